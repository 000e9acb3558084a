// A table (part.Table of the schema) as a sheet, and its changes.

import { isObject, type Json, type JsonObject } from "../model/json";
import { type Align, cellsOf, columnsOf, compact, readCell, rowsOf, textOf, withText } from "./cells";
import { patched, sheetOf, type Sheet, type SheetCell, type SheetLine, type Width } from "./sheet";
import { coverage, deleteColumns, flat, flatOf, gather, insertColumns, merge, moveColumn, type Flat } from "./spans";

/** A table to begin with. */
export function newTable(columns = 3, rows = 2): JsonObject {
  const empty = () => ({ cells: new Array<Json>(columns).fill("") });
  return { columns: Array.from({ length: columns }, () => ({})), rows: Array.from({ length: rows }, empty) };
}

/** The table that is there, or the one to begin with. */
export function tableAt(value: Json | undefined): JsonObject {
  return isObject(value) && columnsOf(value).length > 0 ? value : { ...(isObject(value) ? value : {}), ...newTable() };
}

/** Whether nothing is written in the rows of a table yet: numbers that count them are nothing. */
export function isBlank(table: JsonObject): boolean {
  const ordinal = ordinalColumn(table);
  const empty = (text: string, row: number, col: number) => text === "" || (col === ordinal && text === String(row + 1));
  return rowsOf(table).every((r, row) => cellsOf(r).every((c, col) => empty(textOf(isObject(c) ? c.text : c), row, col)));
}

/** Whether a table makes way for one with so many rows of header: nothing but headers like its own would be lost. */
export function makesWay(table: JsonObject, header: number): boolean {
  return isBlank(table) && (header > 0 || columnsOf(table).every((c) => !c.header && !c.group));
}

export function flatTable(table: JsonObject): Flat {
  return flat(rowsOf(table), columnsOf(table).length);
}

/** The table with its rows shaped otherwise. */
export function reshaped(table: JsonObject, shape: (f: Flat) => Flat): JsonObject {
  return { ...table, rows: gather(shape(flatTable(table))) };
}

const aligns = new Set(["left", "center", "right", "justify"]);

export function alignOf(column: JsonObject, usual: Align = "left"): Align {
  return aligns.has(textOf(column.align)) ? (column.align as Align) : usual;
}

/** What a column is called. */
export function columnName(column: JsonObject, i: number): string {
  const header = textOf(column.header).replaceAll("\n", " ").trim();
  return header === "" ? `Cột ${i + 1}` : header;
}

/** A table and what it shows. */
export interface Shown {
  table: JsonObject;
  sheet: Sheet;
}

/** What a table shows, after it showed something else: where only texts are others, only their lines are made anew. */
export function shownAfter(value: Json | undefined, before?: Shown): Shown {
  const table = tableAt(value);
  return { table, sheet: (before && retyped(table, before)) ?? tableSheet(table, before?.sheet) };
}

function retyped(table: JsonObject, before: Shown): Sheet | null {
  const rows = rowsOf(table);
  const old = rowsOf(before.table);
  if (rows.length !== old.length || table.numbered !== before.table.numbered || !sameItems(columnsOf(table), columnsOf(before.table))) return null;
  const others = rows.flatMap((row, i) => (row === old[i] ? [] : [i]));
  if (others.length > 20 || !others.every((i) => sameShape(rows[i]!, old[i]!))) return null;
  return patched(before.sheet, others.map((i) => {
    const line = before.sheet.head + i;
    return { line, cells: before.sheet.lines[line]!.cells.map((c) => ({ ...c, ...typed(rows[i]!, c.pointer) })) };
  }));
}

function typed(row: JsonObject, pointer: string): { text: string; bold: boolean } {
  const { text, bold } = readCell(cellsOf(row)[Number(pointer.slice(pointer.lastIndexOf("/") + 1))]);
  return { text, bold };
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((v, i) => v === b[i]);
}

