import { expect, test } from "vitest";
import type { JsonObject } from "../model/json";
import { cellsOf, columnsOf, rowsOf } from "./cells";
import { parseHTML } from "./clipboard";
import { applyTable, applyTasks, guessTable, guessTasks, kindsOf, pasted, sourceOf } from "./mapping";
import { flatOf } from "./spans";
import { headerRows, newTable, tableFrom } from "./table";
import { groupsOf, newTasks, tasksOf } from "./tasks";

const sheet = {
  name: "Trang1", header: 2, truncated: false,
  rows: [
    ["STT", "Đơn vị", "Biên chế", ""], ["", "", "Giao", "Có mặt"],
    ["I", "Khối văn phòng", "", ""], ["1", "Phòng A", "12", "10"], ["2", "Phòng B", "8", "8"], ["Tổng cộng", "", "20", "18"],
  ],
  merged: [{ row: 0, column: 0, rows: 2, columns: 1 }, { row: 0, column: 1, rows: 2, columns: 1 }, { row: 0, column: 2, rows: 1, columns: 2 }, { row: 5, column: 0, rows: 1, columns: 2 }],
};

test("a sheet makes a table with its headers, groups and totals", () => {
  const source = sourceOf(sheet);
  const plan = guessTable(source, newTable());
  expect(plan).toEqual({ mode: "columns", row: 0, header: 2, targets: ["new", "new", "new", "new"] });
  expect(applyTable({ caption: "x", ...newTable() }, source, plan)).toEqual({
    caption: "x",
    columns: [{ header: "STT" }, { header: "Đơn vị" }, { header: "Giao", group: "Biên chế", align: "right" }, { header: "Có mặt", group: "Biên chế", align: "right" }],
    rows: [
      { group: true, cells: ["I", "Khối văn phòng", "", ""] },
      { cells: ["1", "Phòng A", "12", "10"] },
      { cells: ["2", "Phòng B", "8", "8"] },
      { total: true, cells: [{ text: "Tổng cộng", cols: 2 }, "20", "18"] },
    ],
  });
});

test("columns go where they are named, in any order, and some nowhere", () => {
  const table = { columns: [{ header: "Có mặt" }, { header: "Đơn vị" }], rows: [{ cells: ["1", "Cũ"] }] };
  const source = sourceOf({ name: "", header: 1, truncated: false, rows: [["Đơn vị", "Ghi chú", "CÓ MẶT"], ["Phòng A", "x", "7"]] });
  const plan = guessTable(source, table);
  expect(plan.targets).toEqual([1, "skip", 0]);
  expect(rowsOf(applyTable(table, source, plan))).toEqual([{ cells: ["1", "Cũ"] }, { cells: ["7", "Phòng A"] }]);
  expect(rowsOf(applyTable(table, source, { ...plan, mode: "rows" }))).toEqual([{ cells: ["7", "Phòng A"] }]);
});

test("a row that numbers the columns is made by the table", () => {
  const source = sourceOf({ name: "", header: 2, truncated: false, rows: [["STT", "Tên"], ["(1)", "(2)"], ["1", "A"], ["2", "B"]] });
  const table = applyTable(newTable(), source, guessTable(source, newTable()));
  expect(table.numbered).toBe(true);
  expect(columnsOf(table)).toEqual([{ header: "STT", align: "center", width_mm: 12 }, { header: "Tên" }]);
});

test("what is pasted beyond the last column makes new ones", () => {
  const table = { columns: [{ header: "A" }, { header: "B" }], rows: [{ cells: ["1", "2"] }, { cells: ["3", "4"] }] };
  const source = { flat: flatOf([["x", "y"], ["z", "w"]]), header: 0 };
  const plan = guessTable(source, table, { row: 1, col: 1 });
  expect(plan.targets).toEqual([1, "new"]);
  const after = applyTable(table, source, plan);
  expect(columnsOf(after)).toHaveLength(3);
  expect(rowsOf(after).map(cellsOf)).toEqual([["1", "2"], ["3", "x", "y"], ["", "z", "w"]]);
});

test("groups and totals are known", () => {
  const f = flatOf([["Khối A", "", ""], ["1", "x", "2"], ["II.", "Khối B", ""], ["2", "y", "3"], ["", "Cộng:", "5"], ["3", "chỉ tên", ""]]);
  expect(kindsOf(f)).toEqual(["group", "row", "group", "row", "total", "row"]);
});

