import { expect, test } from "vitest";
import { corrected } from "./correcting";

test.each([
  ["điều 1:", "Điều 1."], ["Điều 2)", "Điều 2."], ["ĐIỀU 3.", "Điều 3."], ["dieu 4.", "Điều 4."], ["Điều 5.", null], ["Điều 6", null],
  ["1/", "1."], ["12)", "12."], ["1.", null], ["1.1)", "1.1."], ["1.5", null], ["2026.", null],
  ["a.", "a)"], ["đ/", "đ)"], ["B)", "b)"], ["a)", null], ["C.", null], ["f.", null], ["tr.", null],
  ["II)", "II."], ["II-", "II."], ["3–", "3."], ["3-4", null], ["–", "-"], ["•", "-"], ["-", null], ["", null], ["Căn", null],
])("before a blank %j becomes %j", (typed, right) => {
  expect(corrected(typed, "blank")).toBe(right);
});

test.each([
  ["chương 2:", "Chương II"], ["Chương II", null], ["CHƯƠNG 4", "CHƯƠNG IV"], ["Phần iii.", "Phần III"],
  ["mục 1:", "Mục 1"], ["Mục 1", null], ["tiểu mục 2.", "Tiểu mục 2"], ["Phần mềm", null],
  ["Phần thứ 2:", "Phần II"], ["PHẦN THỨ HAI:", "PHẦN THỨ HAI"], ["Phần thứ hai", null],
])("at the end of a line %j becomes %j", (typed, right) => {
  expect(corrected(typed, "end")).toBe(right);
});
