import { expect, test } from "vitest";
import { fits, pathOf, sameCaret, type Wish } from "./order";

const wish: Wish = { id: "1", payload: { kind: "quyet-dinh", body: "Điều 1. Ban hành", n: 3 }, range: { from: 2, to: 4 }, caret: null };

test.each([
  [wish, [], "/v1/documents/quyet-dinh/pages?from=2&to=4"],
  [wish, ["a-b", "c_d"], "/v1/documents/quyet-dinh/pages?from=2&to=4&have=a-b%2Cc_d"],
  [{ ...wish, caret: { pointer: "/body", offset: 4 } }, [], "/v1/documents/quyet-dinh/pages?from=2&to=4&at=%2Fbody&offset=7"],
  [{ ...wish, caret: { pointer: "/n", offset: 1 } }, [], "/v1/documents/quyet-dinh/pages?from=2&to=4&at=%2Fn&offset=0"],
  [{ ...wish, caret: { pointer: "", offset: 1 } }, [], "/v1/documents/quyet-dinh/pages?from=2&to=4"],
])("the path of %j", (w, have, path) => {
  expect(pathOf(w as Wish, have)).toBe(path);
});

test("the same caret", () => {
  const at = (offset: number): Wish => ({ ...wish, caret: { pointer: "/body", offset } });
  expect(sameCaret(wish, wish)).toBe(true);
  expect(sameCaret(at(1), at(1))).toBe(true);
  expect(sameCaret(at(1), at(2))).toBe(false);
  expect(sameCaret(at(1), { ...at(1), payload: { kind: "quyet-dinh" } })).toBe(false);
});

test("how much the server takes", () => {
  expect(fits("x".repeat(8 << 20))).toBe(true);
  expect(fits("x".repeat((8 << 20) + 1))).toBe(false);
  expect(fits("ế".repeat((8 << 20) / 3 + 1))).toBe(false);
});
