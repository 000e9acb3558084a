// A text of numbered lines, read as the server reads it (templates/part/text.go).

import { labelOf, type Label } from "./label";
import { levels, rank, type LevelName } from "./levels";

export { labelOf, type Label } from "./label";
export { cleanPaste } from "./paste";

/** A labelled line of an outline. */
export interface Entry extends Label {
  line: number; // from 0
  rank: number; // of its level
  n: number; // its number in its list; 0 when it has none, or not one of this list
  parent: Entry | null; // the division that it is in
}

export interface Outline {
  entries: Entry[]; // in reading order
  quoted: (line: number) => boolean; // the line is one of a passage in quotation marks
}

/**
 * Reads the lines. Lines of a passage in quotation marks have no labels: theirs are those of
 * another document. Neither has the line that is left out, where a label is still being typed.
 */
export function readOutline(lines: string[], leftOut = -1): Outline {
  const reader = new Reader(lines);
  lines.forEach((line, i) => reader.line(line, i, i === leftOut));
  const { entries, passages } = reader;
  return { entries, quoted: (line) => passages.some(([from, to]) => from <= line && line < to) };
}

// How far a heading "I." may be out of order and still be one.
const romanSlip = 2;

class Reader {
  entries: Entry[] = [];
  passages: [number, number][] = [];
  private open: Entry[] = [];
  private lastRoman = 0;
  private quotedTo = 0;
  private ragged = false; // opening and closing marks are not of one number
  private none = false; // no line ends with a closing mark

  constructor(private lines: string[]) {}

  line(line: string, i: number, leftOut: boolean): void {
    this.quote(line, i);
    if (line.trim() === "") return;
    const label = leftOut || i < this.quotedTo ? null : labelOf(line);
    if (label === null || this.isInitial(label)) this.close(rank.diem);
    else this.push(label, i);
  }

  // A paragraph ends points and dashes, but a title below "Chương I" is in what it is the title of.
  private close(from: number): void {
    while ((this.open.at(-1)?.rank ?? -1) >= from) this.open.pop();
  }

  private push(label: Label, line: number): void {
    const r = rank[label.level];
    this.close(r);
    const parent = this.open.at(-1) ?? null;
    const entry = { ...label, line, rank: r, parent, n: numberIn(label, parent) };
    this.entries.push(entry);
    this.open.push(entry);
    if (r < rank.de_muc) this.lastRoman = 0;
    if (r === rank.de_muc) this.lastRoman = entry.n;
  }

  // The "C." of "C. Mác viết" is the letter of a name: far from the next number, and no heading in capitals.
  private isInitial(label: Label): boolean {
    if (label.level !== "de_muc") return false;
    const n = levels[rank.de_muc]!.read!(label.numeral);
    const far = Math.abs(n - this.lastRoman - 1) > romanSlip;
    const { text } = label;
    return n !== 1 && far && (text.toUpperCase() !== text || text.toLowerCase() === text);
  }

  private quote(line: string, i: number): void {
    if (i < this.quotedTo || this.none || !/^[ \u00a0]*[“"]/.test(line)) return;
    let end = 0;
    if (!this.ragged) {
      end = balanced(this.lines, i);
      this.ragged = end === 0;
    }
    if (end === 0) {
      end = closed(this.lines, i);
      this.none = end === 0;
    }
    if (end === 0) return;
    this.quotedTo = end;
    this.passages.push([i, end]);
  }
}

function numberIn(label: Label, parent: Entry | null): number {
  const level = levels[rank[label.level]]!;
  if (level.read === undefined) return 0;
  if (!level.nested) return level.read(label.numeral);
  const [outer, own] = label.numeral.split(".") as [string, string];
  return parent?.level === "khoan" && parent.numeral === outer ? level.read(own) : 0;
}

// The line behind the one that closes as many quotation marks as were opened; 0 when none does.
function balanced(lines: string[], from: number): number {
  let depth = 0;
  let straight = 0;
  for (let i = from; i < lines.length; i++) {
    for (const c of lines[i]!) {
      if (c === "“") depth++;
      else if (c === "”") depth--;
      else if (c === '"') straight++;
    }
    if (depth <= 0 && straight % 2 === 0) return i + 1;
  }
  return 0;
}

// The line behind the first that ends with a closing mark; 0 when none does.
function closed(lines: string[], from: number): number {
  for (let i = from; i < lines.length; i++) {
    const line = lines[i]!.replace(/[.;, ]+$/, "");
    if (line.endsWith("”") || (line.length > 1 && line.endsWith('"'))) return i + 1;
  }
  return 0;
}

/** The label of the level with the number, in the parent; "" when there is none. */
export function written(level: LevelName, n: number, parent: Entry | null): string {
  const { prefix, suffix, write, nested } = levels[rank[level]]!;
  if (write === undefined) return prefix;
  const numeral = write(n);
  if (numeral === "" || (nested && parent?.level !== "khoan")) return "";
  return prefix + (nested ? parent!.numeral + "." : "") + numeral + suffix;
}

/** The label that a new line of the level bears, before the given line; "" when there is none. */
export function nextLabel(outline: Outline, line: number, level: LevelName): string {
  const own = rank[level];
  const through = levels[own]!.through === true;
  const before = outline.entries.filter((e) => e.line < line && (through ? e.rank === own : e.rank <= own));
  const last = before.at(-1);
  if (last?.rank === own) return written(level, last.n + 1, last.parent);
  return written(level, 1, last ?? null);
}
