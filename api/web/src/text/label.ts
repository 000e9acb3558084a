// The label that opens a line, as the server reads it (templates/part/level.go).

import { levels, shouted, type Level, type LevelName } from "./levels";

/** The label that opens a line. */
export interface Label {
  level: LevelName;
  label: string; // "Điều 2.", as it was typed
  numeral: string; // "2"; "" where the level does not count
  from: number; // of the label in the line
  at: number; // of the numeral in the line
  to: number; // end of the label
  text: string; // what follows it, trimmed
}

// The levels that a line may be of, by how its first word ends: most lines are of none, and a long
// text has thousands.
const dashes = levels.filter((l) => l.write === undefined);
const stops = levels.filter((l) => l.prefix === "" && l.suffix === ".");
const brackets = levels.filter((l) => l.prefix === "" && l.suffix === ")");
const worded = levels.filter((l) => l.prefix.length > 1);
const words = new Set(worded.map((l) => l.prefix.split(" ")[0]!.toLowerCase()));
const none: Level[] = [];
const longest = 16; // "MMMDCCCLXXXVIII."

function candidates(line: string): Level[] {
  if (line.startsWith("-") || line.startsWith("+")) return dashes;
  const blank = line.indexOf(" ");
  const end = blank < 0 ? line.trimEnd().length : blank;
  if (end > longest) return none;
  if (line[end - 1] === ".") return stops;
  if (line[end - 1] === ")") return brackets;
  return words.has(line.slice(0, end).toLowerCase()) ? worded : none;
}

/** The label that opens a line; null when the line is a paragraph. */
export function labelOf(line: string): Label | null {
  const from = line.length - line.trimStart().length;
  const rest = line.slice(from);
  for (const level of candidates(rest)) {
    const found = cut(level, rest);
    if (found !== null) return { ...found, level: level.name, from, at: from + found.at, to: from + found.to };
  }
  return null;
}

type Cut = Pick<Label, "label" | "numeral" | "at" | "to" | "text">;

function cut(level: Level, line: string): Cut | null {
  if (level.ownLine) return cutAlone(level, line.trimEnd());
  if (!line.startsWith(level.prefix)) return null;
  const blank = line.indexOf(" ", level.prefix.length);
  const to = blank < 0 ? line.trimEnd().length : blank;
  const label = line.slice(0, to);
  const text = line.slice(to).trim();
  const at = level.prefix.length;
  // A dash that nothing follows yet has its blank.
  if (level.write === undefined) return label === level.prefix && blank >= 0 ? { label, numeral: "", at, to, text } : null;
  if (!label.endsWith(level.suffix)) return null;
  const numeral = label.slice(at, to - level.suffix.length);
  if (!reads(level, numeral) || (level.capital && !shouted(text))) return null;
  return { label, numeral, at, to, text };
}

function cutAlone(level: Level, line: string): Cut | null {
  const at = level.prefix.length;
  if (line.slice(0, at).toLowerCase() !== level.prefix.toLowerCase()) return null;
  const numeral = line.slice(at).replace(/\.$/, "");
  return level.read!(numeral) > 0 || level.uncounted?.test(numeral) ? { label: line, numeral, at, to: line.length, text: "" } : null;
}

function reads(level: Level, numeral: string): boolean {
  if (!level.nested) return level.read!(numeral) > 0;
  const parts = numeral.split(".");
  return parts.length === 2 && parts.every((p) => level.read!(p) > 0);
}
