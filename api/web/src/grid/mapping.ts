// Tables from elsewhere – a spreadsheet, the clipboard – put into a table or into tasks: which of
// their columns goes where, and what their rows are.

import type { Json, JsonObject } from "../model/json";
import { columnsOf, compact, objectsOf, rowsOf, textOf } from "./cells";
import { withTime } from "./due";
import { gather, merge, overlay, type Anchor, type Flat } from "./spans";
import { totalName } from "./sums";
import { columnName, flatTable, headerRows, headersOf, isBlank, makesWay, tableOf } from "./table";
import { fieldOf, fields, groupsOf, noTasks, roman, tasksAt, tasksOf, type Field } from "./tasks";

/** What the server reads out of a sheet (POST /v1/tables). Rows and columns are counted from 0. */
export interface SheetAnswer {
  name: string;
  above?: string[];
  rows: string[][];
  merged?: { row: number; column: number; rows: number; columns: number }[];
  header: number;
  numeric?: number[];
  truncated: boolean;
  notes?: { row: number; column: number; message: string; suggestion: string }[];
}

/** A table from elsewhere, and how many of its rows are the header. */
export interface Source {
  flat: Flat;
  header: number;
  notes?: string[]; // what the clerk has to know of it
}

/** A sheet with its merged cells as cells over several places. */
export function sourceOf(sheet: SheetAnswer): Source {
  const covered = new Set<string>();
  const sizes = new Map<string, { rows: number; cols: number }>();
  for (const m of sheet.merged ?? []) {
    sizes.set(`${m.row},${m.column}`, { rows: m.rows, cols: m.columns });
    for (let r = m.row; r < m.row + m.rows; r++) for (let c = m.column; c < m.column + m.columns; c++) if (r !== m.row || c !== m.column) covered.add(`${r},${c}`);
  }
  const columns = sheet.rows.reduce((most, row) => Math.max(most, row.length), 0);
  const anchors = sheet.rows.flatMap((row, r) => row.flatMap((text, c): Anchor[] => {
    const size = sizes.get(`${r},${c}`) ?? { rows: 1, cols: 1 };
    return covered.has(`${r},${c}`) ? [] : [{ text: text.trim(), bold: false, row: r, col: c, index: -1, ...size }];
  }));
  return { flat: { columns, lines: sheet.rows.map(() => ({ lost: [] })), anchors }, header: sheet.header, notes: notesOf(sheet) };
}

function notesOf(sheet: SheetAnswer): string[] {
  const notes = (sheet.notes ?? []).map((n) => `${n.row >= 0 ? `Dòng ${n.row + 1}: ` : ""}${n.message} ${n.suggestion}`.trim());
  return notes.length === 0 && sheet.truncated ? ["Tệp dài quá, chỉ đọc được phần đầu."] : notes;
}

/** The texts of a column's header rows, one after the other. */
export function headerOf(s: Source, col: number): string {
  const over = s.flat.anchors.filter((a) => a.row < s.header && a.col <= col && a.col + a.cols > col).map((a) => a.text);
  return over.filter((t) => t !== "" && !columnNumber.test(t)).join(" – ");
}

const columnNumber = /^\(?\d{1,2}\)?$/;

/** Where a column goes: to the column of the table with the index, to a new one, or nowhere. */
export type Target = number | "new" | "skip";

export type Mode = "columns" | "rows" | "append" | "here";

/** How a source is put into a table. */
export interface TablePlan {
  mode: Mode; // all new with its columns; new rows; rows at the end; over the cells from a row on
  row: number; // for "here"
  header: number;
  targets: Target[];
}

/** The plan that is likely meant. The place is that of the active cell when something was pasted. */
export function guessTable(s: Source, table: JsonObject, at?: { row: number; col: number }, wish?: Mode): TablePlan {
  const columns = columnsOf(table);
  const all = Array.from({ length: s.flat.columns }, (_, i) => i);
  if (wish === "columns" || (wish === undefined && makesWay(table, s.header))) return { mode: "columns", row: 0, header: s.header, targets: all.map(() => "new") };
  const byName = s.header > 0 && at === undefined ? all.map((i) => columns.findIndex((c, j) => alike(headerOf(s, i), columnName(c, j)))) : [];
  const from = at?.col ?? 0;
  const targets = byName.some((i) => i >= 0) ? byName.map((i): Target => (i >= 0 ? i : "skip")) : all.map((i): Target => (from + i < columns.length ? from + i : "new"));
  return { mode: wish ?? (at !== undefined ? "here" : isBlank(table) ? "rows" : "append"), row: at?.row ?? 0, header: s.header, targets: once(targets) };
}

