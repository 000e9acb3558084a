// Asks the server for the paper of the draft, as often as it answers and no oftener.

import { batch, computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import { ask, Failure, posting, reachable, whole, type Pages } from "../model/api";
import { draft } from "../model/draft";
import type { Payload } from "../model/json";
import { judged, pages, stale } from "../model/live";
import { caret } from "../model/place";
import { caretOn, complete, filled, joined } from "./answer";
import { Held } from "./held";
import { caretOffset, fits, pathOf, sameCaret, type Wish } from "./order";
import { inTurn, pause } from "./turns";
import { near } from "./view";

/** What the clerk is told of a paper that is not that of the draft. */
export const told = {
  silent: "Máy chủ không trả lời – trang đang hiện là bản cũ; bản thảo vẫn được giữ.",
  undrawn: "Chưa dàn được trang vì bản thảo có chỗ sai – trang đang hiện là bản cũ.",
  refused: "Chưa dàn được trang: ",
  large: "bản thảo lớn hơn 8 MB. Bản thảo vẫn được giữ; hãy bớt ảnh hoặc tách phụ lục.",
};

/** An answer, and when what led to it was, by performance.now(). */
export interface Arrival {
  wish: Wish;
  typed: number[]; // the changes of the draft that it is the first to show
  asked: number;
  answered: number; // the server began to answer
  read: number;
}

/** The answer that the paper shows; null before the first. */
export const arrival = signal<Arrival | null>(null);

/** Whether the server's last answer is of the draft as it is now. */
export const fresh: ReadonlySignal<boolean> = computed(() => arrival.value?.wish.payload === draft.value?.payload && arrival.value?.wish.id === draft.value?.id);

/** A promise that is kept when the server has answered on the draft as it is then. */
export function settled(): Promise<void> {
  return new Promise((keep) => {
    let stop = () => {};
    stop = effect(() => {
      if (fresh.value) queueMicrotask(() => (stop(), keep()));
    });
  });
}

/** Sends a draft and gives the answer with the time of its beginning; what is no success is thrown. */
export type Send = (path: string, body: Payload) => Promise<{ answer: Pages; answered: number }>;

/** Keeps the paper that of the draft, until the function that it gives is called. */
export function follow(send: Send = post): () => void {
  const follower = new Follower(send);
  const stops = [
    effect(() => follower.heed(wished())),
    effect(() => {
      if (reachable.value) follower.retry();
    }),
    listen(globalThis.window, "online", () => follower.retry()),
    listen(globalThis.document, "visibilitychange", () => follower.retry()),
  ];
  return () => {
    stops.forEach((stop) => stop());
    follower.stop();
  };
}

/** What is to be known now; null when no draft is open. */
function wished(): Wish | null {
  const open = draft.value;
  if (open === null || open.payload.kind === "") return null;
  return { id: open.id, payload: open.payload, range: near.value, caret: caret.value };
}

/** How many images are kept, and how many of them the server is told of: the request must not grow long. */
const images = { kept: 400, told: 64 };

class Follower {
  readonly #images = new Held(images.kept);
  readonly #turn = inTurn(() => this.#once());
  #wish: Wish | null = null;
  #typed: { payload: Payload; at: number }[] = [];
  #done: Wish | null = null; // the last that was answered, be it by a refusal
  #failed: Wish | null = null; // the last that was not
  #failures = 0; // to answer it
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly send: Send) {}

  /** Takes a new wish. */
  heed(wish: Wish | null): void {
    const before = this.#wish;
    this.#wish = wish;
    if (wish?.id !== before?.id) this.#forget();
    if (wish === null) return;
    if (wish.payload !== before?.payload) this.#typed.push({ payload: wish.payload, at: performance.now() });
    this.#turn();
  }

  /** Asks again when the server did not answer. */
  retry(): void {
    if (this.#failed !== null && globalThis.document?.visibilityState !== "hidden") this.#turn();
  }

  stop(): void {
    this.#wish = null;
    clearTimeout(this.#timer);
  }

  #forget(): void {
    clearTimeout(this.#timer);
    [this.#typed, this.#done, this.#failed] = [[], null, null];
    batch(() => {
      pages.value = null;
      judged.value = null;
      arrival.value = null;
      stale.value = "";
    });
  }

  async #once(): Promise<void> {
    clearTimeout(this.#timer);
    const wish = this.#wish;
    if (wish === null) return;
    this.#moveCaret(wish);
    if (!this.#lacks(wish)) return;
    const asked = performance.now();
    try {
      const { answer, answered } = await this.send(pathOf(wish, this.#images.latest(images.told)), wish.payload);
      if (this.#isOpen(wish)) this.#show(answer, { wish, typed: this.#served(wish), asked, answered, read: performance.now() });
    } catch (cause) {
      if (this.#isOpen(wish)) this.#missed(wish, cause);
    }
  }

  /** Where the caret is on paper is seen from the lines that are known. Only where it is on none of them the server is asked. */
  #moveCaret(wish: Wish): void {
    const shown = pages.peek();
    if (this.#done === null || shown === null || judged.peek() !== wish.payload || this.#done.payload !== wish.payload || sameCaret(wish, this.#done)) return;
    const found = wish.caret === null ? undefined : caretOn(shown, wish.caret.pointer, caretOffset(wish.payload, wish.caret));
    if (wish.caret !== null && found === undefined) return;
    this.#done = { ...this.#done, caret: wish.caret };
    pages.value = { ...shown, caret: found };
  }

  /** Whether the answers that there were do not do. */
  #lacks(wish: Wish): boolean {
    const done = this.#done;
    if (done === null || wish.payload !== done.payload || !sameCaret(wish, done)) return true;
    const same = wish.range.from === done.range.from && wish.range.to === done.range.to;
    return !same && !complete(pages.peek(), wish.range);
  }

  /** An answer on another draft than is open, or on another kind, is of no use. */
  #isOpen(wish: Wish): boolean {
    return this.#wish?.id === wish.id && this.#wish.payload.kind === wish.payload.kind;
  }

  /** When the changes were made that an answer is the first to show. */
  #served(wish: Wish): number[] {
    const served = this.#typed.splice(0, this.#typed.findLastIndex((t) => t.payload === wish.payload) + 1);
    return served.map((t) => t.at);
  }

  #show(answer: Pages, a: Arrival): void {
    const before = pages.peek();
    const now = filled(answer, a.wish.range, this.#images, before);
    const same = this.#done?.payload === a.wish.payload && before !== null;
    [this.#done, this.#failed] = [a.wish, null];
    batch(() => {
      pages.value = same ? joined(now, before) : now;
      judged.value = a.wish.payload;
      arrival.value = a;
      stale.value = answer.drawn ? "" : (answer.stale ?? told.undrawn);
    });
  }

  #missed(wish: Wish, cause: unknown): void {
    if (isRefusal(cause)) {
      [this.#done, this.#failed] = [wish, null];
      stale.value = told.refused + [cause.message, cause.suggestion].filter((s) => s !== "").join(" ");
      return;
    }
    this.#failures = this.#failed?.payload === wish.payload ? this.#failures + 1 : 1;
    this.#failed = wish;
    stale.value = told.silent;
    this.#timer = setTimeout(this.#turn, pause(this.#failures));
  }
}

/** Whether the same draft would be refused again. */
function isRefusal(cause: unknown): cause is Failure {
  return cause instanceof Failure && !cause.passes;
}

/** A server that says nothing for so long is not waited for, in milliseconds. */
const patience = 30_000;

/** Asks the server for the paper of a draft. */
export async function post(path: string, body: Payload): Promise<{ answer: Pages; answered: number }> {
  const request = posting(body);
  if (!fits(request.body as string)) throw new Failure(413, told.large);
  const response = await ask(path, { ...request, signal: AbortSignal.timeout(patience) });
  const answered = performance.now();
  const answer: Pages = await response.json();
  return { answer: { ...answer, problems: answer.problems.map(whole) }, answered };
}

function listen(target: EventTarget | undefined, type: string, heard: () => void): () => void {
  target?.addEventListener(type, heard);
  return () => target?.removeEventListener(type, heard);
}
