import { expect, it } from "vitest";
import { earlier, habits } from "./habits";
import { keptOf } from "./kept";

const drafts = [
  keptOf("a", { kind: "quyet-dinh", place: "Hà Nội", grounds: ["Căn cứ A", "Căn cứ B"], signer: { full_name: "Lê Văn A" }, body: "Điều 1" }, 1),
  keptOf("b", { kind: "cong-van", place: "Huế", grounds: ["Căn cứ B "], subject: "x".repeat(301), code_number: "15" }, 2),
  { ...keptOf("c", { kind: "cong-van", place: "Đà Lạt" }, 3), deleted: 4 },
];

it("remembers what was typed, the newest first and each once", () => {
  expect(habits(drafts)).toEqual({ place: ["Huế", "Hà Nội"], grounds: ["Căn cứ B", "Căn cứ A"], full_name: ["Lê Văn A"] });
});

it("gives earlier drafts, without the deleted", () => {
  expect(earlier(drafts)).toEqual([drafts[1]!.payload, drafts[0]!.payload]);
});
