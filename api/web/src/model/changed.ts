// Where two states of a draft differ.

import { isObject, type Json } from "./json";
import type { Place } from "./place";
import { join } from "./pointer";

/** The innermost place that holds all that differs: in a text behind what the newer one has there. */
export function changedPlace(older: Json | undefined, newer: Json | undefined, pointer = ""): Place {
  if (typeof older === "string" && typeof newer === "string") return { pointer, offset: endOfChange(older, newer) };
  const [a, b] = [members(older), members(newer)];
  const names = [...new Set([...Object.keys(b), ...Object.keys(a)])].filter((n) => a[n] !== b[n]);
  const [first] = names;
  const isOne = names.length === 1 || (Array.isArray(newer) && first !== undefined && first in b);
  return isOne && isHolder(older) && isHolder(newer) ? changedPlace(a[first!], b[first!], join(pointer, first!)) : { pointer, offset: 0 };
}

const isHolder = (v: Json | undefined) => Array.isArray(v) || isObject(v);

// Of a list that closed up, or made room, the first element that is another is where that was.
function members(v: Json | undefined): Record<string, Json | undefined> {
  if (Array.isArray(v)) return Object.fromEntries(v.entries());
  return isObject(v) ? v : {};
}

function endOfChange(older: string, newer: string): number {
  const short = Math.min(older.length, newer.length);
  let [start, end] = [0, 0];
  while (start < short && older[start] === newer[start]) start++;
  while (end < short - start && older[older.length - 1 - end] === newer[newer.length - 1 - end]) end++;
  return newer.length - end;
}
