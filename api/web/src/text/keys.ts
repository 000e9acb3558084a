// What the keys do in a text with numbered lines.

import { EditorSelection, type EditorState } from "@codemirror/state";
import { EditorView, type Command, type KeyBinding } from "@codemirror/view";
import { continuation, shifted } from "./continuing";
import { corrected } from "./correcting";
import { automatic, fresh, setFresh } from "./fresh";
import { labelOf } from "./label";
import { levels, rank } from "./levels";
import { readOutline } from "./outline";
import { lines } from "./renumbering";
import { headed, retyped, type Repeated } from "./repeating";
import { givesWay } from "./yielding";

/** A new line without a label. */
export const newline: Command = (view) => {
  view.dispatch(view.state.replaceSelection("\n"), { userEvent: "input", scrollIntoView: true });
  return true;
};

/** A new line with the next label; on a line that has a label only, the label is taken away. */
const enter: Command = (view) => {
  const { state } = view;
  const { main } = state.selection;
  const line = state.doc.lineAt(main.head);
  const label = labelOf(line.text);
  if (!main.empty) return newline(view);
  if (label === null) return endOfLabel(view) || newline(view);
  if (label.text === "" && !levels[rank[label.level]]!.ownLine) return clear(view, line.from, line.to);
  const heading = main.head === line.to && !isChosen(state) ? headed(line.text) : null;
  if (heading !== null && replaceLabel(view, line.from, heading, "")) return newline(view);
  const behind = line.text.slice(main.head - line.from).trim() === "";
  const splits = rank[label.level] >= rank.khoan && main.head >= line.from + label.to;
  if (!behind && !splits) return newline(view);
  const next = continuation(lines(state.doc), line.number - 1);
  return next === "" ? endOfLabel(view) || newline(view) : begin(view, next + " ");
};

function clear(view: EditorView, from: number, to: number): boolean {
  view.dispatch({ changes: { from, to }, userEvent: "delete.label", scrollIntoView: true });
  return true;
}

function begin(view: EditorView, label: string): boolean {
  const { head } = view.state.selection.main;
  const rest = view.state.doc.lineAt(head);
  const text = view.state.sliceDoc(head, rest.to);
  const to = head + text.length - text.trimStart().length;
  const at = head + 1 + label.length;
  view.dispatch({
    changes: { from: head, to, insert: "\n" + label },
    selection: EditorSelection.cursor(at),
    effects: setFresh.of({ from: head + 1, to: at, was: "" }),
    userEvent: "input",
    scrollIntoView: true,
  });
  return true;
}

// "chương 2:" becomes "Chương II" when its line ends.
function endOfLabel(view: EditorView): boolean {
  const { head } = view.state.selection.main;
  const line = view.state.doc.lineAt(head);
  if (head !== line.to || !correct(view, line.from, head, "end", "")) return false;
  return newline(view);
}

// Puts the right label in place of what was typed from the beginning of the line.
function correct(view: EditorView, from: number, to: number, key: "blank" | "end", blank: string): boolean {
  const typed = view.state.sliceDoc(from, to);
  const indent = typed.length - typed.trimStart().length;
  const right = corrected(typed.trimStart(), key);
  return right !== null && putLabel(view, { from: from + indent, to }, right, blank);
}

// Of two labels, one behind the other, the one that was typed stays.
function replaceLabel(view: EditorView, from: number, found: Repeated, blank: string): boolean {
  return putLabel(view, { from: from + found.from, to: from + found.to }, found.text, blank);
}

function isChosen(state: EditorState): boolean {
  return state.field(automatic) === null;
}

function putLabel(view: EditorView, { from, to }: { from: number; to: number }, label: string, blank: string): boolean {
  if (isQuoted(view.state, from)) return false;
  const at = from + label.length + blank.length;
  view.dispatch({
    changes: { from, to: to + blank.length, insert: label + blank },
    selection: EditorSelection.cursor(at),
    effects: setFresh.of({ from, to: at, was: view.state.sliceDoc(from, to) + blank }),
    userEvent: "input.label",
  });
  return true;
}

function isQuoted({ doc }: EditorState, at: number): boolean {
  return readOutline(lines(doc)).quoted(doc.lineAt(at).number - 1);
}

const longest = 32; // letters, of two labels

/** When a blank is typed behind a label that is nearly right, it is put right; behind a second label, that is the line's. */
export const correcting = EditorView.inputHandler.of((view, from, to, text, insert) => {
  const line = view.state.doc.lineAt(from);
  if (text !== " " || from !== to || from - line.from > longest || view.composing) return false;
  const before = view.state.sliceDoc(line.from, from);
  const second = retyped(before, isChosen(view.state));
  const right = corrected(before.trimStart(), "blank");
  const way = givesWay(view.state, line.number - 1, second?.text ?? right ?? before);
  if (second === null && right === null && way === null) return false;
  view.dispatch(insert());
  if (second !== null) replaceLabel(view, line.from, second, " ");
  else correct(view, line.from, from, "blank", " ");
  if (way !== null) view.dispatch({ changes: way, userEvent: "delete.label" });
  return true;
});

/** Takes back a label that was put there. */
const takeBack: Command = (view) => {
  const put = view.state.field(fresh);
  if (put === null || !view.state.selection.main.empty) return false;
  view.dispatch({ changes: { from: put.from, to: put.to, insert: put.was }, selection: EditorSelection.cursor(put.from + put.was.length), userEvent: "delete.label" });
  return true;
};

const shift = (by: 1 | -1): Command => (view) => {
  const changes = shifts(view.state, by);
  if (changes.length > 0) view.dispatch({ changes, userEvent: "input.label", scrollIntoView: true });
  return true;
};

function shifts({ doc, selection }: EditorState, by: 1 | -1) {
  const first = doc.lineAt(selection.main.from).number - 1;
  const last = doc.lineAt(selection.main.to).number - 1;
  return shifted(lines(doc), first, last, by).map((c) => {
    const at = doc.line(c.line + 1).from;
    return { from: at + c.from, to: at + c.to, insert: c.text };
  });
}

/** The keys of a text with numbered lines. */
export const numberingKeys: KeyBinding[] = [
  { key: "Enter", run: enter, shift: newline },
  { key: "Backspace", run: takeBack },
  { key: "Mod-]", run: shift(1) },
  { key: "Mod-[", run: shift(-1) },
];
