import { describe, expect, it } from "vitest";
import type { Kind } from "../model/api";
import { asPayload, profileOfText, takeApart } from "./paste";

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

const wordsOf = (s: string) => (s.match(/[\p{L}\p{N}]{2,}/gu) ?? []).sort();

describe("takeApart", () => {
  it("takes a decision apart", () => {
    const got = takeApart(decision, kinds);
    expect(got.kind).toBe("quyet-dinh");
    expect(got.fields).toEqual({
      organ_name: "Bộ Khoa học và Công nghệ",
      code_number: 2657,
      code_notation: "QĐ-BKHCN",
      place: "Hà Nội",
      issued_date: "2022-12-28",
      subject: "Ban hành Kế hoạch cải cách hành chính năm 2023 của Bộ Khoa học và Công nghệ",
      authority: "BỘ TRƯỞNG BỘ KHOA HỌC VÀ CÔNG NGHỆ",
      grounds: ["Căn cứ Nghị định số 95/2017/NĐ-CP ngày 16/8/2017 của Chính phủ", "Theo đề nghị của Vụ trưởng Vụ Tổ chức cán bộ"],
      to_places: ["Như Điều 2", "Bộ Nội vụ (để b/c)"],
      archive: { unit: "Vụ TCCB", copies: 3 },
      signer: { competence: "KT. BỘ TRƯỞNG", position: "THỨ TRƯỞNG", full_name: "Bùi Thế Duy" },
    });
    expect(got.body.split("\n")).toEqual([
      "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch.",
      "1. Căn cứ Kế hoạch này, các đơn vị thực hiện;",
      "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.",
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
    {
      what: "columns apart by blanks",
      text: `UBND TỈNH LÀO CAI          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
     SỞ NỘI VỤ                 Độc lập - Tự do - Hạnh phúc
Số:     /SNV-CCHC         Lào Cai, ngày     tháng 3 năm 2026
V/v đăng ký nhu cầu
đào tạo năm 2026

Kính gửi: Các sở, ban, ngành tỉnh.
Thực hiện Kế hoạch số 12, Sở Nội vụ đề nghị:
1. Rà soát./.
Nơi nhận:                          GIÁM ĐỐC
- Như trên;
- Lưu: VT, CCHC.
                                   Nguyễn Minh Hải`,
      kind: "cong-van",
      fields: {
        superior_name: "UBND TỈNH LÀO CAI",
        organ_name: "Sở Nội vụ",
        code_notation: "SNV-CCHC",
        place: "Lào Cai",
        issued_date: "2026-03",
        subject: "đăng ký nhu cầu đào tạo năm 2026",
        addressees: ["Các sở, ban, ngành tỉnh"],
        to_places: ["Như trên"],
        archive: { unit: "CCHC" },
        signer: { position: "GIÁM ĐỐC", full_name: "Nguyễn Minh Hải" },
      },
      body: "Thực hiện Kế hoạch số 12, Sở Nội vụ đề nghị:\n1. Rà soát.",
    },
    {
      what: "a page of the web, broken to its width, with what is issued",
      text: `BỘ KHOA HỌC VÀ
CÔNG NGHỆ
-------
|
CỘNG HÒA XÃ HỘI
CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
|
Số: 2657/QĐ-BKHCN
|
Hà Nội, ngày 28
tháng 12 năm 2022
|
QUYẾT ĐỊNH
BAN
HÀNH KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH
BỘ TRƯỞNG BỘ KHOA HỌC VÀ CÔNG NGHỆ
Căn cứ Nghị định số 95/2017/NĐ-CP
ngày 16/8/2017 của Chính phủ quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu
tổ chức của Bộ Khoa học và Công nghệ;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch cải cách hành
chính của Bộ Khoa học và Công nghệ./.
Nơi nhận:
- Như Điều 1;
- Lưu: VT, Vụ TCCB.
|
KT. BỘ TRƯỞNG
THỨ TRƯỞNG
Bùi Thế Duy
|
KẾ HOẠCH
CẢI
CÁCH HÀNH CHÍNH
(Ban hành kèm theo Quyết định số 2657/QĐ-BKHCN ngày 28/12/2022 của Bộ trưởng
Bộ Khoa học và Công nghệ)
I. MỤC TIÊU
1. Xác định.`,
      kind: "quyet-dinh",
      fields: {
        organ_name: "Bộ Khoa học và Công nghệ",
        code_number: 2657,
        place: "Hà Nội",
        issued_date: "2022-12-28",
        subject: "BAN HÀNH KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH",
        authority: "Bộ trưởng Bộ Khoa học và Công nghệ",
        grounds: ["Căn cứ Nghị định số 95/2017/NĐ-CP ngày 16/8/2017 của Chính phủ quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Bộ Khoa học và Công nghệ"],
        to_places: ["Như Điều 1"],
        signer: { competence: "KT. BỘ TRƯỞNG", position: "THỨ TRƯỞNG", full_name: "Bùi Thế Duy" },
        attachments: [{ kind: "ke-hoach", subject: "Cải cách hành chính", body: "I. MỤC TIÊU\n1. Xác định." }],
      },
      body: "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính của Bộ Khoa học và Công nghệ.",
    },
    {
      what: "bars between columns, two competences",
      text: "BỘ NỘI VỤ | CỘNG HÒA XÃ HỘI\nCỤC VĂN THƯ VÀ | CHỦ NGHĨA VIỆT NAM\nLƯU TRỮ NHÀ NƯỚC | Độc lập - Tự do - Hạnh phúc\nSố: 5/TB-VTLTNN | Hà Nội, ngày 05 tháng 3 năm 2026\nTHÔNG BÁO\nLịch nghỉ\n1. Một.\nNơi nhận: | TL. CỤC TRƯỞNG\n- Các đơn vị; | KT. CHÁNH VĂN PHÒNG\n- Lưu: VT. | PHÓ CHÁNH VĂN PHÒNG\n | Trần Văn An",
      kind: "thong-bao",
      fields: {
        superior_name: "BỘ NỘI VỤ",
        organ_name: "CỤC VĂN THƯ VÀ LƯU TRỮ NHÀ NƯỚC",
        subject: "Lịch nghỉ",
        archive: {},
        signer: { competence: "TL. CỤC TRƯỞNG\nKT. CHÁNH VĂN PHÒNG", position: "PHÓ CHÁNH VĂN PHÒNG", full_name: "Trần Văn An" },
      },
      body: "1. Một.",
    },
    { what: "a table, which becomes an appendix", text: "1. Bảng\nSTT\tTên\tGhi chú\n1\tAn\tA\n2. Hai", kind: "", fields: { appendices: [{ table: { columns: [{ header: "STT" }, { header: "Tên" }, { header: "Ghi chú" }] } }] }, body: "1. Bảng\n2. Hai" },
    { what: "who signs that cannot be told", text: "1. Một\nNơi nhận:\n- Lưu: VT.\nGiám đốc\nAn", kind: "", fields: { to_places: [] }, body: "1. Một\nGiám đốc\nAn" },
    { what: "a table of tabs in the content", text: "1. Bảng\nA\tB", kind: "", fields: {}, body: "1. Bảng\nA B" },
    { what: "another way of filing", text: "1. Một\nNơi nhận:\n- Lưu: VT_nnp.", kind: "", fields: { to_places: [], archive: { text: "Lưu: VT_nnp" } }, body: "1. Một" },
  ])("$what", ({ text, kind, fields, body }) => {
    const got = takeApart(text, kinds);
    expect(got).toMatchObject({ kind, fields, body });
    expect(wordsOf([got.body, ...got.taken.map((t) => t.text)].join("\n")), "each word is in the content or in what was taken").toEqual(wordsOf(text));
  });
});

describe("profileOfText", () => {
  const all = [{ profile: "so", organ_name: "Sở Nội vụ", superior_name: "UBND tỉnh Lào Cai", abbreviation: "SNV", place: "Lào Cai" }];
  const of = (fields: Record<string, string>) => profileOfText({ ...takeApart("", kinds), fields }, all, "so")?.profile;
  it.each([
    [{}, "so"],
    [{ organ_name: "SỞ NỘI VỤ" }, "so"],
    [{ organ_name: "SỞ NỘI VỤ", superior_name: "ỦY BAN NHÂN DÂN TỈNH LÀO CAI" }, "so"],
    [{ organ_name: "SỞ NỘI VỤ", superior_name: "UBND TỈNH HÀ GIANG" }, undefined],
    [{ organ_name: "Bộ Nội vụ" }, undefined],
  ])("%o", (fields, want) => expect(of(fields)).toBe(want));
});

it("leaves broken lines and tables as they are when that is wished", () => {
  const text = "Thực hiện Kế hoạch số 12 của Ủy ban nhân dân tỉnh Lào Cai về đào\ntạo, bồi dưỡng.\nA\tB\nC\tD";
  expect(takeApart(text, kinds, { join: false, tables: false })).toMatchObject({ body: text.replaceAll("\t", " "), joined: 1, tables: 1, taken: [] });
});

describe("asPayload", () => {
  it("puts back what the kind has no field for", () => {
    const { payload, taken } = asPayload("thong-bao", takeApart(decision, kinds), (f) => f !== "grounds" && f !== "authority");
    expect(payload["grounds"]).toBeUndefined();
    expect(String(payload["body"])).toContain("\nCăn cứ Nghị định");
    expect(taken.map((t) => t.where)).not.toContain("Căn cứ");
  });
});

it("cleans the text as a text that is pasted into the content", () => {
  const { body, fields } = takeApart("QUYẾT ĐỊNH\nBan hành\u00a0Quy chế\u200b\n\nĐiều 1. Gồm:\n•\tMột;\no\thai\tba\u000bbốn.", kinds);
  expect(fields["subject"]).toBe("Ban hành Quy chế");
  expect(body).toBe("Điều 1. Gồm:\n- Một;\n+ hai ba\nbốn.");
});
