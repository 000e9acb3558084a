import { describe, expect, it } from "vitest";
import type { Payload } from "../model/json";
import type { Schema } from "../model/schema";
import { elementName, heading, kindOfElement, pathWords } from "./path";

const root: Schema = {
  properties: {
    subject: { title: "Trích yếu", type: "string" },
    grounds: { title: "Căn cứ ban hành", type: "array", items: { type: "string" } },
    signer: { title: "Người ký", anyOf: [{ $ref: "#/$defs/part.Signer" }, { type: "string" }] },
    appendices: { title: "Phụ lục", type: "array", items: { $ref: "#/$defs/part.Appendix" } },
    body: { title: "Nội dung", anyOf: [{ type: "string" }, { type: "array", items: { $ref: "#/$defs/part.Node" } }] },
    original: { title: "Văn bản được sao", type: "object", required: ["kind"] },
  },
  $defs: {
    "part.Signer": { properties: { full_name: { title: "Họ và tên" } } },
    "part.Appendix": { properties: { title: { title: "Tiêu đề" }, table: { title: "Bảng", $ref: "#/$defs/part.Table" }, tasks: { title: "Bảng nhiệm vụ", $ref: "#/$defs/part.TaskTable" } } },
    "part.Table": { properties: { rows: { title: "Các dòng", items: { $ref: "#/$defs/part.Row" } }, caption: { title: "Tên bảng" } } },
    "part.Row": { properties: { cells: { title: "Các ô", items: { anyOf: [{ type: "string" }, { $ref: "#/$defs/part.cell" }] } } } },
    "part.cell": { properties: { text: { title: "Nội dung" } } },
    "part.TaskTable": { properties: { groups: { title: "Các nhóm nhiệm vụ", items: { $ref: "#/$defs/part.Group" } } } },
    "part.Group": { properties: { tasks: { title: "Các nhiệm vụ", items: { $ref: "#/$defs/part.Task" } } } },
    "part.Task": { properties: { name: { title: "Nhiệm vụ" } } },
    "part.Node": { properties: { text: { title: "Nội dung" }, children: { title: "Các mục con", type: "array", items: { $ref: "#/$defs/part.Node" } } } },
  },
};

const payload: Payload = {
  kind: "quyet-dinh",
  grounds: ["a", "b"],
  signer: {},
  appendices: [{ title: "Danh mục", table: { rows: [{}, {}, { cells: ["", ""] }] }, tasks: { groups: [{ tasks: [{}] }] } }],
  body: [{ children: [{}] }],
  original: { kind: "cong-van", subject: "" },
};

describe("pathWords", () => {
  it.each([
    ["", ""],
    ["/subject", "Trích yếu"],
    ["/grounds/1", "Căn cứ ban hành › dòng 2"],
    ["/signer/full_name", "Người ký › Họ và tên"],
    ["/appendices", "Phụ lục"],
    ["/appendices/0", "Phụ lục"],
    ["/appendices/0/title", "Phụ lục › Tiêu đề"],
    ["/appendices/0/table/rows/2/cells/1", "Phụ lục › Bảng › dòng 3, cột 2"],
    ["/appendices/0/tasks/groups/0/tasks/0/name", "Phụ lục › Bảng nhiệm vụ › nhóm I › nhiệm vụ 1 › Nhiệm vụ"],
    ["/body/0/children/0/text", "Nội dung › mục 1 › mục con 1 › Nội dung"],
    ["/original/subject", "Văn bản được sao › Trích yếu"],
    ["/unheard_of/3", "Unheard_of › mục 4"],
  ])("%s", (pointer, want) => expect(pathWords(root, pointer, payload, () => root).join(" › ")).toBe(want));
});

describe("heading", () => {
  it.each([
    [{ title: "Danh mục nhiệm vụ" }, "Phụ lục II – Danh mục nhiệm vụ"],
    [{}, "Phụ lục II"],
    [{ title: "x".repeat(100) }, `Phụ lục II – ${"x".repeat(79)}…`],
  ])("%o", (value, want) => expect(heading("appendices", {}, 1, value)).toBe(want));

  it("gives the only appendix no number", () => {
    expect(heading("appendices", {}, 0, {}, 1)).toBe("Phụ lục");
    expect(pathWords(root, "/appendices/0/title", { kind: "x", appendices: [{}, {}] })).toEqual(["Phụ lục I", "Tiêu đề"]);
  });

  it("calls a piece of a content what it is", () => expect(heading("body", {}, 1, { type: "khoan", text: "Hai" })).toBe("2. Khoản – Hai"));

  it("names what the table lacks by its title", () => {
    expect(elementName("figures", { title: "Số liệu" }, 0)).toBe("số liệu 1");
    expect(kindOfElement("parts", { title: "Các phần" })).toBe("phần");
    expect(kindOfElement("parties", { title: "Các bên" })).toBe("bên");
  });
});
