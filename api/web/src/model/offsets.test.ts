import { expect, test } from "vitest";
import { fieldOffset, serverOffset } from "./offsets";

const composed = "Điều 1. Ban hành";
const apart = composed.normalize("NFD");

test.each([
  [composed, 0, 0],
  [composed, 1, 2],
  [composed, 4, 7],
  ["  " + composed, 3, 2],
  ["  " + composed, 1, 0],
  [composed + "  ", 18, 20],
  ["", 0, 0],
  [apart, apart.indexOf("u"), 6],
  ["a\u{1f600}b", 3, 5],
])("%j at %d is byte %d", (text, units, bytes) => {
  expect(serverOffset(text, units)).toBe(bytes);
});

test.each([
  [composed, 7, 4],
  ["  " + composed, 2, 3],
  [apart, 6, apart.indexOf("u")],
  [composed, 99, composed.length],
  ["", 3, 0],
])("byte of %j, %d, is at %d", (text, bytes, units) => {
  expect(fieldOffset(text, bytes)).toBe(units);
});

test("there and back", () => {
  for (const text of [composed, "  " + apart, "ấ ấ\nx"]) {
    for (let bytes = serverOffset(text, text.length); bytes > 0; bytes--) {
      const there = serverOffset(text, fieldOffset(text, bytes));
      expect(there).toBeLessThanOrEqual(bytes);
      expect(bytes - there).toBeLessThan(4);
    }
  }
});
