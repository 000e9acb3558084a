// Findings on a text: marked where they are, told where the caret is, mended from there.

import { StateEffect, StateField, type EditorState, type Extension, type Range, type Text } from "@codemirror/state";
import { Decoration, EditorView, hoverTooltip, showTooltip, type Command, type DecorationSet, type KeyBinding, type Tooltip } from "@codemirror/view";
import type { Problem } from "../model/api";
import { mend } from "../model/draft";
import { labelOf } from "./outline";
import { rangeOf, type Field } from "./places";

/** A finding and the part of the text that it is on. */
export interface Found {
  from: number;
  to: number;
  problem: Problem;
}

/** Where the findings on a field are in its text. */
export function located(doc: Text, problems: Problem[], field: Field): Found[] {
  const paths = [...new Set(problems.map((p) => p.path))];
  return paths.flatMap((path) => {
    const range = rangeOf(doc, path, field);
    return range === null || range.from === range.to ? [] : locatedIn(doc, range, problems.filter((p) => p.path === path), field);
  });
}

function locatedIn(doc: Text, range: { from: number; to: number }, problems: Problem[], field: Field): Found[] {
  const text = doc.sliceString(range.from, range.to);
  const spans = problems.map(span);
  const units = unitsAt(text, spans.flatMap((s) => [s.offset, s.offset + s.length]));
  return problems.map((problem, i) => {
    const { offset, length } = spans[i]!;
    const from = range.from + units.get(offset)!;
    const end = range.from + units.get(offset + length)!;
    return { problem, from, to: end > from ? end : wordEnd(doc, from, field) };
  });
}

function span(p: Problem): { offset: number; length: number } {
  const edit = p.edit?.path === p.path && p.edit.op === "replace" ? p.edit : undefined;
  if (p.length > 0) return p;
  return edit && edit.length > 0 ? edit : { offset: p.offset, length: 0 };
}

/** The places of bytes in a text, in units of UTF-16: one walk for all of them. */
export function unitsAt(text: string, bytes: number[]): Map<number, number> {
  const all = new Map<number, number>();
  let byte = 0;
  let unit = 0;
  for (const target of [...new Set(bytes)].sort((a, b) => a - b)) {
    while (unit < text.length) {
      const c = text.codePointAt(unit)!;
      const size = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      if (byte + size > target) break;
      byte += size;
      unit += c < 0x10000 ? 1 : 2;
    }
    all.set(target, unit);
  }
  return all;
}

// Of a finding that has no length: the label or the word there, or the whole of a short value.
function wordEnd(doc: Text, from: number, field: Field): number {
  const line = doc.lineAt(from);
  if (field.mode !== "body") return line.to;
  const label = labelOf(line.text);
  if (label !== null && from <= line.from + label.from) return line.from + label.to;
  const word = /^\S*/.exec(line.text.slice(from - line.from))![0];
  return Math.max(from + word.length, Math.min(from + 1, line.to));
}

const setFound = StateEffect.define<Found[]>();
const hideTip = StateEffect.define<null>();

/** Shows other findings; between two answers of the server they move with the text. */
export function showFindings(view: EditorView, found: Found[]): void {
  if (found.length > 0 || view.state.field(marks).size > 0) view.dispatch({ effects: setFound.of(found) });
}

const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(set, tr) {
    const next = tr.effects.find((e) => e.is(setFound));
    return next ? Decoration.set((next.value as Found[]).flatMap(markOf), true) : set.map(tr.changes);
  },
  provide: (f) => EditorView.decorations.from(f),
});

const kinds = { error: "Lỗi", warning: "Cần xem lại", info: "Lưu ý" };

function markOf({ from, to, problem }: Found): Range<Decoration>[] {
  if (to <= from) return [];
  const attributes = { "data-severity": problem.severity };
  return [Decoration.mark({ class: `text-mark text-${problem.severity}`, attributes, problem }).range(from, to)];
}

function foundAt(state: EditorState, pos: number): Found[] {
  const all: Found[] = [];
  state.field(marks).between(pos, pos, (from, to, value) => void all.push({ from, to, problem: value.spec.problem }));
  return all;
}

function tooltip(at: Found[]): Tooltip | null {
  const first = at[0];
  return first === undefined ? null : { pos: first.from, end: first.to, above: false, create: (view) => ({ dom: tip(view, at) }) };
}

function tip(view: EditorView, found: Found[]): HTMLElement {
  const dom = element("div", "text-tip");
  for (const { problem } of found) dom.append(tipOf(view, problem));
  return dom;
}

function tipOf(view: EditorView, problem: Problem): HTMLElement {
  const dom = element("div", `text-tip-one text-${problem.severity}`);
  const clause = problem.clause === "" ? "" : ` (${problem.clause})`;
  dom.append(element("p", "text-tip-message", `${kinds[problem.severity]}: ${problem.message}${clause}`));
  if (problem.suggestion !== "") dom.append(element("p", "text-tip-suggestion", problem.suggestion));
  const { edit } = problem;
  if (edit === undefined) return dom;
  const button = element("button", "text-tip-mend", "Sửa");
  button.type = "button";
  button.addEventListener("click", () => {
    mend([edit]);
    view.focus();
  });
  dom.append(button);
  return dom;
}

function element<K extends keyof HTMLElementTagNameMap>(name: K, className: string, text = ""): HTMLElementTagNameMap[K] {
  const e = document.createElement(name);
  e.className = className;
  e.textContent = text;
  return e;
}

// Shown when the caret comes to a mark, not while a marked word is being typed.
const tips = StateField.define<Tooltip | null>({
  create: () => null,
  update(tip, tr) {
    if (tr.docChanged || tr.effects.some((e) => e.is(hideTip) || e.is(setFound))) return null;
    if (tr.selection === undefined) return tip;
    const { main } = tr.state.selection;
    return main.empty || tr.isUserEvent("select.finding") ? tooltip(foundAt(tr.state, main.from)) : null;
  },
  provide: (f) => showTooltip.from(f),
});

const hovered = hoverTooltip((view, pos) => (view.state.field(tips) === null ? tooltip(foundAt(view.state, pos)) : null));

const jump = (by: 1 | -1): Command => (view) => {
  const target = nextFound(view.state, by);
  if (target === null) return false;
  view.dispatch({
    selection: { anchor: target.from, head: target.to },
    userEvent: "select.finding",
    effects: [EditorView.scrollIntoView(target.from, { y: "center" }), EditorView.announce.of(`${kinds[target.problem.severity]}: ${target.problem.message}`)],
  });
  return true;
};

function nextFound(state: EditorState, by: 1 | -1): Found | null {
  const { from } = state.selection.main;
  const all: Found[] = [];
  state.field(marks).between(0, state.doc.length, (a, b, value) => void all.push({ from: a, to: b, problem: value.spec.problem }));
  if (by > 0) return all.find((f) => f.from > from) ?? all[0] ?? null;
  return all.findLast((f) => f.from < from) ?? all.at(-1) ?? null;
}

const hide: Command = (view) => {
  if (view.state.field(tips) === null) return false;
  view.dispatch({ effects: hideTip.of(null) });
  return true;
};

export const findingKeys: KeyBinding[] = [
  { key: "F8", run: jump(1), shift: jump(-1) },
  { key: "Escape", run: hide },
];

export const findings: Extension = [marks, tips, hovered];
