// The keys of every text field. They are chosen one by one: the keymap of CodeMirror brings the
// reading of programming languages with it.

import {
  cursorCharLeft, cursorCharRight, cursorDocEnd, cursorDocStart, cursorGroupLeft, cursorGroupRight, cursorLineBoundaryBackward,
  cursorLineBoundaryForward, cursorLineDown, cursorLineUp, cursorPageDown, cursorPageUp, moveLineDown, moveLineUp, selectAll, selectCharLeft,
  selectCharRight, selectDocEnd, selectDocStart, selectGroupLeft, selectGroupRight, selectLineBoundaryBackward, selectLineBoundaryForward,
  selectLineDown, selectLineUp, selectPageDown, selectPageUp,
} from "@codemirror/commands";
import { EditorSelection, type SelectionRange } from "@codemirror/state";
import type { Command, EditorView, KeyBinding } from "@codemirror/view";

type Reach = (view: EditorView, from: SelectionRange) => SelectionRange;

// Takes away what is selected, or what the reach takes in.
function removing(reach: Reach, userEvent: string): Command {
  return (view) => {
    if (view.state.readOnly) return false;
    const change = view.state.changeByRange((range) => {
      const { from, to } = range.empty ? between(range.head, reach(view, range).head) : range;
      return { changes: { from, to }, range: EditorSelection.cursor(from) };
    });
    if (change.changes.empty) return false;
    view.dispatch(view.state.update(change, { userEvent, scrollIntoView: true }));
    return true;
  };
}

function between(a: number, b: number): { from: number; to: number } {
  return { from: Math.min(a, b), to: Math.max(a, b) };
}

const char = (forward: boolean): Reach => (view, range) => view.moveByChar(range, forward);
const group = (forward: boolean): Reach => (view, range) => view.moveByGroup(range, forward);

const backward = removing(char(false), "delete.backward");

export const movingKeys: KeyBinding[] = [
  { key: "ArrowLeft", run: cursorCharLeft, shift: selectCharLeft, preventDefault: true },
  { key: "ArrowRight", run: cursorCharRight, shift: selectCharRight, preventDefault: true },
  { key: "Mod-ArrowLeft", mac: "Alt-ArrowLeft", run: cursorGroupLeft, shift: selectGroupLeft, preventDefault: true },
  { key: "Mod-ArrowRight", mac: "Alt-ArrowRight", run: cursorGroupRight, shift: selectGroupRight, preventDefault: true },
  { key: "ArrowUp", run: cursorLineUp, shift: selectLineUp, preventDefault: true },
  { key: "ArrowDown", run: cursorLineDown, shift: selectLineDown, preventDefault: true },
  { key: "PageUp", run: cursorPageUp, shift: selectPageUp },
  { key: "PageDown", run: cursorPageDown, shift: selectPageDown },
  { key: "Home", mac: "Cmd-ArrowLeft", run: cursorLineBoundaryBackward, shift: selectLineBoundaryBackward, preventDefault: true },
  { key: "End", mac: "Cmd-ArrowRight", run: cursorLineBoundaryForward, shift: selectLineBoundaryForward, preventDefault: true },
  { key: "Mod-Home", mac: "Cmd-ArrowUp", run: cursorDocStart, shift: selectDocStart },
  { key: "Mod-End", mac: "Cmd-ArrowDown", run: cursorDocEnd, shift: selectDocEnd },
  { key: "Mod-a", run: selectAll },
  { key: "Backspace", run: backward, shift: backward, preventDefault: true },
  { key: "Delete", run: removing(char(true), "delete.forward"), preventDefault: true },
  { key: "Mod-Backspace", mac: "Alt-Backspace", run: removing(group(false), "delete.group.backward"), preventDefault: true },
  { key: "Mod-Delete", mac: "Alt-Delete", run: removing(group(true), "delete.group.forward"), preventDefault: true },
  { key: "Alt-ArrowUp", run: moveLineUp },
  { key: "Alt-ArrowDown", run: moveLineDown },
];
