import { expect, test } from "vitest";
import { Held } from "./held";

test("what is of use stays", () => {
  const held = new Held(3);
  for (const hash of ["a", "b", "c"]) held.put(hash, hash.toUpperCase());
  expect(held.get("a")).toBe("A");
  held.peek("b");
  held.put("d", "D");
  expect(held.latest(9)).toEqual(["c", "a", "d"]);
  expect(held.get("b")).toBeUndefined();
  expect(held.latest(2)).toEqual(["a", "d"]);
});

test("an image that comes again is one image", () => {
  const held = new Held(2);
  held.put("a", "1");
  held.put("b", "2");
  held.put("a", "3");
  expect(held.latest(9)).toEqual(["b", "a"]);
  expect(held.get("a")).toBe("3");
});
