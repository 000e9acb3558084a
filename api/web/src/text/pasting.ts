// Pasting and dropping: clean text, and which of it was a table.

import { EditorState, type Extension, type Transaction } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { flatOf } from "../grid/spans";
import { mixedPaste, type Mixed } from "./mixed";
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
        const mixed = field.mode === "body" && !view.state.readOnly ? tablesIn(text, html, rich) : null;
        if (mixed !== null) {
          pasteTables(view, mixed);
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

// Text with tables in it, or one table alone.
function tablesIn(text: string, html: string, rich: string): Mixed | null {
  const mixed = mixedPaste(html);
  if (mixed !== null) return mixed;
  const rows = tableRows(text, html);
  return rows && { text: rich, tables: [{ table: flatOf(rows), from: 0, to: rich.length }] };
}

// Tables come as text, and are remembered. What was chosen is back when one table, and nothing else, took its place.
function pasteTables(view: EditorView, { text, tables }: Mixed): void {
  const { from, to } = view.state.selection.main;
  const was = tables.length === 1 && tables[0]!.to - tables[0]!.from === text.length ? view.state.sliceDoc(from, to) : "";
  const effects = setTablePaste.of(tables.map((t) => ({ ...t, from: from + t.from, to: from + t.to, was })));
  view.dispatch(view.state.replaceSelection(text), { effects, sequential: true, userEvent: "input.paste", scrollIntoView: true });
}

function cleaned(text: string, html: string, { pointer, mode }: Field): string {
  const clean = cleanPaste(text, html);
  if (mode !== "lines") return clean;
  return clean.split("\n").map((line) => cleanItem(line, pointer)).join("\n");
}
