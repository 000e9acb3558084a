import { expect, test } from "vitest";
import { cleanItem, cleanPaste, tableRows } from "./paste";

test.each([
  ["tabs behind labels", "Điều 1.\tMột\r\n1.\tHai\r\na)\tBa", "Điều 1. Một\n1. Hai\na) Ba"],
  ["bullets of Word", "•\tMột\no\tHai\n\uf0a7\tBa\n·        Bốn", "- Một\n+ Hai\n- Ba\n- Bốn"],
  ["what is not seen", "Ủy\u00ad ban\u200b nhân\u00a0dân\ufeff", "Ủy ban nhân dân"],
  ["letters in parts", "Uy\u0309 ban nha\u0302n da\u0302n", "Uỷ ban nhân dân"],
  ["a line break of Word", "Một\u000bHai", "Một\nHai"],
  ["blank lines", "Một\n\n\n Hai \n", "Một\nHai\n"],
  ["blanks around a word", " một ", " một "],
  ["lines of a page of PDF", "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6\nnăm 2015 của Quốc hội.\nĐoạn hai.", "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015 của Quốc hội.\nĐoạn hai."],
  ["points are no lines of one sentence", "1. Các cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh gồm có\na) sở", "1. Các cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh gồm có\na) sở"],
])("cleans %s", (_, text, clean) => {
  expect(cleanPaste(text)).toBe(clean);
});

const word = `<html><head><style>p{}</style></head><body><!--StartFragment-->
<p class=MsoNormal>Điều 1. M&#7897;t</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=VI style='font-family:Symbol'><span
style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Giao S&#7903;
N&#7897;i v&#7909;</p>
<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>o<span>&nbsp; </span></span><![endif]>Ph&ograve;ng A</p><!--EndFragment--></body></html>`;

test("takes the labels of Word's lists", () => {
  expect(cleanPaste("Điều 1. Một\nGiao Sở Nội vụ\nPhòng A", word)).toBe("Điều 1. Một\n1. Giao Sở Nội vụ\n+ Phòng A");
});

test("takes the labels of a page's lists", () => {
  const page = "<ol><li>Một</li><li>Hai<ul><li>x</li></ul></li></ol><ol type=a start=3><li>c</li><li>d</li><li>đ</li></ol><p>Hết</p>";
  expect(cleanPaste("Một\nHai\nx", page)).toBe("1. Một\n2. Hai\n- x\nc) c\nd) d\nđ) đ\nHết");
});

test("leaves plain text as it is when the page has no lists", () => {
  expect(cleanPaste("Một đoạn", "<p>Một <b>đoạn</b></p>")).toBe("Một đoạn");
});

test.each([
  ["cells of a spreadsheet", "1\tMột\t5\n2\tHai\t6\n", "", [["1", "Một", "5"], ["2", "Hai", "6"]]],
  ["a cell with lines", '1\t"Một\nhai ""ba"""\n2\tBốn', "", [["1", 'Một hai "ba"'], ["2", "Bốn"]]],
  ["one row of a spreadsheet", "1\tMột", "<table><tr><td>1</td><td>Một</td></tr></table>", [["1", "Một"]]],
  ["a list of Word", "1.\tMột\n2.\tHai", "", null],
  ["bullets of Word", "•\tMột\n•\tHai", "", null],
  ["a text", "Một\nHai", "", null],
  ["a text with a table in it", "Trước\n1\t2\nSau", "<p>Trước</p><table><tr><td>1</td></tr></table><p>Sau</p>", null],
])("knows %s", (_, text, html, rows) => {
  expect(tableRows(text, html)).toEqual(rows);
});

test.each([
  ["- Như Điều 3;", "/to_places", "Như Điều 3"],
  ["- Lưu: VT, KHTC.", "/to_places", "Lưu: VT, KHTC"],
  ["Lưu: VT./.", "/to_places", "Lưu: VT"],
  ["Căn cứ Luật Tổ chức Chính phủ;", "/grounds", "Căn cứ Luật Tổ chức Chính phủ"],
  ["- Căn cứ Nghị định số 30/2020/NĐ-CP.", "/grounds", "Căn cứ Nghị định số 30/2020/NĐ-CP."],
  ["- Một;", "/other", "- Một;"],
])("cleans %j for %s", (line, pointer, clean) => {
  expect(cleanItem(line, pointer)).toBe(clean);
});
