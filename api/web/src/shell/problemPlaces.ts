// Findings as places that one can go to.

import type { Sort } from "../findings/sort";
import type { Problem } from "../model/api";
import { unitsOf } from "../model/bytes";
import type { Payload } from "../model/json";
import type { Place } from "../model/place";
import { get } from "../model/pointer";
import { count } from "./words";

/** The place of a finding in the draft. */
export function placeOf(p: Problem, payload: Payload): Place {
  const text = get(payload, p.path);
  if (typeof text !== "string") return { pointer: p.path, offset: 0 };
  const offset = unitsOf(text, p.offset);
  return { pointer: p.path, offset, length: unitsOf(text, p.offset + p.length) - offset };
}

/** The finding after the one that was gone to last, errors before all others; round from the last to the first. */
export function next(problems: Problem[], last: Problem | undefined, step: 1 | -1): Problem | undefined {
  const errors = problems.filter((p) => p.severity === "error");
  const order = errors.length > 0 ? errors : problems;
  const at = order.findIndex((p) => p === last || (p.path === last?.path && p.rule === last.rule && p.offset === last.offset));
  return at < 0 ? order.at(step === 1 ? 0 : -1) : order.at((at + step) % order.length);
}

const nouns: Record<Sort, string> = { error: "lỗi", warning: "điểm nên xem lại", missing: "mục cần điền", info: "lưu ý" };

/** Counts of findings in words: "2 lỗi, 1 điểm nên xem lại". */
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
