import { describe, expect, it } from "vitest";
import type { Payload } from "../model/json";
import type { Schema } from "../model/schema";
import { begin, changeKind } from "./begin";

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
const alike: Payload = { kind: "quyet-dinh", organ_name: "Sở Nội vụ", code_notation: "QĐ-SNV", subject: "Cũ" };

describe("begin", () => {
  it("knows the month, and that there is an article", () => expect(begin("quyet-dinh", [], undefined, today, schema)).toEqual({ kind: "quyet-dinh", issued_date: "2026-03", body: "Điều 1. " }));

  it("takes the head of the last draft, and nothing that is of that document alone", () => {
    expect(begin("quyet-dinh", [last], undefined, today, schema)).toEqual({ kind: "quyet-dinh", organ_name: "Sở Nội vụ", place: "Lào Cai", issued_date: "2026-03", body: "Điều 1. ", signer: { full_name: "A" } });
  });

  it("takes the notation of the last draft of the kind", () => expect(begin("quyet-dinh", [last, alike], undefined, today, schema).code_notation).toBe("QĐ-SNV"));

  it("takes who signs and no signature", () =>
    expect(begin("quyet-dinh", [{ ...last, signer: { full_name: "A", signature: { image: "x" } } }], undefined, today, schema).signer).toEqual({ full_name: "A" }));

  it("leaves to a profile what it has", () => expect(begin("quyet-dinh", [last], "so", today, schema)).toEqual({ kind: "quyet-dinh", profile: "so", issued_date: "2026-03", body: "Điều 1. " }));

  it("has nothing that the kind does not know", () => expect(begin("bien-ban", [last], undefined, today, { properties: { organ_name: text } })).toEqual({ kind: "bien-ban", organ_name: "Sở Nội vụ" }));

  it("has room for as many as there must be", () => {
    const parties: Schema = { properties: { parties: { type: "array", minItems: 2, items: { $ref: "#/$defs/x" } } }, required: ["parties"] };
    expect(begin("hop-dong", [], undefined, today, parties)).toEqual({ kind: "hop-dong", parties: [{}, {}] });
  });
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
