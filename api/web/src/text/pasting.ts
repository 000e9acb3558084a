// Pasting and dropping: clean text, and tables to whoever takes them.

import { EditorState, type Extension, type Transaction } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { cleanItem, cleanPaste, tableRows } from "./paste";
import type { Field } from "./places";
import { superseded } from "./repeating";

/** What the event "vanban:tablepaste" tells. Who takes the rows prevents the default; else they come as text. */
export interface TablePaste {
  rows: string[][];
}

export function pasting(field: Field): Extension {
  const clean = (text: string, html = "") => cleaned(text, html, field);
  return [
    EditorView.clipboardInputFilter.of((text) => clean(text)),
    field.mode === "body" ? ownLabels : [],
    EditorView.domEventHandlers({
      paste(event, view) {
        const text = event.clipboardData?.getData("text/plain") ?? "";
        const html = event.clipboardData?.getData("text/html") ?? "";
        if (taken(view, text, html)) return true;
        const rich = clean(text, html);
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

function taken(view: EditorView, text: string, html: string): boolean {
  const rows = tableRows(text, html);
  if (rows === null) return false;
  const event = new CustomEvent<TablePaste>("vanban:tablepaste", { detail: { rows }, bubbles: true, cancelable: true });
  return !view.contentDOM.dispatchEvent(event);
}

function cleaned(text: string, html: string, { pointer, mode }: Field): string {
  const clean = cleanPaste(text, html);
  if (mode !== "lines") return clean;
  return clean.split("\n").map((line) => cleanItem(line, pointer)).join("\n");
}
