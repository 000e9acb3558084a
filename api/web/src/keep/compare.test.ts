import { describe, expect, it } from "vitest";
import type { JsonObject } from "../model/json";
import { around, compare, wordsOf, type Difference } from "./compare";

const of = (fields: JsonObject) => ({ ...fields, kind: "quyet-dinh" });

// A difference in short: "~/subject một [-hai][+ba]".
const short = (d: Difference) => {
  const mark = { changed: "~", added: "+", removed: "-" }[d.is];
  return mark + d.pointer + " " + d.pieces.map((p) => (p.is === "same" ? p.text : `[${p.is === "added" ? "+" : "-"}${p.text}]`)).join("");
};

describe("compare", () => {
  it.each([
    { what: "nothing", a: { subject: "a" }, b: { subject: "a" }, want: [] },
    { what: "a blank that comes", a: {}, b: { subject: "", grounds: [] }, want: [] },
    { what: "a word", a: { subject: "Ban hành Kế hoạch" }, b: { subject: "Ban hành Quy chế" }, want: ["~/subject Ban hành [-Kế hoạch][+Quy chế]"] },
    { what: "a letter with a mark", a: { subject: "quý định" }, b: { subject: "quỹ định" }, want: ["~/subject [-quý][+quỹ] định"] },
    { what: "a field that comes", a: {}, b: { place: "Huế" }, want: ["+/place [+Huế]"] },
    { what: "a field that goes", a: { signer: { position: "Giám đốc", full_name: "Lê A" } }, b: {}, want: ["-/signer [-Giám đốc\nLê A]"] },
    { what: "a number", a: { code_number: 1 }, b: { code_number: 2 }, want: ["~/code_number [-1][+2]"] },
    { what: "an element that comes", a: { grounds: ["a", "b"] }, b: { grounds: ["a", "c", "b"] }, want: ["+/grounds/1 [+c]"] },
    { what: "an element that goes", a: { grounds: ["a", "b", "c"] }, b: { grounds: ["a", "c"] }, want: ["-/grounds/1 [-b]"] },
    { what: "an element that changes", a: { grounds: ["a", "một hai", "c"] }, b: { grounds: ["a", "một ba", "c"] }, want: ["~/grounds/1 một [-hai][+ba]"] },
    { what: "an element that changes, and one that comes after", a: { to: ["x y"] }, b: { to: ["x z", "w"] }, want: ["~/to/0 x [-y][+z]", "+/to/1 [+w]"] },
    { what: "deep in a table", a: { t: [{ rows: [["1", "2"]] }] }, b: { t: [{ rows: [["1", "3"]] }] }, want: ["~/t/0/rows/0/1 [-2][+3]"] },
    { what: "another type", a: { body: "a" }, b: { body: [{ text: "a b" }] }, want: ["~/body a[+ b]"] },
  ])("$what", ({ a, b, want }) => {
    expect(compare(of(a), of(b)).map(short)).toEqual(want);
  });

  it("says of which state a pointer is", () => {
    expect(compare(of({ to: ["a", "b"] }), of({ to: ["b", "c"] })).map((d) => [d.pointer, d.in])).toEqual([
      ["/to/0", "older"],
      ["/to/1", "newer"],
    ]);
  });
});

it("reads values", () => {
  expect(wordsOf({ cells: ["1", { text: "hai", cols: 2 }], group: true, x: null })).toBe("1\nhai\n2\ncó");
});

it("cuts what is far from a change", () => {
  const long = "một ".repeat(100);
  const got = around([
    { text: long, is: "same" },
    { text: "x", is: "added" },
    { text: long, is: "same" },
  ]);
  expect(got[0]!.text).toMatch(/^\[…\]( một){20,22} $/);
  expect(got[2]!.text).toMatch(/^(một ){20,22}\[…\]$/);
});
