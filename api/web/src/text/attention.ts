// Where the clerk is in a text, and where a click on the paper or on a finding leads.

import { signal, untracked } from "@preact/signals";
import { EditorView, type ViewUpdate } from "@codemirror/view";
import { caret, wanted } from "../model/place";
import { within } from "../model/pointer";
import { fromDraft } from "./binding";
import { placeOf, selectionOf, type Field } from "./places";

// The last place that a field has shown: one that is made later does not take an old wish for its own.
const shown = signal(0);

/** Tells where the caret is, while it is here. */
export function following(field: Field) {
  return EditorView.updateListener.of((u: ViewUpdate) => {
    if (u.focusChanged && !u.view.hasFocus) queueMicrotask(() => u.view.hasFocus || leave(field));
    else if (u.view.hasFocus && (u.selectionSet || u.focusChanged || (u.docChanged && !fromDraft(u)))) tell(u.view, field);
  });
}

function tell(view: EditorView, field: Field): void {
  const { from, to } = view.state.selection.main;
  const place = placeOf(view.state.doc, from, to, field);
  const now = caret.peek();
  if (now?.pointer !== place.pointer || now.offset !== place.offset || now.length !== place.length) caret.value = place;
}

/** Says that the caret is nowhere, unless another field has taken it. */
export function leave(field: Field): void {
  const now = caret.peek();
  if (now !== null && within(now.pointer, field.pointer)) caret.value = null;
}

/** Shows the place that is wanted, when it is one of this field. */
export function follow(view: EditorView, field: Field): void {
  const request = wanted.value;
  if (request === null || request.number <= shown.peek()) return;
  const selection = selectionOf(view.state.doc, request.place, field);
  if (selection === null) return;
  shown.value = request.number;
  untracked(() => {
    view.focus();
    view.dispatch({ selection, userEvent: "select", effects: EditorView.scrollIntoView(selection.anchor, { y: "center" }) });
  });
}
