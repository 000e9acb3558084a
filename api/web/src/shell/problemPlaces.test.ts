import { describe, expect, it } from "vitest";
import type { Problem } from "../model/api";
import { countWords, next, placeOf } from "./problemPlaces";

const problem = (path: string, severity: Problem["severity"], offset = 0, length = 0): Problem => ({
  path,
  severity,
  offset,
  length,
  rule: "TY01",
  clause: "",
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
  const [a, b, c] = [problem("/a", "error"), problem("/b", "warning"), problem("/c", "error")];
  const all = [a, b, c];
  it.each([
    { last: undefined, step: 1 as const, of: all, want: a },
    { last: a, step: 1 as const, of: all, want: c },
    { last: c, step: 1 as const, of: all, want: a },
    { last: a, step: -1 as const, of: all, want: c },
    { last: undefined, step: -1 as const, of: all, want: c },
    { last: problem("/a", "error"), step: 1 as const, of: all, want: c },
    { last: undefined, step: 1 as const, of: [b], want: b },
    { last: undefined, step: 1 as const, of: [], want: undefined },
  ])("%o", ({ last, step, of, want }) => expect(next(of, last, step)).toBe(want));
});

const none = { error: 0, warning: 0, missing: 0, info: 0 };

it.each([
  [none, true, "không có lỗi"],
  [none, false, "chưa kiểm tra"],
  [{ ...none, error: 2, warning: 1 }, true, "2 lỗi, 1 điểm nên xem lại"],
  [{ ...none, missing: 1250, info: 1 }, true, "1.250 mục cần điền, 1 lưu ý"],
])("counts in words", (counts, checked, want) => expect(countWords(counts, checked)).toBe(want));
