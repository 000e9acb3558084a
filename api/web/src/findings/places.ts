// Findings as places that one can go to.

import { inPaperOrder } from "./order";
import type { Sort } from "./sort";
import type { Problem } from "../model/api";
import { fieldOffset, serverOffset } from "../model/offsets";
import type { Payload } from "../model/json";
import type { Place } from "../model/place";
import { get, within } from "../model/pointer";
import type { Schema } from "../model/schema";
import { count } from "../ui/count";

/** The place of a finding in the draft. */
export function placeOf(p: Problem, payload: Payload): Place {
  const text = get(payload, p.path);
  if (typeof text !== "string") return { pointer: p.path, offset: 0 };
  const offset = fieldOffset(text, p.offset);
  return { pointer: p.path, offset, length: fieldOffset(text, p.offset + p.length) - offset };
}

/** Where one goes on from: the caret, and the finding that was gone to last. */
export interface From {
  caret: Place | null;
  last?: Problem;
}

/**
 * The next finding in the order of the form, or the one before; round from the last to the first. One goes on from where
 * the caret is. While there are errors they alone are gone to.
 */
export function next(problems: Problem[], from: From, step: 1 | -1, payload: Payload, root: Schema): Problem | undefined {
  const errors = problems.filter((p) => p.severity === "error");
  const all = errors.length > 0 ? errors : problems;
  const here = standing(all, from, payload);
  const order = inPaperOrder(here === undefined || all.includes(here) ? all : [...all, here], root).flatMap((part) => part.problems);
  const at = here === undefined ? -1 : order.indexOf(here);
  const round = step === 1 ? [...order.slice(at + 1), ...order.slice(0, Math.max(at, 0))] : [...order.slice(0, Math.max(at, 0)).reverse(), ...order.slice(at + 1).reverse()];
  return round.find((p) => here === undefined || !samePlace(p, here)) ?? order.find((p) => all.includes(p));
}

// The finding that one stands at; where there is none, the caret as if it were one.
function standing(all: Problem[], { caret, last }: From, payload: Payload): Problem | undefined {
  const known = last && all.find((p) => samePlace(p, last) && p.rule === last.rule);
  if (caret === null) return known;
  const text = get(payload, caret.pointer);
  const offset = typeof text === "string" ? serverOffset(text, caret.offset) : 0;
  const isThere = known !== undefined && within(caret.pointer, known.path) && (caret.pointer !== known.path || offset === known.offset);
  return isThere ? known : { path: caret.pointer, offset, length: 0, rule: "", clause: "", clause_text: "", severity: "info", message: "", suggestion: "" };
}

function samePlace(a: Problem, b: Problem): boolean {
  return a.path === b.path && a.offset === b.offset;
}

const nouns: Record<Sort, string> = { error: "lỗi", warning: "cảnh báo", missing: "mục cần điền", info: "lưu ý" };

/** Counts of findings in words: "2 lỗi, 1 cảnh báo". */
export function countWords(counts: Record<Sort, number>, checked: boolean): string {
  if (!checked) return "chưa kiểm tra";
  const sorts: Sort[] = ["error", "warning", "missing", "info"];
  const words = sorts.filter((s) => counts[s] > 0).map((s) => `${count(counts[s])} ${nouns[s]}`);
  return words.length === 0 ? "không có lỗi" : words.join(", ");
}

/** How many findings keep the document from being made or should be looked at. */
export function toMend(counts: Record<Sort, number>): number {
  return counts.error + counts.warning + counts.missing;
}