function sameShape(a: JsonObject, b: JsonObject): boolean {
  const [x, y] = [cellsOf(a).map(readCell), cellsOf(b).map(readCell)];
  return a.group === b.group && a.total === b.total && x.length === y.length && x.every((c, i) => c.cols === y[i]!.cols && c.rows === y[i]!.rows);
}

/** What a table shows. */
export function tableSheet(value: Json | undefined, before?: Sheet): Sheet {
  const table = tableAt(value);
  const columns = columnsOf(table);
  const head = headLines(columns, table.numbered === true);
  const f = flatTable(table);
  return sheetOf(columns.map(columnName), columns.map((c, i) => widthOf(c, lettersIn(f, i))), head.length, [...head, ...bodyLines(f, columns, rowsOf(table))], before);
}

export function widthOf(column: JsonObject, letters: number): Width {
  const header = Math.max(...textOf(column.header).split(/\s+/).map((word) => word.length));
  return { mm: Number(column.width_mm ?? 0), share: Number(column.share ?? 0), letters: Math.max(letters, header) };
}

// How long the texts of a column are, by its first rows.
function lettersIn(f: Flat, col: number): number {
  let most = 0;
  for (const a of f.anchors) {
    if (a.row > 60) break;
    if (a.col === col && a.cols === 1) most = Math.max(most, a.text.length);
  }
  return most;
}

function headLines(columns: JsonObject[], numbered: boolean): SheetLine[] {
  const grouped = columns.some((c) => textOf(c.group) !== "");
  const lines = grouped ? groupedHead(columns) : [headLine("", columns.map((c, i) => headerCell(c, i, 1)))];
  if (numbered) lines.push(headLine("", columns.map((_, i) => ({ col: i, cols: 1, rows: 1, text: `(${i + 1})`, pointer: `/numbered/${i}`, align: "center", fixed: true }))));
  return lines;
}

function headLine(pointer: string, cells: SheetCell[]): SheetLine {
  return { kind: "head", number: "", pointer, cells };
}

function headerCell(column: JsonObject, col: number, rows: number): SheetCell {
  return { col, cols: 1, rows, text: textOf(column.header), pointer: `/columns/${col}/header`, align: "center", bold: true, placeholder: `Cột ${col + 1}` };
}

function groupedHead(columns: JsonObject[]): SheetLine[] {
  const upper: SheetCell[] = [];
  const lower: SheetCell[] = [];
  columns.forEach((c, i) => {
    const group = textOf(c.group);
    if (group === "") return upper.push(headerCell(c, i, 2));
    const last = upper.at(-1);
    if (last?.text === group && last.pointer.endsWith("/group") && last.col + last.cols === i) last.cols++;
    else upper.push({ col: i, cols: 1, rows: 1, text: group, pointer: `/columns/${i}/group`, align: "center", bold: true });
    return lower.push(headerCell(c, i, 1));
  });
  return [headLine("", upper), headLine("", lower)];
}

function bodyLines(f: Flat, columns: JsonObject[], rows: JsonObject[]): SheetLine[] {
  const covered = coverage(f);
  const lines = rows.map((row, i): SheetLine => ({
    kind: row.group === true ? "group" : row.total === true ? "total" : "row", number: String(i + 1), pointer: `/rows/${i}`, cells: [],
  }));
  for (const a of f.anchors) {
    lines[a.row]!.cells.push({ col: a.col, cols: a.cols, rows: a.rows, text: a.text, pointer: `/rows/${a.row}/cells/${a.index}`, bold: a.bold, align: rows[a.row]!.group === true ? "left" : alignOf(columns[a.col]!) });
  }
  lines.forEach((line, row) => missing(line, covered[row]!, row, cellsOf(rows[row]).length, columns));
  return lines;
}

