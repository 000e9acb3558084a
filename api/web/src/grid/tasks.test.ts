import { expect, test } from "vitest";
import type { JsonObject } from "../model/json";
import { addGroup, addProduct, addTask, duplicate, groupsOf, joinAbove, partTask, productsOf, refsOf, removeRows, roman, shift, tasksOf, tasksSheet, writeTasks } from "./tasks";

const table: JsonObject = {
  columns: [{ field: "task" }, { field: "product" }, { field: "time" }],
  groups: [
    { title: "A", tasks: [{ name: "a1", products: [{ name: "x", time: "Tháng 3/2026", due: { date: "2026-03" } }, { name: "y" }] }, { name: "a2", products: [{ name: "z" }] }] },
    { title: "B", tasks: [{ name: "b1", products: [{ name: "w" }] }] },
  ],
};

const outline = (t: JsonObject) => groupsOf(t).map((g) => [g.title, ...tasksOf(g).map((k) => `${k.name}:${productsOf(k).map((p) => p.name ?? "")}`)]);

test("tasks are shown with their places, numbers and pointers", () => {
  const { lines, head } = tasksSheet(table);
  expect(head).toBe(1);
  expect(lines.slice(1).map((l) => l.cells.map((c) => [c.col, c.cols, c.rows, c.prefix ?? "", c.text, c.pointer].join(" ")))).toEqual([
    ["0 3 1 I. A /groups/0/title"],
    ["0 1 2 1. a1 /groups/0/tasks/0/name", "1 1 1 1.1. x /groups/0/tasks/0/products/0/name", "2 1 1  Tháng 3/2026 /groups/0/tasks/0/products/0/time"],
    ["1 1 1 1.2. y /groups/0/tasks/0/products/1/name", "2 1 1   /groups/0/tasks/0/products/1/time"],
    ["0 1 1 2. a2 /groups/0/tasks/1/name", "1 1 1  z /groups/0/tasks/1/products/0/name", "2 1 1   /groups/0/tasks/1/products/0/time"],
    ["0 3 1 II. B /groups/1/title"],
    ["0 1 1 1. b1 /groups/1/tasks/0/name", "1 1 1  w /groups/1/tasks/0/products/0/name", "2 1 1   /groups/1/tasks/0/products/0/time"],
  ]);
});

test("texts go where they belong, and what is not concerned stays the same object", () => {
  const after = writeTasks(table, [{ pointer: "/groups/0/tasks/1/name", text: "mới" }, { pointer: "/groups/0/tasks/0/products/0/time", text: "Quý II/2026" }]);
  expect(outline(after)).toEqual([["A", "a1:x,y", "mới:z"], ["B", "b1:w"]]);
  expect(productsOf(tasksOf(groupsOf(after)[0])[0])[0]!.due).toEqual({ year: 2026, quarters: [2] });
  expect(groupsOf(after)[1]).toBe(groupsOf(table)[1]);
});

test("tasks, products and groups are added", () => {
  const ref = { group: 0, task: 0, product: 0 };
  expect(outline(addTask(table, ref).table)[0]).toEqual(["A", "a1:x,y", ":", "a2:z"]);
  expect(outline(addTask(table, ref, true).table)[0]).toEqual(["A", ":", "a1:x,y", "a2:z"]);
  expect(outline(addProduct(table, ref).table)[0]).toEqual(["A", "a1:x,,y", "a2:z"]);
  expect(outline(addGroup(table, ref).table)).toEqual([["A", "a1:x,y"], ["", "a2:z"], ["B", "b1:w"]]);
  expect(addGroup(table, { group: 1, task: 0, product: 0 }).ref).toEqual({ group: 2, task: -1, product: -1 });
});

test("rows go out; a heading leaves its tasks to the group before", () => {
  expect(outline(removeRows(table, [{ group: 0, task: 0, product: 1 }]))).toEqual([["A", "a1:x", "a2:z"], ["B", "b1:w"]]);
  expect(outline(removeRows(table, [{ group: 0, task: 1, product: 0 }]))).toEqual([["A", "a1:x,y"], ["B", "b1:w"]]);
  expect(outline(removeRows(table, [{ group: 1, task: -1, product: -1 }]))).toEqual([["A", "a1:x,y", "a2:z", "b1:w"]]);
  expect(outline(removeRows(table, refsOf(table)))).toEqual([]);
});

test("products, tasks and groups move, tasks also into the next group", () => {
  const ref = { group: 0, task: 1, product: 0 };
  expect(outline(shift(table, ref, "task", false)!.table)[0]).toEqual(["A", "a2:z", "a1:x,y"]);
  expect(outline(shift(table, ref, "task", true)!.table)).toEqual([["A", "a1:x,y"], ["B", "a2:z", "b1:w"]]);
  expect(outline(shift(table, { ...ref, task: 0 }, "product", true)!.table)[0]).toEqual(["A", "a1:y,x", "a2:z"]);
  expect(outline(shift(table, ref, "group", true)!.table).map((g) => g[0])).toEqual(["B", "A"]);
  expect(shift(table, { group: 0, task: 0, product: 0 }, "task", false)).toBeNull();
  expect(outline(duplicate(table, ref, "task").table)[0]).toEqual(["A", "a1:x,y", "a2:z", "a2:z"]);
});

test("tasks are joined and parted", () => {
  const joined = joinAbove(table, { group: 0, task: 1, product: 0 })!;
  expect(outline(joined.table)[0]).toEqual(["A", "a1\na2:x,y,z"]);
  expect(joined.ref).toEqual({ group: 0, task: 0, product: 2 });
  expect(outline(partTask(table, { group: 0, task: 0, product: 1 })!.table)[0]).toEqual(["A", "a1:x", ":y", "a2:z"]);
  expect(partTask(table, { group: 0, task: 0, product: 0 })).toBeNull();
});

test.each([[1, "I"], [4, "IV"], [9, "IX"], [14, "XIV"], [40, "XL"], [99, "XCIX"]])("%i is %s", (n, s) => expect(roman(n)).toBe(s));
