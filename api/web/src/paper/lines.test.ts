import { expect, test } from "vitest";
import type { Line, Problem } from "../model/api";
import { letterOf, lineAt, lineOf, marksOf, problemsOf } from "./lines";

const line = (x: number, y: number, width: number, pointer = "/body", offset = 0, length = 10, problem = false): Line => ({ x, y, width, height: 16, pointer, offset, length, problem });
const problem = (path: string, offset: number, length: number, severity: Problem["severity"] = "error"): Problem => ({
  path, offset, length, severity, rule: "TY01", clause: "", clause_text: "", message: "", suggestion: "",
});

const lines = [line(85, 100, 200, "/a"), line(330, 100, 200, "/b"), line(85, 116, 445, "/body"), line(85, 136, 300, "/body", 10)];

test.each([
  ["in it", 90, 105, 0],
  ["right of it", 300, 105, 0],
  ["left of the other", 320, 105, 1],
  ["in the gap below", 200, 134, 2],
  ["beside a short line", 500, 140, 3],
  ["nowhere", 200, 400, -1],
  ["far beside", 590, 140, -1],
])("the line %s", (_, x, y, want) => {
  expect(lineAt(lines, x, y)).toBe(want);
});

test("what is drawn means its own line or none", () => {
  expect(lineAt(lines, 300, 105)).toBe(0);
  expect(lineAt(lines, 300, 105, true)).toBe(-1);
  expect(lineAt(lines, 90, 105, true)).toBe(0);
});

test("the line of a place", () => {
  expect(lineOf(lines, "/body", 12)).toBe(3);
  expect(lineOf(lines, "/body", 50)).toBe(-1);
});

test.each([
  ["Căn cứ Luật", 7, "Căn cứ Luật", 7],
  ["QUYẾT ĐỊNH", 6, "Quyết định", 6],
  ["1. Ban hành kèm theo", 5, "Ban hành kèm theo", 2],
  ["1. Ban hành kèm theo", 1, "Ban hành kèm theo", 0],
  ["khoản\u00a01 số 68/TTr\u2011SKHCN", 9, "khoản 1 số 68/TTr-SKHCN", 9],
  ["Điều 1.Ban hành kèm", 7, "Điều 1. Ban hành kèm", 8],
  ["Điều 1.Ban hành kèm", 10, "Điều 1. Ban hành kèm", 11],
  ["của Chính phủ ", 13, "của Chính phủ ", 13],
  ["- Như Điều 3;", 50, "Như Điều 3;", 11],
  ["30/2020", 3, "khác hẳn", 3],
  ["……", 2, "", 0],
])("in %j letter %d is that of %j at %d", (drawn, index, text, want) => {
  expect(letterOf(drawn, index, text)).toBe(want);
});

test("findings belong to the lines that they reach", () => {
  const [first, second] = [line(85, 100, 400, "/body", 0, 50), line(85, 116, 400, "/body", 50, 30)];
  const whole = problem("/body", 0, 0);
  const across = problem("/body", 45, 10);
  const other = problem("/subject", 0, 5);
  expect(problemsOf(first, [whole, across, other])).toEqual([whole, across]);
  expect(problemsOf(second, [whole, across, other])).toEqual([across]);
  expect(problemsOf(line(0, 0, 0, "/subject", 0, 0), [other])).toEqual([other]);
});

test("a finding is marked once, marks that are too close are one", () => {
  const found = [problem("/body", 0, 3, "warning"), problem("/body", 12, 3), problem("/body", 45, 1, "info")];
  const page = [0, 10, 20, 30, 40].map((offset, i) => line(85, 100 + 16 * i, 400, "/body", offset, 10, true));
  expect(marksOf(page, found, 20).map((m) => [m.y, m.severity, m.problems.length])).toEqual([
    [108, "error", 2],
    [172, "info", 1],
  ]);
});
