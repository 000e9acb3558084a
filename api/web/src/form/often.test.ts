import { expect, it } from "vitest";
import type { Payload } from "../model/json";
import { oftenest, plainLines } from "./often";

const drafts: Payload[] = [
  { kind: "quyet-dinh", grounds: ["Luật mới", "Luật A"], to_places: ["Như Điều 3"] },
  { kind: "quyet-dinh", grounds: ["Luật A ", "Luật B", "Luật A"] },
  { kind: "ke-hoach", grounds: ["Luật C", "x".repeat(301), ""] },
  { kind: "ke-hoach", grounds: ["Luật C"] },
  { kind: "ke-hoach", grounds: ["Luật C", "Luật B"] },
];

it.each([
  ["/grounds", "quyet-dinh", ["Luật A", "Luật B", "Luật mới", "Luật C"]],
  ["/grounds", "ke-hoach", ["Luật C", "Luật B", "Luật A", "Luật mới"]],
  ["/grounds", "cong-van", ["Luật C", "Luật A", "Luật B", "Luật mới"]],
  ["/to_places", "ke-hoach", ["Như Điều 3"]],
  ["/original/grounds", "ke-hoach", []],
])("%s of %s", (pointer, kind, want) => expect(oftenest(drafts, pointer, kind)).toEqual(want));

it("learns no dashes and final marks, and what differs in them once", () => {
  const typed = [{ kind: "to-trinh", addressees: ["- UBND tỉnh;"], grounds: ["- Căn cứ Luật A;"] }, { kind: "to-trinh", addressees: ["UBND tỉnh", "- Các sở, ban, ngành."], grounds: ["Căn cứ Luật A."] }];
  expect(oftenest(typed, "/addressees", "to-trinh")).toEqual(["UBND tỉnh", "Các sở, ban, ngành"]);
  expect(oftenest(typed, "/grounds", "to-trinh")).toEqual(["Căn cứ Luật A"]);
});

it("leaves what is no list of texts", () => expect([plainLines("A", "/grounds"), plainLines([1, "A"], "/grounds")]).toEqual([[], ["A"]]));
