// Pasting and dropping: clean text, and which of it was a table.

import { EditorState, type Extension, type Transaction } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { cleanItem, cleanPaste, tableRows } from "./paste";
import type { Field } from "./places";
import { superseded } from "./repeating";
import { setTablePaste, tablePaste } from "./tablePaste";

export function pasting(field: Field): Extension {
  const clean = (text: string, html = "") => cleaned(text, html, field);
  return [
    EditorView.clipboardInputFilter.of((text) => clean(text)),
    field.mode === "body" ? [tablePaste, ownLabels] : [],
    EditorView.domEventHandlers({
      paste(event, view) {
        const text = event.clipboardData?.getData("text/plain") ?? "";
        const html = event.clipboardData?.getData("text/html") ?? "";
        const rich = clean(text, html);
        const rows = field.mode === "body" && !view.state.readOnly ? tableRows(text, html) : null;
        if (rows !== null) {
          pasteTable(view, rows, rich);
          return true;
        }
        if (html === "" || rich === clean(text) || view.state.readOnly) return false;
        view.dispatch(view.state.replaceSelection(rich), { userEvent: "input.paste", scrollIntoView: true });
        return true;
      },
    }),
  ];
}

// What is pasted behind a label and has its own takes the line's place with it.
const ownLabels = EditorState.transactionFilter.of((tr) => {
  const { from, to, empty } = tr.startState.selection.main;
  if (!tr.docChanged || !(tr.isUserEvent("input.paste") || tr.isUserEvent("input.drop"))) return tr;
  const line = tr.startState.doc.lineAt(from);
  const at = superseded(tr.startState.sliceDoc(line.from, from), insertedAt(tr, from));
  return at < 0 || (!empty && to > line.to) ? tr : [tr, { changes: { from: line.from + at, to: from }, sequential: true }];
});

function insertedAt(tr: Transaction, pos: number): string {
  let text = "";
  tr.changes.iterChanges((from, _to, _fromB, _toB, inserted) => {
    if (from === pos) text = inserted.toString();
  });
  return text;
}

// A table comes as text, and is remembered.
function pasteTable(view: EditorView, rows: string[][], insert: string): void {
  const { from, to } = view.state.selection.main;
  const effects = setTablePaste.of({ rows, from, to: from + insert.length, was: view.state.sliceDoc(from, to) });
  view.dispatch(view.state.replaceSelection(insert), { effects, sequential: true, userEvent: "input.paste", scrollIntoView: true });
}

function cleaned(text: string, html: string, { pointer, mode }: Field): string {
  const clean = cleanPaste(text, html);
  if (mode !== "lines") return clean;
  return clean.split("\n").map((line) => cleanItem(line, pointer)).join("\n");
}
