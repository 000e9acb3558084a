// A plan's tasks (part.TaskTable of the schema) as a sheet: a row for each product, a task over
// those of its products, a group over the whole width; and their changes.

import { isObject, type Json, type JsonObject } from "../model/json";
import { columnsOf, compact, objectsOf, textOf, type Align } from "./cells";
import { withTime } from "./due";
import type { Sheet, SheetCell, SheetLine } from "./sheet";
import { sheetOf } from "./sheet";
import { alignOf, widthOf, type Entry } from "./table";

export type Field = "ordinal" | "task" | "product" | "lead_unit" | "coordinating_units" | "time" | "budget" | "notes";

/** The fields in their usual order, with their usual headers and alignments. */
export const fields: { field: Field; header: string; align: Align }[] = [
  { field: "ordinal", header: "STT", align: "center" },
  { field: "task", header: "Nội dung, nhiệm vụ", align: "left" },
  { field: "product", header: "Sản phẩm", align: "left" },
  { field: "lead_unit", header: "Đơn vị chủ trì", align: "left" },
  { field: "coordinating_units", header: "Đơn vị phối hợp", align: "left" },
  { field: "time", header: "Thời gian thực hiện", align: "left" },
  { field: "budget", header: "Kinh phí", align: "left" },
  { field: "notes", header: "Ghi chú", align: "left" },
];

export function fieldOf(name: Json | undefined): (typeof fields)[number] {
  return fields.find((f) => f.field === name) ?? { field: textOf(name) as Field, header: textOf(name), align: "left" };
}

/** Tasks to begin with. */
export function newTasks(): JsonObject {
  return {
    columns: [
      { field: "task", share: 4 }, { field: "product", share: 4 }, { field: "lead_unit", share: 2 },
      { field: "coordinating_units", share: 2 }, { field: "time", width_mm: 28, align: "center" }, { field: "notes", width_mm: 20 },
    ],
    groups: [{ tasks: [{ name: "", products: [{}] }] }],
  };
}

/** The tasks that are there, or those to begin with. */
export function tasksAt(value: Json | undefined): JsonObject {
  const own = isObject(value) ? value : {};
  const start = newTasks();
  return { ...own, columns: columnsOf(own).length > 0 ? own.columns : start.columns, groups: groupsOf(own).length > 0 ? own.groups : start.groups };
}

export function groupsOf(table: JsonObject): JsonObject[] {
  return objectsOf(table.groups);
}

export function tasksOf(group: JsonObject | undefined): JsonObject[] {
  return objectsOf(group?.tasks);
}

/** The products of a task; one that is empty when there is none, so that there is a row to write in. */
export function productsOf(task: JsonObject | undefined): JsonObject[] {
  const list = objectsOf(task?.products);
  return list.length > 0 ? list : [{}];
}

/** What a row is of: a group's heading (task is -1), or a product of a task. */
export interface Ref {
  group: number;
  task: number;
  product: number;
}

/** The rows of tasks, from top to bottom. */
export function refsOf(table: JsonObject): Ref[] {
  const groups = groupsOf(table);
  return groups.flatMap((g, group) => [
    ...(g.title !== undefined || groups.length > 1 ? [{ group, task: -1, product: -1 }] : []),
    ...tasksOf(g).flatMap((t, task) => productsOf(t).map((_, product) => ({ group, task, product }))),
  ]);
}

/** Whether nothing is written in the tasks yet. */
export function noTasks(table: JsonObject): boolean {
  return groupsOf(table).every((g) => !g.title && tasksOf(g).every((t) => !t.name && productsOf(t).every((p) => fields.every((f) => !p[memberOf(f.field)]))));
}

/** The pointer from the table to what a row is of. */
export function pointerOf(r: Ref): string {
  if (r.task < 0) return `/groups/${r.group}`;
  const task = `/groups/${r.group}/tasks/${r.task}`;
  return r.product < 0 ? task : `${task}/products/${r.product}`;
}

function memberOf(field: Field): string {
  return field === "product" ? "name" : field;
}

/** What tasks show. */
export function tasksSheet(value: Json | undefined, before?: Sheet): Sheet {
  const table = tasksAt(value);
  const columns = columnsOf(table);
  const names = columns.map((c) => textOf(c.header).replaceAll("\n", " ") || fieldOf(c.field).header);
  const head = headLines(table, columns);
  const lines = bodyLines(table, columns);
  const widths = columns.map((c, i) => widthOf({ ...c, header: names[i] }, lettersIn(lines, i)));
  return sheetOf(names, widths, head.length, [...head, ...lines], before);
}

function lettersIn(lines: SheetLine[], col: number): number {
  let most = 0;
  for (const l of lines.slice(0, 60)) for (const c of l.cells) if (c.col === col && c.cols === 1) most = Math.max(most, c.text.length);
  return most;
}

