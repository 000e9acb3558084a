import { expect, test } from "vitest";
import { arrange, between, pixels, sameSpot, stepped, wider } from "./desk";

const portrait = { document: 1, width: 600, height: 800 };
const landscape = { document: 1, width: 800, height: 600 };
const frame = { width: 840, height: 700, rem: 16 };

test("pages lie one below the other, each as wide as the desk", () => {
  const { boxes, width, height } = arrange([portrait, landscape], frame, "fit");
  expect(boxes).toEqual([
    { left: 20, top: 36, width: 800, height: 800 * (800 / 600), scale: 800 / 600 },
    { left: 20, top: 36 + 800 * (800 / 600) + 36, width: 800, height: 600, scale: 1 },
  ]);
  expect(width).toBe(840);
  expect(height).toBeCloseTo(boxes[1]!.top + 600 + 20);
});

test("a zoom shows pages by one scale, and the desk grows with them", () => {
  const { boxes, width } = arrange([portrait, landscape], frame, 2);
  expect(boxes.map((b) => b.scale)).toEqual([2 * pixels, 2 * pixels]);
  expect(width).toBeCloseTo(800 * 2 * pixels + 40);
  expect(boxes[0]!.left).toBeCloseTo((width - 600 * 2 * pixels) / 2);
});

test("files have room for their names when there are several", () => {
  const tops = (documents: number[]) => arrange(documents.map((document) => ({ ...portrait, document })), frame, 1).boxes.map((b) => b.top);
  expect(tops([1, 2])[0]).toBe(36 + 40);
  expect(tops([1, 1])[0]).toBe(36);
});

test("a desk without pages, or with no room", () => {
  expect(arrange([], frame, "fit").boxes).toEqual([]);
  expect(arrange([portrait], { width: 0, height: 0, rem: 16 }, "fit").boxes[0]!.scale).toBeGreaterThan(0);
  expect(between([], 0, 700)).toEqual({ from: 0, to: 0 });
});

test.each([
  [0, 500, 1, 1],
  [0, 30, 1, 1],
  [850, 860, 2, 2], // the gap
  [500, 1000, 1, 2],
  [900, 3000, 2, 3],
  [9000, 9500, 3, 3],
])("between %d and %d are the pages %d to %d", (top, bottom, from, to) => {
  const boxes = [36, 900, 1800].map((y) => ({ left: 0, top: y, width: 600, height: 800, scale: 1 }));
  expect(between(boxes, top, bottom)).toEqual({ from, to });
});

test("a range is made wider as far as there are pages", () => {
  expect(wider({ from: 1, to: 2 }, 1, 14)).toEqual({ from: 1, to: 3 });
  expect(wider({ from: 14, to: 14 }, 1, 14)).toEqual({ from: 13, to: 14 });
  expect(wider({ from: 0, to: 0 }, 1, 0)).toEqual({ from: 1, to: 1 });
});

test("a spot stays on its line whatever the zoom", () => {
  const before = arrange([portrait, portrait], frame, 1).boxes;
  const after = arrange([portrait, portrait], frame, 2).boxes;
  expect(sameSpot(before, after, before[1]!.top + before[1]!.height / 4)).toBeCloseTo(after[1]!.top + after[1]!.height / 4);
  expect(sameSpot([], [], 7)).toBe(7);
});

test.each([
  [1, 1, 1.1],
  [1, -1, 0.9],
  [1.337, 1, 1.5],
  [3, 1, 3],
  [0.5, -1, 0.5],
] as const)("the step from %d by %d is %d", (zoom, direction, next) => {
  expect(stepped(zoom, direction)).toBe(next);
});
