import { describe, expect, it } from "vitest";
import { whole, type Edit } from "../model/api";
import type { Json } from "../model/json";
import type { Schema } from "../model/schema";
import { worded } from "./choices";
import { editWords } from "./edit";
import { inPaperOrder } from "./order";
import { isRepeated, safeEdits, sortOf } from "./sort";

const missing = whole({ path: "/subject", rule: "shape.required", severity: "error", message: "Thiếu “Trích yếu”." });
const wrong = whole({ path: "/subject", rule: "TY01", severity: "warning", message: "Bỏ dấu chấm cuối." });

describe("sortOf", () => {
  const cases: [string, typeof missing, Json | undefined, boolean, string][] = [
    ["nobody was there", missing, undefined, false, "missing"],
    ["left empty", missing, undefined, true, "error"],
    ["a list of nothing", missing, [], false, "missing"],
    ["an object of nothing", missing, { a: "" }, false, "missing"],
    ["filled in", missing, "Lịch", false, "error"],
    ["nothing but the label that the draft began with", { ...wrong, path: "/body" }, "Điều 1. ", false, "missing"],
    ["the label, left so", { ...wrong, path: "/body" }, "Điều 1. ", true, "warning"],
    ["a document that comes with another, without a kind yet", { ...wrong, rule: "TL02", severity: "error" }, undefined, false, "missing"],
    ["one of a kind that there is not", { ...wrong, rule: "TL02", severity: "error" }, "quyche", false, "error"],
    ["no addressee yet", { ...missing, path: "/addressees", rule: "KG01", severity: "warning" }, undefined, false, "missing"],
    ["no addressee, left so", { ...missing, path: "/addressees", rule: "KG01", severity: "warning" }, undefined, true, "warning"],
    ["a recipient of the profile who is to be an addressee", { ...missing, path: "/to_places/0", rule: "KG01", severity: "info" }, undefined, false, "info"],
    ["another rule", wrong, undefined, false, "warning"],
  ];
  it.each(cases)("%s", (_, problem, value, touched, want) => expect(sortOf(problem, value, touched)).toBe(want));
});

describe("worded", () => {
  const choice = whole({ path: "/preset", rule: "shape.oneof", severity: "error", message: "Không có “nho”.", suggestion: "Chọn “small”; các lựa chọn: large, small.", edit: { op: "set", path: "/preset", text: "small" } as Edit });
  it("has choices as the page offers them", () => expect(worded(choice).suggestion).toBe("Chọn “Cỡ nhỏ (12–13)”; các lựa chọn: Cỡ lớn (13–14), Cỡ nhỏ (12–13)."));
  it("has them on the button, too", () => expect(editWords(worded(choice).edit!, "nho")).toBe("Sửa: “nho” → “Cỡ nhỏ (12–13)”"));
  it("leaves choices that are words", () => expect(worded({ ...choice, suggestion: "Chọn một trong: Ông, Bà." }).suggestion).toBe("Chọn một trong: Ông, Bà."));
  it("leaves other findings", () => expect(worded(wrong)).toBe(wrong));
});

describe("safeEdits", () => {
  const edit = (safe: boolean): Edit => ({ op: "replace", path: "/subject", offset: 0, length: 1, text: "", safe });
  it("counts one part once", () => expect(safeEdits([{ ...wrong, edit: edit(true) }, { ...wrong, edit: edit(true) }])).toEqual([edit(true)]));
  it("has only those that are safe", () => expect(safeEdits([{ ...wrong, edit: edit(true) }, { ...wrong, edit: edit(false) }, wrong])).toEqual([edit(true)]));
});

describe("isRepeated", () => {
  const edit: Edit = { op: "set", path: "/subject", offset: 0, length: 0, text: "Lịch", safe: false };
  const [first, second] = [{ ...wrong, edit }, { ...wrong, rule: "TY10", edit }];
  it("holds of the second of two with one edit", () => expect([first, second, wrong].map((p) => isRepeated(p, [first, second, wrong]))).toEqual([false, true, false]));
  it("does not ask whether the edit is safe", () => expect([{ ...first, edit: { ...edit, safe: true } }, second].map((p, _, all) => isRepeated(p, all))).toEqual([false, true]));
  it("holds of none that is alone", () => expect(isRepeated(second, [wrong, second])).toBe(false));
});

