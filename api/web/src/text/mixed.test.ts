import { expect, test } from "vitest";
import { mixedPaste } from "./mixed";

const row = (...cells: string[]) => `<tr>${cells.map((c) => `<td><p class=MsoNormal>${c}</p></td>`).join("")}</tr>`;
const budget = `<table class=MsoTableGrid>${row("1", "In t&agrave;i liệu", "5.000.000")}${row("2", "Nước\nuống", "20.000.000")}<tr><td colspan=2>Tổng cộng</td><td>25.000.000</td></tr></table>`;
const whole = (inner: string) => `<html><head><style>td{}</style></head><body><!--StartFragment-->${inner}<!--EndFragment--></body></html>`;

test("a table between text is told from it", () => {
  const found = mixedPaste(whole(`<p>Điều 1. Phê duyệt dự toán:</p>${budget}<p>Điều 2. Giao Văn phòng.</p>`))!;
  expect(found.text).toBe("Điều 1. Phê duyệt dự toán:\n1 In tài liệu 5.000.000\n2 Nước uống 20.000.000\nTổng cộng 25.000.000\nĐiều 2. Giao Văn phòng.");
  expect(found.tables.map((t) => found.text.slice(t.from, t.to))).toEqual(["1 In tài liệu 5.000.000\n2 Nước uống 20.000.000\nTổng cộng 25.000.000"]);
  expect(found.tables[0]!.table).toMatchObject({ columns: 3, lines: [{}, {}, {}] });
  expect(found.tables[0]!.table.anchors.at(-2)).toMatchObject({ text: "Tổng cộng", cols: 2 });
});

test("labels of lists around a table stay", () => {
  expect(mixedPaste(`<ol><li>Một</li><li>Hai</li></ol>${budget}`)!.text).toMatch(/^1\. Một\n2\. Hai\n1 In/);
});

test("two tables are two, with text between them or without", () => {
  expect(mixedPaste(budget + budget)!.tables).toHaveLength(2);
  const found = mixedPaste(`${budget}<p>Và</p>${budget}`)!;
  expect(found.tables.map((t) => found.text.slice(t.from, t.to).split("\n").length)).toEqual([3, 3]);
});

test("a table of the page's layout is text, what is in it is looked at", () => {
  expect(mixedPaste(`<table><tr><td><p>Một</p>${budget}<p>Hai</p></td></tr></table>`)).toMatchObject({ text: expect.stringMatching(/^Một\n1 In[^]*\nHai$/), tables: [{ from: 4 }] });
});

test.each([
  ["a table alone", whole(budget)],
  ["text alone", whole("<p>Một</p><p>Hai</p>")],
  ["cells of a spreadsheet", `<table><!--StartFragment-->${row("1", "2")}<!--EndFragment--></table>`],
  ["the head of a document", `<table>${row("UBND TỈNH LÀO CAI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")}${row("Số: 1/QĐ-SNV", "Lào Cai, ngày")}</table><p>Một</p>`],
  ["the foot of a document", `<p>Một</p><table>${row("Nơi nhận:<br>- Như trên;", "GIÁM ĐỐC")}</table>`],
  ["one cell in a frame", "<p>Một</p><table><tr><td>Hai</td></tr></table>"],
  ["an unfinished table", "<p>Một</p><table><tr><td>Hai</td><td>Ba"],
])("%s is not text with tables", (_, html) => expect(mixedPaste(html)).toBeNull());

test("many tables and tags without an end take no time", () => {
  expect(mixedPaste(`<p>Một</p>${"<table>".repeat(20_000)}`)).toBeNull();
  expect(mixedPaste(`<p>Một</p>${budget.repeat(500)}`)!.tables).toHaveLength(500);
});
