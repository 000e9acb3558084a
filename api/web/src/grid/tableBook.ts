// A table of the draft as what a grid works on.

import { batch, computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import { change, payload } from "../model/draft";
import type { JsonObject } from "../model/json";
import { get, put } from "../model/pointer";
import { wideCommand, type Asking, type Book, type Command } from "./book";
import { columnsOf, rowsOf, textOf } from "./cells";
import { goTo } from "./going";
import type { Spot } from "./sheet";
import { deleteRows, duplicateRows, gather, insertRows, merge, moveRows, overlay, split, type Flat } from "./spans";
import { selectionIn } from "./state";
import {
  addColumn, flatTable, headerRows, makesWay, markRows, numberRows, ordinalColumn, removeColumns, reshaped, rowsFrom, shiftColumn, shownAfter, tableAt, tableOf, writeTable, type Shown,
} from "./table";

/** A question about what was pasted: whether its first rows are the header. */
export interface HeaderQuestion {
  block: Flat;
  header: number;
  columns: string; // as they were made; once they are others the question is settled
}

export interface TableBook extends Book {
  table: ReadonlySignal<JsonObject>;
  question: Signal<HeaderQuestion | null>;
  /** Changes the table as one step of undo. */
  set(next: (table: JsonObject) => JsonObject, what: string, field?: string): void;
}

export function tableBook(pointer: string, label: string): TableBook {
  const value = computed(() => get(payload.value, pointer));
  let before: Shown | undefined;
  const shown = computed(() => (before = shownAfter(value.value, before)));
  const table = computed(() => shown.value.table);
  const sheet = computed(() => shown.value.sheet);
  const selection = selectionIn(sheet);
  const book: TableBook = {
    pointer, label, sheet, selection, table,
    commands: computed(() => commandsOf(book)),
    asking: signal<Asking | null>(null),
    question: signal<HeaderQuestion | null>(null),
    wide: signal(false),
    said: signal(""),
    set: (next, what, field = "") => change((p) => put(p, pointer, next(tableAt(get(p, pointer)))), what, field),
    write: (entries, what, field) => book.set((t) => writeTable(t, entries), what, field),
    paste: (block, at) => paste(book, block, at),
  };
  return book;
}

/** The rows of the table that are selected, whole where cells reach over several. */
export function selectedRows(book: TableBook): { from: number; count: number } {
  const r = book.selection.rect.value;
  const head = book.sheet.value.head;
  const from = Math.max(0, r.row - head);
  return { from, count: Math.max(0, r.row + r.rows - head - from) };
}

function paste(book: TableBook, block: Flat, at: Spot): Spot | null {
  const table = book.table.peek();
  if (makesWay(table, headerRows(block)) && at.col === 0) return begin(book, block);
  if (at.col + block.columns > columnsOf(table).length) {
    book.asking.value = { of: "paste", block, at };
    return null;
  }
  if (at.line < book.sheet.peek().head) return overHeader(book, block, at);
  const row = at.line - book.sheet.peek().head;
  book.set((t) => reshaped(t, (f) => overlay(f, { row, col: at.col }, block)), `dán ${block.lines.length} dòng`);
  return { line: book.sheet.peek().head + row + block.lines.length - 1, col: at.col + block.columns - 1 };
}

// What is pasted over headers has headers in its first row.
function overHeader(book: TableBook, block: Flat, at: Spot): Spot {
  const headers = block.anchors.filter((a) => a.row === 0).map((a) => ({ pointer: `/columns/${at.col + a.col}/header`, text: a.text }));
  const rest: Flat = { ...block, lines: block.lines.slice(1), anchors: block.anchors.filter((a) => a.row > 0).map((a) => ({ ...a, row: a.row - 1 })) };
  book.set((t) => reshaped(writeTable(t, headers), (f) => overlay(f, { row: 0, col: at.col }, rest)), `dán ${block.lines.length} dòng`);
  return { line: book.sheet.peek().head + rest.lines.length - 1, col: at.col + block.columns - 1 };
}

// The first table that is pasted makes the columns; whether its first row is the header is asked when it looks so.
function begin(book: TableBook, block: Flat): Spot {
  const header = headerRows(block);
  book.set((t) => ({ ...t, ...tableOf(block, header) }), `dán ${block.lines.length} dòng`);
  book.question.value = header > 0 ? { block, header, columns: JSON.stringify(book.table.peek().columns) } : null;
  const sheet = book.sheet.peek();
  return { line: sheet.lines.length - 1, col: sheet.names.length - 1 };
}

/** Takes what was pasted without a header. */
export function withoutHeader(book: TableBook): void {
  const asked = book.question.peek();
  book.question.value = null;
  if (asked === null) return;
  book.set((t) => ({ ...t, columns: columnsOf(t).map(({ header: _, group: __, ...c }) => c), rows: [...rowsFrom(asked.block, 0).slice(0, asked.header), ...rowsOf(t)] }), "để dòng đầu trong bảng");
}

function commandsOf(book: TableBook): Command[] {
  return [...rowCommands(book), ...markCommands(book), ...columnCommands(book), ...aids(book)];
}

function rowCommands(book: TableBook): Command[] {
  const table = book.table.value;
  const rows = selectedRows(book);
  const count = rowsOf(table).length;
  const none = rows.count === 0;
  const n = rows.count > 1 ? `${rows.count} dòng` : "dòng";
  return [
    { id: "below", part: 1, label: "Thêm dòng dưới", short: "Dòng", icon: "below", keys: "Ctrl+Enter", run: () => insert(book, rows.from + rows.count) },
    { id: "above", part: 1, label: "Thêm dòng trên", icon: "above", keys: "Ctrl+Shift+Enter", run: () => insert(book, rows.from) },
    { id: "up", part: 1, label: `Chuyển ${n} lên`, icon: "up", keys: "Alt+Shift+↑", disabled: none || rows.from === 0, run: () => moveBy(book, false) },
    { id: "down", part: 1, label: `Chuyển ${n} xuống`, icon: "down", keys: "Alt+Shift+↓", disabled: none || rows.from + rows.count >= count, run: () => moveBy(book, true) },
    { id: "duplicate", part: 1, label: `Nhân đôi ${n}`, icon: "copy", disabled: none, run: () => duplicate(book) },
    { id: "delete", part: 1, label: `Xóa ${n}`, icon: "remove", keys: "Ctrl+Delete", disabled: none, run: () => remove(book) },
  ];
}

function insert(book: TableBook, at: number): void {
  book.set((t) => reshaped(t, (f) => insertRows(f, at, 1)), "thêm dòng");
  goKeeping(book, at);
}

// The row is made active; the focus goes along only when whoever ran the command says so.
function goKeeping(book: TableBook, row: number, count = 1): void {
  const { selection, sheet } = book;
  const col = selection.active.peek().col;
  const line = sheet.peek().head + row;
  batch(() => {
    selection.editing.value = false;
    selection.active.value = { line, col };
    selection.other.value = count > 1 ? { line: line + count - 1, col: sheet.peek().names.length - 1 } : { line, col };
  });
}

function remove(book: TableBook): void {
  const { from, count } = selectedRows(book);
  book.set((t) => reshaped(t, (f) => deleteRows(f, from, count)), count > 1 ? `xóa ${count} dòng` : "xóa dòng");
  book.said.value = `Đã xóa ${count} dòng.`;
  goKeeping(book, Math.min(from, rowsOf(book.table.peek()).length - 1));
}

function moveBy(book: TableBook, down: boolean): void {
  const { from, count } = selectedRows(book);
  const moved = moveRows(flatTable(book.table.peek()), from, count, down);
  if (moved === null) return;
  book.set((t) => ({ ...t, rows: gather(moved.flat) }), "chuyển dòng");
  goKeeping(book, moved.from, moved.count);
}

function duplicate(book: TableBook): void {
  const { from, count } = selectedRows(book);
  const copied = duplicateRows(flatTable(book.table.peek()), from, count);
  book.set((t) => ({ ...t, rows: gather(copied.flat) }), "nhân đôi dòng");
  goKeeping(book, copied.from, copied.count);
}

function markCommands(book: TableBook): Command[] {
  const rows = selectedRows(book);
  const own = rowsOf(book.table.value).slice(rows.from, rows.from + rows.count);
  const rect = book.selection.rect.value;
  const shape = { row: rect.row - book.sheet.value.head, rows: rect.rows, col: rect.col, cols: rect.cols };
  const inBody = shape.row >= 0;
  const wide = book.selection.owner.value?.cell;
  const toggle = (mark: "group" | "total", on: boolean) => book.set((t) => markRows(t, rows.from, rows.count, mark, on), mark === "group" ? "dòng nhóm" : "dòng tổng");
  const all = (mark: string) => own.length > 0 && own.every((r) => r[mark] === true);
  const several = rect.rows > 1 || rect.cols > 1;
  const whole = wide !== undefined && wide.rows === rect.rows && wide.cols === rect.cols;
  return [
    { id: "group", part: 2, label: "Dòng nhóm", icon: "group", disabled: own.length === 0, pressed: all("group"), run: () => toggle("group", !all("group")) },
    { id: "total", part: 2, label: "Dòng tổng", icon: "total", disabled: own.length === 0, pressed: all("total"), run: () => toggle("total", !all("total")) },
    { id: "merge", part: 2, label: "Gộp ô", icon: "merge", disabled: !inBody || !several || whole, run: () => book.set((t) => reshaped(t, (f) => merge(f, shape)), "gộp ô") },
    { id: "split", part: 2, label: "Tách ô", icon: "split", disabled: !inBody || !several, run: () => book.set((t) => reshaped(t, (f) => split(f, shape)), "tách ô") },
  ];
}

const mostColumns = 30;

function columnCommands(book: TableBook): Command[] {
  const { col, cols } = book.selection.rect.value;
  const count = columnsOf(book.table.value).length;
  const add = (at: number) => {
    book.set((t) => addColumn(t, at), "thêm cột");
    goTo(book, { line: 0, col: at });
  };
  const shiftTo = (to: number) => {
    book.set((t) => shiftColumn(t, col, to), "chuyển cột");
    goTo(book, { ...book.selection.active.peek(), col: to });
  };
  return [
    { id: "column", part: 3, label: "Thêm cột bên phải", short: "Cột", icon: "addColumn", disabled: count >= mostColumns, run: () => add(col + cols) },
    { id: "columnLeft", part: 3, menuOnly: true, label: "Thêm cột bên trái", icon: "addColumn", disabled: count >= mostColumns, run: () => add(col) },
    { id: "columnBack", part: 3, menuOnly: true, label: "Chuyển cột sang trái", disabled: cols > 1 || col === 0, run: () => shiftTo(col - 1) },
    { id: "columnOn", part: 3, menuOnly: true, label: "Chuyển cột sang phải", disabled: cols > 1 || col + 1 >= count, run: () => shiftTo(col + 1) },
    {
      id: "removeColumn", part: 3, label: cols > 1 ? `Xóa ${cols} cột` : "Xóa cột", icon: "removeColumn", disabled: cols >= count,
      run: () => book.set((t) => removeColumns(t, col, cols), "xóa cột"),
    },
    { id: "columns", part: 3, label: "Tiêu đề, độ rộng, căn lề của cột…", short: "Cột…", run: () => (book.asking.value = { of: "columns" }) },
  ];
}

function aids(book: TableBook): Command[] {
  const ordinal = ordinalColumn(book.table.value);
  const col = ordinal >= 0 ? ordinal : book.selection.rect.value.col;
  const empty = rowsOf(book.table.value).length === 0;
  const name = textOf(columnsOf(book.table.value)[col]?.header) || `cột ${col + 1}`;
  return [
    { id: "ordinals", part: 4, label: ordinal >= 0 ? "Đánh số cột STT" : `Đánh số 1, 2, 3… vào ${name}`, icon: "ordinals", disabled: empty, run: () => book.set((t) => numberRows(t, col), "đánh số cột") },
    { id: "sums", part: 4, label: "Thêm dòng tổng…", short: "Tổng…", disabled: empty, run: () => (book.asking.value = { of: "sums" }) },
    { id: "file", part: 4, label: "Lấy từ tệp Excel/CSV…", short: "Lấy từ tệp", icon: "file", run: () => (book.asking.value = { of: "file" }) },
    wideCommand(book, 5),
  ];
}
