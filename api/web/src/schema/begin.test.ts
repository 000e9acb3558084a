import { describe, expect, it } from "vitest";
import type { Payload } from "../model/json";
import type { Schema } from "../model/schema";
import { asNew, begin, changeKind, fromSample } from "./begin";

const text: Schema = { type: "string" };

const schema: Schema = {
  properties: {
    kind: text,
    profile: text,
    organ_name: text,
    code_notation: text,
    place: text,
    issued_date: text,
    subject: text,
    chair: text,
    grounds: { type: "array", items: text },
    body: { anyOf: [text, { type: "array", items: { $ref: "#/$defs/part.Node" } }], examples: ["Điều 1. Thành lập"] },
    signer: { anyOf: [{ $ref: "#/$defs/part.Signer" }, text] },
  },
  required: ["subject"],
};

const today = { year: 2026, month: 3, day: 9 };

const last: Payload = { kind: "thong-bao", organ_name: "Sở Nội vụ", place: "Lào Cai", code_notation: "TB-SNV", subject: "Lịch", signer: { full_name: "A" }, superior_name: "UBND tỉnh Lào Cai" };

describe("asNew", () => {
  it("leaves number and day to be filled in", () =>
    expect(asNew({ kind: "quyet-dinh", code_number: 45, code_notation: "QĐ-SNV", issued_date: "2026-01-05", subject: "A" }, today)).toEqual({ kind: "quyet-dinh", code_notation: "QĐ-SNV", issued_date: "2026-03", subject: "A" }));
  it("puts no date where none was", () => expect(asNew({ kind: "cong-van" }, today)).toEqual({ kind: "cong-van" }));
});

describe("begin", () => {
  it("knows the month, and that there is an article", () => expect(begin("quyet-dinh", undefined, today, schema)).toEqual({ kind: "quyet-dinh", issued_date: "2026-03", body: "Điều 1. " }));

  it("leaves to a profile what it has", () => expect(begin("quyet-dinh", "so", today, schema)).toEqual({ kind: "quyet-dinh", profile: "so", issued_date: "2026-03", body: "Điều 1. " }));

  it("has nothing that the kind does not know", () => expect(begin("bien-ban", "so", today, { properties: { organ_name: text } })).toEqual({ kind: "bien-ban" }));

  it("has room for as many as there must be", () => {
    const parties: Schema = { properties: { parties: { type: "array", minItems: 2, items: { $ref: "#/$defs/x" } } }, required: ["parties"] };
    expect(begin("hop-dong", undefined, today, parties)).toEqual({ kind: "hop-dong", parties: [{}, {}] });
  });
});

describe("fromSample", () => {
  const sample: Payload = { kind: "quyet-dinh", organ_name: "Cục A", code_notation: "QĐ-A", place: "Hà Nội", issued_date: "2026-03-05", code_number: 86, subject: "Ban hành", body: "Điều 1. B", signer: { full_name: "A" } };

  it("has the content of the sample and the agency of the profile", () =>
    expect(fromSample(sample, "so", today, schema)).toEqual({ kind: "quyet-dinh", profile: "so", issued_date: "2026-03", subject: "Ban hành", body: "Điều 1. B" }));

  it("without a profile keeps the agency of the sample, not its number and day", () =>
    expect(fromSample(sample, undefined, today, schema)).toEqual({ kind: "quyet-dinh", organ_name: "Cục A", code_notation: "QĐ-A", place: "Hà Nội", issued_date: "2026-03", subject: "Ban hành", body: "Điều 1. B", signer: { full_name: "A" } }));
});

describe("changeKind", () => {
  it("keeps what both kinds have and returns the rest", () => {
    const p: Payload = { kind: "bien-ban", subject: "Họp", chair: { full_name: "A" }, venue: "Phòng họp", body: [{ type: "doan" }], grounds: ["a"] };
    expect(changeKind(p, "quyet-dinh", schema)).toEqual({
      payload: { kind: "quyet-dinh", subject: "Họp", body: [{ type: "doan" }], grounds: ["a"] },
      left: { chair: { full_name: "A" }, venue: "Phòng họp" },
    });
  });

  it("loses nothing", () => {
    const { payload, left } = changeKind({ ...last, kind: "a", extra: 1 }, "b", schema);
    expect({ ...payload, ...left, kind: "thong-bao" }).toEqual({ ...last, extra: 1 });
  });
});
