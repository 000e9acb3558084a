import { expect, test } from "vitest";
import type { SheetCell } from "./sheet";
import { tableSheet } from "./table";
import { measure, needOf, needs, template } from "./widths";

const cell = (text: string, more: Partial<SheetCell> = {}): SheetCell => ({ col: 0, cols: 1, rows: 1, text, pointer: "", ...more });

test.each([
  ["20/3/2026", 4.5, 6], ["", 0, 1.5], ["Nghiêng nghiêng", 4, 6], ["https://congthongtin.chinhphu.gov.vn/tin-tuc/2026", 13, 13],
])("%j needs between %d and %d rem", (text, from, to) => {
  const need = needOf(cell(text), false);
  expect(need).toBeGreaterThanOrEqual(from);
  expect(need).toBeLessThanOrEqual(to);
});

test("a text needs what its longest word needs, bold ones more, merged ones nothing", () => {
  expect(needOf(cell("Cục Chuyển đổi số quốc gia"), false)).toBe(needOf(cell("Chuyển"), false));
  expect(needOf(cell("Chuyển"), true)).toBeGreaterThan(needOf(cell("Chuyển"), false));
  expect(needOf(cell("Chuyển", { prefix: "12." }), false)).toBeGreaterThan(needOf(cell("Chuyển"), false));
  expect(needOf(cell("Chuyển", { cols: 2 }), false)).toBe(0);
});

test("columns are measured by headers and rows, and each line once", () => {
  const sheet = tableSheet({ columns: [{ header: "TT", width_mm: 10 }, { header: "Thời hạn", width_mm: 15 }, { header: "Nội dung" }], rows: [{ cells: ["1", "20/3/2026", "Một"] }, { cells: ["2", "", ""] }] });
  let counted = 0;
  const all = measure();
  const counting = (line: Parameters<typeof all>[0]) => (counted++, all(line));
  expect(needs(sheet, counting)[1]).toBe(needOf(cell("20/3/2026"), false));
  expect(counted).toBe(sheet.lines.length);
  expect(all(sheet.lines[1]!)).toBe(all(sheet.lines[1]!));
});

test("no column is narrower than it needs", () => {
  expect(template([{ mm: 10, share: 0, letters: 1 }, { mm: 60, share: 0, letters: 1 }, { mm: 0, share: 2, letters: 1 }, { mm: 0, share: 0, letters: 40 }], [5, 5, 8, 11]))
    .toBe("2.5rem 5rem 14.4rem minmax(8rem, 2fr) minmax(11rem, 4fr)");
});