function headLines(table: JsonObject, columns: JsonObject[]): SheetLine[] {
  const line = (cells: SheetCell[]): SheetLine => ({ kind: "head", number: "", pointer: "", cells });
  const lines = [line(columns.map((c, col) => ({
    col, cols: 1, rows: 1, text: textOf(c.header), pointer: `/columns/${col}/header`, align: "center", bold: true, placeholder: fieldOf(c.field).header,
  })))];
  if (table.numbered === true) lines.push(line(columns.map((_, col) => ({ col, cols: 1, rows: 1, text: `(${col + 1})`, pointer: `/numbered/${col}`, align: "center", fixed: true }))));
  return lines;
}

function bodyLines(table: JsonObject, columns: JsonObject[]): SheetLine[] {
  const groups = groupsOf(table);
  const ordinal = columns.some((c) => c.field === "ordinal");
  return refsOf(table).map((ref, i): SheetLine => {
    const group = groups[ref.group]!;
    const cells = ref.task < 0 ? groupCells(group, ref, columns, ordinal) : productCells(tasksOf(group)[ref.task]!, ref, columns, ordinal);
    return { kind: ref.task < 0 ? "group" : "row", number: String(i + 1), pointer: pointerOf(ref), cells };
  });
}

function groupCells(group: JsonObject, ref: Ref, columns: JsonObject[], ordinal: boolean): SheetCell[] {
  const number = roman(ref.group + 1);
  const own = columns[0]?.field === "ordinal" && columns.length > 1;
  const first: SheetCell = { col: 0, cols: 1, rows: 1, text: textOf(group.label), pointer: `${pointerOf(ref)}/label`, align: "center", bold: true, placeholder: number };
  const title: SheetCell = {
    col: own ? 1 : 0, cols: columns.length - (own ? 1 : 0), rows: 1, text: textOf(group.title), pointer: `${pointerOf(ref)}/title`, bold: true,
    placeholder: "Tên nhóm nhiệm vụ", prefix: own ? "" : labelOf(group, number, ordinal),
  };
  return own ? [first, title] : [title];
}

function productCells(task: JsonObject, ref: Ref, columns: JsonObject[], ordinal: boolean): SheetCell[] {
  const products = productsOf(task);
  return columns.flatMap((c, col): SheetCell[] => {
    const at = { col, cols: 1, rows: 1, align: alignOf(c, fieldOf(c.field).align) };
    if (c.field === "ordinal" || c.field === "task") return ref.product > 0 ? [] : [{ ...at, ...taskCell(c.field, task, ref, ordinal), rows: products.length }];
    const member = memberOf(c.field as Field);
    const prefix = c.field === "product" && !ordinal && products.length > 1 ? labelOf(products[ref.product]!, `${ref.task + 1}.${ref.product + 1}`, false) : "";
    return [{ ...at, text: textOf(products[ref.product]?.[member]), pointer: `${pointerOf(ref)}/${member}`, prefix }];
  });
}

function taskCell(field: Field, task: JsonObject, ref: Ref, ordinal: boolean): Pick<SheetCell, "text" | "pointer" | "placeholder" | "prefix"> {
  const at = pointerOf({ ...ref, product: -1 });
  const number = String(ref.task + 1);
  if (field === "ordinal") return { text: textOf(task.label), pointer: `${at}/label`, placeholder: task.label === "" ? "" : number };
  return { text: textOf(task.name), pointer: `${at}/name`, prefix: ordinal ? "" : labelOf(task, number, false) };
}

// The label that was given, or the one that the order makes: with a full stop where it has no column of its own.
function labelOf(o: JsonObject, number: string, ordinal: boolean): string {
  if (typeof o.label === "string") return o.label;
  return ordinal ? number : number + ".";
}

/** A Roman number. */
export function roman(n: number): string {
  const signs: [number, string][] = [[1000, "M"], [900, "CM"], [500, "D"], [400, "CD"], [100, "C"], [90, "XC"], [50, "L"], [40, "XL"], [10, "X"], [9, "IX"], [5, "V"], [4, "IV"], [1, "I"]];
  let out = "";
  for (const [value, sign] of signs) for (; n >= value; n -= value) out += sign;
  return out;
}

/** The tasks with texts in cells and headers. */
export function writeTasks(value: Json | undefined, entries: readonly Entry[]): JsonObject {
  let table = tasksAt(value);
  const changes = new Map<string, Entry[]>();
  for (const e of entries) {
    const group = /^\/groups\/(\d+)/.exec(e.pointer)?.[1] ?? "";
    changes.set(group, [...(changes.get(group) ?? []), e]);
  }
  const columns = changes.get("");
  if (columns !== undefined) table = { ...table, columns: columns.reduce(withHeader, columnsOf(table)) };
  const groups = groupsOf(table).map((g, i) => (changes.get(String(i)) ?? []).reduce(withEntry, g));
  return { ...table, groups };
}

