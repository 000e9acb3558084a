// What a grid shows: lines of cells with their places and pointers, whatever they are lines of.

import type { Align } from "./cells";
import type { Rect } from "./spans";

/** A cell as it is shown. */
export interface SheetCell {
  col: number;
  cols: number;
  rows: number;
  text: string;
  pointer: string; // from the table
  bold?: boolean;
  align?: Align;
  prefix?: string; // a number that stands before the text on paper
  placeholder?: string; // what stands there when the text is empty
  fixed?: boolean; // not to be written in
}

export type LineKind = "head" | "row" | "group" | "total";

export interface SheetLine {
  kind: LineKind;
  number: string; // what the row is called
  pointer: string; // from the table
  cells: SheetCell[];
}

/** The width of a column as it is asked for. */
export interface Width {
  mm: number;
  share: number;
  letters: number; // about how long its texts are, for those with neither
}

/** A cell and the line that it begins in. */
export interface Owner {
  line: number;
  cell: SheetCell;
}

export interface Sheet {
  names: string[]; // what the columns are called
  widths: Width[];
  head: number; // how many lines are headers
  lines: SheetLine[];
  owners: (Owner | undefined)[][]; // by line and column
}

/** A place in a sheet. */
export interface Spot {
  line: number;
  col: number;
}

/** A sheet of lines. Lines that are as in the sheet before are the same objects, so that they need not be drawn again. */
export function sheetOf(names: string[], widths: Width[], head: number, lines: SheetLine[], before?: Sheet): Sheet {
  const kept = lines.map((l, i) => (before !== undefined && sameLine(before.lines[i], l) ? before.lines[i]! : l));
  return { names, widths, head, lines: kept, owners: ownersOf(kept, names.length) };
}

function sameLine(a: SheetLine | undefined, b: SheetLine): boolean {
  return a !== undefined && a.kind === b.kind && a.number === b.number && a.pointer === b.pointer
    && a.cells.length === b.cells.length && a.cells.every((c, i) => sameCell(c, b.cells[i]!));
}

function sameCell(a: SheetCell, b: SheetCell): boolean {
  return a.text === b.text && a.col === b.col && a.cols === b.cols && a.rows === b.rows && a.pointer === b.pointer && a.bold === b.bold
    && a.align === b.align && a.prefix === b.prefix && a.placeholder === b.placeholder && a.fixed === b.fixed;
}

function ownersOf(lines: SheetLine[], columns: number): (Owner | undefined)[][] {
  const owners = lines.map(() => new Array<Owner | undefined>(columns).fill(undefined));
  lines.forEach((l, line) => {
    for (const cell of l.cells) {
      const owner = { line, cell };
      for (let r = line; r < line + cell.rows; r++) owners[r]?.fill(owner, cell.col, cell.col + cell.cols);
    }
  });
  return owners;
}

/** The cell over a place; undefined outside the sheet. */
export function ownerAt(sheet: Sheet, spot: Spot): Owner | undefined {
  return sheet.owners[spot.line]?.[spot.col];
}

/** The place nearest to one that may lie outside. */
export function inside(sheet: Sheet, spot: Spot): Spot {
  return { line: clamp(spot.line, sheet.lines.length), col: clamp(spot.col, sheet.names.length) };
}

function clamp(n: number, length: number): number {
  return Math.max(0, Math.min(n, length - 1));
}

/** The rectangle of lines between two places, cells whole. */
export function rectOf(sheet: Sheet, a: Spot, b: Spot): Rect {
  let rect: Rect = { row: Math.min(a.line, b.line), col: Math.min(a.col, b.col), rows: Math.abs(a.line - b.line) + 1, cols: Math.abs(a.col - b.col) + 1 };
  for (let again = true; again; ) {
    const next = grown(sheet, rect);
    again = next.rows !== rect.rows || next.cols !== rect.cols;
    rect = next;
  }
  return rect;
}

