// Input methods (Unikey, Bamboo, the keyboards of phones) compose a word in the page itself. Until it
// is there nothing is changed under their hands; then it is put in the form that the server has (NFC).

import { ChangeSet, EditorState, type Text, type TransactionSpec } from "@codemirror/state";
import { EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import { concerned, corrections } from "./renumbering";

const combining = /[\u0300-\u036f]/;

/** Keyboards that type a letter and then its mark: both are one letter. */
export const composed = EditorState.transactionFilter.of((tr) => {
  if (!tr.docChanged || !tr.isUserEvent("input") || tr.isUserEvent("input.type.compose")) return tr;
  const changes: Replaced[] = [];
  tr.changes.iterChanges((_fromA, _toA, fromB, toB, inserted) => {
    if (combining.test(inserted.toString())) changes.push(...normal(tr.newDoc, fromB, toB));
  });
  return changes.length === 0 ? tr : [tr, { changes, sequential: true } satisfies TransactionSpec];
});

interface Replaced {
  from: number;
  to: number;
  insert: string;
}

// With the letter before, which the mark may belong to.
function normal(doc: Text, from: number, to: number): Replaced[] {
  const start = Math.max(doc.lineAt(from).from, from - 3);
  const text = doc.sliceString(start, to);
  const insert = text.normalize("NFC");
  return insert === text ? [] : [{ from: start, to, insert }];
}

/** What waits until a word is composed: its form, and with numbering the labels. */
export function afterComposition(numbered: boolean, done: (view: EditorView) => void) {
  return ViewPlugin.define(
    () => ({
      before: null as Text | null,
      changes: null as ChangeSet | null,
      update(u: ViewUpdate) {
        if (!u.docChanged || !u.transactions.some((tr) => tr.isUserEvent("input.type.compose"))) return;
        this.before ??= u.startState.doc;
        this.changes = this.changes?.compose(u.changes) ?? u.changes;
      },
      settle(view: EditorView) {
        if (view.composing) return;
        const { before, changes } = this;
        this.before = this.changes = null;
        if (before !== null && changes !== null && changes.newLength === view.state.doc.length) finish(view, before, changes, numbered);
        done(view);
      },
    }),
    { eventHandlers: { compositionend(_, view) { setTimeout(() => this.settle(view)); } } },
  );
}

function finish(view: EditorView, before: Text, changes: ChangeSet, numbered: boolean): void {
  const line = view.state.doc.lineAt(view.state.selection.main.head);
  if (combining.test(line.text)) view.dispatch({ changes: normal(view.state.doc, line.from, line.to), userEvent: "input.normal" });
  else if (numbered && concerned(before, view.state.doc, changes)) {
    const more = corrections(before, view.state.doc, changes, { moved: false });
    if (more.length > 0) view.dispatch({ changes: more, userEvent: "input.label" });
  }
}
