// A plan's tasks as what a grid works on.

import { batch, computed, signal, type ReadonlySignal } from "@preact/signals";
import { change, payload } from "../model/draft";
import type { JsonObject } from "../model/json";
import { get, put } from "../model/pointer";
import { wideCommand, type Asking, type Book, type Command } from "./book";
import { columnsOf } from "./cells";
import type { Sheet, Spot } from "./sheet";
import type { Flat } from "./spans";
import { selectionIn } from "./state";
import type { Entry } from "./table";
import {
  addGroup, addProduct, addTask, duplicate, groupsOf, joinAbove, noTasks, partTask, pointerOf, productsOf, refsOf, removeRows, shift, tasksAt, tasksOf, tasksSheet, writeTasks,
  type Changed, type Level, type Ref,
} from "./tasks";

export interface TasksBook extends Book {
  table: ReadonlySignal<JsonObject>;
  /** Changes the table as one step of undo. */
  set(next: (table: JsonObject) => JsonObject, what: string, field?: string): void;
}

export function tasksBook(pointer: string, label: string): TasksBook {
  const value = computed(() => get(payload.value, pointer));
  let before: Sheet | undefined;
  const sheet = computed(() => (before = tasksSheet(value.value, before)));
  const book: TasksBook = {
    pointer, label, sheet,
    selection: selectionIn(sheet),
    table: computed(() => tasksAt(value.value)),
    commands: computed(() => commandsOf(book)),
    asking: signal<Asking | null>(null),
    wide: signal(false),
    said: signal(""),
    set: (next, what, field = "") => change((p) => put(p, pointer, next(tasksAt(get(p, pointer)))), what, field),
    write: (entries, what, field) => book.set((t) => writeTasks(t, entries), what, field),
    paste: (block, at) => paste(book, block, at),
  };
  return book;
}

// What covers cells that are there is put into them; a table of tasks is asked about.
function paste(book: TasksBook, block: Flat, at: Spot): Spot | null {
  const sheet = book.sheet.peek();
  const fits = at.line + block.lines.length <= sheet.lines.length && at.col + block.columns <= sheet.names.length;
  if (!fits || noTasks(book.table.peek())) {
    book.asking.value = { of: "paste", block, at };
    return null;
  }
  const entries = block.anchors.flatMap((a): Entry[] => {
    const owner = sheet.owners[at.line + a.row]?.[at.col + a.col];
    const begins = owner?.line === at.line + a.row && owner.cell.col === at.col + a.col;
    return begins && !owner.cell.fixed ? [{ pointer: owner.cell.pointer, text: a.text }] : [];
  });
  book.write(entries, `dán ${block.lines.length} dòng`);
  return { line: at.line + block.lines.length - 1, col: at.col + block.columns - 1 };
}

/** What the rows that are selected are of. */
export function selectedRefs(book: TasksBook): Ref[] {
  const { row, rows } = book.selection.rect.value;
  const head = book.sheet.value.head;
  return refsOf(book.table.value).slice(Math.max(0, row - head), Math.max(0, row + rows - head));
}

// The row that the active cell is in; the last one when it is in the header.
function activeRef(book: TasksBook): Ref {
  const refs = refsOf(book.table.value);
  const line = book.selection.active.value.line - book.sheet.value.head;
  return refs[Math.max(0, Math.min(line, refs.length - 1))] ?? { group: 0, task: -1, product: -1 };
}

function levelOf(book: TasksBook, ref: Ref): Level {
  if (ref.task < 0) return "group";
  const field = columnsOf(book.table.value)[book.selection.active.value.col]?.field;
  const single = productsOf(tasksOf(groupsOf(book.table.value)[ref.group])[ref.task]).length < 2;
  return field === "task" || field === "ordinal" || single ? "task" : "product";
}

const levelNames: Record<Level, string> = { group: "nhóm", task: "nhiệm vụ", product: "sản phẩm" };

