// Findings on a text: marked where they are, told where the caret is, mended from there.

import { StateEffect, StateField, type ChangeDesc, type EditorState, type Extension, type Range, type Text } from "@codemirror/state";
import { Decoration, EditorView, hoverTooltip, showTooltip, type Command, type DecorationSet, type KeyBinding, type Tooltip } from "@codemirror/view";
import type { Problem } from "../model/api";
import { editWords } from "../findings/edit";
import { named } from "../findings/sort";
import { schemaFor } from "../schema/scope";
import { mend, payload } from "../model/draft";
import { problems } from "../model/live";
import { show } from "../model/place";
import { get } from "../model/pointer";
import { next, placeOf } from "../findings/places";
import { labelOf } from "./label";
import { rangeOf, type Field } from "./places";

/** A finding and the part of the text that it is on. */
export interface Found {
  from: number;
  to: number;
  problem: Problem;
}

/** Findings in a text that has been changed since; those whose words are gone are left out. */
export function moved(found: Found[], changes: ChangeDesc): Found[] {
  if (changes.empty) return found;
  return found.map((f) => ({ ...f, from: changes.mapPos(f.from, 1), to: changes.mapPos(f.to, -1) })).filter((f) => f.from < f.to);
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
    return { from, to: end > from ? end : wordEnd(doc, from, field), problem };
  });
}

function span(p: Problem): { offset: number; length: number } {
  const edit = p.edit?.path === p.path && p.edit.op === "replace" ? p.edit : undefined;
  if (p.length > 0) return p;
  return edit && edit.length > 0 ? edit : { offset: p.offset, length: 0 };
}

/** The places of bytes in a text, in units of UTF-16: one walk for all of them. */
export function unitsAt(text: string, bytes: number[]): Map<number, number> {
  const places = new Map<number, number>();
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
    places.set(target, unit);
  }
  return places;
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
  const next = inOrder(found);
  // Each move of the caret brings an answer, mostly the same.
  if (!same(next, all(view.state))) view.dispatch({ effects: setFound.of(next) });
}

function inOrder(found: Found[]): Found[] {
  return found.filter((f) => f.from < f.to).sort((a, b) => a.from - b.from || a.to - b.to);
}

function same(a: Found[], b: Found[]): boolean {
  return a.length === b.length && a.every((f, i) => f.from === b[i]!.from && f.to === b[i]!.to && JSON.stringify(f.problem) === JSON.stringify(b[i]!.problem));
}

const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(set, tr) {
    const next = tr.effects.find((e) => e.is(setFound));
    return next ? Decoration.set((next.value as Found[]).map(markOf), true) : set.map(tr.changes);
  },
  provide: (f) => EditorView.decorations.from(f),
});

function markOf({ from, to, problem }: Found): Range<Decoration> {
  return Decoration.mark({ class: `text-mark text-${problem.severity}`, attributes: { title: `${named[problem.severity]}: ${problem.message}` }, problem }).range(from, to);
}

function foundAt(state: EditorState, pos: number): Found[] {
  return all(state).filter((f) => f.from <= pos && pos <= f.to);
}

function tooltip(at: Found[]): Tooltip | null {
  const first = at[0];
  return first === undefined ? null : { pos: first.from, end: first.to, above: false, create: (view) => ({ dom: tip(view, at) }) };
}

function tip(view: EditorView, found: Found[]): HTMLElement {
  const dom = element("div", "text-tip");
  for (const { problem } of found) dom.append(tipOf(view, problem));
  dom.addEventListener("focusout", (e) => left(view, e));
  return dom;
}

function tipOf(view: EditorView, problem: Problem): HTMLElement {
  const dom = element("div", `text-tip-one text-${problem.severity}`);
  const clause = problem.clause_text === "" ? "" : ` (theo ${problem.clause_text})`;
  dom.append(element("p", "text-tip-message", `${named[problem.severity]}: ${problem.message}${clause}`));
  if (problem.suggestion !== "") dom.append(element("p", "text-tip-suggestion", problem.suggestion));
  const { edit } = problem;
  if (edit === undefined) return dom;
  const button = element("button", "text-tip-mend", editWords(edit, get(payload.peek(), edit.path)));
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
    if (tr.docChanged || tr.effects.some((e) => e.is(hideTip))) return null;
    if (tr.selection === undefined && (tip === null || !tr.effects.some((e) => e.is(setFound)))) return tip;
    const { from, to } = tr.state.selection.main;
    return tooltip(foundAt(tr.state, from).filter((f) => to <= f.to));
  },
  provide: (f) => showTooltip.from(f),
});

const hovered = hoverTooltip((view, pos) => (view.state.field(tips) === null ? tooltip(foundAt(view.state, pos)) : null));

// To the next finding in the text; behind the last one to the next on another field.
const jump = (by: 1 | -1): Command => (view) => {
  const target = nextFound(view.state, by);
  if (target === null) return leave(view.state, by);
  view.dispatch({
    selection: { anchor: target.from, head: target.to },
    userEvent: "select.finding",
    effects: [EditorView.scrollIntoView(target.from, { y: "center" }), EditorView.announce.of(`${named[target.problem.severity]}: ${target.problem.message}`)],
  });
  return true;
};

function leave(state: EditorState, by: 1 | -1): boolean {
  const last = by > 0 ? all(state).at(-1) : all(state)[0];
  const { kind } = payload.peek();
  const problem = last && next(problems.peek(), { caret: placeIn(last.problem), last: last.problem }, by, payload.peek(), schemaFor(kind) ?? {});
  if (problem === undefined) return false;
  show(placeOf(problem, payload.peek()));
  return true;
}

const placeIn = (p: Problem) => placeOf(p, payload.peek());

function nextFound(state: EditorState, by: 1 | -1): Found | null {
  const { from } = state.selection.main;
  return (by > 0 ? all(state).find((f) => f.from > from) : all(state).findLast((f) => f.from < from)) ?? null;
}

function all(state: EditorState): Found[] {
  const found: Found[] = [];
  state.field(marks).between(0, state.doc.length, (from, to, value) => void found.push({ from, to, problem: value.spec.problem }));
  return found;
}

/** Makes what the finding at the caret suggests. */
const apply: Command = ({ state }) => {
  const edit = foundAt(state, state.selection.main.from).find((f) => f.problem.edit)?.problem.edit;
  if (edit) mend([edit]);
  return edit !== undefined;
};

const hide: Command = (view) => {
  if (view.state.field(tips) === null) return false;
  view.dispatch({ effects: hideTip.of(null) });
  return true;
};

export const findingKeys: KeyBinding[] = [
  { key: "F8", run: jump(1), shift: jump(-1) },
  { key: "Mod-.", run: apply },
  { key: "Escape", run: hide },
];

// What was told is put away when the clerk goes elsewhere, but not on the way to its button.
function left(view: EditorView, e: FocusEvent): void {
  const to = e.relatedTarget;
  if (to instanceof Node && view.dom.contains(to)) return;
  queueMicrotask(() => view.dom.isConnected && hide(view));
}

export const findings: Extension = [marks, tips, hovered, EditorView.domEventHandlers({ focusout: (e, view) => void left(view, e) })];
