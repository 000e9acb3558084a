import { expect, test } from "vitest";
import { columnsOf } from "./cells";
import { add, formatDecimal, parseDecimal, sumsOf } from "./sums";
import { columnName, flatTable } from "./table";

test.each([
  ["1.250,5", "1.250,5"], ["12", "12"], ["09", "9"], ["0,05", "0,05"], ["-3", "-3"], ["−1.000", "-1.000"], ["1250", "1.250"], ["1.234.567,89", "1.234.567,89"], ["0", "0"], ["-0,5", "-0,5"],
])("%s is read and written as %s", (text, want) => expect(formatDecimal(parseDecimal(text)!)).toBe(want));

test.each(["", "abc", "1.25", "1,250.5", "12%", "1.2345", "5/2026", "1..2", ",5", "5 người"])("%s is no number", (text) => expect(parseDecimal(text)).toBeNull());

test("sums are exact", () => {
  const tenth = parseDecimal("0,1")!;
  expect(formatDecimal(Array.from({ length: 30 }, () => tenth).reduce(add))).toBe("3,0");
  expect(formatDecimal(add(parseDecimal("9.007.199.254.740.993")!, parseDecimal("0,001")!))).toBe("9.007.199.254.740.993,001");
});

test("columns of numbers are summed; groups, totals and ordinals are not", () => {
  const table = {
    columns: [{ header: "STT" }, { header: "Đơn vị" }, { header: "Kinh phí" }, { header: "Tỷ lệ" }],
    rows: [
      { group: true, cells: [{ text: "Khối A", cols: 4 }] },
      { cells: ["1", "Phòng A", "1.250,5", "50,5"] },
      { cells: ["2", "Phòng B", "chưa có", "20"] },
      { cells: ["3", "Phòng C", "749,5", "29,5"] },
      { total: true, cells: [{ text: "Tổng cộng", cols: 2 }, "2.000", ""] },
    ],
  };
  const sums = sumsOf(flatTable(table), columnsOf(table).map(columnName));
  expect(sums.map((s) => [s.header, s.text, s.count, s.unread, s.sensible])).toEqual([
    ["STT", "6", 3, [], false],
    ["Kinh phí", "2.000,0", 2, [3], true],
    ["Tỷ lệ", "100,0", 3, [], false],
  ]);
});
