// A number that Enter gave to a line makes way for the same number that the clerk types below it: "1. Về công tác ⏎ Cơ bản thống
// nhất … ⏎ 2. Về nhiệm vụ", of which the second line was "2." until then, was to be plain text.

import { StateField, type EditorState, type Transaction } from "@codemirror/state";
import { setFresh, type Fresh } from "./fresh";
import { labelOf } from "./label";
import { levels, rank } from "./levels";
import { readOutline, type Entry } from "./outline";
import { lines } from "./renumbering";

interface Span {
  from: number;
  to: number;
}

/** The labels that Enter put there and nobody has touched since. */
export const given = StateField.define<Span[]>({
  create: () => [],
  update(spans, tr) {
    const set = tr.effects.find((e) => e.is(setFresh))?.value as Fresh | undefined;
    const kept = tr.docChanged ? spans.flatMap((s) => still(s, tr)) : spans;
    if (set === undefined) return kept;
    const others = kept.filter((s) => s.from !== set.from);
    return set.was === "" ? [...others, { from: set.from, to: set.to }] : others;
  },
});

function still({ from, to }: Span, tr: Transaction): Span[] {
  const moved = { from: tr.changes.mapPos(from, 1), to: tr.changes.mapPos(to, -1) };
  return moved.to - moved.from === to - from ? [moved] : [];
}

/** The label, with its blank, that makes way for the one typed in the line (from 0); null when none does. */
export function givesWay(state: EditorState, line: number, typed: string): Span | null {
  const label = labelOf(typed.trimStart() + " ");
  if (label === null || label.text !== "" || levels[rank[label.level]]!.write === undefined) return null;
  const before = readOutline(lines(state.doc)).entries.filter((e) => e.line < line);
  const last = before.findLast((e) => e.level === label.level);
  if (last === undefined || last.label !== label.label || last.line === 0 || !isOfOneList(last, before)) return null;
  const from = state.doc.line(last.line + 1).from + last.from;
  return state.field(given).find((s) => s.from === from) ?? null;
}

function isOfOneList(last: Entry, before: Entry[]): boolean {
  return levels[last.rank]!.through === true || last.parent === (before.findLast((e) => e.rank < last.rank) ?? null);
}
