// Findings as places that one can go to.

import type { Problem } from "../model/api";
import { unitsOf } from "../model/bytes";
import type { Payload } from "../model/json";
import type { Place } from "../model/place";
import { get } from "../model/pointer";

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

/** How many findings there are, by their weight. */
export function tally(problems: Problem[]): { errors: number; warnings: number; notes: number } {
  const of = (s: Problem["severity"]) => problems.filter((p) => p.severity === s).length;
  return { errors: of("error"), warnings: of("warning"), notes: of("info") };
}

/** A tally in words: "2 lỗi, 1 điểm nên xem lại". */
export function tallyWords(problems: Problem[]): string {
  const { errors, warnings, notes } = tally(problems);
  const words = [errors && `${errors} lỗi`, warnings && `${warnings} điểm nên xem lại`, notes && `${notes} ghi chú`].filter(Boolean);
  return words.length === 0 ? "không có lỗi" : words.join(", ");
}
