import { describe, expect, it } from "vitest";
import { readNumber, readNumbers, roman, writeNumber, writeNumbers } from "./numbers";

describe("readNumber", () => {
  it.each([
    ["12", 12],
    ["1.250", 1250],
    ["1.250.000,5", 1250000.5],
    ["80,38", 80.38],
    ["80.38", 80.38],
    ["-3", -3],
    ["1 250", 1250],
    ["12 văn bản", undefined],
    ["", undefined],
    ["-", undefined],
  ])("%s", (typed, want) => expect(readNumber(typed, false)).toBe(want));

  it("takes no part of a whole", () => expect(readNumber("2,5", true)).toBeUndefined());
  it("reads what is written", () => {
    for (const n of [0, 1, 1000, 1234.5, 0.125, -80.38, 99999999999999]) expect(readNumber(writeNumber(n), false)).toBe(n);
  });
});

describe("readNumbers", () => {
  it.each([
    ["1; 2,5; –", [1, 2.5, null]],
    ["1;", [1]],
    ["1; x", undefined],
  ])("%s", (typed, want) => expect(readNumbers(typed)).toEqual(want));
  it("reads what is written", () => expect(readNumbers(writeNumbers([1, null, 80.5]))).toEqual([1, null, 80.5]));
});

describe("roman", () => {
  it.each([[1, "I"], [4, "IV"], [9, "IX"], [14, "XIV"], [40, "XL"], [1994, "MCMXCIV"]])("%i", (n, want) => expect(roman(n)).toBe(want));
});
