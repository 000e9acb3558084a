// What the server last said of the draft. src/paper/live.ts asks; everyone looks.

import { computed, signal } from "@preact/signals";
import type { Pages, Problem } from "./api";
import type { Payload } from "./json";
import { within } from "./pointer";

/** What is known of the draft; null before the first answer. */
export const pages = signal<Pages | null>(null);

/** The draft that this is said of, as it was then; null before the first answer. */
export const judged = signal<Payload | null>(null);

/** What the paper shows is that of an older draft: "" or why, in Vietnamese. */
export const stale = signal("");

/** The findings, in the payload's order. */
export const problems = computed<Problem[]>(() => pages.value?.problems ?? []);

/** The findings on a field and on what lies in it. */
export function problemsIn(pointer: string): Problem[] {
  return problems.value.filter((p) => within(p.path, pointer));
}

/** The findings on a field itself. */
export function problemsAt(pointer: string): Problem[] {
  return problems.value.filter((p) => p.path === pointer);
}
