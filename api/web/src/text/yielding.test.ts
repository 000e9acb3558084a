import { EditorState } from "@codemirror/state";
import { expect, test } from "vitest";
import { setFresh } from "./fresh";
import { given, givesWay } from "./yielding";

// A text whose labels behind ">" Enter has put there, and the label that is typed below it.
function typed(text: string, label: string): string | null {
  const from = [...text.matchAll(/>/g)].map((m, i) => m.index - i);
  let state = EditorState.create({ doc: text.replaceAll(">", ""), extensions: [given] });
  for (const at of from) {
    const to = at + /^\S+(?: \d+\.)? /.exec(state.doc.sliceString(at))![0].length;
    state = state.update({ selection: { anchor: to }, effects: setFresh.of({ from: at, to, was: "" }) }).state;
  }
  const way = givesWay(state, state.doc.lines, label);
  return way && state.doc.sliceString(0, way.from) + state.doc.sliceString(way.to);
}

test.each([
  ["1. Công tác\n>2. Cơ bản thống nhất.", "2.", "1. Công tác\nCơ bản thống nhất."],
  ["Điều 1. Ông A\n>Điều 2. Bà B", "Điều 2.", "Điều 1. Ông A\nBà B"],
  ["2. A\n2.1. B\n>2.2. C", "2.2.", "2. A\n2.1. B\nC"],
  ["1. Công tác\n2. Cơ bản thống nhất.", "2.", null],
  ["1. Công tác\n>2. Cơ bản thống nhất.", "3.", null],
  ["1. Công tác\n>2. Cơ bản thống nhất.", "2", null],
  ["A. MỘT\n>I. HAI\nB. BA", "I.", null],
  ["1. Một\n>- Hai", "-", null],
  [">1. Một", "1.", null],
])("below %j a typed %j leaves %j", (text, label, after) => {
  expect(typed(text, label)).toBe(after);
});

test("a label that was touched is the clerk's", () => {
  const state = EditorState.create({ doc: "1. A\n2. B", selection: { anchor: 8 }, extensions: [given] });
  const put = state.update({ effects: setFresh.of({ from: 5, to: 8, was: "" }) }).state;
  expect(put.field(given)).toEqual([{ from: 5, to: 8 }]);
  expect(put.update({ changes: { from: 0, insert: "x" } }).state.field(given)).toEqual([{ from: 6, to: 9 }]);
  expect(put.update({ changes: { from: 5, to: 6, insert: "12" } }).state.field(given)).toEqual([]);
  expect(put.update({ selection: { anchor: 8 }, effects: setFresh.of({ from: 5, to: 8, was: "2. 2." }) }).state.field(given)).toEqual([]);
});
