import { expect, it } from "vitest";
import { isFound } from "./search";

const payload = {
  kind: "quyet-dinh",
  profile: "so-xay-dung",
  code_number: 46,
  code_notation: "QĐ-SNV",
  issued_date: "2027-03-06",
  subject: "Về việc giải quyết chế độ nghỉ hưu",
  body: [{ type: "dieu", text: "Bà Trần Thị B hưởng BHXH theo Công văn số 456/SNV-CCHC ngày 05/3/2027." }],
  signer: { full_name: "Nguyễn Văn An" },
  to_places: ["Phòng Tổ chức cán bộ"],
};

it.each([
  ["46", true],
  ["Số 46", true],
  ["46/QĐ-SNV", true],
  ["06/03/2027", true],
  ["6/3/2027", true],
  ["456", true],
  ["5/3/2027", true],
  ["BHXH", true],
  ["tran thi b", true],
  ["nguyen van an", true],
  ["phong to chuc", true],
  ["quyet dinh 46", true],
  ["06/0", true], // while it is typed
  ["3/46", false],
  ["07/03/2027", false],
  ["46/TTr", false],
  ["xay dung", false],
])("finds a draft by %s: %s", (search, want) => expect(isFound(payload, "Quyết định", search)).toBe(want));

it("finds a draft that is on the server alone by what is said of it", () => expect(isFound(undefined, "Công văn về biên chế", "cong van bien")).toBe(true));
