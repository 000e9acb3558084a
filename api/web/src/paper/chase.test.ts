import { expect, test } from "vitest";
import { aim, arrived, moved, near, resting, scrolled, typed } from "./chase";

test("a key stroke is followed once", () => {
  const c = typed(resting);
  expect(c.due).toBe(true);
  expect(arrived(c).due).toBe(false);
});

test("the clerk's own scrolling has a rest, which a key stroke ends", () => {
  const c = scrolled(typed(resting), 1000);
  expect(c.due).toBe(false);
  expect(moved(c, 2000).due).toBe(false);
  expect(moved(c, 9000).due).toBe(true);
  expect(typed(c).due).toBe(true);
});

test.each([
  ["in the middle", 300, undefined],
  ["at the very edge below", 690, 690 + 10 - 315],
  ["cut off above", -5, 0],
  ["far below", 5000, 5010 - 315],
])("a line %s", (_, top, want) => {
  expect(aim({ top: 0, height: 700 }, { top, height: 20 })).toBe(want);
});

test("the line comes to lie in the middle third", () => {
  const top = aim({ top: 0, height: 900 }, { top: 4000, height: 20 })!;
  expect(4000 - top).toBeGreaterThan(300);
  expect(4020 - top).toBeLessThan(600);
});

test("long ways are jumped", () => {
  expect(near({ top: 0, height: 700 }, 1400)).toBe(true);
  expect(near({ top: 5000, height: 700 }, 0)).toBe(false);
});
