import { expect, test } from "vitest";
import { continuation, shifted } from "./continuing";

test.each([
  [["Điều 1. Một."], 0, "Điều 2."],
  [["1. Một."], 0, "2."],
  [["a) Một;", "b) hai", "c) ba", "d) bốn"], 3, "đ)"],
  [["- Một"], 0, "-"],
  [["1. Gồm:"], 0, "a)"],
  [["Điều 1. Như sau:"], 0, "1."],
  [["a) Gồm:"], 0, "-"],
  [["Điều 1. Một", "1. A"], 0, "1."],
  [["1. Một", "", "a) A"], 0, "a)"],
  [["I. MỘT"], 0, "1."],
  [["A. MỘT"], 0, "I."],
  [["1. Về công tác tháng 02"], 0, ""],
  [["1. Về công tác tháng 02;"], 0, "2."],
  [["1. Về việc này:"], 0, "a)"],
  [["1. Công tác tháng 02", "Cơ bản thống nhất.", "2. Nhiệm vụ"], 2, ""],
  [["1. Công tác tháng 02", "Cơ bản thống nhất.", "2. Nhiệm vụ."], 2, "3."],
  [["1. Sở Nội vụ", "2. Sở Tài chính"], 1, "3."],
  [["1. Sở Nội vụ", "a) Một", "2. Sở Tài chính"], 2, "3."],
  [["A. MỘT", "I. HAI", "B. BA"], 2, "I."],
  [["A. Nguyễn Văn A"], 0, ""],
  [["Phần thứ nhất"], 0, ""],
  [["2. A", "2.1. B"], 1, "2.2."],
  [["Chương I"], 0, ""],
  [["Đoạn."], 0, ""],
  [["x) A", "y) B"], 1, ""],
  [["“Điều 5. Nội dung", "1. Một”"], 0, ""],
])("after %j, line %i, comes %j", (lines, line, label) => {
  expect(continuation(lines, line)).toBe(label);
});

test.each([
  [["1. A", "2. B"], 1, 1, 1, ["1. A", "a) B"]],
  [["1. A", "2. B", "3. C"], 1, 2, 1, ["1. A", "a) B", "b) C"]],
  [["1. A", "a) B", "- C"], 2, 2, -1, ["1. A", "a) B", "b) C"]],
  [["Điều 1. A", "1. B"], 1, 1, -1, ["Điều 1. A", "Điều 2. B"]],
  [["I. A", "1. B"], 1, 1, -1, ["I. A", "II. B"]],
  [["A. MỘT", "I. HAI"], 1, 1, -1, ["A. MỘT", "B. HAI"]],
  [["A. MỘT", "I. Hai"], 1, 1, -1, ["A. MỘT", "I. Hai"]],
  [["A. MỘT", "B. HAI"], 1, 1, 1, ["A. MỘT", "I. HAI"]],
  [["Điều 1. A", "B"], 1, 1, 1, ["Điều 1. A", "1. B"]],
  [["+ A"], 0, 0, 1, ["+ A"]],
  [["Chương I", "A"], 0, 0, 1, ["Chương I", "A"]],
] as const)("%j, lines %i to %i by %i", (before, first, last, by, after) => {
  const lines: string[] = [...before];
  for (const c of shifted(lines, first, last, by)) lines[c.line] = lines[c.line]!.slice(0, c.from) + c.text + lines[c.line]!.slice(c.to);
  expect(lines).toEqual(after);
});
