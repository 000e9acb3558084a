import { describe, expect, it } from "vitest";
import { fileNameOf, nameIn } from "./fileName";

describe("nameIn", () => {
  it.each([
    [`attachment; filename="Quyet dinh 86.docx"; filename*=UTF-8''Quy%E1%BA%BFt%20%C4%91%E1%BB%8Bnh%2086.docx`, "Quyết định 86.docx"],
    [`attachment; filename="a.pdf"`, "a.pdf"],
    [`attachment; filename*=UTF-8''%E1%BA`, ""],
    [null, ""],
  ])("%s", (header, want) => expect(nameIn(header)).toBe(want));
});

describe("fileNameOf", () => {
  it.each([
    [{ kind: "quyet-dinh", code_number: 2657, code_notation: "QĐ-BKHCN", subject: "Ban hành Kế hoạch\ncải cách" }, "2657-QĐ-BKHCN Ban hành Kế hoạch cải cách"],
    [{ kind: "quyet-dinh", code_notation: "QĐ-BKHCN" }, "QĐ-BKHCN"],
    [{ kind: "quyet-dinh", subject: "Tỷ lệ 1/500: “A”?" }, "Quyết định Tỷ lệ 1-500- “A”-"],
    [{ kind: "quyet-dinh" }, "Quyết định"],
    [{ kind: "quyet-dinh", code_number: 1, subject: "từ ".repeat(100) }, "1 " + "từ ".repeat(39).trim()],
  ])("%o", (payload, want) => expect(fileNameOf(payload, "Quyết định")).toBe(want));
});
