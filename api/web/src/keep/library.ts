// All drafts of this browser, and the one that this tab has open.

import { computed, signal } from "@preact/signals";
import { remembered } from "../schema/remembered";
import { Failure, memory } from "../model/api";
import { change, draft } from "../model/draft";
import type { Payload } from "../model/json";
import { show } from "../model/place";
import { same } from "./fold";
import { habits } from "./habits";
import { Keeper } from "./keeper";
import { isBlank, isUntouched, keptOf, numberOf, titleOf, type Kept } from "./kept";
import { claim, heldByOthers, heldElsewhere, takeOver, type Claim } from "./lock";
import { hereState, inOrder, serverState, type State } from "./past";
import { saved, whyNotKept } from "./saved";
import type { DraftStore } from "./server";
import { MemoryShelf, openShelf, type Shelf } from "./shelf";
import { conflicts, isUnsaved, listed, note, onServer, Sync, type Conflict } from "./sync";

/** All drafts as they were last read, also the deleted; the newest first. */
export const all = signal<Kept[]>([]);

/** Drafts that are not deleted. */
export const recent = computed(() => all.value.filter((d) => d.deleted === undefined));

/** Drafts in "Đã xóa", the last deleted first. */
export const deleted = computed(() => all.value.filter((d) => d.deleted !== undefined).sort((a, b) => b.deleted! - a.deleted!));

/** A draft as it is listed. */
export interface Entered {
  id: string;
  title: string;
  kind: string;
  number?: string; // "Số 123/SNV-CCHC, 08/03/2026", as far as it is known
  updated: number;
  where: "here" | "server" | "both";
  torn: boolean; // it was changed here and elsewhere: the clerk is to choose
  blank: boolean; // nothing is written in it
  payload?: Payload; // of those that are here
}

/** Drafts that are not deleted, here and on the server; the newest first, but before all what the clerk is to choose about, and last those in which nothing is written. */
export const shelved = computed<Entered[]>(() => {
  const here = recent.value.filter((d) => !isUntouched(d)).map(entered);
  const known = new Set(all.value.map((d) => d.id));
  const there = listed.value.filter((d) => !known.has(d.id));
  const others = there.map((d): Entered => ({ id: d.id, title: d.title, kind: d.kind, updated: Date.parse(d.updated), where: "server", torn: false, blank: false }));
  const rank = (d: Entered) => Number(d.blank) - Number(d.torn);
  return [...here, ...others].sort((a, b) => rank(a) - rank(b) || b.updated - a.updated);
});

function entered({ id, title, payload, updated }: Kept): Entered {
  const where = onServer(id) ? "both" : "here";
  return { id, title, kind: payload.kind, number: numberOf(payload), updated, where, torn: conflicts.value.has(id), blank: isBlank(payload), payload };
}

/** Why nothing can be kept in this browser, in words; "" when it can. */
export const trouble = signal("");

/** How many drafts are on this computer alone, or have changes that are. */
export const onlyHere = computed(() => recent.value.filter((d) => !onServer(d.id) || isUnsaved(d)).length);

/** How long deleted drafts can be restored. */
export const daysOfDeleted = 30;
const day = 86_400_000;

/** What became of a wish to open a draft. It is "unkept" when the draft before it cannot be kept, and so stays open. */
export type Entry = "open" | "elsewhere" | "missing" | "unkept";

/** The drafts of the browser. One library serves a page. */
export class Library {
  readonly #channel = new BroadcastChannel("vanban library");
  readonly keeper: Keeper;
  readonly sync: Sync;
  #claim: Claim | null = null;
  #losing: Promise<void> | undefined;

  private constructor(
    readonly shelf: Shelf,
    private readonly store: DraftStore,
    private readonly lost: (id: string, left?: string) => void,
  ) {
    this.keeper = new Keeper(
      shelf,
      (kept, mark) => this.sync.changed(kept, mark),
      () => void this.#lose(),
    );
    this.sync = new Sync(store, {
      read: async (id) => (this.keeper.kept?.id === id && this.keeper.pending ? this.keeper.current! : shelf.draft(id)),
      had: async (kept, payload) => (await shelf.versionsSince(kept.id, kept.server?.changes ?? 0)).some((v) => same(v.payload, payload)),
      note: (id, server) => this.#note(id, server),
      done: (kept) => this.#stored(kept),
      refused: (kept, why) => this.#refused(kept, why),
    });
    this.#channel.onmessage = () => void this.read();
  }

