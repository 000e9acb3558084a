// Findings in a table, by the cell that shows what they are of.

import type { Problem } from "../model/api";
import { within } from "../model/pointer";
import { finder, type Sheet } from "./sheet";

/** The findings of a line, by column. */
export type LineProblems = Map<number, Problem[]>;

/** The findings by line, in words of the page; those of the table as a whole are in "rest". */
export function problemsByCell(sheet: Sheet, pointer: string, problems: readonly Problem[], worded: (message: string) => string): { lines: Map<number, LineProblems>; rest: Problem[] } {
  const own = problems.filter((p) => within(p.path, pointer)).map((p) => ({ ...p, message: worded(p.message), suggestion: worded(p.suggestion) }));
  const lines = new Map<number, LineProblems>();
  const rest: Problem[] = [];
  if (own.length === 0) return { lines, rest };
  const find = finder(sheet);
  for (const p of own) {
    const spot = find(p.path.slice(pointer.length));
    if (spot === undefined) {
      rest.push(p);
      continue;
    }
    const line = lines.get(spot.line) ?? new Map<number, Problem[]>();
    line.set(spot.col, [...(line.get(spot.col) ?? []), p]);
    lines.set(spot.line, line);
  }
  return { lines, rest };
}

const ranks = { error: 2, warning: 1, info: 0 };

/** The gravest of findings. */
export function gravest(problems: readonly Problem[]): Problem["severity"] {
  return problems.reduce<Problem["severity"]>((worst, p) => (ranks[p.severity] > ranks[worst] ? p.severity : worst), "info");
}

/** Findings in words. */
export function spoken(problems: readonly Problem[]): string {
  return problems.map((p) => `${p.message} ${p.suggestion}`.trim()).join(" ");
}
