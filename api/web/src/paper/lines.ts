// Lines of a page: which one is meant, where in the field a letter of it is, and what is marked beside it.
// Lengths are in points.

import type { Line, Problem } from "../model/api";

/**
 * The index of the line at a point: the one that it is in, or else the nearest one at its height; -1 when there is none.
 * Where something is drawn that point is in a line or means none, such as the words that every document has.
 */
export function lineAt(lines: readonly Line[], x: number, y: number, drawn = false): number {
  let best = -1;
  let least = Infinity;
  lines.forEach((line, i) => {
    const away = distance(line, x, y, drawn ? 3 : 160);
    if (away < least) [best, least] = [i, away];
  });
  return best;
}

function distance(line: Line, x: number, y: number, reach: number): number {
  const beside = Math.max(line.x - x, x - line.x - line.width, 0);
  const above = Math.max(line.y - y, y - line.y - line.height, 0);
  return beside > reach || above > 4 ? Infinity : beside + above * 10;
}

/** The index of the line that holds a place of a field's text; -1 when there is none. */
export function lineOf(lines: readonly Line[], pointer: string, offset: number): number {
  const within = lines.findIndex((l) => l.pointer === pointer && l.offset <= offset && offset < l.offset + l.length);
  return within >= 0 ? within : lines.findIndex((l) => l.pointer === pointer && offset === l.offset + l.length);
}

/**
 * Where in the text of a field a letter of a line is. The line may show more than the text, such as a number in front
 * of it, and less, such as no blank behind a number; and capitals and other hyphens for the text's own.
 */
export function letterOf(drawn: string, index: number, text: string): number {
  const start = Math.max(solid(drawn).indexOf(solid(text).slice(0, 12)), 0);
  const before = solid(drawn.slice(0, index)).length - start;
  if (before <= 0) return 0;
  const onBlank = /^\s/.test(drawn.slice(index));
  return onBlank ? placeOf(text, before - 1) + 1 : placeOf(text, before);
}

/** Where in a text the letter is that so many others, blanks apart, are before. */
function placeOf(text: string, letters: number): number {
  for (const { index } of text.matchAll(/\S/g)) {
    if (letters-- === 0) return index;
  }
  return text.trimEnd().length;
}

// Lower case letter by letter, so that one letter stays one.
function solid(text: string): string {
  const lower = [...text].map((c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c)).join("");
  return lower.replace(/\s/g, "").replaceAll("\u2011", "-");
}

/** The findings on a line. A finding on a whole field belongs to its first line. */
export function problemsOf(line: Line, problems: readonly Problem[]): Problem[] {
  return problems.filter((p) => p.path === line.pointer && p.offset < line.offset + Math.max(line.length, 1) && line.offset < p.offset + Math.max(p.length, 1));
}

/** Something in the margin of a page: the worst of the findings on lines that are beside it. */
export interface Mark {
  y: number; // its middle
  severity: Problem["severity"];
  problems: Problem[]; // never empty
}

/** The marks of a page. Where they would be closer than a distance they are one. */
export function marksOf(lines: readonly Line[], problems: readonly Problem[], distance: number): Mark[] {
  const marks: Mark[] = [];
  const said = new Set<Problem>();
  for (const line of lines.filter((l) => l.problem).sort((a, b) => a.y - b.y)) {
    const found = problemsOf(line, problems).filter((p) => !said.has(p));
    if (found.length === 0) continue;
    found.forEach((p) => said.add(p));
    const y = line.y + line.height / 2;
    const last = marks.at(-1);
    if (last !== undefined && y - last.y < distance) last.problems.push(...found);
    else marks.push({ y, severity: "info", problems: found });
  }
  return marks.map((m) => ({ ...m, severity: worst(m.problems) }));
}

function worst(problems: readonly Problem[]): Problem["severity"] {
  const order = ["error", "warning", "info"] as const;
  return order.find((s) => problems.some((p) => p.severity === s)) ?? "info";
}