  /** Opens the library. `lost` is told of a draft that another tab took over, and of the draft that what was not kept of it has become. */
  static async open(store: DraftStore, lost: (id: string, left?: string) => void): Promise<Library> {
    const shelf = await openShelf().catch((cause: unknown) => {
      trouble.value = whyNotKept(cause);
      return new MemoryShelf();
    });
    memory.value = shelf;
    const library = new Library(shelf, store, lost);
    await library.read();
    await library.#tidy();
    return library;
  }

  /** Reads all drafts anew. */
  async read(): Promise<void> {
    all.value = (await this.shelf.drafts()).sort((a, b) => b.updated - a.updated);
    remembered.value = habits(all.value);
  }

  /** Saves on the server what it has not been sent yet, except what another tab has open. */
  async catchUp(): Promise<void> {
    const others = await heldByOthers(this.keeper.kept?.id);
    await this.sync.catchUp(all.peek().filter((d) => !others.has(d.id)));
  }

  async #note(id: string, server: NonNullable<Kept["server"]>): Promise<void> {
    if (this.keeper.kept?.id === id) this.keeper.note(server);
    await this.shelf.alter(id, (d) => ({ ...d, server })).catch(() => {}); // unknown here, it is asked about when the draft is saved again
  }

  #stored(kept: Kept): void {
    if (this.keeper.kept?.id === kept.id && this.keeper.kept.payload === draft.peek()?.payload && this.keeper.kept.changes === kept.changes) {
      saved.value = { state: "stored", at: Date.now(), why: "" };
    }
  }

  #refused(kept: Kept, why: string): void {
    if (this.keeper.kept?.id === kept.id && saved.peek().state === "kept") saved.value = { ...saved.peek(), why };
  }

  /** Whether what was typed would be lost with the page. */
  get unsafe(): boolean {
    if (this.keeper.kept === null || saved.peek().state === "stored") return false;
    return trouble.peek() !== "" || (this.keeper.pending && saved.peek().state === "failed");
  }

  /** Makes a draft of a payload, without opening it; its id. */
  async add(payload: Payload): Promise<string> {
    const kept = keptOf(newId(), payload, Date.now());
    await this.shelf.keep(kept);
    void navigator.storage?.persist?.(); // some browsers ask the clerk, who has just begun a draft
    await this.#changed();
    return kept.id;
  }

  /** Opens a draft in this tab, unless another tab has it. */
  async enter(id: string): Promise<Entry> {
    return this.#enter(id, claim);
  }

  /** Opens a draft in this tab, also when another has it: that one keeps its changes and closes it. */
  async seize(id: string): Promise<Entry> {
    return this.#enter(id, takeOver);
  }

  async #enter(id: string, how: typeof claim): Promise<Entry> {
    if (!(await this.leave())) return "unkept";
    this.#claim = await how(id, () => (this.keeper.kept?.id === id ? this.#lose() : Promise.resolve()));
    if (this.#claim === null) return "elsewhere";
    const turn = await this.shelf.begin(id).catch(() => undefined); // where there is no room, the draft can still be read
    const kept = await this.#newest(id, await this.shelf.draft(id));
    if (kept === undefined) {
      this.#release();
      return "missing";
    }
    await this.keeper.open({ ...kept, deleted: undefined }, turn);
    this.sync.asked(kept);
    void this.shelf.thin(id).catch(() => {});
    if (kept.caret !== undefined) show(kept.caret);
    return "open";
  }

  // A draft that was saved elsewhere since is taken from the server. When it was changed here, too, it is opened as it is
  // here, and the clerk is asked.
  async #newest(id: string, here: Kept | undefined): Promise<Kept | undefined> {
    const there = await this.sync.newer(id, here);
    if (there === undefined || (here !== undefined && isUnsaved(here))) return here;
    const updated = Date.parse(there.updated);
    const base = here ?? keptOf(id, there.payload, updated);
    const changes = Math.max(base.changes, base.server?.changes ?? 0);
    const kept = { ...base, payload: there.payload, title: titleOf(there.payload), updated, changes, server: { version: there.version, changes } };
    await this.shelf.keep(kept);
    return kept;
  }

  /** Takes what the server has of the open draft in place of what is here, which stays a version. */
  async takeTheirs(c: Conflict): Promise<void> {
    await this.keeper.mark("Trước khi lấy bản trên máy chủ");
    await this.#note(c.id, { version: c.version, changes: (this.keeper.kept?.changes ?? 1) - 1 });
    note(c.id, undefined);
    change(() => c.payload, "lấy bản trên máy chủ");
    await this.keeper.mark("Bản trên máy chủ");
  }

  /** Closes the draft that this tab has open; false when it cannot be kept, and so stays open. */
  async leave(): Promise<boolean> {
    const had = this.keeper.kept !== null;
    if (!(await this.keeper.close())) return false;
    this.abandon();
    if (had) await this.#changed();
    return true;
  }

  /** Closes the draft that this tab has open as it is; what is not kept is lost. */
  abandon(): void {
    this.keeper.abandon();
    this.#release();
  }

  // Another tab takes the draft over, or has done so while this one slept. It is told in more than one way.
  #lose(): Promise<void> {
    return (this.#losing ??= this.#yield().finally(() => (this.#losing = undefined)));
  }

  // What could not be kept before becomes a draft of its own. Until that is kept, nothing is closed: the keeper tries again,
  // and comes back here.
  async #yield(): Promise<void> {
    await this.keeper.flush();
    const now = this.keeper.current;
    if (now === null) return;
    const left = this.keeper.pending ? await this.add(now.payload).catch(() => "") : undefined;
    if (left === "" || this.keeper.current?.payload !== now.payload) return;
    this.abandon();
    this.lost(now.id, left);
  }

  #release(): void {
    this.#claim?.release();
    this.#claim = null;
  }

  /** The content of a draft, as it was last saved here or elsewhere. */
  async contentOf(id: string): Promise<Payload | undefined> {
    return (await this.#newest(id, await this.shelf.draft(id)))?.payload;
  }

  /** Puts a draft into "Đã xóa". */
  async remove(id: string): Promise<void> {
    await this.#alter(id, (d) => ({ ...d, deleted: Date.now() }));
    await this.sync.remove(id);
  }

  /** Takes a draft out of "Đã xóa". */
  async restore(id: string): Promise<void> {
    await this.#alter(id, ({ deleted: _, due: _due, ...d }) => d);
    await this.sync.restore(id);
  }

  /** Deletes a draft and its versions from this computer for good. What the server has of it stays there. */
  async forget(id: string): Promise<void> {
    if (await heldElsewhere(id)) throw new Failure(0, "Bản thảo này đang mở ở một thẻ khác.", "Hãy đóng thẻ đó rồi xóa.");
    await this.shelf.forget(id);
    await this.#changed();
  }

  /** Deletes everything of this browser for good: drafts, versions, and what the server said. */
  async clear(): Promise<void> {
    if ((await heldByOthers(this.keeper.kept?.id)).size > 0) throw new Failure(0, "Còn bản thảo đang mở ở thẻ khác.", "Hãy đóng các thẻ khác của trang này rồi xóa.");
    this.abandon();
    await this.shelf.clear();
    await this.#changed();
  }

  /** The states that a draft had, newest first. */
  async states(id: string): Promise<State[]> {
    const here = (await this.shelf.versions(id)).map(hereState);
    return inOrder(here, await this.#serverStates(id));
  }

  async #serverStates(id: string): Promise<State[]> {
    if (!onServer(id)) return [];
    const load = async (number: number) => (await this.store.version(id, number)).payload;
    return (await this.store.versions(id).catch(() => [])).map((s) => serverState(s, load));
  }

  async #alter(id: string, change: (d: Kept) => Kept): Promise<void> {
    await this.shelf.alter(id, change);
    await this.#changed();
  }

  async #changed(): Promise<void> {
    this.#channel.postMessage("changed");
    await this.read();
  }

  // A draft is forgotten on another day than the page first saw that it is due: a clock that had gone forward is put right by then.
  async #tidy(): Promise<void> {
    const now = Date.now();
    const old = deleted.peek().filter((d) => d.deleted! < now - daysOfDeleted * day);
    for (const d of old) {
      if (d.due !== undefined && d.due < now - day) await this.shelf.forget(d.id);
      else if (d.due === undefined || d.due > now) await this.shelf.alter(d.id, (kept) => ({ ...kept, due: now }));
    }
    if (old.length > 0) await this.read();
  }
}

/** An id that no other draft has. crypto.randomUUID is only there on pages that came by HTTPS or from this computer. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");
}
