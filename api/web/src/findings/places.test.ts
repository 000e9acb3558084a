import { describe, expect, it } from "vitest";
import type { Problem } from "../model/api";
import { unitsOf } from "../model/bytes";
import type { Schema } from "../model/schema";
import { countWords, next, placeOf } from "./places";

const problem = (path: string, severity: Problem["severity"], offset = 0, length = 0): Problem => ({
  path,
  severity,
  offset,
  length,
  rule: "TY01",
  clause: "",
  clause_text: "",
  message: "",
  suggestion: "",
});

describe("placeOf", () => {
  it.each([
    [problem("/subject", "error", 4, 3), { pointer: "/subject", offset: 2, length: 1 }],
    [problem("/subject", "error", 0, 0), { pointer: "/subject", offset: 0, length: 0 }],
    [problem("/signer", "error"), { pointer: "/signer", offset: 0 }],
  ])("%o", (p, want) => expect(placeOf(p, { kind: "", subject: "ếaệ", signer: {} })).toEqual(want));
});

describe("next", () => {
  const root: Schema = { properties: { subject: {}, body: {}, signer: { type: "object", properties: { full_name: {} } } } };
  const payload = { kind: "quyet-dinh", subject: "ếaệ", body: "Một hai ba", signer: { full_name: "A" } };
  const subject = problem("/subject", "error");
  const one = problem("/body", "warning", 2, 3);
  const two = problem("/body", "error", 6, 3);
  const signer = problem("/signer", "error");
  const all = [signer, two, one, subject];
  const at = (pointer: string, offset = 0) => ({ caret: { pointer, offset } });
  it.each([
    { from: { caret: null }, step: 1 as const, of: all, want: subject },
    { from: { caret: null }, step: -1 as const, of: all, want: signer },
    { from: { caret: null, last: subject }, step: 1 as const, of: all, want: two },
    { from: at("/body"), step: 1 as const, of: all, want: two },
    { from: at("/body"), step: -1 as const, of: all, want: subject },
    { from: at("/body", 8), step: 1 as const, of: all, want: signer },
    { from: at("/body", 8), step: -1 as const, of: all, want: two },
    { from: { ...at("/signer/full_name"), last: signer }, step: -1 as const, of: all, want: two },
    { from: { ...at("/body"), last: signer }, step: 1 as const, of: all, want: two },
    { from: at("/signer/full_name"), step: 1 as const, of: all, want: subject },
    { from: at("/subject"), step: 1 as const, of: all, want: two },
    { from: at("/subject"), step: -1 as const, of: all, want: signer },
    { from: at("/subject"), step: 1 as const, of: [subject], want: subject },
    { from: at("/body", 3), step: 1 as const, of: [one], want: one },
    { from: at("/body"), step: 1 as const, of: [one], want: one },
    { from: at("/body"), step: 1 as const, of: [], want: undefined },
  ])("%o", ({ from, step, of, want }) => expect(next(of, from, step, payload, root)).toBe(want));

  it("comes round to every finding, forwards and backwards", () => {
    for (const step of [1, -1] as const) {
      let last: Problem | undefined;
      const seen = [0, 1, 2].map(() => (last = next(all, last ? { caret: { pointer: last.path, offset: unitsOf(String(payload.body), last.offset) }, last } : { caret: null }, step, payload, root)));
      expect(new Set(seen)).toEqual(new Set([subject, two, signer]));
    }
  });
});

const none = { error: 0, warning: 0, missing: 0, info: 0 };

it.each([
  [none, true, "không có lỗi"],
  [none, false, "chưa kiểm tra"],
  [{ ...none, error: 2, warning: 1 }, true, "2 lỗi, 1 cảnh báo"],
  [{ ...none, missing: 1250, info: 1 }, true, "1.250 mục cần điền, 1 lưu ý"],
])("counts in words", (counts, checked, want) => expect(countWords(counts, checked)).toBe(want));
