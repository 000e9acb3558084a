import { expect, it } from "vitest";
import { count, matches, plain } from "./count";

it("writes without diacritics", () => {
  expect(plain("Quyết  định ĐẶC biệt")).toBe("quyet dinh dac biet");
});

it.each([
  ["Quyết định", "quyet", true],
  ["Quyết định", "QĐ", false],
  ["Quyết định QĐ", "qđ", true],
  ["Quyết định", "dinh quy", true],
  ["Quyết định", "inh", false],
  ["Quyết định", "", true],
])("%s is found by %s: %s", (text, search, want) => {
  expect(matches(text, search)).toBe(want);
});

it.each([
  [7, "7"],
  [1250, "1.250"],
  [1234567, "1.234.567"],
])("counts %i as %s", (n, want) => expect(count(n)).toBe(want));
