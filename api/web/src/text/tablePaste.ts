// Tables that were pasted into a text. They are text there; tables they can be in appendices.

import { StateEffect, StateField, type EditorState } from "@codemirror/state";
import type { Flat } from "../grid/spans";
import { tableOf } from "../grid/table";
import type { Payload } from "../model/json";
import * as at from "../model/pointer";
import { resolve, type Schema } from "../model/schema";
import { labelOf } from "./label";

/** A table that was pasted, and where its rows are in the text. */
export interface TablePaste {
  table: Flat;
  from: number;
  to: number;
  was: string; // what stood there
}

/** Says that tables were pasted; none, that nobody is to be asked about them any more. */
export const setTablePaste = StateEffect.define<TablePaste[]>({
  map: (all, changes) => all.map((t) => ({ ...t, from: changes.mapPos(t.from, -1), to: changes.mapPos(t.to, 1) })),
});

/** The tables that were pasted last, as long as their text is there. */
export const tablePaste = StateField.define<TablePaste[]>({
  create: () => [],
  update(all, tr) {
    const set = tr.effects.find((e) => e.is(setTablePaste));
    if (set) return set.value as TablePaste[];
    if (all.length === 0 || !tr.docChanged) return all;
    return all.map((t) => ({ ...t, from: tr.changes.mapPos(t.from, 1), to: tr.changes.mapPos(t.to, -1) })).filter((t) => t.from < t.to);
  },
});

/** The text without the tables that were pasted. */
export function textWithout(state: EditorState, tables: TablePaste[]): string {
  return tables.toSorted((a, b) => b.from - a.from).reduce(without, state.sliceDoc());
}

// A line that keeps nothing, or nothing but its label, goes along.
function without(text: string, { from, to, was }: TablePaste): string {
  const before = text.slice(0, from) + was;
  const after = text.slice(to);
  if (/(^|\n)$/.test(before) && after.startsWith("\n")) return before + after.slice(1);
  const line = before.lastIndexOf("\n");
  const bare = line >= 0 && labelOf(before.slice(line + 1))?.text === "" && !/^[^\n]*\S/.test(after);
  return (bare ? before.slice(0, line) : before) + after;
}

/** How a table is told of: "12 dòng, 4 cột". */
export function sizeOf({ lines, columns }: Flat): string {
  return `${lines.length} dòng, ${columns} cột`;
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

/** The draft with one more appendix for each table, and the pointer to the first. */
export function withAppendices(p: Payload, holder: string, tables: Flat[]): { payload: Payload; pointer: string } {
  const list = at.join(holder, "appendices");
  const before = at.get(p, list);
  const first = Array.isArray(before) ? before.length : 0;
  return { payload: tables.reduce((q, t, i) => at.insert(q, list, first + i, { table: tableOf(t) }), p), pointer: at.join(list, first) };
}
