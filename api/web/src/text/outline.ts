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

// How far a heading "I." or "A." may be out of order and still be one.
const headingSlip = 2;

class Reader {
  entries: Entry[] = [];
  passages: [number, number][] = [];
  private open: Entry[] = [];
  private last: number[] = []; // the number of the last heading of each level since a greater division
  private quotedTo = 0;
  private ragged = false; // opening and closing marks are not of one number
  private none = false; // no line ends with a closing mark

  constructor(private lines: string[]) {}

  line(line: string, i: number, leftOut: boolean): void {
    this.quote(line, i);
    if (line.trim() === "") return;
    const label = leftOut || i < this.quotedTo ? null : this.labelAt(line, i);
    if (label === null) this.close(rank.diem);
    else this.push(label, i);
  }

  // What the lines before and behind it leave no place for is no label: it is the letter of a name.
  private labelAt(line: string, i: number): Label | null {
    const label = labelOf(line);
    const initial = (label?.level === "de_muc" && this.isInitial(label)) || (label?.level === "muc_lon" && !this.isNextLetter(label));
    return label === null || initial ? this.quietHeading(line, i) : label;
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
    if (r > rank.de_muc) return;
    this.last.length = r;
    this.last[r] = entry.n;
  }

  // The "C." of "C. Mác viết" is the letter of a name: far from the next number, and no heading in capitals.
  private isInitial({ numeral, text }: Label): boolean {
    const n = levels[rank.de_muc]!.read!(numeral);
    const far = Math.abs(n - this.lastOf("de_muc") - 1) > headingSlip;
    return n !== 1 && far && (text.toUpperCase() !== text || text.toLowerCase() === text);
  }

  // None is without the "A." before it.
  private isNextLetter({ numeral }: Label): boolean {
    const n = levels[rank.muc_lon]!.read!(numeral);
    const last = this.lastOf("muc_lon");
    return n === 1 || (last > 0 && last <= n && n <= last + headingSlip);
  }

  // A heading "A. Kết quả" in small letters is the next, no name and no sentence. What the first of them holds is numbered anew.
  private quietHeading(line: string, i: number): Label | null {
    const found = /^\s*([A-ZĐ])\. +(\S.*?)\s*$/.exec(line);
    if (found === null) return null;
    const [, numeral, text] = found as unknown as [string, string, string];
    const n = levels[rank.muc_lon]!.read!(numeral);
    const isNext = n > 0 && n === this.lastOf("muc_lon") + 1 && (n > 1 || /^[I1]\. /.test(this.behind(i)));
    if (!isNext || !/(?:^|\s)\p{Ll}/u.test(text) || /[.;:,!?]$/.test(text)) return null;
    const from = line.indexOf(numeral);
    return { level: "muc_lon", label: `${numeral}.`, numeral, from, at: from, to: from + 2, text };
  }

  private behind(i: number): string {
    do i++;
    while (this.lines[i]?.trim() === "");
    return this.lines[i]?.trimStart() ?? "";
  }

  private lastOf(level: LevelName): number {
    return this.last[rank[level]] ?? 0;
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
