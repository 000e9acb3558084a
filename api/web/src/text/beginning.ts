// An empty content of articles begins with the first one, whenever its first letter is typed.

import { EditorSelection, type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { setFresh } from "./fresh";

/** Puts the label, with its blank, before the first letter of an empty text; "" puts nothing. */
export function beginning(label: string): Extension {
  if (label === "") return [];
  return EditorView.inputHandler.of((view, _from, _to, text) => {
    if (view.state.doc.length > 0 || view.composing || !/\p{L}/u.test(text)) return false;
    view.dispatch({
      changes: { from: 0, insert: label + text },
      selection: EditorSelection.cursor(label.length + text.length),
      effects: setFresh.of({ from: 0, to: label.length, was: "" }),
      userEvent: "input.type",
    });
    return true;
  });
}
