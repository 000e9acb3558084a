// Keeps drafts of the browser on the server, too, and brings back what was saved from elsewhere. Nothing that somebody
// else saved is replaced unseen: where both have changed the clerk is asked.

import { computed, signal } from "@preact/signals";
import { Failure } from "../model/api";
import type { Payload } from "../model/json";
import { same } from "./fold";
import { titleOf, type Kept } from "./kept";
import type { Content, DraftStore, Listed } from "./server";

/** Whether the server keeps drafts; undefined until it has said so. */
export const stored = signal<boolean | undefined>(undefined);

/** The drafts that the server has. */
export const listed = signal<Listed[]>([]);

/** A draft that was changed here and elsewhere. */
export interface Conflict {
  id: string;
  version: number; // that the server has
  saved: number; // when it was
  payload: Payload;
}

/** The conflicts that the clerk is to settle, by the ids of their drafts. */
export const conflicts = signal<ReadonlyMap<string, Conflict>>(new Map());

/** Takes note of a conflict, or with undefined that a draft has none any more. */
export function note(id: string, found: Conflict | undefined): void {
  const others = [...conflicts.peek()].filter(([other]) => other !== id);
  conflicts.value = new Map(found === undefined ? others : [...others, [id, found]]);
}

const storedIds = computed(() => new Set(listed.value.map((d) => d.id)));

/** Whether the server has a draft. */
export const onServer = (id: string) => storedIds.value.has(id);

const pause = 2000; // milliseconds after the last change
const pauseAfterFailure = 10_000;

/** What a Sync needs of the browser's drafts. */
export interface Local {
  /** The draft as it is kept now. */
  read(id: string): Promise<Kept | undefined>;
  /** Whether the draft was in this state here since the server was last known to have its state. */
  had(kept: Kept, payload: Payload): Promise<boolean>;
  /** Notes what the server has of a draft. */
  note(id: string, server: NonNullable<Kept["server"]>): Promise<void>;
  /** A state that was kept here is on the server, too. */
  done(kept: Kept): void;
  /** The server does not take a state, and will not. */
  refused(kept: Kept, why: string): void;
}

