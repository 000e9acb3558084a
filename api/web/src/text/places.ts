// Places in the draft, and in the text of an editor. A text counts from its first letter, as the
// server counts; a list has one value a line, blank lines aside.

import type { Text } from "@codemirror/state";
import type { Place } from "../model/place";
import { join, within } from "../model/pointer";
import type { Mode } from "./TextField";

export interface Field {
  pointer: string;
  mode: Mode;
  prune?: boolean; // what holds the field goes with it, when it has nothing else
}

/** How many blanks stand before the first letter. */
export function lead(doc: Text): number {
  let at = 0;
  for (const chunk of doc.iter()) {
    const rest = chunk.trimStart();
    at += chunk.length - rest.length;
    if (rest !== "") return at;
  }
  return at;
}

/** The place of a selection in the draft. */
export function placeOf(doc: Text, from: number, to: number, field: Field): Place {
  const { pointer, offset } = pointOf(doc, from, field);
  const end = pointOf(doc, to, field);
  const length = end.pointer === pointer ? end.offset - offset : 0;
  return length > 0 ? { pointer, offset, length } : { pointer, offset };
}

function pointOf(doc: Text, pos: number, { pointer, mode }: Field): Place {
  if (mode !== "lines") return { pointer, offset: Math.max(0, pos - lead(doc)) };
  const line = doc.lineAt(pos);
  let index = 0;
  for (let n = 1; n < line.number; n++) if (doc.line(n).text.trim() !== "") index++;
  const indent = line.text.length - line.text.trimStart().length;
  return { pointer: join(pointer, index), offset: Math.max(0, pos - line.from - indent) };
}

/** Where the text at a pointer begins and ends; null when it is not of the field. */
export function rangeOf(doc: Text, pointer: string, field: Field): { from: number; to: number } | null {
  if (!within(pointer, field.pointer)) return null;
  if (field.mode !== "lines" || pointer === field.pointer) return { from: Math.min(lead(doc), doc.length), to: doc.length };
  let left = Number(pointer.slice(field.pointer.length + 1).split("/")[0]);
  for (let n = 1; n <= doc.lines; n++) {
    const line = doc.line(n);
    const text = line.text.trim();
    if (text !== "" && left-- === 0) {
      const from = line.from + line.text.indexOf(text);
      return { from, to: from + text.length };
    }
  }
  return null;
}

/** The selection that shows a place; null when the place is not of the field. */
export function selectionOf(doc: Text, place: Place, field: Field): { anchor: number; head: number } | null {
  const range = rangeOf(doc, place.pointer, field);
  if (range === null) return null;
  const anchor = Math.min(range.from + place.offset, range.to);
  return { anchor, head: Math.min(anchor + (place.length ?? 0), range.to) };
}
