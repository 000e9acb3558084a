import { expect, test } from "vitest";
import { bytesOf, unitsOf } from "./bytes";

const texts = ["", "abc", "Điều 1. Về việc", "a😀b漢", "Quyết định\nsố 5"];

test.each(texts)("every place of %j is the same in bytes as the encoder says, and back", (text) => {
  for (let units = 0; units <= text.length; units++) {
    if (/[\udc00-\udfff]/.test(text[units] ?? "")) continue; // the middle of a letter is no place
    const bytes = new TextEncoder().encode(text.slice(0, units)).length;
    expect(bytesOf(text, units)).toBe(bytes);
    expect(unitsOf(text, bytes)).toBe(units);
  }
});

test("a place inside a letter is its beginning, one behind the end is the end", () => {
  expect(unitsOf("Đ", 1)).toBe(0);
  expect(unitsOf("a😀b", 3)).toBe(1);
  expect(unitsOf("abc", 9)).toBe(3);
});