/** Saves drafts on the server, one after the other. */
export class Sync {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #due = new Map<string, string>(); // ids of drafts, and the marks of what is to be saved of them
  #sent = new Map<string, Payload>(); // the last that was sent of each draft, whether or not an answer was heard
  #turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: DraftStore,
    private readonly local: Local,
  ) {}

  /** Asks the server what it has. */
  async refresh(): Promise<void> {
    try {
      const answer = await this.store.list();
      stored.value = answer.stored;
      listed.value = answer.drafts;
    } catch (cause) {
      if (!(cause instanceof Failure)) throw cause;
      if (!cause.passes) stored.value = false; // it keeps drafts, but not for this page
    }
  }

  /** Says that a state was kept here. It is saved when no other follows for a while; one with a mark at once. */
  changed(kept: Kept, mark: string): void {
    if (stored.peek() === false) return;
    const before = this.#due.get(kept.id) ?? "";
    this.#due.set(kept.id, mark || before);
    this.#soon(mark === "" ? pause : 0);
  }

  /** Saves what has not been saved yet. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await (this.#turn = this.#turn.then(() => this.#saveDue()).catch(report));
  }

  #soon(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), wait);
  }

  async #saveDue(): Promise<void> {
    if (stored.peek() === undefined) await this.refresh();
    if (stored.peek() === undefined && this.#due.size > 0) return this.#soon(pauseAfterFailure);
    if (stored.peek() !== true) return;
    for (const [id, mark] of this.#due) {
      this.#due.delete(id);
      if (!(await this.#tried(id, mark))) return this.#soon(pauseAfterFailure);
    }
  }

  // Whether there is nothing to be tried again later.
  async #tried(id: string, mark: string): Promise<boolean> {
    let kept: Kept | undefined;
    try {
      kept = await this.local.read(id);
      if (kept !== undefined && kept.deleted === undefined && !conflicts.peek().has(id)) await this.#save(kept, mark);
      return true;
    } catch (cause) {
      if (!(cause instanceof Failure)) report(cause);
      else if (!cause.passes) {
        if (kept !== undefined) this.local.refused(kept, cause.message);
        return true;
      }
      if (!this.#due.has(id)) this.#due.set(id, mark);
      return false;
    }
  }

  async #save(kept: Kept, mark: string): Promise<void> {
    const sent = this.#sent.get(kept.id);
    this.#sent.set(kept.id, kept.payload);
    try {
      await this.#put(kept, kept.server?.version ?? 0, mark);
    } catch (cause) {
      if (!(cause instanceof Failure)) throw cause;
      if (cause.status === 404 && kept.server !== undefined) return this.#put(kept, 0, mark); // another store than before
      if (cause.status !== 412) throw cause;
      await this.#meet(kept, mark, sent);
    }
  }

  async #put(kept: Kept, version: number, mark: string): Promise<void> {
    const answer = await this.store.put(kept.id, version, contentOf(kept, mark));
    this.#have(answer);
    await this.local.note(kept.id, { version: answer.version, changes: kept.changes });
    this.local.done(kept);
  }

  // Somebody has saved the draft elsewhere. The clerk is asked, unless both say the same, or it was this page itself, which
  // did not hear the answer.
  async #meet(kept: Kept, mark: string, sent: Payload | undefined): Promise<void> {
    const theirs = await this.store.get(kept.id);
    const isOurs = same(theirs.payload, kept.payload) || (sent !== undefined && same(theirs.payload, sent)) || (await this.local.had(kept, theirs.payload));
    if (isOurs) return this.#put(kept, theirs.version, mark);
    note(kept.id, { id: kept.id, version: theirs.version, saved: Date.parse(theirs.updated), payload: theirs.payload });
  }

  #have(d: Listed): void {
    listed.value = [d, ...listed.peek().filter((o) => o.id !== d.id)];
  }

  /** Settles a conflict: what is here is saved upon what the server has, which keeps that as a version. */
  async settle(c: Conflict): Promise<void> {
    const kept = await this.local.read(c.id);
    if (!kept) return;
    note(c.id, undefined);
    await this.local.note(c.id, { version: c.version, changes: kept.changes - 1 });
    this.changed({ ...kept }, "Giữ bản ở máy này");
  }

  /** What the server has of a draft that is about to be opened here: newer, or not here at all; undefined when there is nothing new. */
  async newer(id: string, kept: Kept | undefined): Promise<(Listed & { payload: Payload }) | undefined> {
    if (stored.peek() === undefined) await this.refresh();
    const there = listed.peek().find((d) => d.id === id);
    if (there === undefined || there.version <= versionOf(kept)) return undefined;
    try {
      return await this.store.get(id);
    } catch (cause) {
      if (cause instanceof Failure) return undefined; // what is here is opened
      throw cause;
    }
  }

  /** Has the clerk asked, as soon as a draft is opened, which of two states is to be. */
  asked(kept: Kept): void {
    const there = listed.peek().find((d) => d.id === kept.id)?.version;
    if (there !== undefined && (isBehind(there, kept) || isTorn(there, kept))) this.changed(kept, "");
  }

  /** Saves all drafts that changed while the server could not be reached. */
  async catchUp(drafts: Kept[]): Promise<void> {
    await this.refresh();
    if (stored.peek() !== true) return;
    for (const d of drafts.filter(isUnsaved)) this.changed(d, "");
    for (const d of drafts) await this.#follow(d);
  }

  // What was deleted here while the server could not be reached is deleted there, too, unless it was saved since.
  async #follow(d: Kept): Promise<void> {
    const there = listed.peek().find((l) => l.id === d.id);
    if (d.deleted === undefined || there === undefined || there.version !== d.server?.version) return;
    await this.remove(d.id);
  }

  /** Deletes a draft on the server; it can be restored. */
  async remove(id: string): Promise<void> {
    this.#due.delete(id);
    note(id, undefined);
    if (!onServer(id)) return;
    await this.#quietly(() => this.store.remove(id));
    listed.value = listed.peek().filter((d) => d.id !== id);
  }

  /** Restores a draft on the server. */
  async restore(id: string): Promise<void> {
    if (stored.peek() !== true) return;
    await this.#quietly(() => this.store.restore(id));
    await this.refresh();
  }

  // What the server cannot do now is made up for when it is caught up with.
  async #quietly(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (cause) {
      if (!(cause instanceof Failure)) throw cause;
    }
  }
}

// A fault of the page's own is shown where faults are, and what was to be done is tried again.
function report(cause: unknown): void {
  setTimeout(() => {
    throw cause;
  });
}

/** Whether a draft has changes that the server has not. */
export function isUnsaved(d: Kept): boolean {
  return d.deleted === undefined && (d.server === undefined || d.changes > d.server.changes);
}

// The server has an older save than it had: its own file was replaced by a copy of former days.
const isBehind = (there: number, { server }: Kept) => server !== undefined && there < server.version;

// The draft was changed here, and saved elsewhere.
const isTorn = (there: number, kept: Kept) => isUnsaved(kept) && there > (kept.server?.version ?? 0);

// The version that a draft here is built on. A browser that had no room for what the server then took is behind itself.
function versionOf(kept: Kept | undefined): number {
  const server = kept?.server;
  return server === undefined || kept!.changes < server.changes ? 0 : server.version;
}

function contentOf(kept: Kept, mark: string): Content {
  return { kind: kept.payload.kind, title: titleOf(kept.payload), mark, payload: kept.payload };
}
