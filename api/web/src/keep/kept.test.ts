import { describe, expect, it } from "vitest";
import { isUntouched, keptOf, numberOf, titleOf } from "./kept";

describe("isUntouched", () => {
  it.each([
    [{ kind: "quyet-dinh", profile: "so", issued_date: "2026-03", body: "Điều 1. " }, true],
    [{ kind: "hop-dong", parties: [{}, {}] }, true],
    [{ kind: "quyet-dinh", body: "Điều 1. Một" }, false],
    [{ kind: "cong-van", subject: "a" }, false],
    [{ kind: "sao-y", original: { code_number: 1 } }, false],
  ])("%j", (payload, want) => expect(isUntouched(keptOf("a", payload, 1))).toBe(want));

  it("is what was changed and emptied again no more", () => expect(isUntouched({ ...keptOf("a", { kind: "cong-van" }, 1), changes: 2 })).toBe(false));
});

it.each([
  [{ kind: "a", code_number: 12, code_notation: "QĐ-SNV", issued_date: "2026-03-08" }, "Số 12/QĐ-SNV, 08/03/2026"],
  [{ kind: "a", issued_date: "2026-03" }, ""],
])("numberOf %j", (payload, want) => expect(numberOf(payload)).toBe(want));

it("calls a copy by what it is a copy of", () => expect(titleOf({ kind: "sao-y", original: { code_number: 5, code_notation: "QĐ-A" } })).toBe("Bản sao của số 5/QĐ-A"));
