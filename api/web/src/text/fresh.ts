// A label that was put there for the clerk: one Backspace right behind it takes it back.

import { StateEffect, StateField, type Transaction } from "@codemirror/state";

export interface Fresh {
  from: number;
  to: number;
  was: string; // what stood there
}

export const setFresh = StateEffect.define<Fresh>({
  map: (f, changes) => ({ ...f, from: changes.mapPos(f.from), to: changes.mapPos(f.to) }),
});

/** The label right before the caret, as long as nothing else was done. */
export const fresh = StateField.define<Fresh | null>({
  create: () => null,
  update(value, tr) {
    const set = tr.effects.find((e) => e.is(setFresh));
    if (!set) return stillFresh(value, tr);
    return tr.newSelection.main.head === (set.value as Fresh).to ? (set.value as Fresh) : null;
  },
});

function stillFresh(value: Fresh | null, tr: Transaction): Fresh | null {
  return value === null || tr.docChanged || tr.newSelection.main.head !== value.to ? null : value;
}

/** The label that Enter began the caret's line with, as long as the caret stays in the line: the clerk has not chosen it. */
export const automatic = StateField.define<{ from: number; to: number } | null>({
  create: () => null,
  update(value, tr) {
    const set = tr.effects.find((e) => e.is(setFresh));
    if (set) return (set.value as Fresh).was === "" ? (set.value as Fresh) : null;
    return value && stillAutomatic(value, tr);
  },
});

function stillAutomatic({ from, to }: { from: number; to: number }, tr: Transaction): { from: number; to: number } | null {
  const moved = { from: tr.changes.mapPos(from, 1), to: tr.changes.mapPos(to, -1) };
  const { doc, selection } = tr.state;
  const stays = moved.to - moved.from === to - from && doc.lineAt(selection.main.head).from === doc.lineAt(moved.from).from;
  return stays ? moved : null;
}
