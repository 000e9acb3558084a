import { expect, it } from "vitest";
import type { Json } from "../model/json";
import { bodyText } from "./bodyText";

const cases: [string, Json[], string | undefined][] = [
  ["articles with clauses and points", [{ type: "dieu", text: "Ban hành:", children: [{ type: "khoan", text: "Một;", children: [{ type: "diem", text: "a" }, { type: "diem", text: "b" }] }, { type: "khoan", text: "Hai." }] }, { type: "dieu", text: "Hiệu lực." }], "Điều 1. Ban hành:\n1. Một;\na) a\nb) b\n2. Hai.\nĐiều 2. Hiệu lực."],
  ["articles through chapters", [{ type: "chuong", title: "QUY ĐỊNH CHUNG", children: [{ type: "dieu", title: "Phạm vi", text: "Quy chế này" }] }, { type: "chuong", title: "THI HÀNH", children: [{ type: "dieu", title: "Hiệu lực" }] }], "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nQuy chế này\nChương II\nTHI HÀNH\nĐiều 2. Hiệu lực"],
  ["smaller clauses", [{ type: "de_muc", title: "MỤC TIÊU", children: [{ type: "khoan", title: "Chung", children: [{ type: "tieu_khoan", text: "Một" }, { type: "gach", text: "hai" }] }] }], "I. MỤC TIÊU\n1. Chung\n1.1. Một\n- hai"],
  ["great sections in capitals", [{ type: "muc_lon", title: "Kết quả", children: [{ type: "de_muc", title: "THU" }] }, { type: "muc_lon", title: "NHIỆM VỤ", children: [{ type: "khoan", text: "Một." }] }], "A. KẾT QUẢ\nI. THU\nB. NHIỆM VỤ\n1. Một."],
  ["a great section without a title", [{ type: "muc_lon", text: "Một câu." }], undefined],
  ["labels of its own", [{ type: "dieu", label: "Điều 5.", text: "x" }, { type: "doan", text: "y" }], "Điều 5. x\ny"],
  ["a table", [{ type: "doan", text: "x", table: {} }], undefined],
  ["what is no node", ["x"], undefined],
  ["a type that is not known", [{ type: "khac", text: "x" }], undefined],
];

it.each(cases)("%s", (_, nodes, want) => expect(bodyText(nodes)).toBe(want));