function alike(a: string, b: string): boolean {
  const bare = (s: string) => s.toLowerCase().normalize("NFC").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  return bare(a) !== "" && bare(a) === bare(b);
}

// Each column of the table takes one.
function once<T>(targets: T[]): (T | "skip")[] {
  return targets.map((t, i) => (typeof t === "number" && targets.indexOf(t) < i ? "skip" : t));
}

/** The table with what the source has. */
export function applyTable(table: JsonObject, s: Source, plan: TablePlan): JsonObject {
  const own = plan.mode === "columns" ? [] : columnsOf(table);
  const { places, count } = placesOf(plan, own.length);
  const fresh = headersOf(picked(s.flat, places, count), headerless(s.flat, plan.header));
  const columns = own.concat(fresh.slice(own.length));
  const body = below(s.flat, plan.header);
  const rows = marked(picked(body, places, count), kindsOf(body));
  if (plan.mode === "columns") return { ...table, ...numbering(s, plan), columns: withAligns(columns, rows), rows };
  const old: Flat = { ...flatTable(table), columns: count };
  const before = plan.mode === "append" ? rowsOf(table) : plan.mode === "rows" ? [] : null;
  if (before !== null) return { ...table, columns, rows: [...before, ...rows] };
  return { ...table, columns, rows: gather(overlay(old, { row: plan.row, col: 0 }, over(old, picked(body, places, count), plan.row, places))) };
}

// A row with (1), (2), (3) under the header is not kept: the table makes it.
function headerless(f: Flat, header: number): number {
  return header > 1 && f.anchors.some((a) => a.row === header - 1) && f.anchors.every((a) => a.row !== header - 1 || columnNumber.test(a.text)) ? header - 1 : header;
}

function numbering(s: Source, plan: TablePlan): JsonObject {
  return headerless(s.flat, plan.header) < plan.header ? { numbered: true } : {};
}

function withAligns(columns: JsonObject[], rows: JsonObject[]): JsonObject[] {
  const guessed = columnsOf(tableOf({ ...flatTable({ columns, rows }) }, 0));
  return columns.map((c, i) => ({ ...c, ...compact({ align: guessed[i]?.align, width_mm: guessed[i]?.width_mm }) }));
}

// Where each column of the source goes; -1 is nowhere. New columns come behind those that are there.
function placesOf(plan: TablePlan, existing: number): { places: number[]; count: number } {
  let count = existing;
  const places = plan.targets.map((t) => (t === "skip" ? -1 : t === "new" || plan.mode === "columns" ? count++ : t));
  return { places, count };
}

function below(f: Flat, header: number): Flat {
  const anchors = f.anchors.filter((a) => a.row + a.rows > header).map((a) => {
    const row = Math.max(a.row, header);
    return { ...a, row: row - header, rows: a.row + a.rows - row, text: a.row < header ? "" : a.text };
  });
  return { ...f, lines: f.lines.slice(header), anchors };
}

// The columns of a block at other places. A cell whose columns are torn apart stands in the first.
function picked(f: Flat, places: number[], columns: number): Flat {
  const anchors = f.anchors.flatMap((a): Anchor[] => {
    const now = places.slice(a.col, a.col + a.cols).filter((p) => p >= 0);
    if (now.length === 0) return [];
    const whole = now.every((p, i) => i === 0 || p === now[i - 1]! + 1);
    return [{ ...a, col: now[0]!, cols: whole ? now.length : 1 }];
  });
  return { columns, lines: f.lines.map(() => ({ lost: [] })), anchors: anchors.sort((a, b) => a.row - b.row || a.col - b.col) };
}

// Where the source has no column the table keeps its cells.
function over(old: Flat, block: Flat, row: number, places: number[]): Flat {
  const taken = new Set(places);
  const kept = old.anchors.filter((a) => a.row >= row && a.row < row + block.lines.length && !taken.has(a.col) && a.cols === 1 && a.rows === 1);
  return { ...block, anchors: [...block.anchors, ...kept.map((a) => ({ ...a, row: a.row - row }))] };
}

// The rows of a block, with groups and totals known as such.
function marked(f: Flat, kinds: LineKind[]): JsonObject[] {
  let shaped = f;
  kinds.forEach((kind, row) => {
    if (kind === "group" && f.anchors.filter((a) => a.row === row && a.text !== "").length === 1) shaped = merge(shaped, { row, rows: 1, col: 0, cols: f.columns });
  });
  return gather({ ...shaped, lines: shaped.lines.map(() => ({ lost: [] })) }).map((row, i) => (kinds[i] === "row" ? row : { [kinds[i]!]: true, ...row }));
}

