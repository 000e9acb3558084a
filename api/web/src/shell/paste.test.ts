import { describe, expect, it } from "vitest";
import type { Kind } from "../model/api";
import { asPayload, takeApart } from "./paste";

const kinds: Kind[] = ["Quyết định/quyet-dinh", "Công văn/cong-van", "Kế hoạch/ke-hoach", "Thông báo/thong-bao"].map((s) => {
  const [name, kind] = s.split("/");
  return { name: name!, kind: kind!, abbreviation: "", form: "" };
});

const decision = `BỘ KHOA HỌC VÀ CÔNG NGHỆ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
_______________
Số: 2657/QĐ-BKHCN\tHà Nội, ngày 28 tháng 12 năm 2022

QUYẾT ĐỊNH
Ban hành Kế hoạch cải cách hành chính
năm 2023 của Bộ Khoa học và Công nghệ
-------
BỘ TRƯỞNG BỘ KHOA HỌC VÀ CÔNG NGHỆ

Căn cứ Nghị định số 95/2017/NĐ-CP ngày 16/8/2017 của Chính phủ;
Theo đề nghị của Vụ trưởng Vụ Tổ chức cán bộ.

QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch.
1. Căn cứ Kế hoạch này, các đơn vị thực hiện;
Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.

Nơi nhận:
- Như Điều 2;
- Bộ Nội vụ (để b/c);
- Lưu: VT, Vụ TCCB (3).
KT. BỘ TRƯỞNG
THỨ TRƯỞNG
Bùi Thế Duy`;

describe("takeApart", () => {
  it("takes a decision apart", () => {
    const got = takeApart(decision, kinds);
    expect(got.kind).toBe("quyet-dinh");
    expect(got.fields).toEqual({
      code_number: 2657,
      code_notation: "QĐ-BKHCN",
      place: "Hà Nội",
      issued_date: "2022-12-28",
      subject: "Ban hành Kế hoạch cải cách hành chính năm 2023 của Bộ Khoa học và Công nghệ",
      grounds: ["Căn cứ Nghị định số 95/2017/NĐ-CP ngày 16/8/2017 của Chính phủ", "Theo đề nghị của Vụ trưởng Vụ Tổ chức cán bộ"],
      to_places: ["Như Điều 2", "Bộ Nội vụ (để b/c)"],
      archive: { unit: "Vụ TCCB", copies: 3 },
    });
    expect(got.body.split("\n")).toEqual([
      "BỘ KHOA HỌC VÀ CÔNG NGHỆ",
      "BỘ TRƯỞNG BỘ KHOA HỌC VÀ CÔNG NGHỆ",
      "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch.",
      "1. Căn cứ Kế hoạch này, các đơn vị thực hiện;",
      "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.",
      "KT. BỘ TRƯỞNG",
      "THỨ TRƯỞNG",
      "Bùi Thế Duy",
    ]);
  });

  it("drops nothing: each letter is in a field's text or in the body", () => {
    const got = takeApart(decision, kinds);
    const letters = (s: string) => [...s.replace(/[\s./]/g, "")].sort().join("");
    expect(letters(got.body + got.taken.map((t) => t.text).join(""))).toBe(letters(decision));
  });

  it.each([
    {
      what: "a letter",
      text: "Số: 12/SNV-VTLT\nV/v quản lý tài liệu\nsau khi sắp xếp\nĐồng Tháp, ngày 05 tháng 3 năm 2026\nKính gửi:\n- Các sở;\n- Các xã.\nThực hiện Luật Lưu trữ, đề nghị:\n1. Thống kê.",
      kind: "cong-van",
      fields: { code_number: 12, code_notation: "SNV-VTLT", subject: "quản lý tài liệu sau khi sắp xếp", place: "Đồng Tháp", issued_date: "2026-03-05", addressees: ["Các sở", "Các xã"] },
      body: "Thực hiện Luật Lưu trữ, đề nghị:\n1. Thống kê.",
    },
    { what: "a blank number and day", text: "Số:      /TB-UBND\nHuế, ngày … tháng 3 năm 2026", kind: "", fields: { code_notation: "TB-UBND", place: "Huế", issued_date: "2026-03" }, body: "" },
    { what: "content alone", text: "1. Về thể chế\na) Xây dựng;\n- Ghi chú", kind: "", fields: {}, body: "1. Về thể chế\na) Xây dựng;\n- Ghi chú" },
    { what: "content that begins with a ground", text: "Căn cứ Luật Lưu trữ, Sở báo cáo như sau:\nMột hai", kind: "", fields: {}, body: "Căn cứ Luật Lưu trữ, Sở báo cáo như sau:\nMột hai" },
    { what: "a table of tabs in the content", text: "1. Bảng\nA\tB", kind: "", fields: {}, body: "1. Bảng\nA B" },
    { what: "another way of filing", text: "1. Một\nNơi nhận:\n- Lưu: VT_nnp.", kind: "", fields: { to_places: [], archive: { text: "Lưu: VT_nnp" } }, body: "1. Một" },
  ])("$what", ({ text, kind, fields, body }) => {
    expect(takeApart(text, kinds)).toMatchObject({ kind, fields, body });
  });
});

describe("asPayload", () => {
  it("puts back what the kind has no field for", () => {
    const { payload, taken } = asPayload("thong-bao", takeApart(decision, kinds), (f) => f !== "grounds" && f !== "authority");
    expect(payload["grounds"]).toBeUndefined();
    expect(String(payload["body"]).startsWith("Căn cứ Nghị định")).toBe(true);
    expect(taken.map((t) => t.where)).not.toContain("Căn cứ");
  });
});

it("cleans the text as a text that is pasted into the content", () => {
  const { body, fields } = takeApart("QUYẾT ĐỊNH\nBan hành\u00a0Quy chế\u200b\n\nĐiều 1. Gồm:\n•\tMột;\no\thai\tba\u000bbốn.", kinds);
  expect(fields["subject"]).toBe("Ban hành Quy chế");
  expect(body).toBe("Điều 1. Gồm:\n- Một;\n+ hai ba\nbốn.");
});
