// The line that the keyboard is at. Pages are counted from 1, their lines from 0.

import { computed, signal, type ReadonlySignal } from "@preact/signals";
import type { Line } from "../model/api";
import { payload } from "../model/draft";
import { pages } from "../model/live";
import { show } from "../model/place";
import { get } from "../model/pointer";
import { fieldOffset } from "../model/offsets";
import { lineAt } from "./lines";
import { current, near } from "./view";

/** A line of a page. */
export interface Choice {
  page: number;
  line: number;
}

/** The line that was last chosen with the keyboard. */
export const choice = signal<Choice | null>(null);

/** Whether the keyboard is in the paper. */
export const choosing = signal(false);

/** The page whose lines the tab key leads to. While the keyboard is in the paper it is the page with the choice. */
export const tabStop: ReadonlySignal<number> = computed(() => {
  const page = choice.value?.page ?? 0;
  const { from, to } = near.value;
  const there = choosing.value ? page <= (pages.value?.pages.length ?? 0) : page >= from && page <= to;
  return there ? page : current.value;
});

/** Forgets the choice, for another draft. */
export function forget(): void {
  choice.value = null;
  choosing.value = false;
}

/** The lines of a page; none while they are not known. */
export function linesOf(page: number): readonly Line[] {
  return pages.value?.pages[page - 1]?.lines ?? [];
}

/** The line that is chosen on a page: the one that was, that with the caret, or the first. */
export function chosenOn(page: number): number {
  const lines = linesOf(page);
  if (choice.value?.page === page) return Math.min(choice.value.line, lines.length - 1);
  const at = pages.value?.caret;
  return at?.page === page ? Math.max(lineAt(lines, at.x, at.y + at.height / 2), 0) : 0;
}

/** The choice after a key; undefined when the key is for something else, or leads nowhere. */
export function chosenBy(key: string, now: Choice): Choice | undefined {
  const last = (page: number) => linesOf(page).length - 1;
  switch (key) {
    case "ArrowDown": return now.line < last(now.page) ? { ...now, line: now.line + 1 } : firstFrom(now.page + 1, 1);
    case "ArrowUp": return now.line > 0 ? { ...now, line: now.line - 1 } : firstFrom(now.page - 1, -1);
    case "Home": return { ...now, line: 0 };
    case "End": return { ...now, line: last(now.page) };
    case "PageDown": return { page: Math.min(now.page + 1, pages.value?.pages.length ?? 1), line: 0 };
    case "PageUp": return { page: Math.max(now.page - 1, 1), line: 0 };
    default: return undefined;
  }
}

/** The first page from one on that has lines, and the line of it that one comes to. */
function firstFrom(page: number, direction: 1 | -1): Choice | undefined {
  for (const { from, to } = near.peek(); page >= from && page <= to; page += direction) {
    const lines = linesOf(page).length;
    if (lines > 0) return { page, line: direction > 0 ? 0 : lines - 1 };
  }
  return undefined;
}

/** What a field has on a line. */
export function textOf(line: Line): string {
  const value = get(payload.value, line.pointer);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value !== "string") return "";
  return value.slice(fieldOffset(value, line.offset), fieldOffset(value, line.offset + line.length));
}

/** Asks for a place of a field to be shown, which is so many letters behind the line's beginning. */
export function showLine(line: Line, letters = 0): void {
  const value = get(payload.value, line.pointer);
  const start = typeof value === "string" ? fieldOffset(value, line.offset) : 0;
  show({ pointer: line.pointer, offset: start + letters });
}
