import { EditorState } from "@codemirror/state";
import { expect, test } from "vitest";
import { flatOf } from "../grid/spans";
import type { Schema } from "../model/schema";
import { holderOf, setTablePaste, sizeOf, tablePaste, textWithout, withAppendices } from "./tablePaste";

const table = flatOf([["TT", "Nội dung"], ["1", "Một"], ["2", "Hai"]]);

const body: Schema = { anyOf: [{ type: "string" }, { type: "array", items: { $ref: "#/$defs/part.Node" } }] };
const appendices: Schema = { type: "array", items: { $ref: "#/$defs/part.Appendix" } };
const root: Schema = {
  properties: { body, appendices, attachments: { type: "array", items: { $ref: "#/$defs/part.Attachment" } } },
  $defs: {
    "part.Appendix": { properties: { body } },
    "part.Attachment": { properties: { body, appendices } },
    "part.Node": { properties: { text: { type: "string" } } },
  },
};

test.each([
  [root, "", "/body", ""], [root, "", "/appendices/0/body", ""], [root, "", "/attachments/1/body", "/attachments/1"], [root, "", "/attachments/1/appendices/0/body", "/attachments/1"],
  [root, "", "/body/0/text", ""], [root, "/original", "/original/body", "/original"], [{ properties: { body } }, "", "/body", null],
] as const)("the appendices for a table pasted into %#", (schema, base, pointer, holder) => {
  expect(holderOf(schema as Schema, base, pointer)).toBe(holder);
});

test("the appendices are the last ones", () => {
  const first = withAppendices({ kind: "ke-hoach" }, "", [table]);
  expect(first.pointer).toBe("/appendices/0");
  const second = withAppendices(first.payload, "", [table, table]);
  expect(second.pointer).toBe("/appendices/1");
  expect(second.payload.appendices).toHaveLength(3);
  expect(withAppendices({ kind: "quyet-dinh", attachments: [{}] }, "/attachments/0", [table]).payload).toMatchObject({ attachments: [{ appendices: [{ table: { rows: [{}, {}] } }] }] });
});

test("what was pasted is found again after other changes, until it is gone", () => {
  let state = EditorState.create({ doc: "Một. Hai.", extensions: tablePaste });
  state = state.update({ changes: { from: 5, to: 8, insert: "1 A\n2 B" }, effects: setTablePaste.of([{ table, from: 5, to: 12, was: "Hai" }]) }).state;
  expect(textWithout(state, state.field(tablePaste))).toBe("Một. Hai.");
  state = state.update({ changes: [{ from: 0, insert: "Không. " }, { from: 13, insert: " Ba." }] }).state;
  expect(textWithout(state, state.field(tablePaste))).toBe("Không. Một. Hai. Ba.");
  state = state.update({ changes: { from: 12, to: 19 } }).state;
  expect(state.field(tablePaste)).toEqual([]);
});

test.each([
  ["Điều 1. Gồm:\n1. ", "", "Điều 1. Gồm:"], ["Điều 1. ", "", "Điều 1. "], ["Một\n1. ", "\n2. Hai", "Một\n2. Hai"], ["Một\n1. ", " Hai", "Một\n1.  Hai"], ["Một\n", "", "Một\n"], ["Một\n", "\nHai", "Một\nHai"], ["", "\nHai", "Hai"],
])("behind %j and before %j a table leaves %j", (before, after, left) => {
  const state = EditorState.create({ doc: `${before}A B${after}` });
  expect(textWithout(state, [{ table, from: before.length, to: before.length + 3, was: "" }])).toBe(left);
});

test("all tables go from between the text", () => {
  const state = EditorState.create({ doc: "Một\n1 A\n2 B\nHai\n3 C\nBa" });
  expect(textWithout(state, [{ table, from: 4, to: 11, was: "" }, { table, from: 16, to: 19, was: "" }])).toBe("Một\nHai\nBa");
});

test("rows and columns are counted", () => expect(sizeOf(table)).toBe("3 dòng, 2 cột"));
