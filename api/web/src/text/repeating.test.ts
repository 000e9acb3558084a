import { expect, test } from "vitest";
import { labelOf } from "./label";
import { levels, type Level } from "./levels";
import { headed, retyped, superseded } from "./repeating";

test.each([
  ["Điều 1. Điều 1.", "Điều 1."], ["Điều 1. Điều 5.", "Điều 5."], ["Điều 1. điều 1:", "Điều 1."], ["Điều 2. dieu 2.", "Điều 2."],
  ["1. 1.", "1."], ["1. 2/", "2."], ["a) a)", "a)"], ["a) b.", "b)"], ["- -", "-"], ["- –", "-"], ["+ +", "+"], ["I. I.", "I."], ["1.1. 1.2.", "1.2."],
  ["  1. 1.", "  1."],
  ["Điều 1. 1.", null], ["1. a)", null], ["a) -", null], ["1. Điều 1.", null], ["Điều 1. Điều", null], ["Điều 1. Điều 1. ", null],
  ["Điều 1.", null], ["Điều 1. ", null], ["Theo Điều 1.", null], ["1. Theo 1.", null], ["", null], ["-", null], ["- x", null], ["1. 2026.", null],
])("behind %j and a blank stands %j", (before, after) => {
  const found = retyped(before);
  expect(found && before.slice(0, found.from) + found.text + before.slice(found.to)).toBe(after);
});

const inLine = levels.filter((l) => !l.ownLine && !l.capital);
const numbers = [1, 2, 3, 9, 10, 14, 21];

function labelsOf(l: Level): string[] {
  if (l.write === undefined) return [l.prefix];
  return numbers.map((n) => l.prefix + (l.nested ? "1." : "") + l.write!(n) + l.suffix);
}

test("of two labels of one level the second stays, whichever they are; of two levels both", () => {
  for (const a of inLine) {
    for (const b of inLine) {
      for (const first of labelsOf(a)) {
        for (const second of labelsOf(b)) {
          const same = labelOf(first + " ")!.level === labelOf(second + " ")!.level;
          expect(retyped(`${first} ${second}`), `${first} ${second}`).toEqual(same ? { from: 0, to: first.length + 1 + second.length, text: second } : null);
        }
      }
    }
  }
});

test("what was put right once is right", () => {
  for (const l of inLine) {
    for (const label of labelsOf(l)) {
      const found = retyped(`${label} ${label}`)!;
      expect(retyped(found.text)).toBeNull();
    }
  }
});

test.each([
  ["Điều 1. ", "Điều 1. Phạm vi\nĐiều 2. Đối tượng", 0], ["Điều 1.", "Điều 1. A", 0], ["Điều 1. ", "Chương I\nQUY ĐỊNH CHUNG", 0], ["  a) ", "b) Một", 2], ["- ", "- Một", 0], ["-", "- Một", 0],
  ["Điều 1. ", "1. Một", -1], ["Điều 1. Phạm vi ", "Điều 2. A", -1], ["Điều 1. ", "Phạm vi", -1], ["", "Điều 1. A", -1],
])("a line %j that gets %j has its own label from %i on no more", (before, pasted, from) => {
  expect(superseded(before, pasted)).toBe(from);
});

test.each([
  ["2. -", "-"], ["3. a)", "a)"], ["4. II.", "II."], ["b) 2.", "2."], ["3. Điều 4.", "Điều 4."], ["- b)", "b)"], ["2. điều 3:", "Điều 3."],
  ["2. B. NHIỆM", "B. NHIỆM"], ["2. B.", null], ["2. B. Nhiệm", null], ["2. A. N", null],
  ["2. Theo", null], ["2. a", null], ["Điều 2. 2026.", null],
])("behind %j, whose first label Enter has put there, and a blank stands %j", (before, after) => {
  const found = retyped(before, false);
  expect(found && before.slice(0, found.from) + found.text + before.slice(found.to)).toBe(after);
});

test.each([["Điều 3. Chương II", "Chương II"], ["Điều 3. chương 2", "Chương II"], ["2. Mục 1", "Mục 1"], ["2. Phần thứ hai", "Phần thứ hai"], ["Điều 3. Chương trình", null], ["Điều 3.", null], ["Chương II", null]])(
  "the line %j, which Enter has begun, is the heading %j",
  (line, after) => {
    const found = headed(line);
    expect(found && line.slice(0, found.from) + found.text + line.slice(found.to)).toBe(after);
  },
);
