// A table that was pasted into a text. It is text there; a table it can be in an appendix.

import { StateEffect, StateField, type EditorState } from "@codemirror/state";
import { tableFrom } from "../grid/table";
import type { Payload } from "../model/json";
import * as at from "../model/pointer";
import { resolve, type Schema } from "../model/schema";
import { labelOf } from "./label";

/** The rows that were pasted, and where they are in the text. */
export interface TablePaste {
  rows: string[][];
  from: number;
  to: number;
  was: string; // what stood there
}

/** Says that a table was pasted; null that nobody is to be asked about it any more. */
export const setTablePaste = StateEffect.define<TablePaste | null>({
  map: (t, changes) => t && { ...t, from: changes.mapPos(t.from, -1), to: changes.mapPos(t.to, 1) },
});

/** The last table that was pasted, as long as its text is there. */
export const tablePaste = StateField.define<TablePaste | null>({
  create: () => null,
  update(value, tr) {
    const set = tr.effects.find((e) => e.is(setTablePaste));
    if (set) return set.value as TablePaste | null;
    if (value === null || !tr.docChanged) return value;
    const [from, to] = [tr.changes.mapPos(value.from, 1), tr.changes.mapPos(value.to, -1)];
    return from < to ? { ...value, from, to } : null;
  },
});

/** The text without what was pasted; a line that keeps nothing but its label goes along. */
export function textWithout(state: EditorState, { from, to, was }: TablePaste): string {
  const before = state.sliceDoc(0, from) + was;
  const after = state.sliceDoc(to);
  const line = before.lastIndexOf("\n");
  const bare = line >= 0 && labelOf(before.slice(line + 1))?.text === "" && !/^[^\n]*\S/.test(after);
  return (bare ? before.slice(0, line) : before) + after;
}

/** How a table is told of: "12 dòng, 4 cột". */
export function sizeOf(rows: string[][]): string {
  return `${rows.length} dòng, ${Math.max(...rows.map((r) => r.length))} cột`;
}

/** The innermost document around a text that can have appendices, from the base of its schema; null for none. */
export function holderOf(root: Schema, base: string, pointer: string): string | null {
  let [schema, here, found] = [resolve(root, root), base, null as string | null];
  for (const step of at.steps(pointer.slice(base.length))) {
    if (schema.properties?.appendices) found = here;
    const list = schema.type === "array" ? schema : schema.anyOf?.find((s) => s.type === "array");
    schema = resolve(root, schema.properties?.[step] ?? list?.items ?? {});
    here = at.join(here, step);
  }
  return found;
}

/** The draft with one more appendix that has the table, and the pointer to it. */
export function withAppendix(p: Payload, holder: string, rows: string[][]): { payload: Payload; pointer: string } {
  const list = at.join(holder, "appendices");
  const before = at.get(p, list);
  const index = Array.isArray(before) ? before.length : 0;
  return { payload: at.insert(p, list, index, { table: tableFrom(rows) }), pointer: at.join(list, index) };
}
