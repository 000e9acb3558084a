// The divisions of a text and how their labels are written, as the server reads them
// (templates/part/level.go; PL I.II.6c). An earlier level encloses a later one.

export type LevelName = "phan" | "chuong" | "muc" | "tieu_muc" | "dieu" | "muc_lon" | "de_muc" | "khoan" | "tieu_khoan" | "diem" | "gach" | "cong";

export interface Level {
  name: LevelName;
  prefix: string;
  suffix: string;
  write?: (n: number) => string; // "" when there is no such numeral; absent when the level does not count
  read?: (s: string) => number; // 0 when it is no numeral
  nested?: boolean; // the numeral follows the parent's: 1.1
  through?: boolean; // counted through the whole text, not in each parent
  ownLine?: boolean; // the label stands alone, the title on the next line
  capital?: boolean; // only a line in capitals has such a label: "A. Lincoln" is a name
  uncounted?: RegExp; // what stands in place of a numeral and does not count
  lower?: LevelName; // what a list in it usually is
}

// No f, j, w, z and, of the letters with a diacritic, only đ (PL I.II.6đ).
const points = "abcdđeghiklmnopqrstuvxy";

export function pointLabel(n: number): string {
  return points[n - 1] ?? "";
}

function readPoint(s: string): number {
  return s.length === 1 ? points.indexOf(s) + 1 : 0;
}

const numerals: [number, string][] = [
  [1000, "M"], [900, "CM"], [500, "D"], [400, "CD"], [100, "C"], [90, "XC"],
  [50, "L"], [40, "XL"], [10, "X"], [9, "IX"], [5, "V"], [4, "IV"], [1, "I"],
];

export function roman(n: number): string {
  if (n < 1 || n > 3999) return "";
  let text = "";
  for (const [value, letters] of numerals) {
    for (; n >= value; n -= value) text += letters;
  }
  return text;
}

export function readRoman(s: string): number {
  if (!/^[MDCLXVI]+$/.test(s)) return 0;
  let n = 0;
  let rest = s;
  for (const [value, letters] of numerals) {
    for (; rest.startsWith(letters); rest = rest.slice(letters.length)) n += value;
  }
  return rest === "" && roman(n) === s ? n : 0;
}

// "2023." at the head of a line is a year, "05." a day: three digits at most, and no 0 before them.
function readArabic(s: string): number {
  return /^[1-9]\d{0,2}$/.test(s) ? Number(s) : 0;
}

// There are no more of them: "I." is the first of those in Roman numerals.
const letters = "ABCDĐEGH";

function letter(n: number): string {
  return letters[n - 1] ?? "";
}

function readLetter(s: string): number {
  return s.length === 1 ? letters.indexOf(s) + 1 : 0;
}

// Numerals of phần in words, as reports have them.
const ordinals = ["thứ nhất", "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "thứ tám", "thứ chín", "thứ mười"];

function readPart(s: string): number {
  return ordinals.indexOf(s.toLowerCase()) + 1 || readRoman(s);
}

/** The numeral written in the manner of another: in words, in capitals; "" when there is none. */
export function writtenLike(level: Level, n: number, like: string): string {
  if (level.name !== "phan" || ordinals.indexOf(like.toLowerCase()) < 0) return level.write!(n);
  const words = ordinals[n - 1] ?? "";
  return like === like.toUpperCase() ? words.toUpperCase() : words;
}

export const levels: Level[] = [
  { name: "phan", prefix: "Phần ", suffix: "", write: roman, read: readPart, through: true, ownLine: true, uncounted: /^(?:mở đầu|kết luận)$/i },
  { name: "chuong", prefix: "Chương ", suffix: "", write: roman, read: readRoman, through: true, ownLine: true },
  { name: "muc", prefix: "Mục ", suffix: "", write: String, read: readArabic, ownLine: true },
  { name: "tieu_muc", prefix: "Tiểu mục ", suffix: "", write: String, read: readArabic, ownLine: true },
  { name: "dieu", prefix: "Điều ", suffix: ".", write: String, read: readArabic, through: true, lower: "khoan" },
  { name: "muc_lon", prefix: "", suffix: ".", write: letter, read: readLetter, lower: "de_muc", capital: true },
  { name: "de_muc", prefix: "", suffix: ".", write: roman, read: readRoman, lower: "khoan" },
  { name: "khoan", prefix: "", suffix: ".", write: String, read: readArabic, lower: "diem" },
  { name: "tieu_khoan", prefix: "", suffix: ".", write: String, read: readArabic, nested: true, lower: "diem" },
  { name: "diem", prefix: "", suffix: ")", write: pointLabel, read: readPoint, lower: "gach" },
  { name: "gach", prefix: "-", suffix: "", lower: "cong" },
  { name: "cong", prefix: "+", suffix: "", lower: "cong" },
];

/** Whether a text is in capitals, of which it has two or more. */
export function shouted(text: string): boolean {
  return !/\p{Ll}/u.test(text) && /\p{Lu}.*\p{Lu}/u.test(text);
}

/** The place of a level among the levels. */
export const rank = Object.fromEntries(levels.map((l, i) => [l.name, i])) as Record<LevelName, number>;
