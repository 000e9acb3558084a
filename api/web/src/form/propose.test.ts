import { describe, expect, it } from "vitest";
import type { Kind, Profile } from "../model/api";
import type { Payload } from "../model/json";
import { abbreviate, headOf, matching, propose, standing, type Known } from "./propose";

const decision: Kind = { kind: "quyet-dinh", name: "Quyết định", abbreviation: "QĐ", form: "1.2" };

function known(payload: Partial<Payload>, more: Partial<Known> = {}): Known {
  return { payload: { kind: "quyet-dinh", ...payload }, kind: decision, profile: undefined, remembered: {}, ...more };
}

describe("abbreviate", () => {
  it.each([
    ["Sở Nội vụ", "SNV"],
    ["Sở Khoa học và\nCông nghệ", "SKHCN"],
    ["Bộ Khoa học và Công nghệ", "BKHCN"],
    ["Ủy ban nhân dân tỉnh Lào Cai", "UBND"],
    ["Sở Nội vụ tỉnh Lào Cai", "SNV"],
    ["", ""],
  ])("%s", (organ, want) => expect(abbreviate(organ)).toBe(want));
});

describe("headOf", () => {
  it.each([
    ["Bộ Nội vụ", "Bộ trưởng"],
    ["Sở Nội vụ", "Giám đốc"],
    ["Ủy ban nhân dân tỉnh Lào Cai", "Chủ tịch"],
    ["Cục Văn thư và Lưu trữ nhà nước", "Cục trưởng"],
    ["Chi cục Kiểm lâm", "Chi cục trưởng"],
    ["Đảng ủy Khối", ""],
  ])("%s", (organ, want) => expect(headOf(organ)).toBe(want));
});

describe("propose", () => {
  it.each([
    ["/code_notation", known({ organ_name: "Sở Nội vụ" }), ["QĐ-SNV"]],
    ["/code_notation", known({ organ_name: "Sở Nội vụ" }, { kind: { ...decision, abbreviation: "" } }), ["SNV"]],
    ["/code_notation", known({ organ_name: "Sở Nội vụ", archive: { unit: "CCHC" } }, { kind: { ...decision, abbreviation: "" } }), ["SNV-CCHC"]],
    ["/code_notation", known({}), []],
    ["/authority", known({ organ_name: "Bộ Nội vụ" }), ["Bộ trưởng Bộ Nội vụ"]],
    ["/authority", known({ organ_name: "Sở Nội vụ" }), ["Giám đốc Sở Nội vụ"]],
    ["/authority", known({ organ_name: "Hội đồng nhân dân tỉnh Lào Cai" }, { kind: { ...decision, form: "1.1" } }), ["Hội đồng nhân dân tỉnh Lào Cai"]],
    ["/authority", known({ organ_name: "Cục Văn thư và Lưu trữ nhà nước" }), ["Cục trưởng Cục Văn thư và Lưu trữ nhà nước"]],
    ["/authority", known({ organ_name: "Ủy ban nhân dân tỉnh Lào Cai" }), ["Chủ tịch Ủy ban nhân dân tỉnh Lào Cai", "Ủy ban nhân dân tỉnh Lào Cai"]],
    ["/signer/position", known({ organ_name: "Sở Nội vụ", signer: { competence: "KT." } }), ["Phó Giám đốc", "Giám đốc"]],
    ["/signer/position", known({ organ_name: "Bộ Nội vụ" }), ["Bộ trưởng", "Thứ trưởng"]],
    ["/to_places", known({ body: "Điều 1. A\nĐiều 2. B\nĐiều 3. Chánh Văn phòng theo Điều 9" }), ["Như Điều 3"]],
    ["/to_places", known({ body: [{ type: "chuong", children: [{ type: "dieu" }, { type: "dieu" }] }, { type: "doan" }] }), ["Như Điều 2"]],
    ["/to_places", known({ body: "Điều 1. " }), []],
    ["/to_places", known({ kind: "cong-van" }, { kind: { ...decision, form: "1.5" } }), ["Như trên"]],
    ["/to_places", known({ kind: "ke-hoach", body: "Điều 1.\nĐiều 2." }, { kind: { ...decision, form: "1.4" }, remembered: { to_places: ["Lưu ý"] } }), ["Lưu ý"]],
    ["/place", known({}, { remembered: { place: ["Lào Cai", "Hà Nội"] } }), ["Lào Cai", "Hà Nội"]],
    ["/results/show/0/data", known({ data: { figures: [{ id: "van-ban" }], dossiers: [{ id: "ho-so" }] } }), ["van-ban", "ho-so"]],
  ])("%s %#", (pointer, k, want) => expect(propose(pointer, "", k)).toEqual(want));

  it("trusts a profile before all", () => {
    const profile: Profile = { profile: "so", organ_name: "Sở Nội vụ", abbreviation: "SNV", place: "Lào Cai", authority: "Giám đốc Sở Nội vụ tỉnh Lào Cai" };
    expect(propose("/code_notation", "", known({}, { profile }))).toEqual(["QĐ-SNV"]);
    expect(propose("/place", "", known({}, { profile, remembered: { place: ["Hà Nội"] } }))).toEqual(["Lào Cai", "Hà Nội"]);
  });

  it("does not propose what is there", () => expect(propose("/place", "Lào Cai", known({}, { remembered: { place: ["Lào Cai"] } }))).toEqual([]));
});

describe("matching", () => {
  it.each([
    ["", ["Lào Cai", "Đà Nẵng"]],
    ["da", ["Đà Nẵng"]],
    ["cai", ["Lào Cai"]],
    ["Lào Cai", []],
  ])("%s", (typed, want) => expect(matching(["Lào Cai", "Đà Nẵng"], typed)).toEqual(want));
});

describe("standing", () => {
  const profile: Profile = { profile: "so", organ_name: "Sở Nội vụ", abbreviation: "SNV", place: "Lào Cai", archive_unit: "VP", recipients: [{ kinds: ["cong-van"], to_places: ["Như trên"] }, { to_places: ["Như Điều 3", "Lưu ý"] }] };
  it.each([
    ["/organ_name", "Sở Nội vụ"],
    ["/code_notation", "QĐ-SNV"],
    ["/to_places", "Như Điều 3\nLưu ý"],
    ["/archive/unit", "VP"],
    ["/superior_name", ""],
    ["/subject", ""],
  ])("%s", (pointer, want) => expect(standing(pointer, known({}, { profile }))).toBe(want));
  it("says nothing without a profile", () => expect(standing("/organ_name", known({}))).toBe(""));
});
