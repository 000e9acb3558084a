// What a new line begins with, and what a line becomes when it is lowered or raised.

import { labelOf, type Label } from "./label";
import { levels, rank, shouted, type LevelName } from "./levels";
import { nextLabel, readOutline, type Outline } from "./outline";

/**
 * The label of the line that Enter begins at the end of a line; "" for none. It is the next of the
 * same list; of the list in the line when the line leads on to one (":") or has one already.
 */
export function continuation(lines: string[], line: number): string {
  const label = labelOf(lines[line] ?? "");
  const outline = readOutline(lines);
  if (label === null || outline.quoted(line) || levels[rank[label.level]]!.ownLine || leadsToText(outline, lines, line, label)) return "";
  return nextLabel(outline, line + 1, inside(outline, lines, line, label) ?? label.level);
}

// A title of a clause is followed by plain text: "1. Về công tác tháng 02", and what is like a clause before it that is.
function leadsToText(outline: Outline, lines: string[], line: number, { level, text }: Label): boolean {
  if (level !== "khoan" && level !== "tieu_khoan") return false;
  if (/[.;:,!?]$/.test(text)) return false;
  const own = outline.entries.find((e) => e.line === line);
  const before = outline.entries.findLast((e) => e.line < line && e.level === level && e.parent === own?.parent);
  return /^về\s/iu.test(text) || (before !== undefined && isTitleOfText(outline, lines, before));
}

function isTitleOfText(outline: Outline, lines: string[], { line, text }: { line: number; text: string }): boolean {
  const below = lines[line + 1] ?? "";
  return below.trim() !== "" && !/[.;:,!?]$/.test(text) && outline.entries.every((e) => e.line !== line + 1);
}

function inside(outline: Outline, lines: string[], line: number, label: Label): LevelName | undefined {
  const below = outline.entries.find((e) => e.line > line);
  const blankBetween = below && lines.slice(line + 1, below.line).every((l) => l.trim() === "");
  if (below && blankBetween && below.rank > rank[label.level]) return below.level;
  return label.text.endsWith(":") || headings.has(label.level) ? levels[rank[label.level]]!.lower : undefined;
}

// What they hold is divided further.
const headings = new Set<LevelName>(["muc_lon", "de_muc"]);

/** A line's label put in place of another; "" takes it off. */
export interface Relabel {
  line: number;
  from: number; // in the line
  to: number;
  text: string; // with its blank
}

/** The labels of the lines when they are lowered (1) or raised (-1) by one level. */
export function shifted(lines: string[], first: number, last: number, by: 1 | -1): Relabel[] {
  const now = [...lines];
  const changes: Relabel[] = [];
  for (let line = first; line <= last; line++) {
    const change = shiftedLine(now, line, by);
    if (change === null) continue;
    changes.push(change);
    const text = now[line]!;
    now[line] = text.slice(0, change.from) + change.text + text.slice(change.to);
  }
  return changes;
}

function shiftedLine(lines: string[], line: number, by: 1 | -1): Relabel | null {
  const text = lines[line]!;
  const outline = readOutline(lines);
  const label = labelOf(text);
  if (outline.quoted(line) || (text.trim() === "" && by < 0)) return null;
  const level = by > 0 ? lower(label) : higher(label, outline);
  if (level === undefined) return null;
  const written = nextLabel(outline, line, level);
  const from = label?.from ?? 0;
  const to = label === null ? text.length - text.trimStart().length : label.to + (text[label.to] === " " ? 1 : 0);
  return written === "" ? null : { line, from, to, text: written + " " };
}

function lower(label: Label | null): LevelName | undefined {
  if (label === null) return "khoan";
  const next = levels[rank[label.level]]!.lower;
  return next === label.level ? undefined : next;
}

// A khoản is raised to what the text is divided into.
function higher(label: Label | null, outline: Outline): LevelName | undefined {
  switch (label?.level) {
    case "cong":
      return "gach";
    case "gach":
      return "diem";
    case "diem":
    case "tieu_khoan":
      return "khoan";
    case "de_muc": // of a title in small letters it would be none
      return shouted(label.text) && outline.entries.some((e) => e.level === "muc_lon") ? "muc_lon" : undefined;
    case "khoan":
      return outline.entries.some((e) => e.level === "de_muc") ? "de_muc" : "dieu";
    default:
      return undefined;
  }
}