function grown(sheet: Sheet, r: Rect): Rect {
  let [top, left, bottom, right] = [r.row, r.col, r.row + r.rows, r.col + r.cols];
  for (const { line, cell } of cellsIn(sheet, r)) {
    top = Math.min(top, line);
    left = Math.min(left, cell.col);
    bottom = Math.max(bottom, Math.min(line + cell.rows, sheet.lines.length));
    right = Math.max(right, cell.col + cell.cols);
  }
  return { row: top, col: left, rows: bottom - top, cols: right - left };
}

/** The cells that lie in a rectangle, wholly or in part, each once. */
export function cellsIn(sheet: Sheet, r: Rect): Owner[] {
  const found = new Set<Owner>();
  for (let line = r.row; line < r.row + r.rows; line++) {
    for (let col = r.col; col < r.col + r.cols; col++) {
      const owner = sheet.owners[line]?.[col];
      if (owner !== undefined) found.add(owner);
    }
  }
  return [...found];
}

/** The lines in pieces of about a size, parted where no cell reaches over. Each piece is drawn as a whole. */
export function piecesOf(sheet: Sheet, about: number): { from: number; to: number }[] {
  const pieces: { from: number; to: number }[] = [];
  let from = sheet.head;
  let reach = from;
  for (let line = from; line < sheet.lines.length; line++) {
    for (const c of sheet.lines[line]!.cells) reach = Math.max(reach, line + c.rows);
    const last = line + 1 === sheet.lines.length;
    if (last || (reach <= line + 1 && line + 1 - from >= about)) {
      pieces.push({ from, to: line + 1 });
      from = line + 1;
    }
  }
  return pieces;
}

/** Finds the cell that shows what a pointer (from the table) leads to, or lies in. */
export function finder(sheet: Sheet): (pointer: string) => Spot | undefined {
  const lines = new Map<string, number>();
  sheet.lines.forEach((l, line) => {
    if (l.pointer === "") return;
    lines.set(l.pointer, line);
    if (l.pointer.endsWith("/products/0")) lines.set(l.pointer.slice(0, -"/products/0".length), line);
  });
  return (pointer) => {
    for (let p = pointer; p !== ""; p = p.slice(0, p.lastIndexOf("/"))) {
      const line = lines.get(p);
      if (line !== undefined) return { line, col: columnFor(sheet.lines[line]!, pointer) };
    }
    return inHeader(sheet, pointer);
  };
}

// What is of a row as a whole is shown at its first cell, a deadline where the time is.
function columnFor(line: SheetLine, pointer: string): number {
  const shown = pointer.endsWith("/due") ? pointer.replace(/due$/, "time") : pointer;
  const cell = line.cells.find((c) => shown === c.pointer || shown.startsWith(c.pointer + "/"));
  return (cell ?? line.cells[0])?.col ?? 0;
}

function inHeader(sheet: Sheet, pointer: string): Spot | undefined {
  const column = /^\/columns\/(\d+)/.exec(pointer);
  if (column === null) return undefined;
  const own = sheet.lines.slice(0, sheet.head).flatMap((l, line) => l.cells.map((c) => ({ line, col: c.col, pointer: c.pointer })));
  const found = own.find((c) => c.pointer === pointer) ?? own.find((c) => c.pointer === `${column[0]}/header`);
  return found && { line: found.line, col: found.col };
}

/** The sheet with other texts in some lines, whose cells lie where they lay. Everything else is the same objects. */
export function patched(sheet: Sheet, changes: readonly { line: number; cells: SheetCell[] }[]): Sheet {
  const lines = [...sheet.lines];
  const owners = [...sheet.owners];
  for (const { line, cells } of changes) {
    const before = lines[line]!;
    lines[line] = { ...before, cells: cells.map((c, i) => (sameCell(before.cells[i]!, c) ? before.cells[i]! : c)) };
    for (const cell of lines[line].cells) {
      const owner = { line, cell };
      for (let r = line; r < line + cell.rows; r++) owners[r] = owners[r]!.map((o, col) => (col >= cell.col && col < cell.col + cell.cols ? owner : o));
    }
  }
  return { ...sheet, lines, owners };
}
