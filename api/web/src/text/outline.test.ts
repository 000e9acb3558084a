import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { labelOf, nextLabel, readOutline } from "./outline";

// The cases of the server's own reader: both must read a text in one way.
const cases = new URL("../../../../templates/part/testdata/text/", import.meta.url);

for (const file of readdirSync(cases)) {
  const [, text = "", tree = ""] = readFileSync(new URL(file, cases), "utf8").split(/^-- (?:text|tree) --\n/m);
  test(`reads ${file} as the server does`, () => {
    const wanted = tree.trimEnd().split("\n").map((l) => l.trim().split("|")).filter(([, label]) => label !== "");
    const read = readOutline(text.split("\n")).entries;
    expect(read.map((e) => [e.level, e.label])).toEqual(wanted.map(([level, label]) => [level, label]));
  });
}

test.each([
  ["Điều 12. Hiệu lực", "dieu", "12", 0, 8],
  ["  1. Một", "khoan", "1", 2, 4],
  ["2.10. Hai", "tieu_khoan", "2.10", 0, 5],
  ["đ) Năm", "diem", "đ", 0, 2],
  ["- Gạch", "gach", "", 0, 1],
  ["- ", "gach", "", 0, 1],
  ["IV. BỐN", "de_muc", "IV", 0, 3],
  [" B. NHIỆM VỤ", "muc_lon", "B", 1, 3],
  ["Đ. BÀI HỌC", "muc_lon", "Đ", 0, 2],
  ["PHẦN THỨ HAI", "phan", "THỨ HAI", 0, 12],
  ["Phần mở đầu", "phan", "mở đầu", 0, 11],
  ["CHƯƠNG II.", "chuong", "II", 0, 10],
  ["Tiểu mục 3", "tieu_muc", "3", 0, 10],
])("finds the label of %j", (line, level, numeral, from, to) => {
  expect(labelOf(line)).toMatchObject({ level, numeral, from, to });
});

test.each(["", "-", "-x", "1.Một", "1) Một", "2026. Năm", "01. Không", "f) Không", "Điều 5 nói", "Chương I nói", "1.1.1. Ba", "A. Nguyễn Văn A", "B. ", "B. 5", "A. X", "F. KHÔNG", "Phần thứ nhất nói", "Phần thứ mấy", "+5 độ"])("finds no label in %j", (line) => {
  expect(labelOf(line)).toBeNull();
});

test.each([
  [["Điều 1. A", "1. B", "Điều 2. C"], 2, "khoan", "2."],
  [["Điều 1. A", "1. B", "Điều 2. C"], 3, "khoan", "1."],
  [["Chương I", "A", "Điều 4. B", "Chương II", "C"], 5, "dieu", "Điều 5."],
  [["1. A", "1.1. B", "1.2. C"], 3, "tieu_khoan", "1.3."],
  [["2. A"], 1, "tieu_khoan", "2.1."],
  [["A"], 1, "tieu_khoan", ""],
  [["A. MỘT", "I. HAI", "B. BA"], 3, "muc_lon", "C."],
  [["d) A"], 1, "diem", "đ)"],
  [["y) A"], 1, "diem", ""],
  [["a) A", "Đoạn sau.", "- B"], 3, "diem", "b)"],
] as const)("continues %j", (lines, line, level, label) => {
  expect(nextLabel(readOutline([...lines]), line, level)).toBe(label);
});