type LineKind = "row" | "group" | "total";

/** What the rows of a block are: "Tổng cộng" is a total, a text alone over the table heads a group. */
export function kindsOf(f: Flat): LineKind[] {
  const byRow: Anchor[][] = f.lines.map(() => []);
  const reached = f.lines.map(() => false);
  for (const a of f.anchors) {
    if (a.text !== "") byRow[a.row]!.push(a);
    for (let r = a.row; r < a.row + a.rows; r++) if (a.rows > 1) reached[r] = true;
  }
  const usual = byRow.filter((cells) => cells.length > 1).length;
  return byRow.map((cells, row) => {
    if (cells.slice(0, 3).some((a) => totalName.test(a.text))) return "total";
    const alone = cells.length === 1 && cells[0]!.text.length > 2 && /\p{L}/u.test(cells[0]!.text);
    const headed = cells.length === 2 && romanNumber.test(cells[0]!.text) && cells[0]!.col === 0;
    return f.columns > 2 && usual > 0 && !reached[row] && (alone || headed) ? "group" : "row";
  });
}

const romanNumber = /^(?:[IVXLC]+|[A-HĐ])[.)]?$/;

/** Where a column goes in tasks. */
export type TaskTarget = Field | "skip";

/** How a source is put into tasks. */
export interface TaskPlan {
  mode: "rows" | "append";
  header: number;
  targets: TaskTarget[];
}

const fieldNames: [RegExp, Field][] = [
  [/^(s?tt|số tt|số thứ tự)\.?$/i, "ordinal"],
  [/phối hợp/i, "coordinating_units"],
  [/chủ trì|đơn vị thực hiện|cơ quan thực hiện|người thực hiện|phụ trách/i, "lead_unit"],
  [/thời gian|thời hạn|tiến độ|hoàn thành/i, "time"],
  [/sản phẩm|kết quả|đầu ra/i, "product"],
  [/nhiệm vụ|nội dung|công việc|hoạt động/i, "task"],
  [/kinh phí|ngân sách|dự toán/i, "budget"],
  [/ghi chú/i, "notes"],
];

/** The plan that is likely meant: by the headers, or in the order of the table's columns from the active one on. */
export function guessTasks(s: Source, table: JsonObject, col = 0, wish?: TaskPlan["mode"]): TaskPlan {
  const named = Array.from({ length: s.flat.columns }, (_, i): Field | undefined => fieldNames.find(([name]) => name.test(headerOf(s, i)))?.[1]);
  const targets: TaskTarget[] = s.header > 0 && named.filter((f) => f !== undefined).length > 1 ? named.map((f) => f ?? "skip") : inOrder(s, table, col);
  return { mode: wish ?? (noTasks(table) ? "rows" : "append"), header: s.header, targets: targets.map((t, i) => (t !== "skip" && targets.indexOf(t) < i ? "skip" : t)) };
}

function inOrder(s: Source, table: JsonObject, col: number): TaskTarget[] {
  const usual = columnsOf(table).map((c) => fieldOf(c.field).field);
  const first = below(s.flat, s.header).anchors.filter((a) => a.col === 0 && a.text !== "").map((a) => a.text);
  const ordinals = first.length > 0 && first.filter((t) => /^(\d+(\.\d+)*|[IVXLC]+)[.)]?$/.test(t)).length * 2 > first.length;
  const from: Field[] = ordinals ? ["ordinal", ...usual.filter((f) => f !== "ordinal")] : usual.slice(s.flat.columns > usual.length - col ? 0 : col);
  return Array.from({ length: s.flat.columns }, (_, i) => from[i] ?? "skip");
}

/** The tasks with what the source has. */
export function applyTasks(table: JsonObject, s: Source, plan: TaskPlan): JsonObject {
  const full = tasksAt(table);
  const columns = withFields(columnsOf(full), plan.targets);
  const before = plan.mode === "append" ? groupsOf(full) : [];
  const ordinal = columns.some((c) => c.field === "ordinal");
  return { ...full, columns, groups: groupsFrom(rowsOfSource(s, plan), before, ordinal) };
}

// Columns for what the source has and the table does not show yet; numbers it makes itself.
function withFields(columns: JsonObject[], targets: TaskTarget[]): JsonObject[] {
  const missing = fields.filter((f) => f.field !== "ordinal" && targets.includes(f.field) && !columns.some((c) => c.field === f.field));
  return [...columns, ...missing.map((f) => ({ field: f.field, share: 2 }))];
}

/** A row of a source: what it has in each field, and in which fields a cell above reaches down. */
interface SourceRow {
  texts: Partial<Record<Field, string>>;
  reached: Set<Field>;
  alone: string; // the only text of the row, "" when there are more
}