function withHeader(columns: JsonObject[], { pointer, text }: Entry): JsonObject[] {
  const at = Number(pointer.split("/")[2]);
  return columns.map((c, i) => (i === at ? compact({ ...c, header: text }) : c));
}

// The pointer is /groups/g/title, /groups/g/label, /groups/g/tasks/t/name or …/products/p/member.
function withEntry(group: JsonObject, { pointer, text }: Entry): JsonObject {
  const [, , , member, t, inTask, p, inProduct] = pointer.split("/");
  if (member !== "tasks") return labelled(group, member!, text);
  const tasks = tasksOf(group);
  const task = tasks[Number(t)]!;
  const next = inTask === "products" ? { ...task, products: productsOf(task).map((o, i) => (i === Number(p) ? withMember(o, inProduct!, text) : o)) } : labelled(task, inTask!, text);
  return { ...group, tasks: tasks.with(Number(t), next) };
}

// A number that is taken out is made by the order again.
function labelled(o: JsonObject, member: string, text: string): JsonObject {
  const { [member]: _, ...rest } = o;
  return member === "label" && text === "" ? rest : { ...o, [member]: text };
}

function withMember(product: JsonObject, member: string, text: string): JsonObject {
  if (member === "time") return withTime(product, text);
  const { [member]: _, ...rest } = product;
  return text === "" ? rest : { ...product, [member]: text };
}

/** A change of tasks, and the row that is to be active after it. */
export interface Changed {
  table: JsonObject;
  ref: Ref;
}

type Groups = JsonObject[];

function withTasks(groups: Groups, g: number, change: (tasks: JsonObject[]) => JsonObject[]): Groups {
  return groups.with(g, { ...groups[g], tasks: change(tasksOf(groups[g])) });
}

function withProducts(groups: Groups, r: Ref, change: (products: JsonObject[]) => JsonObject[]): Groups {
  return withTasks(groups, r.group, (tasks) => tasks.with(r.task, { ...tasks[r.task], products: change(productsOf(tasks[r.task])) }));
}

const newTask = (): JsonObject => ({ name: "", products: [{}] });

/** Puts an empty task below or above that of a row; below a heading it is the group's first. */
export function addTask(table: JsonObject, r: Ref, above = false): Changed {
  const full = tasksAt(table);
  const task = r.task < 0 ? 0 : above ? r.task : r.task + 1;
  return { table: { ...full, groups: withTasks(groupsOf(full), r.group, (tasks) => tasks.toSpliced(task, 0, newTask())) }, ref: { group: r.group, task, product: 0 } };
}

/** Puts an empty product below that of a row. */
export function addProduct(table: JsonObject, r: Ref): Changed {
  if (r.task < 0) return addTask(table, r);
  const groups = withProducts(groupsOf(tasksAt(table)), r, (products) => products.toSpliced(r.product + 1, 0, {}));
  return { table: { ...tasksAt(table), groups }, ref: { ...r, product: r.product + 1 } };
}

/** Begins a group below a row: the tasks after it in its group go to the new one. From within a task it begins after that task. */
export function addGroup(table: JsonObject, r: Ref): Changed {
  const full = tasksAt(table);
  const groups = groupsOf(full);
  const tasks = tasksOf(groups[r.group]);
  const cut = r.task < 0 ? 0 : r.task + 1;
  const first = groups.length === 1 && groups[0]!.title === undefined && cut >= tasks.length;
  if (first && tasks.every((t) => !t.name)) return { table: { ...full, groups: [{ title: "", ...groups[0] }] }, ref: { group: 0, task: -1, product: -1 } };
  const rest = tasks.slice(cut);
  const parted = groups.toSpliced(r.group, 1, { ...groups[r.group], tasks: tasks.slice(0, cut) }, { title: "", tasks: rest.length > 0 ? rest : [newTask()] });
  return { table: { ...full, groups: parted }, ref: { group: r.group + 1, task: -1, product: -1 } };
}

/** Takes rows out. A heading alone leaves its tasks to the group before. */
export function removeRows(table: JsonObject, refs: readonly Ref[]): JsonObject {
  const gone = new Set(refs.map(pointerOf));
  const kept: JsonObject[] = [];
  groupsOf(tasksAt(table)).forEach((g, group) => {
    const tasks = tasksOf(g).flatMap((t, task) => withoutProducts(t, { group, task, product: -1 }, gone));
    const heading = !gone.has(pointerOf({ group, task: -1, product: -1 }));
    const last = kept.at(-1);
    if (heading) kept.push({ ...g, tasks });
    else if (last !== undefined) kept[kept.length - 1] = { ...last, tasks: [...tasksOf(last), ...tasks] };
    else if (tasks.length > 0) kept.push({ tasks });
  });
  const groups = kept.filter((g) => tasksOf(g).length > 0 || g.title !== undefined);
  return { ...table, groups };
}

