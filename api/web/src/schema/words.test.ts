import { describe, expect, it } from "vitest";
import type { Schema } from "../model/schema";
import { help, inWords, message, openWords, optionWords } from "./words";

const root: Schema = { properties: { signer: { title: "Người ký" } }, $defs: { "part.X": { properties: { head_position: { title: "Chức vụ của người đứng đầu" } } } } };

describe("optionWords", () => {
  it.each([
    ["khan", {}, "Khẩn"],
    ["electronic", {}, "Điện tử"],
    ["moi", { description: "moi (mặc định): loại mới; cu: loại cũ." }, "Loại mới"],
    ["cu", { description: "moi: loại mới; cu: loại cũ." }, "Loại cũ"],
    ["cu", { description: "moi (loại mới) hoặc cu (loại cũ)." }, "Loại cũ"],
    ["strange", {}, "strange"],
  ])("%s", (value, schema: Schema, want) => expect(optionWords(value, schema)).toBe(want));
});

describe("openWords", () => {
  it("is the default that the description names", () => expect(openWords("medium", { enum: ["paper", "electronic"], description: "paper (mặc định): giấy; electronic: điện tử." }, false)).toBe("Giấy"));
  it("asks where there must be one", () => expect(openWords("salutation", { enum: ["Ông", "Bà"] }, true)).toBe("Chọn …"));
  it("says what none means", () => expect(openWords("priority", { enum: ["khan"] }, false)).toBe("Không khẩn"));
});

describe("inWords", () => {
  it.each([
    ["Điền trường “signer”, ví dụ Nguyễn Văn A.", "Điền mục “Người ký”, ví dụ Nguyễn Văn A."],
    ["Bỏ trống thì lấy “head_position”.", "Bỏ trống thì lấy “Chức vụ của người đứng đầu”."],
    ["Dòng “căn cứ” giữ nguyên.", "Dòng “căn cứ” giữ nguyên."],
    ["true: in thêm dấu.", "Đánh dấu: in thêm dấu."],
    ["Bản nháp thì ghi “signer”: true.", "Bản nháp thì đánh dấu “Người ký”."],
  ])("%s", (text, want) => expect(inWords(text, root)).toBe(want));
});

describe("help", () => {
  it("has values and dates as clerks write them", () => {
    expect(help({ enum: ["khan", "hoa-toc"], description: "khan hoặc hoa-toc; bỏ trống là không khẩn." }, root)).toBe("Khẩn hoặc Hỏa tốc; bỏ trống là không khẩn.");
    expect(help({ description: "Dạng 2022-12-28; có thể chỉ có 2022-12, 2022." }, root)).toBe("Dạng 28/12/2022; có thể chỉ có 12/2022, 2022.");
  });
});

describe("message", () => {
  it("means the field that it is on", () => expect(message("Điền trường “signer”.", root, { signer: "Người ký bản sao" })).toBe("Điền mục “Người ký bản sao”."));
  it("does not name what only the profile's author knows", () => expect(message("Sai. Điều này lấy từ hồ sơ cơ quan “so-noi-vu-lao-cai”: nơi nhận thường lệ, dòng 1.", root)).toBe("Sai. Điều này lấy từ hồ sơ cơ quan: nơi nhận thường lệ, dòng 1."));
  it("has no examples in the API's language", () => expect(message('Điền trường “signer”, ví dụ {"position": "Giám đốc"}.', root)).toBe("Điền mục “Người ký”."));
  it("has dates as clerks write them", () => expect(message("Viết như 2021-01-15; chưa rõ ngày thì viết 2021-01.", root)).toBe("Viết như 15/01/2021; chưa rõ ngày thì viết 01/2021."));
});
