// Keeps the draft that is open: every change within a second, and what becomes a version.

import { effect } from "@preact/signals";
import { draft, open, type Draft } from "../model/draft";
import type { Payload } from "../model/json";
import { caret } from "../model/place";
import { fold, same } from "./fold";
import { titleOf, type Kept, type Version } from "./kept";
import { saved, whyNotKept } from "./saved";
import type { Shelf } from "./shelf";

const pause = 300; // milliseconds between writes while the clerk types
const pauseAfterFailure = 5000;

/** Watches the open draft and keeps it on a shelf. One keeper serves a page. */
export class Keeper {
  #kept: Kept | null = null; // as it lies on the shelf
  #last: Version | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Calls `after` when a state has been kept, with its mark. */
  constructor(
    readonly shelf: Shelf,
    private readonly after: (kept: Kept, mark: string) => void = () => {},
    private readonly now: () => number = Date.now,
  ) {
    effect(() => this.#look(draft.value));
  }

  /** Opens a kept draft on the page. */
  async open(kept: Kept): Promise<void> {
    this.#last = await this.shelf.lastVersion(kept.id);
    this.#kept = kept;
    saved.value = { state: "kept", at: kept.updated, why: "" };
    open({ id: kept.id, payload: kept.payload, updated: kept.updated });
    if (this.#last === undefined || !same(this.#last.payload, kept.payload)) await this.#write("");
  }

  /** Closes the draft that is open, when all of it is kept. */
  async close(): Promise<void> {
    await this.flush();
    this.drop();
  }

  /** Closes the draft that is open as it is. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#kept = null;
    this.#last = undefined;
    open(null);
  }

  /** Whether something is not kept yet. */
  get pending(): boolean {
    return this.#kept !== null && draft.peek()?.payload !== this.#kept.payload;
  }

  /** The draft that is open as it was last kept. */
  get kept(): Kept | null {
    return this.#kept;
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

  async #write(mark: string, state?: Payload): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const now = draft.peek();
    const before = this.#kept;
    if (now === null || before === null || now.id !== before.id) return;
    const next = { ...before, payload: now.payload, title: titleOf(now.payload), updated: now.updated, caret: caret.peek() ?? before.caret };
    const version = fold(this.#last, now.id, state ?? now.payload, mark, this.now());
    const last = this.#last;
    this.#kept = next;
    this.#last = version ?? last; // another write may begin before this one has ended
    try {
      await this.shelf.keep(next, version);
    } catch (cause) {
      if (this.#kept?.payload === next.payload) [this.#kept, this.#last] = [{ ...this.#kept, payload: before.payload }, last];
      this.#failed(cause);
      return;
    }
    if (this.#kept?.id === next.id) this.#done(next, mark);
  }

  #done(kept: Kept, mark: string): void {
    if (!this.pending) saved.value = { state: "kept", at: this.now(), why: "" };
    this.after(kept, mark);
  }

  #failed(cause: unknown): void {
    saved.value = { state: "failed", at: saved.peek().at, why: whyNotKept(cause) };
    this.#soon(pauseAfterFailure);
  }
}