function rowsOfSource(s: Source, plan: TaskPlan): SourceRow[] {
  const body = below(s.flat, plan.header);
  const rows = body.lines.map((): SourceRow => ({ texts: {}, reached: new Set(), alone: "" }));
  const seen = body.lines.map(() => 0);
  for (const a of body.anchors) {
    const target = plan.targets.slice(a.col, a.col + a.cols).find((t) => t !== "skip");
    if (a.text !== "" && target !== "ordinal") {
      rows[a.row]!.alone = seen[a.row]!++ === 0 ? a.text : "";
    }
    if (target === undefined) continue;
    if (a.text !== "") rows[a.row]!.texts[target] = a.text;
    for (let r = a.row + 1; r < a.row + a.rows; r++) rows[r]!.reached.add(target);
  }
  return rows;
}

type Growing = JsonObject & { tasks: Json[] };

function groupsFrom(rows: SourceRow[], before: JsonObject[], ordinal: boolean): JsonObject[] {
  const groups: Growing[] = before.filter((g) => g.title !== undefined || tasksOf(g).some((t) => textOf(t.name) !== "")).map((g) => ({ ...g, tasks: [...tasksOf(g)] }));
  let there = groups.at(-1)?.tasks.length ?? 0; // tasks that the source does not count
  for (const row of rows) {
    if (Object.keys(row.texts).length === 0) continue;
    if (isHeading(row)) groups.push(heading(row, groups.length + 1, ordinal));
    else addRow(groups, row, there, ordinal);
    if (isHeading(row)) there = 0;
  }
  return groups.length > 0 ? groups.map((g) => ({ ...g, tasks: tasksOf(g).map((t) => (ordinal ? t : numbered(t))) })) : [{ tasks: [] }];
}

// The products of a task with a number of its own are numbered after it; the table would number them by the task's place.
function numbered(task: JsonObject): JsonObject {
  const products = objectsOf(task.products);
  if (!task.label || products.length < 2) return task;
  return { ...task, products: products.map((p, i) => (p.label === undefined ? { ...p, label: `${textOf(task.label)}${i + 1}.` } : p)) };
}

// A Roman number, or a text in capitals, with nothing else in the row heads a group.
function isHeading(row: SourceRow): boolean {
  const { alone } = row;
  if (alone === "" || row.reached.size > 0) return false;
  const number = row.texts.ordinal ?? "";
  if (romanNumber.test(number) || /^(?:[IVXLC]+|[A-HĐ])[.)]\s/.test(alone)) return true;
  return number === "" && alone === alone.toUpperCase() && /\p{Lu}{2}/u.test(alone);
}

function heading(row: SourceRow, n: number, ordinal: boolean): Growing {
  const { label, text } = parted(row.texts.ordinal, row.alone, roman(n), /^([IVXLC]+|[A-HĐ])[.)]\s+/, ordinal);
  return { ...label, title: text, tasks: [] };
}

// A number that the table would make itself is left out; another is kept, and written as the table writes it.
function parted(given: string | undefined, text: string, own: string, inText: RegExp, ordinal: boolean): { label: JsonObject; text: string } {
  const found = given ? null : inText.exec(text);
  const number = (given ?? found?.[1] ?? "").replace(/[.)]$/, "");
  const rest = found === null ? text : text.slice(found[0].length);
  return { label: number === "" || number === own ? {} : { label: ordinal ? number : number + "." }, text: rest };
}

function addRow(groups: Growing[], row: SourceRow, there: number, ordinal: boolean): void {
  if (groups.length === 0) groups.push({ tasks: [] });
  const { tasks } = groups.at(-1)!;
  const last = tasks.at(-1) as (JsonObject & { products: JsonObject[] }) | undefined;
  const product = productOf(row);
  if (last !== undefined && (row.reached.has("task") || !row.texts.task)) {
    tasks[tasks.length - 1] = { ...last, products: [...last.products, product] };
    return;
  }
  const { label, text } = parted(row.texts.ordinal, row.texts.task ?? "", String(tasks.length - there + 1), /^(\d+)[.)]\s+/, ordinal);
  tasks.push({ ...label, name: text, products: [product] });
}

function productOf(row: SourceRow): JsonObject {
  const { ordinal: _, task: __, product, time, ...rest } = row.texts;
  const out: JsonObject = compact({ name: product, ...rest });
  return time ? withTime(out, time) : out;
}

/** A block from the clipboard. */
export function pasted(flat: Flat): Source {
  return { flat, header: headerRows(flat) };
}
