// What the draft has at a field's pointer, as the text of an editor, and back.

import type { Json } from "../model/json";
import type { Mode } from "./TextField";

/** The text that shows a value. */
export function textOf(value: Json | undefined, mode: Mode): string {
  if (mode === "lines") return Array.isArray(value) ? value.map(lineOf).join("\n") : lineOf(value);
  return typeof value === "string" ? value.normalize("NFC") : "";
}

function lineOf(value: Json | undefined): string {
  return typeof value === "string" ? value.normalize("NFC").replaceAll("\n", " ") : "";
}

/**
 * The value that a text means; undefined when it says nothing. Blanks before a text are left out,
 * as the server does: its offsets are those of the text without them.
 */
export function valueOf(text: string, mode: Mode): Json | undefined {
  if (mode === "lines") {
    const lines = text.split("\n").map((l) => l.trim()).filter((l) => l !== "");
    return lines.length > 0 ? lines : undefined;
  }
  const value = text.trimStart();
  return value === "" ? undefined : value;
}

/** Whether the value is what the text means. */
export function means(text: string, value: Json | undefined, mode: Mode): boolean {
  const own = valueOf(text, mode);
  if (Array.isArray(own) && Array.isArray(value)) return own.length === value.length && own.every((l, i) => l === value[i]);
  return own === value || (own === undefined && (value === "" || (Array.isArray(value) && value.length === 0)));
}

/** A part of a text that is to be replaced. */
export interface Replacement {
  from: number;
  to: number;
  insert: string;
}

/** The few replacements that make one text another: by lines where there are as many, else from the first difference to the last. */
export function replacements(before: string, after: string): Replacement[] {
  const old = before.split("\n");
  const lines = after.split("\n");
  if (old.length !== lines.length) return different(before, after, 0);
  let at = 0;
  return old.flatMap((line, i) => {
    const from = at;
    at += line.length + 1;
    return different(line, lines[i]!, from);
  });
}

function different(before: string, after: string, at: number): Replacement[] {
  if (before === after) return [];
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  // A letter of two units is not cut.
  if (head > 0 && /[\ud800-\udbff]/.test(before[head - 1]!)) head--;
  if (tail > 0 && /[\udc00-\udfff]/.test(before[before.length - tail]!)) tail--;
  return [{ from: at + head, to: at + before.length - tail, insert: after.slice(head, after.length - tail) }];
}
