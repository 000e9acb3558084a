// The editor's side of numbering.ts: labels are corrected in the transaction that made it necessary.

import { EditorState, type ChangeDesc, type Text, type Transaction, type TransactionSpec } from "@codemirror/state";
import { labelOf } from "./label";
import { levels, rank } from "./levels";
import { renumber } from "./numbering";

/** Keeps the labels of a text consecutive while it is edited by hand. */
export const renumbering = EditorState.transactionFilter.of((tr) => {
  if (!tr.docChanged || !byHand(tr) || !concerned(tr.startState.doc, tr.newDoc, tr.changes)) return tr;
  const more = corrections(tr.startState.doc, tr.newDoc, tr.changes, {
    moved: ["input.paste", "input.drop", "move"].some((e) => tr.isUserEvent(e)),
    leftOutBefore: small(tr.changes) ? unfinished(tr.startState.doc, tr.startState.selection.main.head) : -1,
    leftOutAfter: small(tr.changes) ? unfinished(tr.newDoc, tr.newSelection.main.head) : -1,
  });
  return more.length === 0 ? tr : [tr, { changes: more, sequential: true } satisfies TransactionSpec];
});

function byHand(tr: Transaction): boolean {
  return ["input", "delete", "move"].some((e) => tr.isUserEvent(e)) && !tr.isUserEvent("input.type.compose");
}

/** Whether lines came or went, or the label of one. The letters of a text concern no label. */
export function concerned(before: Text, after: Text, changes: ChangeDesc): boolean {
  let found = false;
  changes.iterChangedRanges((fromA, toA, fromB, toB) => {
    const old = before.lineAt(fromA);
    const line = after.lineAt(fromB);
    found ||= toA > old.to || toB > line.to || signature(old.text) !== signature(line.text);
  });
  return found;
}

function signature(line: string): string {
  const label = labelOf(line);
  return label === null ? "" : label.label + (line[label.to] ?? "");
}

const longest = 16; // The end of a line comes with the label of the next.

/** A key's worth: a letter, a blank, the end of a line, or one taken away. */
function small(changes: ChangeDesc): boolean {
  let ranges = 0;
  let gone = 0;
  let come = 0;
  changes.iterChangedRanges((fromA, toA, fromB, toB) => {
    ranges++;
    gone += toA - fromA;
    come += toB - fromB;
  });
  return ranges === 1 && gone <= 1 && come <= longest;
}

/** The line (from 0) where the caret stands right behind a label without its blank: it is still being typed. */
function unfinished(doc: Text, head: number): number {
  const line = doc.lineAt(head);
  const label = labelOf(line.text);
  const typing = label !== null && line.from + label.to === head && head === line.to && levels[rank[label.level]]!.write !== undefined;
  return typing ? line.number - 1 : -1;
}

export interface Change {
  from: number;
  to: number;
  insert: string;
}

/** The changes of the new text that make its labels consecutive where the old ones were. */
export function corrections(before: Text, after: Text, changes: ChangeDesc, how: { moved: boolean; leftOutBefore?: number; leftOutAfter?: number }): Change[] {
  const numerals = renumber({ ...how, before: lines(before), after: lines(after), oldLine: oldLines(before, after, changes) });
  return numerals.map((n) => {
    const at = after.line(n.line + 1).from;
    return { from: at + n.from, to: at + n.to, insert: n.text };
  });
}

export function lines(doc: Text): string[] {
  return doc.toString().split("\n");
}

// The line that the label of a line opened before, if nothing of the label was touched.
function oldLines(before: Text, after: Text, changes: ChangeDesc): (line: number, from: number, to: number) => number {
  const kept: { a: number; b: number; length: number }[] = [];
  changes.iterGaps((a, b, length) => kept.push({ a, b, length }));
  return (line, from, to) => {
    const start = after.line(line + 1).from;
    const gap = kept.find((k) => k.b <= start + from && start + to <= k.b + k.length);
    if (gap === undefined) return -1;
    const pos = start + from - gap.b + gap.a;
    const then = before.lineAt(pos);
    return then.text.slice(0, pos - then.from).trim() === "" ? then.number - 1 : -1;
  };
}
