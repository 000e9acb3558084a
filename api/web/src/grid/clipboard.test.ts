import { expect, test } from "vitest";
import { parseHTML, parseTSV, tableOn, writeHTML, writeTSV } from "./clipboard";
import { flatOf, type Flat } from "./spans";

const texts = (f: Flat | null) => f?.anchors.map((a) => [a.row, a.col, a.rows, a.cols, a.text]);

test.each([
  ["a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]],
  ["a\t\t\n\tb", [["a", "", ""], ["", "b"]]],
  ['"hai\ndòng"\tx', [["hai\ndòng", "x"]]],
  ['"nói ""A"""\t1', [['nói "A"', "1"]]],
  ['"Một cửa" điện tử\t1', [['"Một cửa" điện tử', "1"]]],
  ['"không đóng\tb', [['"không đóng', "b"]]],
  [" x \u00a0\ty", [["x", "y"]]],
  ["", [[""]]],
])("%j between tabs", (text, rows) => expect(parseTSV(text)).toEqual(rows));

test("what is written between tabs is read again", () => {
  const rows = [["a", "hai\ndòng", ""], ['"x"', "1\t2", 'y"z']];
  expect(parseTSV(writeTSV(rows))).toEqual(rows);
});

test("a table from Excel", () => {
  const html = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td{mso-x:"<td>"}</style></head><body><!--StartFragment-->
<table border=0><col width=64><tr height=20><td rowspan=2 class=xl65>STT</td><td colspan="2">Đơn
  vị &amp; người</td></tr><tr><td>Tên</td><td x:num>1.250</td></tr>
 <tr><td>1</td><td>Phòng A<br style='mso-data-placement:same-cell'>Tầng 2</td><td>&nbsp;</td></tr></table></body></html>`;
  expect(texts(parseHTML(html))).toEqual([
    [0, 0, 2, 1, "STT"], [0, 1, 1, 2, "Đơn vị & người"], [1, 1, 1, 1, "Tên"], [1, 2, 1, 1, "1.250"], [2, 0, 1, 1, "1"], [2, 1, 1, 1, "Phòng A\nTầng 2"], [2, 2, 1, 1, ""],
  ]);
});

test("a table from Word", () => {
  const html = `<table class=MsoTableGrid><tr><td><p class=MsoNormal><b>Kh&ocirc;ng</b> <span lang=VI>d&#7845;u</span><o:p></o:p></p><p class=MsoNormal>Dòng hai</p></td><td><p>2<o:p>&nbsp;</o:p></p></td></tr></table>`;
  expect(texts(parseHTML(html))).toEqual([[0, 0, 1, 1, "Không dấu\nDòng hai"], [0, 1, 1, 1, "2"]]);
});

test("empty rows and columns at the ends are left out, tables in cells are text", () => {
  const html = "<table><tr><td>a<td>b<td></tr><tr><td><table><tr><td>c</td><td>d</td></tr></table></td><td>e</td><td></td></tr><tr><td></td><td></td><td></td></tr></table>";
  expect(texts(parseHTML(html))).toEqual([[0, 0, 1, 1, "a"], [0, 1, 1, 1, "b"], [1, 0, 1, 1, "cd"], [1, 1, 1, 1, "e"]]);
});

test("text alone is no table", () => {
  expect(parseHTML("<p>chữ</p>")).toBeNull();
  expect(tableOn("<b>chữ</b>", "chữ")).toBeNull();
  expect(tableOn("<b>chữ</b>", "một ô\n")).toBeNull();
  expect(texts(tableOn("", "a\tb"))).toEqual([[0, 0, 1, 1, "a"], [0, 1, 1, 1, "b"]]);
});

test("what is written as HTML is read again", () => {
  const f = parseHTML('<table><tr><td colspan=2>a &lt;b&gt; &amp; c</td></tr><tr><td>x<br>y</td><td rowspan=1>z</td></tr></table>')!;
  expect(texts(parseHTML(writeHTML(f)))).toEqual(texts(f));
});

test("two thousand rows are read within the blink of an eye", () => {
  const rows = Array.from({ length: 2000 }, (_, r) => Array.from({ length: 8 }, (_, c) => `Ô ${r}.${c}`));
  expect(parseHTML(writeHTML(flatOf(rows.slice(0, 200))))!.lines).toHaveLength(200);
  expect(parseTSV(writeTSV(rows))).toEqual(rows);
});

test("spans that reach over everything are read at once, and no more columns than a page can show", () => {
  const html = `<table>${"<tr><td rowspan=20000 colspan=30>x</td></tr>".repeat(2000)}</table>`;
  const begun = performance.now();
  const found = parseHTML(html)!;
  expect(performance.now() - begun).toBeLessThan(1000);
  expect([found.columns, found.lines.length, found.cut]).toEqual([100, 2000, true]);
  expect(texts(found)).toEqual([[0, 0, 2000, 30, "x"], [1, 30, 1999, 30, "x"], [2, 60, 1998, 30, "x"], [3, 90, 1997, 10, "x"]]);
  expect(tableOn("", "x\t".repeat(99_999))).toMatchObject({ columns: 100, cut: true });
});

test("a cell ends before one that reaches down from above", () => {
  const html = "<table><tr><td>a<td>b<td rowspan=2>c</tr><tr><td colspan=3>d<td>e</tr></table>";
  expect(texts(parseHTML(html))).toEqual([[0, 0, 1, 1, "a"], [0, 1, 1, 1, "b"], [0, 2, 2, 1, "c"], [1, 0, 1, 2, "d"], [1, 3, 1, 1, "e"]]);
});