// The cells that a row leaves out at its end.
function missing(line: SheetLine, covered: boolean[], row: number, index: number, columns: JsonObject[]): void {
  covered.forEach((is, col) => {
    if (!is) line.cells.push({ col, cols: 1, rows: 1, text: "", pointer: `/rows/${row}/cells/${index++}`, bold: false, align: alignOf(columns[col]!) });
  });
}

/** A text for the cell at a pointer. */
export interface Entry {
  pointer: string;
  text: string;
}

/** The table with texts in cells, headers and common headers. */
export function writeTable(value: Json | undefined, entries: readonly Entry[]): JsonObject {
  const table = tableAt(value);
  const rows = [...rowsOf(table)];
  let columns = columnsOf(table);
  const before = columns;
  for (const { pointer, text } of entries) {
    const [, list, i, member, j] = pointer.split("/");
    if (list === "columns") columns = withHeader(columns, Number(i), member!, text);
    else if (list === "rows") rows[Number(i)] = withCell(rows[Number(i)]!, Number(j), text);
  }
  return { ...table, columns: columns === before ? table.columns : columns, rows };
}

function withHeader(columns: JsonObject[], at: number, member: string, text: string): JsonObject[] {
  const old = columns[at]?.[member];
  let alike = true;
  return columns.map((c, i) => {
    alike = alike && i >= at && c[member] === old || i < at;
    const concerned = member === "group" ? i >= at && alike : i === at;
    return concerned ? compact({ ...c, [member]: text }) : c;
  });
}

function withCell(row: JsonObject, at: number, text: string): JsonObject {
  const cells = [...cellsOf(row)];
  while (cells.length <= at) cells.push("");
  cells[at] = withText(cells[at], text);
  return { ...row, cells };
}

/** The table with a column more before the place. */
export function addColumn(table: JsonObject, at: number, count = 1): JsonObject {
  const columns = columnsOf(table);
  const group = columns[at - 1]?.group !== undefined && columns[at - 1]?.group === columns[at]?.group ? { group: columns[at]!.group } : {};
  const fresh = Array.from({ length: count }, (): JsonObject => group);
  return { ...reshaped(table, (f) => insertColumns(f, at, count)), columns: columns.toSpliced(at, 0, ...fresh) };
}

export function removeColumns(table: JsonObject, from: number, count: number): JsonObject {
  return { ...reshaped(table, (f) => deleteColumns(f, from, count)), columns: columnsOf(table).toSpliced(from, count) };
}

export function shiftColumn(table: JsonObject, from: number, to: number): JsonObject {
  const columns = columnsOf(table);
  return { ...reshaped(table, (f) => moveColumn(f, from, to)), columns: columns.toSpliced(from, 1).toSpliced(to, 0, columns[from]!) };
}

/** Marks rows, or takes the mark off: a group row whose other cells are empty becomes one cell. */
export function markRows(table: JsonObject, from: number, count: number, mark: "group" | "total", on: boolean): JsonObject {
  const rows = rowsOf(table).map((row, i) => (i < from || i >= from + count ? row : marked(row, mark, on)));
  let out: JsonObject = { ...table, rows };
  if (mark === "group" && on) for (let i = from; i < from + count; i++) out = oneCell(out, i);
  return out;
}

function marked(row: JsonObject, mark: "group" | "total", on: boolean): JsonObject {
  const { group: _, total: __, ...rest } = row;
  return on ? { [mark]: true, ...rest } : rest;
}

function oneCell(table: JsonObject, row: number): JsonObject {
  const f = flatTable(table);
  const own = f.anchors.filter((a) => a.row === row);
  const alone = own.filter((a) => a.text !== "").length <= 1 && own.every((a) => a.rows === 1);
  const reached = f.anchors.some((a) => a.row < row && a.row + a.rows > row);
  return alone && !reached ? { ...table, rows: gather(merge(f, { row, rows: 1, col: 0, cols: f.columns })) } : table;
}

