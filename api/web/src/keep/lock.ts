// One tab at a time writes a draft. The tab that has it says so; another may take it over.

/** The right of this tab to write a draft. */
export interface Claim {
  release(): void;
}

/** What a tab does when another takes its draft over: it keeps what is not kept yet. */
export type Lose = () => Promise<void>;

interface Word {
  draft: string; // "" for all
  say: "who" | "mine" | "give" | "given";
}

const patience = 400; // milliseconds: a page that is being left still has its lock for a moment

/** Claims a draft for this tab; null when another has it. */
export async function claim(draft: string, lose: Lose): Promise<Claim | null> {
  const channel = new BroadcastChannel("vanban drafts");
  const right = navigator.locks === undefined ? await ask(channel, draft) : await lockSoon(draft, lose);
  if (right === null) {
    channel.close();
    return null;
  }
  return hold(channel, draft, lose, right);
}

/** Whether another tab has a draft. */
export async function heldElsewhere(draft: string): Promise<boolean> {
  return (await heldByOthers(undefined)).has(draft);
}

/** The drafts that other tabs have open, besides the one that this tab has. */
export async function heldByOthers(own: string | undefined): Promise<Set<string>> {
  const held = navigator.locks === undefined ? await askAll() : ((await navigator.locks.query()).held ?? []).map((l) => l.name ?? "");
  const drafts = held.filter((name) => name.startsWith(nameOf(""))).map((name) => name.slice(nameOf("").length));
  return new Set(drafts.filter((d) => d !== own));
}

/** Claims a draft that another tab has, which keeps its changes first. */
export async function takeOver(draft: string, lose: Lose): Promise<Claim | null> {
  const channel = new BroadcastChannel("vanban drafts");
  channel.postMessage({ draft, say: "give" } satisfies Word);
  await heard(channel, draft, "given", 1500);
  channel.close();
  const mine = await claim(draft, lose);
  if (mine !== null || navigator.locks === undefined) return mine;
  const stolen = await lock(draft, lose); // the other tab sleeps: its lock is taken
  return stolen && hold(new BroadcastChannel("vanban drafts"), draft, lose, stolen);
}

const nameOf = (draft: string) => `vanban draft ${draft}`;

// Answers other tabs until the draft is given away or released.
function hold(channel: BroadcastChannel, draft: string, lose: Lose, right: Claim): Claim {
  const release = () => {
    channel.close();
    right.release();
  };
  channel.onmessage = async ({ data }: MessageEvent<Word>) => {
    if (data.draft === "" && data.say === "who") channel.postMessage({ draft, say: "mine" } satisfies Word);
    if (data.draft !== draft) return;
    if (data.say === "who") channel.postMessage({ draft, say: "mine" } satisfies Word);
    if (data.say !== "give") return;
    await lose();
    release();
    say({ draft, say: "given" });
  };
  return { release };
}

// A busy computer may be slow to give a lock that nobody has.
async function lockSoon(draft: string, lose: Lose): Promise<Claim | null> {
  const right = await lock(draft, lose, AbortSignal.timeout(patience));
  if (right !== null || (await heldElsewhere(draft))) return right;
  return lock(draft, lose, AbortSignal.timeout(10 * patience));
}

// Takes the lock, within the time that the signal gives, or from whoever has it.
function lock(draft: string, lose: Lose, within?: AbortSignal): Promise<Claim | null> {
  return new Promise((resolve) => {
    const held = () => new Promise<void>((release) => resolve({ release }));
    const options: LockOptions = within === undefined ? { steal: true } : { signal: within };
    let mine = false;
    navigator.locks
      .request(nameOf(draft), options, () => {
        mine = true;
        return held();
      })
      .catch(() => (mine ? lose() : resolve(null))); // stolen, or not to be had
  });
}

// Where the browser has no locks, as on a page that came by plain HTTP, the other tabs are asked.
async function ask(channel: BroadcastChannel, draft: string): Promise<Claim | null> {
  channel.postMessage({ draft, say: "who" } satisfies Word);
  return (await heard(channel, draft, "mine", patience)) ? null : { release: () => {} };
}

// The names of all drafts that tabs answer for.
async function askAll(): Promise<string[]> {
  const channel = new BroadcastChannel("vanban drafts");
  const names: string[] = [];
  channel.onmessage = ({ data }: MessageEvent<Word>) => void (data.say === "mine" && names.push(nameOf(data.draft)));
  channel.postMessage({ draft: "", say: "who" } satisfies Word);
  await new Promise((resolve) => setTimeout(resolve, patience));
  channel.close();
  return names;
}

function say(word: Word): void {
  const channel = new BroadcastChannel("vanban drafts");
  channel.postMessage(word);
  channel.close();
}

function heard(channel: BroadcastChannel, draft: string, word: Word["say"], wait: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), wait);
    channel.onmessage = ({ data }: MessageEvent<Word>) => {
      if (data.draft !== draft || data.say !== word) return;
      clearTimeout(timer);
      resolve(true);
    };
  });
}
