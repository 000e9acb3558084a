import { describe, expect, it } from "vitest";
import type { Kind } from "../model/api";
import type { Schema } from "../model/schema";
import { asKind, becoming } from "./anotherKind";

const decision: Kind = { kind: "quyet-dinh", name: "Quyết định", abbreviation: "QĐ", form: "1.2" };
const notice: Kind = { kind: "thong-bao", name: "Thông báo", abbreviation: "TB", form: "1.4" };
const letter: Kind = { kind: "cong-van", name: "Công văn", abbreviation: "", form: "1.5" };
const copy: Kind = { kind: "sao-y", name: "Bản sao y", abbreviation: "SY", form: "3.1" };

const text: Schema = { type: "string" };
const of: Schema = { properties: { subject: text, code_notation: text, body: { ...text, examples: ["Điều 1. Thành lập"] }, authority: { ...text, title: "Thẩm quyền ban hành" }, attachments: { type: "array", title: "Văn bản kèm theo" } } };
const to: Schema = { properties: { subject: text, code_notation: text, body: { ...text, examples: ["Sở thông báo"] } } };

describe("asKind", () => {
  it("says what is left out by its title, unless nothing is in it", () =>
    expect(asKind({ kind: "quyet-dinh", subject: "Lịch", authority: "Giám đốc", attachments: [{}] }, of, notice, to, decision)).toEqual({ payload: { kind: "thong-bao", subject: "Lịch" }, left: ["Thẩm quyền ban hành"] }));

  it("leaves the number, and who is told of an article, to the old kind", () => {
    const p = { kind: "quyet-dinh", code_number: 45, subject: "Lịch", to_places: ["Như Điều 3", "Sở Tài chính"] };
    const lists = (s: Schema): Schema => ({ properties: { ...s.properties, code_number: { type: "integer" }, to_places: { type: "array", items: text } } });
    expect(asKind(p, lists(of), notice, lists(to), decision)).toEqual({
      payload: { kind: "thong-bao", subject: "Lịch", to_places: ["Sở Tài chính"] },
      left: ["Số 45 đã lấy cho Quyết định", "Nơi nhận “Như Điều 3”"],
    });
    expect(asKind(p, lists(of), notice, lists(of), decision).payload["to_places"]).toEqual(p.to_places);
  });

  it.each([
    [decision, notice, "QĐ-SNV", "TB-SNV"],
    [decision, letter, "QĐ-SNV", "SNV"],
    [letter, notice, "SNV", "TB-SNV"],
    [decision, notice, "SNV", "SNV"],
    [undefined, notice, "QĐ-SNV", "QĐ-SNV"],
  ])("writes the new kind into the notation %#", (before, kind, notation, want) =>
    expect(asKind({ kind: before?.kind ?? "", code_notation: notation }, of, kind, to, before).payload.code_notation).toBe(want));

  it("takes the label away that only began a content", () => expect(asKind({ kind: "quyet-dinh", body: "Điều 1. " }, of, notice, to, decision)).toEqual({ payload: { kind: "thong-bao" }, left: [] }));
  it("begins a content of articles", () => expect(asKind({ kind: "thong-bao", subject: "A" }, to, decision, of, notice).payload).toEqual({ kind: "quyet-dinh", subject: "A", body: "Điều 1. " }));
  it("keeps a content", () => expect(asKind({ kind: "quyet-dinh", body: "Điều 1. Bổ nhiệm" }, of, notice, to, decision).payload.body).toBe("Điều 1. Bổ nhiệm"));
});

it("makes no copy of a draft", () => expect(becoming("quyet-dinh", [decision, notice, letter, copy])).toEqual([notice, letter]));
