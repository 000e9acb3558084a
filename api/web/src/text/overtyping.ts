// Typing over several lines. Left to itself the browser would put lines together with styles of its
// own, which the page's policy forbids.

import { EditorView } from "@codemirror/view";

export const overtyping = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { from, to } = view.state.selection.main;
    const text = event.data;
    if (event.inputType !== "insertText" || event.isComposing || text === null || view.state.readOnly || to <= view.state.doc.lineAt(from).to) return false;
    event.preventDefault();
    view.dispatch(view.state.replaceSelection(text), { userEvent: "input.type", scrollIntoView: true });
    return true;
  },
});
