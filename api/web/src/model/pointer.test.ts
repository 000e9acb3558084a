import { expect, test } from "vitest";
import type { Json } from "./json";
import { drop, get, insert, join, put, split, steps, within } from "./pointer";

const root: Json = { a: [{ "b/c~d": 1 }, { e: 2 }], f: "g" };

test.each<[string, Json | undefined]>([
  ["", root],
  ["/a/1/e", 2],
  ["/a/0/b~1c~0d", 1],
  ["/a/2/e", undefined],
  ["/f/0", undefined],
  ["/constructor", undefined],
  ["/__proto__/toString", undefined],
])("get %s", (pointer, want) => expect(get(root, pointer)).toEqual(want));

test.each<[string, Json, Json]>([
  ["/f", "h", { a: root.a!, f: "h" }],
  ["/a/1/e", 3, { a: [{ "b/c~d": 1 }, { e: 3 }], f: "g" }],
  ["/a/2", 4, { a: [{ "b/c~d": 1 }, { e: 2 }, 4], f: "g" }],
  ["/x/0/y", "z", { a: root.a!, f: "g", x: [{ y: "z" }] }],
])("put %s", (pointer, value, want) => expect(put(root, pointer, value)).toEqual(want));

test("what a change does not touch stays the same object", () => {
  const after = put(root, "/a/1/e", 3) as { a: Json[] };
  expect(after.a[0]).toBe((root.a as Json[])[0]);
  expect(put(root, "/f", "h")).not.toBe(root);
});

test.each<[string, Json]>([
  ["/a/0", { a: [{ e: 2 }], f: "g" }],
  ["/f", { a: root.a! }],
  ["/x", root],
  ["/a/9", root],
])("drop %s", (pointer, want) => expect(drop(root, pointer)).toEqual(want));

test.each<[string, number, Json]>([
  ["/a", 0, { a: ["n", ...(root.a as Json[])], f: "g" }],
  ["/a", 2, { a: [...(root.a as Json[]), "n"], f: "g" }],
  ["/new", 0, { a: root.a!, f: "g", new: ["n"] }],
])("insert into %s before %i", (pointer, index, want) => expect(insert(root, pointer, index, "n")).toEqual(want));

test("a member called __proto__ is a member like any other, and changes no other object", () => {
  const after = put<Json>({}, "/__proto__/polluted", true) as Record<string, Json>;
  expect(({} as Record<string, Json>).polluted).toBeUndefined();
  expect(Object.getPrototypeOf(after)).toBe(Object.prototype);
});

test("pointers are put together and taken apart", () => {
  expect(join("/a", 0, "b/c~d")).toBe("/a/0/b~1c~0d");
  expect(steps("/a/0/b~1c~0d")).toEqual(["a", "0", "b/c~d"]);
  expect(split("/a/0")).toEqual({ parent: "/a", name: "0" });
  expect(split("")).toEqual({ parent: "", name: "" });
  expect(within("/a/0", "/a")).toBe(true);
  expect(within("/ab", "/a")).toBe(false);
});
