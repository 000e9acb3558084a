import { Text } from "@codemirror/state";
import { expect, test } from "vitest";
import { located, unitsAt } from "./findings";
import { placeOf, rangeOf, selectionOf } from "./places";
import { whole } from "../model/api";

const list = { pointer: "/grounds", mode: "lines" } as const;
const body = { pointer: "/body", mode: "body" } as const;

test("a list has one value a line, blank lines aside", () => {
  const doc = Text.of(["Một", "", " Hai", ""]);
  expect(placeOf(doc, 6, 8, list)).toEqual({ pointer: "/grounds/1", offset: 0, length: 2 });
  expect(placeOf(doc, 2, 2, list)).toEqual({ pointer: "/grounds/0", offset: 2 });
  expect(placeOf(doc, 2, 8, list)).toEqual({ pointer: "/grounds/0", offset: 2 });
  expect(selectionOf(doc, { pointer: "/grounds/1", offset: 1, length: 9 }, list)).toEqual({ anchor: 7, head: 9 });
  expect(rangeOf(doc, "/grounds/2", list)).toBeNull();
  expect(rangeOf(doc, "/groundsman", list)).toBeNull();
});

test("a text counts from its first letter", () => {
  const doc = Text.of(["", "  Một"]);
  expect(placeOf(doc, 4, 4, body)).toEqual({ pointer: "/body", offset: 1 });
  expect(selectionOf(doc, { pointer: "/body", offset: 1 }, body)).toEqual({ anchor: 4, head: 4 });
});

test("bytes are units", () => {
  expect([...unitsAt("aĐề😀b", [0, 1, 3, 6, 10, 11, 99])]).toEqual([[0, 0], [1, 1], [3, 2], [6, 3], [10, 5], [11, 6], [99, 6]]);
});

test("findings are where they are said to be, or on the word or the label there", () => {
  const doc = Text.of(["Điều 1. Một", "hai ba"]);
  const at = (offset: number, length = 0) => whole({ path: "/body", rule: "X", severity: "error", message: "", offset, length });
  const found = located(doc, [at(0), at(17), at(11, 5)], body).map((f) => doc.sliceString(f.from, f.to));
  expect(found).toEqual(["Điều 1.", "hai", "Một"]);
});
