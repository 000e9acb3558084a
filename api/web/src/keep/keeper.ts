// Keeps the draft that is open: every change within a second, and what becomes a version.

import { effect } from "@preact/signals";
import { draft, open, type Draft } from "../model/draft";
import type { Payload } from "../model/json";
import { caret } from "../model/place";
import { fold, same } from "./fold";
import { titleOf, type Kept, type Version } from "./kept";
import { saved, whyNotKept } from "./saved";
import { Overtaken, type Shelf } from "./shelf";

const pause = 300; // milliseconds between writes while the clerk types
const pauseAfterFailure = 5000;

/** Watches the open draft and keeps it on a shelf. One keeper serves a page. */
export class Keeper {
  #kept: Kept | null = null; // as it lies on the shelf, or is being put there
  #safe: Payload | undefined; // what lies on the shelf for certain
  #last: Version | undefined;
  #turn: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Calls `after` when a state has been kept, or could not be, with its mark; `overtaken` when another tab writes the draft. */
  constructor(
    readonly shelf: Shelf,
    private readonly after: (kept: Kept, mark: string) => void = () => {},
    private readonly overtaken: () => void = () => {},
    private readonly now: () => number = Date.now,
  ) {
    effect(() => this.#look(draft.value));
  }

  /** Opens a kept draft on the page; the turn is the right to write it. */
  async open(kept: Kept, turn?: number): Promise<void> {
    this.#last = await this.shelf.lastVersion(kept.id);
    [this.#kept, this.#safe, this.#turn] = [kept, kept.payload, turn];
    saved.value = { state: "kept", at: kept.updated, why: "" };
    open({ id: kept.id, payload: kept.payload, updated: kept.updated, changes: Math.max(kept.changes, kept.server?.changes ?? 0) });
    if (this.#last === undefined || !same(this.#last.payload, kept.payload)) await this.#write("");
  }

  /** Closes the draft that is open when all of it is kept, also what is typed meanwhile; false when it cannot be, and stays open. */
  async close(): Promise<boolean> {
    await this.flush();
    while (this.pending) if (!(await this.#write(""))) return false;
    this.abandon();
    return true;
  }

  /** Closes the draft that is open as it is; what is not kept is lost. */
  abandon(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#kept = null;
    this.#safe = this.#last = this.#turn = undefined;
    open(null);
  }

  /** Whether something is not kept yet. */
  get pending(): boolean {
    return this.#kept !== null && draft.peek()?.payload !== this.#safe;
  }

  /** The draft that is open as it was last kept. */
  get kept(): Kept | null {
    return this.#kept;
  }

  /** The draft that is open as it is now. */
  get current(): Kept | null {
    const now = draft.peek();
    if (this.#kept === null || now?.id !== this.#kept.id) return null;
    return { ...this.#kept, payload: now.payload, title: titleOf(now.payload), updated: now.updated, changes: now.changes, caret: caret.peek() ?? this.#kept.caret };
  }

  /** Notes what the server has of the open draft. */
  note(server: Kept["server"]): void {
    if (this.#kept !== null) this.#kept = { ...this.#kept, server };
  }

  /** Keeps at once what is not kept yet, and where the clerk is. */
  async flush(): Promise<void> {
    const moved = this.#kept !== null && caret.peek() !== null && caret.peek() !== this.#kept.caret;
    if (this.pending || moved) await this.#write("");
  }

  /** Keeps the draft, or a state that it had a moment ago, as a version with a mark, which says why. */
  async mark(why: string, state?: Payload): Promise<void> {
    await this.#write(why, state);
  }

  #look(now: Draft | null): void {
    if (now === null || this.#kept === null || now.id !== this.#kept.id || now.payload === this.#kept.payload) return;
    saved.value = { ...saved.peek(), state: saved.peek().state === "failed" ? "failed" : "saving" };
    this.#soon(pause);
  }

  #soon(wait: number): void {
    this.#timer ??= setTimeout(() => void this.#write(""), wait);
  }

  // Whether the state is kept now.
  async #write(mark: string, state?: Payload): Promise<boolean> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const next = this.current;
    if (next === null) return false;
    const last = this.#last;
    const version = fold(last, next.id, state ?? next.payload, mark, this.now(), next.changes);
    this.#kept = next;
    this.#last = version ?? last; // another write may begin before this one has ended
    try {
      await this.shelf.keep(next, version, this.#turn);
    } catch (cause) {
      this.#failed(cause, next, mark, last);
      return false;
    }
    if (this.#kept?.id === next.id) this.#done(next, mark);
    return true;
  }

  #done(kept: Kept, mark: string): void {
    this.#safe = kept.payload;
    if (this.pending) this.#soon(pause);
    else saved.value = { state: "kept", at: this.now(), why: "" };
    this.after(kept, mark);
  }

  // When another write has begun meanwhile, it has the newer state and the newer version, and tells by itself what became of them.
  #failed(cause: unknown, next: Kept, mark: string, last: Version | undefined): void {
    if (this.#kept?.id !== next.id) return;
    if (this.#kept.payload === next.payload) [this.#kept, this.#last] = [{ ...this.#kept, payload: this.#safe ?? next.payload }, last];
    saved.value = { state: "failed", at: saved.peek().at, why: whyNotKept(cause) };
    this.#soon(pauseAfterFailure);
    if (cause instanceof Overtaken) this.overtaken();
    else this.after(next, mark); // the server may take what the browser does not
  }
}
