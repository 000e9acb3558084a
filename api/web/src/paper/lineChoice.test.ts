import { afterEach, beforeEach, expect, test } from "vitest";
import type { Line, Sheet } from "../model/api";
import { open } from "../model/draft";
import { pages } from "../model/live";
import { wanted } from "../model/place";
import { choice, choosing, chosenBy, chosenOn, forget, showLine, tabStop, textOf } from "./lineChoice";
import { frame, top } from "./view";

const line = (y: number, pointer: string, offset: number, length: number): Line => ({ x: 85, y, width: 400, height: 16, pointer, offset, length });
const sheet = (lines?: Line[]): Sheet => ({ hash: "", document: 1, width: 600, height: 800, lines });

beforeEach(() => {
  const body = "Điều 1. Ban hành\nĐiều 2. Thi hành";
  open({ id: "1", payload: { kind: "quyet-dinh", code_number: 86, body }, updated: 0, changes: 0 });
  frame.value = { width: 640, height: 800, rem: 16 };
  pages.value = {
    kind: "quyet-dinh", valid: true, problems: [], drawn: true, documents: [{ name: "a", pages: 4 }],
    pages: [sheet([line(100, "/code_number", 0, 0), line(120, "/body", 0, 20), line(140, "/body", 21, 20)]), sheet([]), sheet([line(100, "/body", 21, 20)]), sheet()],
    caret: { page: 1, x: 90, y: 122, height: 14 },
  };
});

afterEach(() => {
  forget();
  open(null);
  pages.value = null;
  top.value = 0;
});

test.each([
  ["ArrowDown", { page: 1, line: 0 }, { page: 1, line: 1 }],
  ["ArrowUp", { page: 1, line: 1 }, { page: 1, line: 0 }],
  ["ArrowUp", { page: 1, line: 0 }, undefined],
  ["End", { page: 1, line: 0 }, { page: 1, line: 2 }],
  ["Home", { page: 1, line: 2 }, { page: 1, line: 0 }],
  ["PageDown", { page: 1, line: 2 }, { page: 2, line: 0 }],
  ["PageDown", { page: 4, line: 0 }, { page: 4, line: 0 }],
  ["PageUp", { page: 1, line: 2 }, { page: 1, line: 0 }],
  ["x", { page: 1, line: 2 }, undefined],
])("%s from %j leads to %j", (key, from, to) => {
  expect(chosenBy(key, from)).toEqual(to);
});

test("arrows pass a page without lines, as far as pages are known", () => {
  top.value = 900; // pages 1 to 3 are near
  expect(chosenBy("ArrowDown", { page: 1, line: 2 })).toEqual({ page: 3, line: 0 });
  expect(chosenBy("ArrowUp", { page: 3, line: 0 })).toEqual({ page: 1, line: 2 });
  expect(chosenBy("ArrowDown", { page: 3, line: 0 })).toBeUndefined();
});

test("a page begins with the line that is written", () => {
  expect(chosenOn(1)).toBe(1);
  expect(chosenOn(3)).toBe(0);
  choice.value = { page: 1, line: 9 };
  expect(chosenOn(1)).toBe(2);
});

test("the tab key leads to the page that is looked at, or where the keyboard is", () => {
  expect(tabStop.value).toBe(1);
  choice.value = { page: 4, line: 0 };
  expect(tabStop.value).toBe(1);
  choosing.value = true;
  expect(tabStop.value).toBe(4);
  pages.value = { ...pages.value!, pages: pages.value!.pages.slice(0, 2) };
  expect(tabStop.value).toBe(1);
});

test("what a line shows of its field, and the place that it leads to", () => {
  const [number, first, second] = pages.value!.pages[0]!.lines!;
  expect([number, first, second].map((l) => textOf(l!))).toEqual(["86", "Điều 1. Ban hành", "Điều 2. Thi hành"]);
  showLine(second!, 8);
  expect(wanted.value?.place).toEqual({ pointer: "/body", offset: 25 });
});
