// Rows of sparse cells ↔ cells with their places. A row lists only the cells that begin in it;
// where they lie follows from what reaches down from above. Whatever changes the shape of a table
// is done on places, where it is a matter of adding and taking away, and written back.

import type { Json, JsonObject } from "../model/json";
import { cellOf, cellsOf, readCell, writeCell, type Cell } from "./cells";

/** A cell at its place. The index is that in the cells of its row; -1 for one that is new. */
export interface Anchor extends Cell {
  row: number;
  col: number;
  index: number;
}

/** A row: the value it was read from, none when it is new, and what found no place in it. */
export interface Line {
  source?: JsonObject;
  lost: Json[];
}

/** A table as places. No two anchors cover one place, none reaches beyond. */
export interface Flat {
  columns: number;
  lines: Line[];
  anchors: Anchor[]; // by row, then by column
}

/** A rectangle of places. */
export interface Rect {
  row: number;
  col: number;
  rows: number;
  cols: number;
}

export type Axis = "row" | "col";

const sizes = { row: "rows", col: "cols" } as const;

/** The places of the cells of rows. What reaches beyond the table or over another cell is cut. */
export function flat(rows: JsonObject[], columns: number): Flat {
  const anchors: Anchor[] = [];
  const lines: Line[] = [];
  const reach = new Array<number>(columns).fill(0); // how many further rows are covered, of each column
  rows.forEach((source, row) => {
    const lost: Json[] = [];
    let col = free(reach, 0);
    cellsOf(source).forEach((value, index) => {
      if (col >= columns) return lost.push(value);
      const cell = readCell(value);
      const cols = Math.min(cell.cols, room(reach, col));
      const height = Math.min(cell.rows, rows.length - row);
      anchors.push({ ...cell, cols, rows: height, row, col, index });
      reach.fill(height, col, col + cols);
      return (col = free(reach, col + cols));
    });
    lines.push({ source, lost });
    reach.forEach((n, i) => (reach[i] = Math.max(0, n - 1)));
  });
  return { columns, lines, anchors };
}

function free(reach: number[], from: number): number {
  let at = from;
  while (at < reach.length && reach[at]! > 0) at++;
  return at;
}

function room(reach: number[], from: number): number {
  let to = from + 1;
  while (to < reach.length && reach[to]! === 0) to++;
  return to - from;
}

/** The rows of a table. A row whose cells are as they were is the same object. */
export function gather(f: Flat): JsonObject[] {
  const byRow: Anchor[][] = f.lines.map(() => []);
  for (const a of f.anchors) byRow[a.row]?.push(a);
  const covered = coverage(f);
  return f.lines.map((line, i) => {
    const cells = rowCells(byRow[i]!.sort((a, b) => a.col - b.col), covered[i]!, line.source === undefined);
    return rebuilt(line, [...cells, ...line.lost]);
  });
}

// The cells of a row from left to right. Places that no cell covers are empty cells; those at the
// end of a row may be left out, and are where they were.
function rowCells(anchors: Anchor[], covered: boolean[], all: boolean): Json[] {
  const cells: Json[] = [];
  const last = anchors.at(-1)?.col ?? -1;
  let next = 0;
  for (let col = 0; col < covered.length; col++) {
    if (anchors[next]?.col === col) cells.push(writeCell(anchors[next++]!));
    else if (!covered[col] && (all || col < last)) cells.push("");
  }
  return cells;
}

function rebuilt(line: Line, cells: Json[]): JsonObject {
  const old = line.source;
  if (old !== undefined && same(cellsOf(old), cells)) return old;
  return { ...old, cells };
}

function same(a: Json[], b: Json[]): boolean {
  return a.length === b.length && a.every((v, i) => v === b[i] || (typeof v === "object" && JSON.stringify(v) === JSON.stringify(b[i])));
}

/** Which places are covered by a cell. */
export function coverage(f: Flat): boolean[][] {
  const covered = f.lines.map(() => new Array<boolean>(f.columns).fill(false));
  for (const a of f.anchors) for (let r = a.row; r < a.row + a.rows; r++) covered[r]?.fill(true, a.col, a.col + a.cols);
  return covered;
}

/** Puts rows in. Cells that reach over the place grow. */
export function insertRows(f: Flat, at: number, count: number): Flat {
  const fresh = Array.from({ length: count }, (): Line => ({ lost: [] }));
  return { ...f, lines: f.lines.toSpliced(at, 0, ...fresh), anchors: opened(f.anchors, "row", at, count) };
}