test.each([
  [[["STT", "Tên", "Số"], ["1", "A", "5"]], 1],
  [[["Đơn vị", "Số"], ["A", "5"]], 1],
  [[["A", "B"], ["C", "D"]], 0],
  [[["1", "A"], ["2", "B"]], 0],
  [[["STT", ""], ["1", "A"]], 0],
  [[["STT", "Tên"]], 0],
])("%j has %i rows of header", (rows, n) => expect(headerRows(flatOf(rows))).toBe(n));

test("rows pasted into a text make a table", () => {
  expect(tableFrom([["STT", "Tên", "Số người"], ["1", "A", "12"], ["2", "B", "9"]])).toEqual({
    columns: [{ header: "STT", align: "center", width_mm: 12 }, { header: "Tên" }, { header: "Số người", align: "right" }],
    rows: [{ cells: ["1", "A", "12"] }, { cells: ["2", "B", "9"] }],
  });
});

const plan = `<table>
<tr><th>STT</th><th>Nội dung nhiệm vụ</th><th>Sản phẩm</th><th>Đơn vị chủ trì</th><th>Đơn vị phối hợp</th><th>Thời gian</th></tr>
<tr><td>I</td><td colspan=5>CẢI CÁCH THỂ CHẾ</td></tr>
<tr><td rowspan=2>1</td><td rowspan=2>Rà soát văn bản</td><td>Danh mục</td><td>Văn phòng</td><td>Các phòng</td><td>Tháng 3/2026</td></tr>
<tr><td>Báo cáo</td><td>Văn phòng</td><td></td><td>Quý I-IV/2026</td></tr>
<tr><td>2</td><td>Tập huấn</td><td>Lớp</td><td>Phòng TH</td><td></td><td>Thường xuyên</td></tr>
<tr><td></td><td></td><td>Tài liệu</td><td>Phòng TH</td><td></td><td>20/3/2026</td></tr>
<tr><td>II</td><td>CHUYỂN ĐỔI SỐ</td><td></td><td></td><td></td><td></td></tr>
<tr><td>7</td><td>Nâng cấp phần mềm</td><td>Phần mềm</td><td>Phòng CNTT</td><td></td><td>Quý II/2026</td></tr>
</table>`;

test("a plan from a spreadsheet: tasks over several rows, groups, deadlines", () => {
  const source = pasted(parseHTML(plan)!);
  const table = { ...newTasks(), groups: [] };
  const guessed = guessTasks(source, table);
  expect(guessed).toEqual({ mode: "rows", header: 1, targets: ["ordinal", "task", "product", "lead_unit", "coordinating_units", "time"] });
  expect(applyTasks(table, source, guessed).groups).toEqual([
    { title: "CẢI CÁCH THỂ CHẾ", tasks: [
      { name: "Rà soát văn bản", products: [
        { name: "Danh mục", lead_unit: "Văn phòng", coordinating_units: "Các phòng", time: "Tháng 3/2026", due: { date: "2026-03" } },
        { name: "Báo cáo", lead_unit: "Văn phòng", time: "Quý I-IV/2026", due: { year: 2026, quarters: [1, 2, 3, 4] } },
      ] },
      { name: "Tập huấn", products: [
        { name: "Lớp", lead_unit: "Phòng TH", time: "Thường xuyên" },
        { name: "Tài liệu", lead_unit: "Phòng TH", time: "20/3/2026", due: { date: "2026-03-20" } },
      ] },
    ] },
    { title: "CHUYỂN ĐỔI SỐ", tasks: [{ label: "7.", name: "Nâng cấp phần mềm", products: [{ name: "Phần mềm", lead_unit: "Phòng CNTT", time: "Quý II/2026", due: { year: 2026, quarters: [2] } }] }] },
  ]);
});

test("further tasks come behind those that are there, columns that are missing are shown", () => {
  const table: JsonObject = { columns: [{ field: "task" }], groups: [{ tasks: [{ name: "Cũ", products: [{}] }] }] };
  const source = { flat: flatOf([["Nhiệm vụ", "Kinh phí"], ["1. Mới", "5.000"], ["2. Mới nữa", ""]]), header: 1 };
  const after = applyTasks(table, source, guessTasks(source, table));
  expect(columnsOf(after)).toEqual([{ field: "task" }, { field: "budget", share: 2 }]);
  expect(groupsOf(after).map((g) => tasksOf(g).map((t) => [t.label, t.name]))).toEqual([[[undefined, "Cũ"], [undefined, "Mới"], [undefined, "Mới nữa"]]]);
});

test("without headers columns are taken in the table's order", () => {
  const source = { flat: flatOf([["1", "Việc một", "Sản phẩm"], ["2", "Việc hai", "Sản phẩm"]]), header: 0 };
  expect(guessTasks(source, newTasks()).targets).toEqual(["ordinal", "task", "product"]);
});
