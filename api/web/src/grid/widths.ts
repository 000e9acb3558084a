// How wide the columns of a grid are on the screen: as on paper where there is room, and never so
// narrow that a word or a date is broken.

import type { Sheet, SheetCell, SheetLine, Width } from "./sheet";

/** Ems of the grid's face that a letter takes, by how wide it is. They are a little more than those of Liberation Serif. */
const wide = /[mwMW%…—]/;
const capital = /\p{Lu}/u;
const thin = /[iljt.,:;'!|()\-/]/;

function emsOf(word: string, bold: boolean): number {
  let ems = 0;
  for (const c of word) ems += wide.test(c) ? 0.9 : capital.test(c) ? 0.73 : thin.test(c) ? 0.34 : 0.52;
  return bold ? ems * 1.07 : ems;
}

/** The longest word of a column is given no more, in rem: an address of the web would take all. */
const bound = 13;
const edges = 0.9; // what stands beside the text in a cell

/** The width that a cell needs, in rem; 0 for one over several columns. */
export function needOf(cell: SheetCell, bold: boolean): number {
  if (cell.cols > 1) return 0;
  const text = cell.text === "" ? (cell.placeholder ?? "") : cell.text;
  const words = text.split(/\s+/).map((w) => emsOf(w, bold));
  const before = cell.prefix === undefined ? 0 : emsOf(cell.prefix, bold) + 0.35;
  return Math.min(bound, Math.max(...words) + before + edges);
}

/** The widths that the columns of a line need. Lines that stay the same are measured once. */
export type Measure = (line: SheetLine) => readonly { col: number; need: number }[];

/** A measure that remembers. */
export function measure(): Measure {
  const known = new WeakMap<SheetLine, readonly { col: number; need: number }[]>();
  return (line) => {
    const found = known.get(line) ?? line.cells.map((c) => ({ col: c.col, need: needOf(c, c.bold === true || line.kind !== "row") }));
    known.set(line, found);
    return found;
  };
}

/** The widths that the columns of a sheet need at least, in rem. */
export function needs(sheet: Sheet, of: Measure): number[] {
  const most = sheet.widths.map(() => 0);
  for (const line of sheet.lines) {
    for (const { col, need } of of(line)) most[col] = Math.max(most[col] ?? 0, need);
  }
  return most;
}

/**
 * The columns for CSS. Millimetres are as they are, shares are of what is left, and where nothing is asked for the
 * texts decide.
 */
export function template(widths: readonly Width[], least: readonly number[]): string {
  return ["2.5rem", ...widths.map((w, i) => column(w, least[i] ?? 0))].join(" ");
}

function column(w: Width, least: number): string {
  const rem = (n: number) => `${Math.round(n * 100) / 100}rem`;
  if (w.mm > 0) return rem(Math.max(3.2, least, w.mm * 0.24));
  if (w.share > 0) return `minmax(${rem(Math.max(6.5, least))}, ${w.share}fr)`;
  return `minmax(${rem(Math.max(3.5, least, Math.min(9, w.letters * 0.5)))}, ${Math.min(4, Math.max(1, w.letters / 10))}fr)`;
}
