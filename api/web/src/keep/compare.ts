// What is different in two states of a draft: field by field, in words.

import { diffArrays, diffWordsWithSpace } from "diff";
import { isObject, type Json, type Payload } from "../model/json";
import { join } from "../model/pointer";

/** A piece of a field's text: in both states, or in one of them. */
export interface Piece {
  text: string;
  is: "same" | "added" | "removed";
}

/** A field that is not the same in both states. */
export interface Difference {
  pointer: string; // in the newer state; in the older one when it was taken out
  in: "older" | "newer"; // the state that the pointer is of
  is: "changed" | "added" | "removed";
  pieces: Piece[];
}

/** The differences of two payloads, in the order of the newer one. */
export function compare(older: Payload, newer: Payload): Difference[] {
  return members("", "", older, newer);
}

function values(before: string, after: string, a: Json | undefined, b: Json | undefined): Difference[] {
  if (JSON.stringify(a) === JSON.stringify(b)) return [];
  if (a === undefined || isBlank(a)) return b === undefined || isBlank(b) ? [] : [added(after, b)];
  if (b === undefined || isBlank(b)) return [removed(before, a)];
  if (Array.isArray(a) && Array.isArray(b)) return elements(before, after, a, b);
  if (isObject(a) && isObject(b)) return members(before, after, a, b);
  return [changed(after, wordsOf(a), wordsOf(b))];
}

function members(before: string, after: string, a: Json, b: Json): Difference[] {
  const [x, y] = [isObject(a) ? a : {}, isObject(b) ? b : {}];
  const names = [...new Set([...Object.keys(y), ...Object.keys(x)])];
  return names.flatMap((n) => values(join(before, n), join(after, n), x[n], y[n]));
}

// Elements that are in both lists are left out; of the others those at the same place between them are one that changed.
function elements(before: string, after: string, a: Json[], b: Json[]): Difference[] {
  const found: Difference[] = [];
  let [i, j] = [0, 0];
  let gone: number[] = [];
  const settle = () => {
    found.push(...gone.map((g) => removed(join(before, g), a[g]!)));
    gone = [];
  };
  for (const run of diffArrays(a.map(text), b.map(text))) {
    if (run.removed) for (let n = run.count; n > 0; n--) gone.push(i++);
    else if (run.added) {
      for (let n = run.count; n > 0; n--, j++) {
        const g = gone.shift();
        found.push(...(g === undefined ? [added(join(after, j), b[j]!)] : values(join(before, g), join(after, j), a[g], b[j])));
      }
      settle();
    } else {
      settle();
      i += run.count;
      j += run.count;
    }
  }
  settle();
  return found;
}

const text = (v: Json) => JSON.stringify(v);

const isBlank = (v: Json) => v === "" || (Array.isArray(v) && v.length === 0);

function added(pointer: string, v: Json): Difference {
  return { pointer, in: "newer", is: "added", pieces: [{ text: wordsOf(v), is: "added" }] };
}

function removed(pointer: string, v: Json): Difference {
  return { pointer, in: "older", is: "removed", pieces: [{ text: wordsOf(v), is: "removed" }] };
}

function changed(pointer: string, a: string, b: string): Difference {
  const pieces = diffWordsWithSpace(a, b).map((p) => ({ text: p.value, is: p.added ? "added" : p.removed ? "removed" : "same" }) satisfies Piece);
  return { pointer, in: "newer", is: "changed", pieces: phrases(pieces) };
}

// Words that each took the place of another, with nothing but blanks between them, are one phrase in place of another.
function phrases(pieces: Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (let i = 0; i < pieces.length; i++) {
    const blank = pieces[i]!;
    const before = joined.slice(-2);
    const after = pieces.slice(i + 1, i + 3);
    if (blank.is === "same" && blank.text.trim() === "" && isSwap(before) && isSwap(after)) {
      joined.splice(-2, 2, ...before.map((p, n) => ({ ...p, text: p.text + blank.text + after[n]!.text })));
      i += 2;
    } else joined.push(blank);
  }
  return joined;
}

function isSwap(pieces: Piece[]): boolean {
  return pieces.length === 2 && pieces[0]!.is === "removed" && pieces[1]!.is === "added";
}

/** A value as one reads it: its texts, one below the other. */
export function wordsOf(v: Json | undefined): string {
  if (v === undefined || v === null) return "";
  if (typeof v === "boolean") return v ? "có" : "không";
  if (typeof v !== "object") return String(v);
  const inner = Array.isArray(v) ? v : Object.values(v);
  return inner
    .map(wordsOf)
    .filter((s) => s !== "")
    .join("\n");
}

/** The pieces with long passages that did not change cut to what is beside a change. */
export function around(pieces: Piece[], width = 80): Piece[] {
  return pieces.map((p, i) => (p.is === "same" ? { ...p, text: cut(p.text, i > 0, i < pieces.length - 1, width) } : p));
}

function cut(text: string, after: boolean, before: boolean, width: number): string {
  if (text.length <= 2 * width + 20) return text;
  const head = after ? text.slice(0, text.indexOf(" ", width) + 1) || text.slice(0, width) : "";
  const tail = before ? text.slice(text.lastIndexOf(" ", text.length - width)) : "";
  return `${head}[…]${tail}`;
}