function withoutProducts(task: JsonObject, ref: Ref, gone: Set<string>): JsonObject[] {
  const all = productsOf(task);
  const products = all.filter((_, product) => !gone.has(pointerOf({ ...ref, product })));
  if (products.length === all.length) return [task];
  return products.length === 0 ? [] : [{ ...task, products }];
}

/** What is moved or copied with a row: its product alone, its task, or its group. */
export type Level = "product" | "task" | "group";

/** Moves a product in its task, a task past the next one (also into the next group), or a group. Null when it is the last. */
export function shift(table: JsonObject, r: Ref, level: Level, down: boolean): Changed | null {
  const groups = groupsOf(tasksAt(table));
  const step = down ? 1 : -1;
  const done = (next: Groups, ref: Ref): Changed => ({ table: { ...table, groups: next }, ref });
  if (level === "group") {
    const to = r.group + step;
    return to < 0 || to >= groups.length ? null : done(swapped(groups, r.group, to), { ...r, group: to });
  }
  if (level === "product") {
    const to = r.product + step;
    const count = productsOf(tasksOf(groups[r.group])[r.task]).length;
    return to < 0 || to >= count ? null : done(withProducts(groups, r, (list) => swapped(list, r.product, to)), { ...r, product: to });
  }
  const to = r.task + step;
  if (to >= 0 && to < tasksOf(groups[r.group]).length) return done(withTasks(groups, r.group, (list) => swapped(list, r.task, to)), { ...r, task: to });
  return across(groups, r, r.group + step, down, done);
}

function across(groups: Groups, r: Ref, to: number, down: boolean, done: (g: Groups, ref: Ref) => Changed): Changed | null {
  if (to < 0 || to >= groups.length) return null;
  const task = tasksOf(groups[r.group])[r.task]!;
  const at = down ? 0 : tasksOf(groups[to]).length;
  const without = withTasks(groups, r.group, (list) => list.toSpliced(r.task, 1));
  return done(withTasks(without, to, (list) => list.toSpliced(at, 0, task)), { group: to, task: at, product: r.product });
}

function swapped<T>(list: T[], from: number, to: number): T[] {
  return list.toSpliced(from, 1).toSpliced(to, 0, list[from]!);
}

/** Puts a copy of a product, a task or a group below it. */
export function duplicate(table: JsonObject, r: Ref, level: Level): Changed {
  const groups = groupsOf(tasksAt(table));
  const after = <T>(list: T[], at: number): T[] => list.toSpliced(at + 1, 0, list[at]!);
  if (level === "group") return { table: { ...table, groups: after(groups, r.group) }, ref: { ...r, group: r.group + 1 } };
  if (level === "task") return { table: { ...table, groups: withTasks(groups, r.group, (l) => after(l, r.task)) }, ref: { ...r, task: r.task + 1 } };
  return { table: { ...table, groups: withProducts(groups, r, (l) => after(l, r.product)) }, ref: { ...r, product: r.product + 1 } };
}

/** Makes the products of a row's task further products of the task above. Null for a group's first task. */
export function joinAbove(table: JsonObject, r: Ref): Changed | null {
  if (r.task < 1) return null;
  const groups = groupsOf(tasksAt(table));
  const [above, own] = [tasksOf(groups[r.group])[r.task - 1]!, tasksOf(groups[r.group])[r.task]!];
  const name = [textOf(above.name), textOf(own.name)].filter((s) => s !== "").join("\n");
  const one = { ...above, name, products: [...productsOf(above), ...productsOf(own)] };
  const next = withTasks(groups, r.group, (list) => list.toSpliced(r.task - 1, 2, one));
  return { table: { ...table, groups: next }, ref: { group: r.group, task: r.task - 1, product: productsOf(above).length + r.product } };
}

/** Makes a task of its own of a product and those below it. Null for a task's first product. */
export function partTask(table: JsonObject, r: Ref): Changed | null {
  if (r.task < 0 || r.product < 1) return null;
  const groups = groupsOf(tasksAt(table));
  const task = tasksOf(groups[r.group])[r.task]!;
  const products = productsOf(task);
  const parts = [{ ...task, products: products.slice(0, r.product) }, { name: "", products: products.slice(r.product) }];
  const next = withTasks(groups, r.group, (list) => list.toSpliced(r.task, 1, ...parts));
  return { table: { ...table, groups: next }, ref: { group: r.group, task: r.task + 1, product: 0 } };
}