/** Takes rows out. A cell that reaches beyond them stays there. */
export function deleteRows(f: Flat, from: number, count: number): Flat {
  return sorted({ ...f, lines: f.lines.toSpliced(from, count), anchors: closed(f.anchors, "row", from, count) });
}

/** Puts columns in. Cells that reach over the place grow. */
export function insertColumns(f: Flat, at: number, count: number): Flat {
  const wider = { ...f, columns: f.columns + count, anchors: opened(f.anchors, "col", at, count) };
  return filled(wider, at, count);
}

/** Takes columns out. A cell that reaches beyond them stays there. */
export function deleteColumns(f: Flat, from: number, count: number): Flat {
  return sorted({ ...f, columns: f.columns - count, anchors: closed(f.anchors, "col", from, count) });
}

function opened(anchors: Anchor[], axis: Axis, at: number, count: number): Anchor[] {
  const size = sizes[axis];
  return anchors.map((a) => {
    if (a[axis] >= at) return { ...a, [axis]: a[axis] + count };
    return a[axis] + a[size] > at ? { ...a, [size]: a[size] + count } : a;
  });
}

function closed(anchors: Anchor[], axis: Axis, from: number, count: number): Anchor[] {
  const size = sizes[axis];
  const to = from + count;
  return anchors.flatMap((a) => {
    const end = a[axis] + a[size];
    const left = a[size] - Math.max(0, Math.min(end, to) - Math.max(a[axis], from));
    if (left === 0) return [];
    const start = a[axis] < from ? a[axis] : Math.max(a[axis], to) - count;
    return [{ ...a, [axis]: start, [size]: left }];
  });
}

// Columns that are new have a cell in every row that had one behind them.
function filled(f: Flat, at: number, count: number): Flat {
  const covered = coverage(f);
  const fresh = covered.flatMap((row, r) =>
    Array.from({ length: count }, (_, i) => at + i)
      .filter((col) => !row[col])
      .map((col): Anchor => ({ ...cellOf(""), row: r, col, index: -1 })),
  );
  return sorted({ ...f, anchors: [...f.anchors, ...fresh] });
}

function sorted(f: Flat): Flat {
  return { ...f, anchors: f.anchors.sort((a, b) => a.row - b.row || a.col - b.col) };
}

/** Whether a cell touches a rectangle. */
export function touches(a: Rect, r: Rect): boolean {
  return a.row < r.row + r.rows && a.row + a.rows > r.row && a.col < r.col + r.cols && a.col + a.cols > r.col;
}

/** The smallest rectangle round another that no cell crosses the border of. */
export function closure(anchors: readonly Rect[], rect: Rect): Rect {
  let out = rect;
  for (let grown = true; grown; ) {
    grown = false;
    for (const a of anchors) {
      if (!touches(a, out)) continue;
      const next = union(out, a);
      grown = grown || next.rows !== out.rows || next.cols !== out.cols;
      out = next;
    }
  }
  return out;
}

function union(a: Rect, b: Rect): Rect {
  const row = Math.min(a.row, b.row);
  const col = Math.min(a.col, b.col);
  return { row, col, rows: Math.max(a.row + a.rows, b.row + b.rows) - row, cols: Math.max(a.col + a.cols, b.col + b.cols) - col };
}

/** Makes one cell of a rectangle. It has all the texts, a line each. */
export function merge(f: Flat, rect: Rect): Flat {
  const whole = closure(f.anchors, rect);
  const inside = f.anchors.filter((a) => touches(a, whole));
  const text = inside.map((a) => a.text).filter((t) => t !== "").join("\n");
  const one: Anchor = { text, bold: inside.some((a) => a.bold), ...whole, index: -1 };
  return sorted({ ...f, anchors: [...f.anchors.filter((a) => !touches(a, whole)), one] });
}

/** Parts the cells that touch a rectangle into single ones. The first has the text. */
export function split(f: Flat, rect: Rect): Flat {
  return sorted({ ...f, anchors: f.anchors.flatMap((a) => (touches(a, rect) ? pieces(a) : [a])) });
}

