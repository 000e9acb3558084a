import { expect, test } from "vitest";
import { type JsonObject } from "../model/json";
import { finder, ownerAt, piecesOf, rectOf } from "./sheet";
import { nextCell, stepFrom } from "./state";
import { addColumn, makesWay, markRows, numberRows, removeColumns, shiftColumn, shownAfter, tableSheet, writeTable } from "./table";

const table: JsonObject = {
  columns: [{ header: "STT" }, { header: "Tên", group: "Đơn vị" }, { header: "Số", group: "Đơn vị", align: "right" }],
  rows: [
    { group: true, cells: [{ text: "Khối A", cols: 3 }] },
    { cells: ["", "Phòng A", { text: "12", rows: 2 }] },
    { cells: ["", "Phòng B"] },
    { cells: ["x"] },
  ],
};

test("cells stand where they lie, with the pointer of their place in the row", () => {
  const { lines, head } = tableSheet(table);
  expect(head).toBe(2);
  expect(lines.map((l) => l.cells.map((c) => `${c.col}+${c.cols} ${c.rows} ${c.text} ${c.pointer}`))).toEqual([
    ["0+1 2 STT /columns/0/header", "1+2 1 Đơn vị /columns/1/group"],
    ["1+1 1 Tên /columns/1/header", "2+1 1 Số /columns/2/header"],
    ["0+3 1 Khối A /rows/0/cells/0"],
    ["0+1 1  /rows/1/cells/0", "1+1 1 Phòng A /rows/1/cells/1", "2+1 2 12 /rows/1/cells/2"],
    ["0+1 1  /rows/2/cells/0", "1+1 1 Phòng B /rows/2/cells/1"],
    ["0+1 1 x /rows/3/cells/0", "1+1 1  /rows/3/cells/1", "2+1 1  /rows/3/cells/2"],
  ]);
});

test.each([
  ["/rows/1/cells/2", { line: 3, col: 2 }], ["/rows/1/cells/2/rows", { line: 3, col: 2 }], ["/rows/3", { line: 5, col: 0 }], ["/rows/3/cells/7", { line: 5, col: 0 }],
  ["/columns/2/width_mm", { line: 1, col: 2 }], ["/columns/1/group", { line: 0, col: 1 }], ["/caption", undefined],
])("%s is shown at %j", (pointer, spot) => expect(finder(tableSheet(table))(pointer)).toEqual(spot));

test("a text goes where it belongs, also beyond the cells that a row has", () => {
  const after = writeTable(table, [{ pointer: "/rows/3/cells/2", text: "9" }, { pointer: "/rows/1/cells/2", text: "13" }, { pointer: "/columns/1/group", text: "Cơ quan" }]);
  expect(after.rows).toEqual([
    { group: true, cells: [{ text: "Khối A", cols: 3 }] }, { cells: ["", "Phòng A", { text: "13", rows: 2 }] }, { cells: ["", "Phòng B"] }, { cells: ["x", "", "9"] },
  ]);
  expect(after.columns).toEqual([{ header: "STT" }, { header: "Tên", group: "Cơ quan" }, { header: "Số", group: "Cơ quan", align: "right" }]);
});

test("what is shown after typing is what would be shown anew, and other lines are the same objects", () => {
  const before = shownAfter(table);
  const typed = writeTable(table, [{ pointer: "/rows/1/cells/2", text: "14" }, { pointer: "/rows/2/cells/1", text: "Phòng C" }]);
  const after = shownAfter(typed, before);
  expect(after.sheet).toEqual(tableSheet(typed));
  expect(after.sheet.lines[2]).toBe(before.sheet.lines[2]);
  expect(ownerAt(after.sheet, { line: 4, col: 2 })!.cell.text).toBe("14");
  const longer = writeTable(table, [{ pointer: "/rows/3/cells/2", text: "9" }]);
  expect(shownAfter(longer, after).sheet).toEqual(tableSheet(longer));
});

test("steps go past cells over several places, and stay in the table", () => {
  const sheet = tableSheet(table);
  expect(stepFrom(sheet, { line: 2, col: 1 }, 1, 0)).toEqual({ line: 3, col: 1 });
  expect(stepFrom(sheet, { line: 2, col: 1 }, 0, 1)).toEqual({ line: 2, col: 2 });
  expect(stepFrom(sheet, { line: 3, col: 2 }, 1, 0)).toEqual({ line: 5, col: 2 });
  expect(stepFrom(sheet, { line: 0, col: 0 }, -1, 0)).toEqual({ line: 0, col: 0 });
  expect(nextCell(sheet, { line: 3, col: 2 }, false)).toEqual({ line: 4, col: 0 });
  expect(nextCell(sheet, { line: 4, col: 1 }, false)).toEqual({ line: 5, col: 0 });
  expect(nextCell(sheet, { line: 5, col: 2 }, false)).toBeNull();
});

test("a selection takes cells whole, and pieces end where no cell reaches over", () => {
  const sheet = tableSheet(table);
  expect(rectOf(sheet, { line: 4, col: 1 }, { line: 4, col: 2 })).toEqual({ row: 3, col: 1, rows: 2, cols: 2 });
  expect(piecesOf(sheet, 1)).toEqual([{ from: 2, to: 3 }, { from: 3, to: 5 }, { from: 5, to: 6 }]);
});

test("a group row is one cell when it has one text", () => {
  expect(markRows(table, 3, 1, "group", true).rows).toHaveProperty("3", { group: true, cells: [{ text: "x", cols: 3 }] });
  expect(markRows(table, 1, 1, "total", true).rows).toHaveProperty("1", { total: true, cells: ["", "Phòng A", { text: "12", rows: 2 }] });
  expect(markRows(table, 0, 1, "group", false).rows).toHaveProperty("0", { cells: [{ text: "Khối A", cols: 3 }] });
});

test("ordinals go past groups", () => {
  expect((numberRows(table, 0).rows as JsonObject[]).map((r) => (r.cells as unknown[])[0])).toEqual([{ text: "Khối A", cols: 3 }, "1", "2", "3"]);
});

test("columns come, go and move with their headers", () => {
  expect(addColumn(table, 2).columns).toEqual([{ header: "STT" }, { header: "Tên", group: "Đơn vị" }, { group: "Đơn vị" }, { header: "Số", group: "Đơn vị", align: "right" }]);
  expect(removeColumns(table, 1, 1).rows).toEqual([{ group: true, cells: [{ text: "Khối A", cols: 2 }] }, { cells: ["", { text: "12", rows: 2 }] }, { cells: [""] }, { cells: ["x"] }]);
  expect((shiftColumn(table, 0, 2).columns as JsonObject[]).map((c) => c.header)).toEqual(["Tên", "Số", "STT"]);
});

const usual = [{ header: "STT" }, { header: "Nội dung" }];

test.each<[string, JsonObject, number, boolean]>([
  ["rows that are only counted make way", { columns: usual, rows: [{ cells: ["1", ""] }, { cells: ["2", ""] }] }, 1, true],
  ["headers stay when what comes has none", { columns: usual, rows: [{ cells: ["1", ""] }] }, 0, false],
  ["without headers all makes way", { columns: [{}, {}], rows: [{ cells: ["", ""] }] }, 0, true],
  ["what is written stays", { columns: usual, rows: [{ cells: ["1", "Rà soát"] }] }, 1, false],
  ["another number is written", { columns: usual, rows: [{ cells: ["5", ""] }] }, 1, false],
])("%s", (_, t, header, expected) => {
  expect(makesWay(t, header)).toBe(expected);
});
