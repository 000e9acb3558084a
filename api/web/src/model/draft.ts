// The draft that is open: one payload, changed by pointer. Everything on the page looks at these
// signals, and changes them with these functions only.

import { computed, signal, type ReadonlySignal } from "@preact/signals";
import type { Edit } from "./api";
import { changedPlace } from "./changed";
import { cleaned } from "./cleaned";
import type { Json, Payload } from "./json";
import { judged } from "./live";
import { mended } from "./mend";
import type { Place } from "./place";
import * as at from "./pointer";

/** A draft as it is kept. */
export interface Draft {
  id: string;
  payload: Payload;
  updated: number; // when it was last changed, for people to read: milliseconds since 1970
  changes: number; // how often it was changed. Which of its states is the newer this says, and no clock: clocks go back
}

/** The draft that is open; null while the clerk chooses one. */
export const draft = signal<Draft | null>(null);

/** Its payload; an empty one while there is none. */
export const payload: ReadonlySignal<Payload> = computed(() => draft.value?.payload ?? { kind: "" });

/** The value at a pointer, as a signal: whoever looks at it is told when it changes, and only then. */
export function valueAt(pointer: string): ReadonlySignal<Json | undefined> {
  return computed(() => at.get(payload.value, pointer));
}

// Each state before a change, for undo. Changes of the same field that follow each other at once are one.
interface Step {
  payload: Payload;
  what: string; // in words, for "Hoàn tác: xóa Phụ lục I"
}
const past = signal<Step[]>([]);
const future = signal<Step[]>([]);
const most = 200;
let last = { field: "", time: 0 };

/** What undo would take back; "" when nothing. */
export const undoable = computed(() => past.value.at(-1)?.what ?? "");
/** What redo would do again; "" when nothing. */
export const redoable = computed(() => future.value.at(-1)?.what ?? "");

/** What was done to the draft otherwise than by typing, and where it can be seen. Of edits that are made in rounds their maker tells. */
export interface Deed {
  way: "undone" | "redone" | "mended";
  what: string; // was undone, in words
  place: Place;
}

/** The last of these; null before the first. */
export const deed = signal<Deed | null>(null);

/** Opens a draft, and forgets what was done to another. */
export function open(d: Draft | null): void {
  past.value = [];
  future.value = [];
  last = { field: "", time: 0 };
  draft.value = d && { ...d, payload: cleaned(d.payload) };
}

/**
 * Changes the payload. Changes with the same field within a second are one step of undo; "" is a step of its own.
 */
export function change(next: (p: Payload) => Payload, what = "thay đổi", field = ""): void {
  const before = draft.value;
  if (before === null) return;
  const after = next(before.payload);
  if (after === before.payload) return;
  const now = Date.now();
  if (field === "" || field !== last.field || Math.abs(now - last.time) > 1000) {
    past.value = [...past.value.slice(-most), { payload: before.payload, what }];
  }
  future.value = [];
  last = { field, time: now };
  draft.value = { ...before, payload: after, updated: now, changes: before.changes + 1 };
}

/** Sets the value at a pointer; undefined takes the field out. */
export function put(pointer: string, value: Json | undefined, what = "gõ"): void {
  change((p) => (value === undefined ? at.drop(p, pointer) : at.put(p, pointer, value)), what, pointer);
}

/** Takes the value at a pointer out; lists close up. */
export function drop(pointer: string, what = "xóa"): void {
  change((p) => at.drop(p, pointer), what);
}

/** Puts an element into the list at the pointer, before the index; without one at the end. */
export function insert(pointer: string, value: Json, index?: number, what = "thêm"): void {
  change((p) => {
    const list = at.get(p, pointer);
    return at.insert(p, pointer, index ?? (Array.isArray(list) ? list.length : 0), value);
  }, what);
}

/** Moves an element of the list at the pointer. */
export function move(pointer: string, from: number, to: number, what = "chuyển"): void {
  const value = at.get(payload.value, at.join(pointer, from));
  if (value === undefined || from === to) return;
  change((p) => at.insert(at.drop(p, at.join(pointer, from)), pointer, to, value), what);
}

export function undo(): void {
  travel(past, future, "undone");
}

export function redo(): void {
  travel(future, past, "redone");
}

function travel(from: typeof past, to: typeof past, way: Deed["way"]): void {
  const step = from.value.at(-1);
  const now = draft.value;
  if (step === undefined || now === null) return;
  from.value = from.value.slice(0, -1);
  to.value = [...to.value, { payload: now.payload, what: step.what }];
  last = { field: "", time: 0 };
  draft.value = { ...now, payload: step.payload, updated: Date.now(), changes: now.changes + 1 };
  deed.value = { way, what: step.what, place: changedPlace(now.payload, step.payload) };
}

/** Makes the edits of findings, as one step of undo. Those of what has been changed since are left out. The field is as for change. */
export function mend(edits: Edit[], what = "sửa theo gợi ý", field = ""): void {
  const before = payload.peek();
  change((p) => mended(p, judged.peek() ?? p, edits), what, field);
  const after = payload.peek();
  if (after !== before && field === "") deed.value = { way: "mended", what, place: changedPlace(before, after) };
}