function pieces(a: Anchor): Anchor[] {
  if (a.rows === 1 && a.cols === 1) return [a];
  return Array.from({ length: a.rows * a.cols }, (_, i) => ({
    ...a, text: i === 0 ? a.text : "", rows: 1, cols: 1, row: a.row + Math.floor(i / a.cols), col: a.col + (i % a.cols), index: -1,
  }));
}

/** The rows round some rows that no cell reaches out of. */
export function closedRows(f: Flat, from: number, count: number): { from: number; count: number } {
  const r = closure(f.anchors, { row: from, rows: count, col: 0, cols: f.columns });
  return { from: r.row, count: r.rows };
}

/** Moves rows before or behind those they lie next to, with all that hangs together. Null when there is nothing to go past. */
export function moveRows(f: Flat, from: number, count: number, down: boolean): { flat: Flat; from: number; count: number } | null {
  const block = closedRows(f, from, count);
  const edge = down ? block.from + block.count : block.from - 1;
  if (edge < 0 || edge >= f.lines.length) return null;
  const other = closedRows(f, edge, 1);
  const start = Math.min(block.from, other.from);
  const to = down ? start + other.count : start;
  return { flat: reorder(f, "row", block.from, block.count, to), from: to, count: block.count };
}

/** Moves a column. Cells over several columns that it would tear apart are parted. */
export function moveColumn(f: Flat, from: number, to: number): Flat {
  return reorder(f, "col", from, 1, to);
}

// Places [from, from+count) go to begin at "to"; the others close up.
function reorder(f: Flat, axis: Axis, from: number, count: number, to: number): Flat {
  const length = axis === "row" ? f.lines.length : f.columns;
  const order = Array.from({ length }, (_, i) => i);
  order.splice(to, 0, ...order.splice(from, count));
  const place = new Array<number>(length);
  order.forEach((old, now) => (place[old] = now));
  const lines = axis === "row" ? order.map((old) => f.lines[old]!) : f.lines;
  return sorted({ ...f, lines, anchors: f.anchors.flatMap((a) => moved(a, axis, place)) });
}

function moved(a: Anchor, axis: Axis, place: number[]): Anchor[] {
  const size = sizes[axis];
  const now = Array.from({ length: a[size] }, (_, i) => place[a[axis] + i]!);
  const first = Math.min(...now);
  if (Math.max(...now) - first === a[size] - 1) return [{ ...a, [axis]: first }];
  return now.map((at, i) => ({ ...a, [axis]: at, [size]: 1, text: i === 0 ? a.text : "" }));
}

/** Puts further copies of rows below them. */
export function duplicateRows(f: Flat, from: number, count: number): { flat: Flat; from: number; count: number } {
  const block = closedRows(f, from, count);
  const end = block.from + block.count;
  const opened = insertRows(f, end, block.count);
  const copies = f.anchors.filter((a) => a.row >= block.from && a.row < end).map((a) => ({ ...a, row: a.row + block.count }));
  const lines = opened.lines.map((l, i) => (i >= end && i < end + block.count ? f.lines[i - block.count]! : l));
  return { flat: sorted({ ...opened, lines, anchors: [...opened.anchors, ...copies] }), from: end, count: block.count };
}

/** Puts cells over a place. Rows are added as needed; what does not fit in width is cut. Cells that lie half under it are parted. */
export function overlay(f: Flat, at: { row: number; col: number }, block: Flat): Flat {
  const rows = block.lines.length;
  const cols = Math.min(block.columns, f.columns - at.col);
  const tall = insertRows(f, f.lines.length, Math.max(0, at.row + rows - f.lines.length));
  const rect = { row: at.row, col: at.col, rows, cols };
  const kept = split(tall, rect).anchors.filter((a) => !touches(a, rect));
  const put = block.anchors
    .filter((a) => a.col < cols)
    .map((a) => ({ ...a, row: a.row + at.row, col: a.col + at.col, cols: Math.min(a.cols, cols - a.col), index: -1 }));
  return sorted({ ...tall, anchors: [...kept, ...put] });
}

/** A table of texts alone. */
export function flatOf(texts: readonly (readonly string[])[]): Flat {
  const columns = texts.reduce((most, row) => Math.max(most, row.length), 0);
  const anchors = texts.flatMap((row, r) => Array.from({ length: columns }, (_, c): Anchor => ({ ...cellOf(row[c] ?? ""), row: r, col: c, index: -1 })));
  return { columns, lines: texts.map(() => ({ lost: [] })), anchors };
}