/** Writes 1, 2, 3 … into a column, past groups and totals. */
export function numberRows(table: JsonObject, col: number): JsonObject {
  let n = 0;
  const rows = rowsOf(table);
  const entries = flatTable(table).anchors.flatMap((a): Entry[] => {
    const row = rows[a.row]!;
    if (a.col !== col || a.cols > 1 || row.group === true || row.total === true) return [];
    return [{ pointer: `/rows/${a.row}/cells/${a.index}`, text: String(++n) }];
  });
  return writeTable(table, entries);
}

/** The column that has the ordinals; -1 when there is none. */
export function ordinalColumn(table: JsonObject): number {
  return columnsOf(table).findIndex((c) => /^(s?tt|số thứ tự|số tt)\.?$/i.test(textOf(c.header).trim()));
}

/** A table of rows of texts, such as were pasted into a text: the first row is the header when it looks like one. */
export function tableFrom(rows: string[][]): JsonObject {
  return tableOf(flatOf(rows));
}

/** A table of cells that have no columns yet. */
export function tableOf(f: Flat, header = headerRows(f)): JsonObject {
  const columns = headersOf(f, header).map((c, col) => ({ ...c, ...guessedAlign(f, header, col) }));
  return { columns, rows: rowsFrom(f, header) };
}

/** The rows below the header, as rows of a table. */
export function rowsFrom(f: Flat, header: number): JsonObject[] {
  const body: Flat = {
    columns: f.columns,
    lines: f.lines.slice(header),
    anchors: f.anchors.filter((a) => a.row >= header).map((a) => ({ ...a, row: a.row - header, index: -1 })),
  };
  return gather(body);
}

/** How many rows at the top look like headers: 0, 1 or 2. */
export function headerRows(f: Flat): number {
  const first = f.anchors.filter((a) => a.row === 0);
  if (f.lines.length < 2 || f.columns < 2 || first.some((a) => a.text === "" || a.text.length > 120 || /^[\d.,%/-]+$/.test(a.text))) return 0;
  if (first.length < 2 || new Set(first.map((a) => a.text)).size < first.length) return 0;
  const two = first.some((a) => a.cols > 1 && a.cols < f.columns);
  const width = first.reduce((n, a) => n + a.cols, 0);
  if (width < f.columns) return 0;
  if (two) return f.lines.length > 2 ? 2 : 0;
  return first.some((a) => usualHeader.test(a.text)) || differs(f) ? 1 : 0;
}

const usualHeader = /^(s?tt|số tt|số thứ tự|nội dung|nhiệm vụ|đơn vị|tên|họ và tên|họ tên|ghi chú|chức vụ|số lượng|thời gian|sản phẩm|chỉ tiêu)/i;

// A row of words over rows of numbers.
function differs(f: Flat): boolean {
  return f.anchors.some((a) => a.row === 1 && /\d/.test(a.text) && /^[\d.,%/()-]+$/.test(a.text));
}

/** Columns with the texts of the header rows. */
export function headersOf(f: Flat, header: number): JsonObject[] {
  return Array.from({ length: f.columns }, (_, col) => {
    const over = f.anchors.filter((a) => a.row < header && a.col <= col && a.col + a.cols > col);
    const group = header > 1 && over.length > 1 ? over[0]!.text : "";
    return compact({ header: over.at(-1)?.text ?? "", group });
  });
}

// Ordinals stand in the middle, numbers at the right.
function guessedAlign(f: Flat, header: number, col: number): JsonObject {
  const texts = f.anchors.filter((a) => a.row >= header && a.col === col && a.cols === 1 && a.text !== "").map((a) => a.text);
  if (texts.length === 0) return {};
  if (texts.every((t, i) => t.replace(/\.$/, "") === String(i + 1) && texts.length > 1)) return { align: "center", width_mm: 12 };
  return texts.every((t) => /^[-−]?[\d.]+(,\d+)?%?$/.test(t)) ? { align: "right" } : {};
}
