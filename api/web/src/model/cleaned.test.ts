import { expect, test } from "vitest";
import { cleaned } from "./cleaned";
import type { Json } from "./json";

test.each<[Json, Json]>([
  ["một\r\nhai\rba\u2028bốn", "một\nhai\nba\nbốn"],
  ["Hà Nội".normalize("NFD"), "Hà Nội"],
  [{ a: ["x\r\n", 1, null, true] }, { a: ["x\n", 1, null, true] }],
  [" giữ dấu cách ", " giữ dấu cách "],
])("%j becomes %j", (value, want) => expect(cleaned(value)).toEqual(want));

test("what is clean is the same object, also beside what is not", () => {
  const clean = { kind: "cong-van", to_places: ["Như trên"] };
  expect(cleaned(clean)).toBe(clean);
  const list = ["Như trên"];
  expect(cleaned({ to_places: list, body: "a\r" }).to_places).toBe(list);
});
