import { describe, expect, it } from "vitest";
import type { Kind } from "../model/api";
import { attachedBy, isAttachable, nextAttached } from "./attached";

const kinds: Kind[] = [
  ["quyet-dinh", "Quyết định", "QĐ", "1.2"],
  ["quy-che", "Quy chế", "QC", "1.4"],
  ["quy-dinh", "Quy định", "QyĐ", "1.4"],
  ["chuong-trinh", "Chương trình", "CTr", "1.4"],
  ["ke-hoach", "Kế hoạch", "KH", "1.4"],
  ["phuong-an", "Phương án", "PA", "1.4"],
  ["de-an", "Đề án", "ĐA", "1.4"],
  ["hop-dong", "Hợp đồng", "HĐ", ""],
  ["cong-van", "Công văn", "", "1.5"],
  ["thu-cong", "Thư công", "", ""],
  ["bien-ban", "Biên bản", "BB", "1.9"],
  ["sao-y", "Bản sao y", "SY", "3.1"],
].map(([kind = "", name = "", abbreviation = "", form = ""]) => ({ kind, name, abbreviation, form }));

describe("attachedBy", () => {
  it.each([
    ["Ban hành Kế hoạch cải cách hành chính năm 2027", { kind: "ke-hoach", subject: "Cải cách hành chính năm 2027" }],
    ["ban hành quy chế làm việc của Sở Nội vụ", { kind: "quy-che", subject: "Làm việc của Sở Nội vụ" }],
    ["Về việc ban hành Quy định về quản lý tài sản công", { kind: "quy-dinh", subject: "Về quản lý tài sản công" }],
    ["Phê duyệt Đề án vị trí việc làm", { kind: "de-an", subject: "Vị trí việc làm" }],
    ["Phê duyệt và ban hành\nPhương án phòng, chống bão", { kind: "phuong-an", subject: "Phòng, chống bão" }],
    ["V/v ban hành kèm theo Chương trình công tác năm 2027", { kind: "chuong-trinh", subject: "Công tác năm 2027" }],
    ["Phê duyệt Điều lệ Hội Khoa học lịch sử", { type_name: "Điều lệ", subject: "Hội Khoa học lịch sử" }],
    ["Ban hành Nội quy", { type_name: "Nội quy" }],
    ["Ban hành Quy chế", { kind: "quy-che" }],
    ["Ban hành Biên bản mẫu", {}],
    ["Thành lập Tổ công tác", {}],
    ["Sửa đổi, bổ sung một số điều của Quy chế làm việc", {}],
    ["Kế hoạch cải cách hành chính", {}],
    ["Ban hành Quy chếx", {}],
    ["", {}],
  ])("%s", (subject, want) => expect(attachedBy(subject, kinds)).toEqual(want));

  it("knows marks that stand apart from their letters", () => expect(attachedBy("Ban hành Quy chế làm việc".normalize("NFD"), kinds)).toEqual({ kind: "quy-che", subject: "Làm việc" }));
});

describe("nextAttached", () => {
  const decision = { kind: "quyet-dinh", subject: "Ban hành Quy chế làm việc" };
  it("is told for the first one", () => expect(nextAttached(decision, 0, kinds)).toEqual({ kind: "quy-che", subject: "Làm việc" }));
  it("is not told for another", () => expect(nextAttached(decision, 1, kinds)).toEqual({}));
  it("is not told without a trích yếu", () => expect(nextAttached({ kind: "quyet-dinh" }, 0, kinds)).toEqual({}));
});

it("offers neither copies nor letters", () => expect(kinds.filter(isAttachable).map((k) => k.kind)).toEqual(["quy-che", "quy-dinh", "chuong-trinh", "ke-hoach", "phuong-an", "de-an", "hop-dong"]));
