import { expect, test } from "vitest";
import type { Pages, Sheet } from "../model/api";
import { complete, filled, joined } from "./answer";
import { Held } from "./held";

const sheet = (hash: string, svg?: string): Sheet => ({ hash, document: 1, width: 595, height: 842, svg, lines: svg === undefined ? undefined : [] });
const answer = (...sheets: Sheet[]): Pages => ({ kind: "quyet-dinh", valid: true, problems: [], drawn: true, documents: [{ name: "a", pages: sheets.length }], pages: sheets });

test("images that are held are put in", () => {
  const images = new Held(9);
  filled(answer(sheet("a", "<a>"), sheet("b")), { from: 1, to: 1 }, images, null);
  const later = filled(answer(sheet("c", "<c>"), sheet("a")), { from: 1, to: 1 }, images, null);
  expect(later.pages.map((s) => s.svg)).toEqual(["<c>", "<a>"]);
});

test("an answer without pages leaves those that were there", () => {
  const before = answer(sheet("a", "<a>"));
  const problems = [{ path: "", offset: 0, length: 0, rule: "json.type", clause: "", clause_text: "", severity: "error" as const, message: "", suggestion: "" }];
  const after = filled({ ...answer(), drawn: false, valid: false, problems }, { from: 1, to: 1 }, new Held(9), before);
  expect(after.pages).toBe(before.pages);
  expect(after.documents).toBe(before.documents);
  expect(after.problems).toBe(problems);
});

test("lines of the same draft are kept", () => {
  const earlier = answer(sheet("a", "<a>"), sheet("b"));
  expect(joined(answer(sheet("a"), sheet("b", "<b>")), earlier).pages.map((s) => s.lines)).toEqual([[], []]);
});

test("pages can be shown when they have image and lines", () => {
  const shown = answer(sheet("a", "<a>"), sheet("b"));
  expect(complete(shown, { from: 1, to: 1 })).toBe(true);
  expect(complete(shown, { from: 1, to: 2 })).toBe(false);
  expect(complete(null, { from: 1, to: 2 })).toBe(false);
});
