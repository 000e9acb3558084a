import { EditorState } from "@codemirror/state";
import { expect, test } from "vitest";
import type { Schema } from "../model/schema";
import { holderOf, setTablePaste, sizeOf, tablePaste, textWithout, withAppendix } from "./tablePaste";

const rows = [["TT", "Nội dung"], ["1", "Một"], ["2", "Hai"]];

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

test("the appendix is the last one", () => {
  const first = withAppendix({ kind: "ke-hoach" }, "", rows);
  expect(first.pointer).toBe("/appendices/0");
  const second = withAppendix(first.payload, "", rows);
  expect(second.pointer).toBe("/appendices/1");
  expect(second.payload.appendices).toHaveLength(2);
  expect(withAppendix({ kind: "quyet-dinh", attachments: [{}] }, "/attachments/0", rows).payload).toMatchObject({ attachments: [{ appendices: [{ table: { rows: [{}, {}] } }] }] });
});

test("what was pasted is found again after other changes, until it is gone", () => {
  let state = EditorState.create({ doc: "Một. Hai.", extensions: tablePaste });
  state = state.update({ changes: { from: 5, to: 8, insert: "1 A\n2 B" }, effects: setTablePaste.of({ rows, from: 5, to: 12, was: "Hai" }) }).state;
  expect(textWithout(state, state.field(tablePaste)!)).toBe("Một. Hai.");
  state = state.update({ changes: [{ from: 0, insert: "Không. " }, { from: 13, insert: " Ba." }] }).state;
  expect(textWithout(state, state.field(tablePaste)!)).toBe("Không. Một. Hai. Ba.");
  state = state.update({ changes: { from: 12, to: 19 } }).state;
  expect(state.field(tablePaste)).toBeNull();
});

test.each([
  ["Điều 1. Gồm:\n1. ", "", "Điều 1. Gồm:"], ["Điều 1. ", "", "Điều 1. "], ["Một\n1. ", "\n2. Hai", "Một\n2. Hai"], ["Một\n1. ", " Hai", "Một\n1.  Hai"], ["Một\n", "", "Một\n"],
])("behind %j and before %j a table leaves %j", (before, after, left) => {
  const state = EditorState.create({ doc: `${before}A B${after}` });
  expect(textWithout(state, { rows, from: before.length, to: before.length + 3, was: "" })).toBe(left);
});

test("rows and columns are counted", () => expect(sizeOf(rows)).toBe("3 dòng, 2 cột"));
