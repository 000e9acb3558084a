// The lines of a text from elsewhere: those that a page's width has broken, and those that are rows of columns.

import { labelOf } from "../text/label";

/** Lines without what only programs see. Tabs stay: they part columns. */
export function linesOf(text: string): string[] {
  return text
    .replace(/\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g, "\n")
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffc]/g, "")
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, " ")
    .replace(/\*\*|<\/?b>|^#{1,4} /gm, "")
    .replace(/^\*([^*\n]+)\*$/gm, "$1") // marks of bold and of headings in e-mails
    .normalize("NFC")
    .split("\n")
    .map((line) => line.replace(/[ ]+$/, ""));
}

/** The cells of a line whose columns are apart by tabs, by bars or by many blanks. What begins with a tab is of the second column. */
export function cells(line: string): string[] {
  const closed = line
    .replace(/^(Số\s*:?)\s+(?=\/)/, "$1 ") // blanks that are to be filled in with a pen
    .replace(/(ngày|tháng|năm)[ .…]{2,}(?=tháng|năm|\d)/g, "$1 … ");
  const row = closed.replace(/^ *\|(.*)\| *$/, "$1");
  const parts = /^ +\S.*(\t| \| | {3})/.test(row) ? row.trim() : row; // a first column that is centred
  return parts.split(/\t+| *\| *| {3,}/).map((cell) => cell.trim());
}

/** Whether a line is a row of columns. */
export function isRow(line: string): boolean {
  return cells(line).filter((cell) => cell !== "").length > 1 || /^(\t| {12}| *\| *\S)/.test(line);
}

const endsSentence = /[.;:!?…”"|)]$/;
const isCapitals = (s: string) => s === s.toLocaleUpperCase("vi");

/** Puts lines together that were broken in the middle of a sentence; how many breaks that were. */
export function unwrapped(lines: string[]): { lines: string[]; joined: number } {
  const width = usualWidth(lines);
  const all: string[] = [];
  let previous = ""; // as it came
  for (const line of lines) {
    const broken = all.length > 0 && goesOn(previous, line, width);
    if (broken) all[all.length - 1] = `${all.at(-1)!} ${line.trim()}`;
    else all.push(line);
    previous = line;
  }
  return { lines: all, joined: lines.length - all.length };
}

// The width that long lines do not go beyond, when most of them come near to it: the text was broken to a page. 0 when it was not.
function usualWidth(lines: string[]): number {
  const lengths = lines.map((s) => s.length).filter((n) => n > 20).sort((a, b) => a - b);
  const most = lengths[Math.floor(lengths.length * 0.95)] ?? 0;
  const near = lengths.filter((n) => n > most * 0.75).length;
  return lengths.length >= 6 && most < 130 && near * 3 > lengths.length ? most : 0;
}

function goesOn(before: string, next: string, width: number): boolean {
  const [a, b] = [before.trim(), next.trim()];
  if (a === "" || b === "" || isRow(before) || isRow(next) || labelOf(b) !== null || endsSentence.test(a) || isCapitals(a)) return false;
  if (/^\p{Ll}/u.test(b)) return a.length > (width > 0 ? width * 0.55 : 50) && /[\p{L}\d,]$/u.test(a);
  return width > 0 && a.length > width * 0.8 && /[\p{L}\d]$/u.test(a) && !isCapitals(b) && !/^(Căn cứ|Theo đề nghị|Nơi nhận|Kính gửi|Số)\b/.test(b);
}
