// All drafts of this browser, and the one that this tab has open.

import { computed, signal } from "@preact/signals";
import { remembered } from "../form/remembered";
import { draft } from "../model/draft";
import type { Payload } from "../model/json";
import { show } from "../model/place";
import { habits } from "./habits";
import { Keeper } from "./keeper";
import { keptOf, type Kept } from "./kept";
import { claim, takeOver, type Claim } from "./lock";
import { hereState, inOrder, type State } from "./past";
import { saved, whyNotKept } from "./saved";
import { MemoryShelf, openShelf, type Shelf } from "./shelf";

/** All drafts as they were last read, also the deleted; the newest first. */
export const all = signal<Kept[]>([]);

/** Drafts that are not deleted. */
export const recent = computed(() => all.value.filter((d) => d.deleted === undefined));

/** Drafts in "Đã xóa", the last deleted first. */
export const deleted = computed(() => all.value.filter((d) => d.deleted !== undefined).sort((a, b) => b.deleted! - a.deleted!));

/** Why nothing can be kept in this browser, in words; "" when it can. */
export const trouble = signal("");

/** How long deleted drafts can be restored. */
export const daysOfDeleted = 30;
const day = 86_400_000;

/** What became of a wish to open a draft. */
export type Entry = "open" | "elsewhere" | "missing";

/** The drafts of the browser. One library serves a page. */
export class Library {
  readonly #channel = new BroadcastChannel("vanban library");
  #claim: Claim | null = null;

  private constructor(
    readonly shelf: Shelf,
    readonly keeper: Keeper,
    private readonly lost: (id: string) => void,
  ) {
    this.#channel.onmessage = () => void this.read();
  }

  /** Opens the library. `lost` is told of a draft that another tab took over; `kept` of each state that was kept. */
  static async open(lost: (id: string) => void, kept: (k: Kept) => void): Promise<Library> {
    const shelf = await openShelf().catch((cause: unknown) => {
      trouble.value = whyNotKept(cause);
      return new MemoryShelf();
    });
    const library = new Library(shelf, new Keeper(shelf, kept), lost);
    await library.read();
    await library.#tidy();
    void navigator.storage?.persist?.();
    return library;
  }

  /** Reads all drafts anew. */
  async read(): Promise<void> {
    all.value = (await this.shelf.drafts()).sort((a, b) => b.updated - a.updated);
    remembered.value = habits(all.value);
  }

  /** Makes a draft of a payload, without opening it; its id. */
  async add(payload: Payload): Promise<string> {
    const kept = keptOf(newId(), payload, Date.now());
    await this.shelf.keep(kept);
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
    await this.leave();
    if ((await this.shelf.draft(id)) === undefined) return "missing";
    this.#claim = await how(id, () => this.#lose(id));
    if (this.#claim === null) return "elsewhere";
    const kept = (await this.shelf.draft(id))!; // the other tab may have changed it until now
    await this.keeper.open(kept.deleted === undefined ? kept : { ...kept, deleted: undefined });
    if (kept.caret !== undefined) show(kept.caret);
    return "open";
  }

  /** Closes the draft that this tab has open. */
  async leave(): Promise<void> {
    const had = this.keeper.kept !== null;
    await this.keeper.close();
    this.#release();
    if (had) await this.#changed();
  }

  // Another tab takes the draft over. What could not be kept before it did becomes a draft of its own.
  async #lose(id: string): Promise<void> {
    if (this.keeper.kept?.id !== id) return;
    await this.keeper.flush();
    const left = saved.peek().state === "failed" ? draft.peek()?.payload : undefined;
    this.keeper.drop();
    this.#claim = null;
    if (left !== undefined) await this.add(left).catch(() => {});
    this.lost(id);
  }

  #release(): void {
    this.#claim?.release();
    this.#claim = null;
  }

  /** Makes a draft with the content of another; its id. */
  async copy(id: string): Promise<string | undefined> {
    const kept = await this.shelf.draft(id);
    return kept && this.add(kept.payload);
  }

  /** Puts a draft into "Đã xóa". */
  async remove(id: string): Promise<void> {
    await this.#alter(id, (d) => ({ ...d, deleted: Date.now() }));
  }

  /** Takes a draft out of "Đã xóa". */
  async restore(id: string): Promise<void> {
    await this.#alter(id, ({ deleted: _, ...d }) => d);
  }

  /** Deletes a draft for good. */
  async forget(id: string): Promise<void> {
    await this.shelf.forget(id);
    await this.#changed();
  }

  /** The states that a draft had, newest first. */
  async states(id: string): Promise<State[]> {
    return inOrder((await this.shelf.versions(id)).map(hereState));
  }

  async #alter(id: string, change: (d: Kept) => Kept): Promise<void> {
    await this.shelf.alter(id, change);
    await this.#changed();
  }

  async #changed(): Promise<void> {
    this.#channel.postMessage("changed");
    await this.read();
  }

  async #tidy(): Promise<void> {
    const before = Date.now() - daysOfDeleted * day;
    const old = deleted.peek().filter((d) => d.deleted! < before);
    for (const d of old) await this.shelf.forget(d.id);
    if (old.length > 0) await this.read();
  }
}

/** An id that no other draft has. crypto.randomUUID is only there on pages that came by HTTPS or from this computer. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");
}
