// Edits of findings, made in a draft that may have changed since it was looked at.

import type { Edit } from "./api";
import { bytesOf } from "./bytes";
import type { Json, Payload } from "./json";
import { fieldOffset } from "./offsets";
import * as at from "./pointer";

/**
 * The draft with the edits of findings on what it was when the server looked at it. An edit of what has been changed
 * since is left out: its finding comes again if it still holds.
 */
export function mended(now: Payload, judged: Payload, edits: Edit[]): Payload {
  const standing = edits.map(halves).filter((all) => now === judged || all.every((e) => stands(now, judged, e)));
  return lastFirst(apart(standing.flat())).reduce((p, e) => made(p, now, judged, e), now);
}

// The edit and what it is not whole without.
const halves = (e: Edit): Edit[] => [e, ...(e.also ? halves(e.also) : [])];

/** The edits that can be made at once: of several of one part of the text the first, as the others are of what it was before. */
export function apart(edits: Edit[]): Edit[] {
  return edits.reduce<Edit[]>((kept, e) => (kept.some((k) => meet(k, e)) ? kept : [...kept, e]), []);
}

function meet(a: Edit, b: Edit): boolean {
  if (a.op !== "replace" || b.op !== "replace") return at.within(a.path, b.path) || at.within(b.path, a.path);
  if (a.path !== b.path) return false;
  return a.offset === b.offset || (a.offset < b.offset + b.length && b.offset < a.offset + a.length);
}

// From the end, so that what is still to be changed stays where it is.
function lastFirst(edits: Edit[]): Edit[] {
  return [...edits].sort((a, b) => b.path.localeCompare(a.path, "en", { numeric: true }) || b.offset - a.offset);
}

// A value that was not touched is the same one; of a list's element that must hold of the list as well.
function stands(now: Payload, judged: Payload, e: Edit): boolean {
  if (e.op === "replace") return typeof at.get(now, e.path) === "string" && place(now, judged, e) !== null;
  const holder = at.split(e.path).parent;
  return at.get(now, e.path) === at.get(judged, e.path) && (at.get(now, holder) === at.get(judged, holder) || !Array.isArray(at.get(now, holder)));
}

function made(p: Payload, now: Payload, judged: Payload, e: Edit): Payload {
  if (e.op === "remove") return at.drop(p, e.path);
  if (e.op === "insert") return at.insert(p, at.split(e.path).parent, Number(at.split(e.path).name), e.text);
  if (e.op === "set") return at.put(p, e.path, alike(at.get(now, e.path), e.text));
  const text = at.get(p, e.path);
  const found = place(now, judged, e);
  if (typeof text !== "string" || found === null) return p;
  return at.put(p, e.path, text.slice(0, found.from) + e.text + text.slice(found.to));
}

const number = /^-?(0|[1-9]\d*)(\.\d+)?$/;

// A number stays a number, when the text writes one.
const alike = (old: Json | undefined, text: string): Json => (typeof old === "number" && number.test(text) ? Number(text) : text);

// Where in the text of now the edit is made; null when what it is about has been changed.
function place(now: Payload, judged: Payload, e: Edit): { from: number; to: number } | null {
  const old = at.get(judged, e.path);
  const text = at.get(now, e.path);
  if (typeof old !== "string" || typeof text !== "string") return null;
  const read = old.normalize("NFC").trim();
  if (bytesOf(read, read.length) < e.offset + e.length) return null;
  return moved(old, text, fieldOffset(old, e.offset), fieldOffset(old, e.offset + e.length));
}

// Where a part of the old text is in the new one, when only what lies before or behind it differs.
function moved(old: string, text: string, from: number, to: number): { from: number; to: number } | null {
  const same = shared(old, text);
  if (to <= same) return { from, to };
  const least = Math.min(old.length, text.length) - same;
  const tail = Math.min(sharedEnd(old, text), least);
  const by = text.length - old.length;
  return from >= old.length - tail ? { from: from + by, to: to + by } : null;
}

function shared(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n++;
  return n;
}

function sharedEnd(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && a[a.length - 1 - n] === b[b.length - 1 - n]) n++;
  return n;
}
