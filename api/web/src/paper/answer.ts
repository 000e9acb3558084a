// What is made of an answer before the paper shows it.

import type { Pages, Sheet } from "../model/api";
import type { Range } from "./desk";
import type { Held } from "./held";
import { lineOf } from "./lines";

/** The answer with the images that are held, old and new. An answer without pages leaves those that were shown before. */
export function filled(answer: Pages, range: Range, images: Held, before: Pages | null): Pages {
  if (!answer.drawn) return { ...answer, pages: before?.pages ?? [], documents: before?.documents ?? [], caret: undefined };
  for (const { hash, svg } of answer.pages) {
    if (svg !== undefined) images.put(hash, svg);
  }
  return { ...answer, pages: answer.pages.map((s, i) => withImage(s, i + 1, range, images)) };
}

function withImage(sheet: Sheet, number: number, range: Range, images: Held): Sheet {
  const inRange = range.from <= number && number <= range.to;
  return { ...sheet, svg: inRange ? images.get(sheet.hash) : images.peek(sheet.hash) };
}

/** The later answer on the same draft, with what only the earlier one knew of the lines of its pages. */
export function joined(later: Pages, earlier: Pages): Pages {
  return { ...later, pages: later.pages.map((s, i) => ({ ...s, lines: s.lines ?? earlier.pages[i]?.lines })) };
}

/** Whether all pages of a range can be shown. */
export function complete(shown: Pages | null, range: Range): boolean {
  const sheets = shown?.pages.slice(range.from - 1, range.to) ?? [];
  return sheets.length > 0 && sheets.every((s) => s.svg !== undefined && s.lines !== undefined);
}

/** Where a place of a field's text is on paper, by the lines that are known; undefined when it is on none of them. The offset is in bytes. */
export function caretOn(shown: Pages, pointer: string, offset: number): Pages["caret"] {
  for (const [i, { lines = [] }] of shown.pages.entries()) {
    const line = lines[lineOf(lines, pointer, offset)];
    if (line !== undefined) return { page: i + 1, x: line.x, y: line.y, height: line.height };
  }
  return undefined;
}
