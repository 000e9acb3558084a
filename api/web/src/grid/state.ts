// Where the clerk is in a grid, and what is selected.

import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import { inside, ownerAt, rectOf, type Owner, type Sheet, type Spot } from "./sheet";
import type { Rect } from "./spans";

export interface Selection {
  active: Signal<Spot>; // where typing goes
  other: Signal<Spot>; // the other corner of what is selected
  editing: Signal<boolean>;
  before: Signal<string>; // the text of the cell before it was edited
  claim: Signal<number>; // counts the moves that take the focus along
  answered: Signal<number>; // the last one that did
  reach: Signal<number>; // counts the moves of the other corner, which is to be in sight then
  wish: Signal<{ offset: number; length: number } | null>; // where in the text the caret is to be; null: all is selected
  owner: ReadonlySignal<Owner | undefined>;
  rect: ReadonlySignal<Rect>;
}

/** The selection in a sheet. */
export function selectionIn(sheet: ReadonlySignal<Sheet>): Selection {
  const active = signal<Spot>({ line: sheet.peek().head, col: 0 });
  const other = signal<Spot>(active.value);
  return {
    active, other, editing: signal(false), before: signal(""), claim: signal(0), answered: signal(0), reach: signal(0), wish: signal(null),
    owner: computed(() => ownerAt(sheet.value, inside(sheet.value, active.value))),
    rect: computed(() => rectOf(sheet.value, inside(sheet.value, active.value), inside(sheet.value, other.value))),
  };
}

/** The place that a step leads to, past the cell that one is in. */
export function stepFrom(sheet: Sheet, from: Spot, lines: number, cols: number): Spot {
  const owner = ownerAt(sheet, from);
  if (owner === undefined) return inside(sheet, from);
  const { line, cell } = owner;
  return inside(sheet, {
    line: lines > 0 ? line + cell.rows - 1 + lines : lines < 0 ? line + lines : from.line,
    col: cols > 0 ? cell.col + cell.cols - 1 + cols : cols < 0 ? cell.col + cols : from.col,
  });
}

/** The cell after or before one in reading order; null past the end. */
export function nextCell(sheet: Sheet, from: Spot, back: boolean): Spot | null {
  const width = sheet.names.length;
  const own = ownerAt(sheet, from);
  for (let i = from.line * width + from.col + (back ? -1 : 1); i >= 0 && i < sheet.lines.length * width; i += back ? -1 : 1) {
    const spot = { line: Math.floor(i / width), col: i % width };
    const owner = ownerAt(sheet, spot);
    if (owner !== undefined && owner !== own && owner.line === spot.line && owner.cell.col === spot.col) return spot;
  }
  return null;
}
