// What the server is asked for a draft on paper.

import type { Payload } from "../model/json";
import type { Place } from "../model/place";
import { get } from "../model/pointer";
import type { Range } from "./desk";
import { serverOffset } from "../model/offsets";

/** What is to be known: the draft, the pages that are looked at, and where the caret is. */
export interface Wish {
  id: string; // of the draft
  payload: Payload;
  range: Range;
  caret: Place | null;
}

/** The path of the request, which names the pages whose images are held. */
export function pathOf(w: Wish, have: readonly string[]): string {
  const query = new URLSearchParams({ from: String(w.range.from), to: String(w.range.to) });
  if (have.length > 0) query.set("have", have.join(","));
  if (w.caret !== null && w.caret.pointer !== "") {
    query.set("at", w.caret.pointer);
    query.set("offset", String(caretOffset(w.payload, w.caret)));
  }
  return `/v1/documents/${encodeURIComponent(w.payload.kind)}/pages?${query}`;
}

/** How many bytes of the text, as the server reads it, are before the caret. */
export function caretOffset(payload: Payload, { pointer, offset }: Place): number {
  const text = get(payload, pointer);
  return typeof text === "string" ? serverOffset(text, offset) : 0;
}

/** Whether the caret is at the same place of the same text. */
export function sameCaret(a: Wish, b: Wish): boolean {
  return a.payload === b.payload && a.caret?.pointer === b.caret?.pointer && a.caret?.offset === b.caret?.offset;
}

/** The most that the server takes of a draft, in bytes. */
const most = 8 << 20;

/** Whether the server takes so much. */
export function fits(body: string): boolean {
  return body.length <= most / 3 || new TextEncoder().encode(body).length <= most;
}