function commandsOf(book: TasksBook): Command[] {
  const table = book.table.value;
  const ref = activeRef(book);
  const level = levelOf(book, ref);
  const name = levelNames[level];
  const refs = selectedRefs(book);
  const group: Ref = { ...ref, task: -1, product: -1 };
  return [
    { id: "below", part: 1, label: "Thêm nhiệm vụ", short: "Nhiệm vụ", icon: "below", keys: "Ctrl+Enter", run: () => done(book, addTask(table, ref), "thêm nhiệm vụ", "task") },
    { id: "product", part: 1, label: "Thêm sản phẩm cho nhiệm vụ", short: "Sản phẩm", icon: "product", disabled: ref.task < 0, run: () => done(book, addProduct(table, ref), "thêm sản phẩm", "product") },
    { id: "newGroup", part: 1, label: "Thêm nhóm từ đây", short: "Nhóm", icon: "group", run: () => done(book, addGroup(table, ref), "thêm nhóm") },
    { id: "above", part: 1, menuOnly: true, label: "Thêm nhiệm vụ ở trên", icon: "above", keys: "Ctrl+Shift+Enter", run: () => done(book, addTask(table, ref, true), "thêm nhiệm vụ", "task") },
    { id: "up", part: 2, label: `Chuyển ${name} lên`, icon: "up", keys: "Alt+Shift+↑", disabled: shift(table, ref, level, false) === null, run: () => done(book, shift(table, ref, level, false), `chuyển ${name}`) },
    { id: "down", part: 2, label: `Chuyển ${name} xuống`, icon: "down", keys: "Alt+Shift+↓", disabled: shift(table, ref, level, true) === null, run: () => done(book, shift(table, ref, level, true), `chuyển ${name}`) },
    { id: "duplicate", part: 2, label: `Nhân đôi ${name}`, icon: "copy", run: () => done(book, duplicate(table, ref, level), `nhân đôi ${name}`) },
    { id: "delete", part: 2, label: deleteLabel(refs), icon: "remove", keys: "Ctrl+Delete", disabled: refs.length === 0, run: () => remove(book, refs) },
    { id: "deleteGroup", part: 2, menuOnly: true, label: "Xóa cả nhóm cùng các nhiệm vụ", disabled: ref.task >= 0, run: () => remove(book, refsOf(table).filter((r) => r.group === group.group)) },
    { id: "merge", part: 3, label: "Gộp vào nhiệm vụ ở trên", icon: "merge", disabled: joinAbove(table, ref) === null, run: () => done(book, joinAbove(table, ref), "gộp nhiệm vụ") },
    { id: "split", part: 3, label: "Tách thành nhiệm vụ riêng từ sản phẩm này", icon: "split", disabled: partTask(table, ref) === null, run: () => done(book, partTask(table, ref), "tách nhiệm vụ", "task") },
    { id: "columns", part: 4, label: "Thứ tự, tiêu đề, độ rộng, căn lề của cột…", short: "Cột…", run: () => (book.asking.value = { of: "columns" }) },
    { id: "file", part: 4, label: "Lấy từ tệp Excel/CSV…", short: "Lấy từ tệp", icon: "file", run: () => (book.asking.value = { of: "file" }) },
    wideCommand(book, 5),
  ];
}

function deleteLabel(refs: readonly Ref[]): string {
  if (refs.length > 1) return `Xóa ${refs.length} dòng`;
  return refs[0] !== undefined && refs[0].task < 0 ? "Xóa tên nhóm, giữ các nhiệm vụ" : "Xóa dòng";
}

function remove(book: TasksBook, refs: readonly Ref[]): void {
  const first = book.selection.rect.peek().row;
  book.set((t) => removeRows(t, refs), refs.length > 1 ? `xóa ${refs.length} dòng` : "xóa dòng");
  book.said.value = `Đã xóa ${refs.length} dòng.`;
  const { lines, head } = book.sheet.peek();
  activate(book, { line: Math.max(head, Math.min(first, lines.length - 1)), col: book.selection.active.peek().col });
}

// Makes a change, and its row the active one, in the column of the field if one is named.
function done(book: TasksBook, changed: Changed | null, what: string, field?: string): void {
  if (changed === null) return;
  book.set(() => changed.table, what);
  const table = book.table.peek();
  const at = pointerOf(changed.ref);
  const row = refsOf(table).findIndex((r) => pointerOf(r) === at);
  const named = columnsOf(table).findIndex((c) => c.field === field);
  activate(book, { line: book.sheet.peek().head + Math.max(0, row), col: named >= 0 ? named : book.selection.active.peek().col });
}

function activate(book: TasksBook, spot: Spot): void {
  batch(() => {
    book.selection.editing.value = false;
    book.selection.active.value = spot;
    book.selection.other.value = spot;
  });
}
