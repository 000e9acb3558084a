import { expect, test } from "vitest";
import type { Mode } from "./TextField";
import { means, replacements, textOf, valueOf } from "./value";

test.each([
  ["", "body", undefined], ["  \n", "plain", undefined], [" Một ", "plain", "Một "],
  ["Một\n\n Hai \n", "lines", ["Một", "Hai"]], ["\n", "lines", undefined],
] as [string, Mode, string | string[] | undefined][])("the text %j is, in %s, %j", (text, mode, value) => {
  expect(valueOf(text, mode)).toEqual(value);
  expect(means(text, value, mode)).toBe(true);
});

test("shows what is no text as nothing", () => {
  expect(textOf([{}, "a\nb"], "lines")).toBe("\na b");
  expect(textOf([{}], "body")).toBe("");
  expect(textOf("e\u0302", "plain")).toBe("ê");
});

test.each([
  ["một hai ba", "một 2 ba", [{ from: 4, to: 7, insert: "2" }]],
  ["a\nb\nc", "x\nb\ny", [{ from: 0, to: 1, insert: "x" }, { from: 4, to: 5, insert: "y" }]],
  ["a\nb", "a\nc\nb", [{ from: 2, to: 2, insert: "c\n" }]],
  ["aa", "aaa", [{ from: 2, to: 2, insert: "a" }]],
  ["😀", "😁", [{ from: 0, to: 2, insert: "😁" }]],
  ["a", "a", []],
])("makes %j into %j", (before, after, wanted) => {
  const all = replacements(before, after);
  expect(all).toEqual(wanted);
  const made = all.reduceRight((text, r) => text.slice(0, r.from) + r.insert + text.slice(r.to), before);
  expect(made).toBe(after);
});