describe("editWords", () => {
  const cases: [Partial<Edit>, Json, string][] = [
    [{ op: "replace", offset: 5, length: 10, text: "Nội vụ" }, "Sở nội vụ", "Sửa: “nội vụ” → “Nội vụ”"],
    [{ op: "replace", offset: 0, length: 4, text: "Sở" }, "Sở", "Sửa: “Sở” → “Sở”"],
    [{ op: "replace", offset: 2, length: 1, text: "" }, "ab.", "Sửa: bỏ “.”"],
    [{ op: "replace", offset: 1, length: 2, text: " " }, "a  b", "Sửa: 2 dấu cách → dấu cách"],
    [{ op: "replace", offset: 1, length: 0, text: ";" }, "a", "Sửa: thêm “;”"],
    [{ op: "set", text: "QĐ-SNV" }, "", "Sửa: điền “QĐ-SNV”"],
    [{ op: "set", text: "QĐ-SNV" }, "QD-SNV", "Sửa: “QD-SNV” → “QĐ-SNV”"],
    [{ op: "set", text: "5" }, 7, "Sửa: “7” → “5”"],
    [{ op: "remove" }, "", "Sửa: bỏ mục này"],
    [{ op: "remove" }, "Lưu: VT", "Sửa: bỏ “Lưu: VT”"],
    [{ op: "replace", offset: 0, length: 2, text: "05" }, "  5/3/2026", "Sửa: “5/” → “05”"],
    [{ op: "replace", offset: 0, length: 500, text: "3. Quyết định này có hiệu lực kể từ ngày ký, và thay Điều 4 cũ" }, "4. Quyết định này có hiệu lực kể từ ngày ký, và thay Điều 5 cũ", "Sửa: “4.” → “3.”, “Điều 5” → “Điều 4”"],
    [{ op: "replace", offset: 8, length: 500, text: "3. Quyết định này có hiệu lực kể từ ngày ký.\nĐiều 4. Một" }, "Điều 4. Quyết định này có hiệu lực kể từ ngày ký.\nĐiều 5. Một", "Sửa: “Điều 4.” → “Điều 3.”, “Điều 5.” → “Điều 4.”"],
    [{ op: "replace", offset: 3, length: 500, text: "3\n3.1. Giao Sở Nội vụ trình trước ngày 20/3/2027.\n3.2. Giao Sở Tài chính" }, "1. 3\n2.1. Giao Sở Nội vụ trình trước ngày 20/3/2027.\n2.2. Giao Sở Tài chính", "Sửa: “2.1.” → “3.1.”, “2.2.” → “3.2.”"],
    [{ op: "replace", offset: 0, length: 500, text: "III. MỤC TIÊU\n1. Một.\nIV" }, "I. MỤC TIÊU\n1. Một.\nII", "Sửa: “I.” → “III.”, “II” → “IV”"],
    [{ op: "insert", path: "/to_places/0", text: "Như trên" }, "Bộ Nội vụ", "Sửa: thêm “Như trên” lên đầu"],
    [{ op: "insert", path: "/to_places/1", text: "Như trên" }, "Bộ Nội vụ", "Sửa: thêm “Như trên”"],
    [{ op: "replace", offset: 0, length: 500, text: "Về việc đăng ký nhu cầu và lập kế hoạch năm" }, "Về việc đăng ký  nhu cầu và lập kế hoạch năm", "Sửa: “  nhu” → “ nhu”"],
    [{ op: "replace", offset: 0, length: 500, text: "về việc đăng ký nhu cầu và lập kế hoạch" }, "về việc đăng ký  nhu cầu và lập kế hoạch ", "Sửa: “về việc đăng ký  nhu cầu và lập kế hoạch ” → “về việc đăng ký nhu cầu và lập kế hoạch”"],
  ];
  it.each(cases)("%o", (edit, value, want) => expect(editWords({ op: "set", path: "", offset: 0, length: 0, text: "", safe: true, ...edit }, value)).toBe(want));
});

describe("inPaperOrder", () => {
  const schema: Schema = { properties: { signer: {}, body: {}, subject: {}, organ_name: {} } };
  const at = (path: string, offset = 0) => whole({ path, offset, rule: "", severity: "info", message: path });
  it("goes from the head of the paper to its foot", () => {
    const parts = inPaperOrder([at("/signer"), at("/body", 9), at("/body", 2), at("/strange"), at(""), at("/organ_name")], schema);
    expect(parts.map((p) => p.name)).toEqual(["", "organ_name", "body", "signer", "strange"]);
    expect(parts[2]?.problems.map((p) => p.offset)).toEqual([2, 9]);
  });
  it("counts as people do", () => {
    expect(inPaperOrder([at("/body/10"), at("/body/9")], schema)[0]?.problems.map((p) => p.path)).toEqual(["/body/9", "/body/10"]);
  });
});
