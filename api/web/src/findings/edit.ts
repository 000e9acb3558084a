// What an edit does, in words for its button.

import type { Edit } from "../model/api";
import { fieldOffset } from "../model/offsets";
import type { Json } from "../model/json";

/** "Sửa: “Bộ khoa học” → “Bộ Khoa học”", or what is taken out. The value is what the server looked at. */
export function editWords(e: Edit, value: Json | undefined): string {
  return e.also ? `${ownWords(e, value)}, chuyển ${shown(e.also.text)} về đúng ô` : ownWords(e, value);
}

function ownWords(e: Edit, value: Json | undefined): string {
  const text = typeof value === "string" || typeof value === "number" ? String(value).trimStart() : ""; // the server does not count blanks before a text
  if (e.op === "remove") return text === "" ? "Sửa: bỏ mục này" : `Sửa: bỏ ${shown(text)}`;
  if (e.op === "insert") return `Sửa: thêm ${shown(e.text)}${e.path.endsWith("/0") ? " lên đầu" : ""}`;
  const old = e.op === "set" ? text : text.slice(fieldOffset(text, e.offset), fieldOffset(text, e.offset + e.length));
  if (e.text === "") return `Sửa: bỏ ${shown(old)}`;
  if (old !== "") return `Sửa: ${changes(old, e.text, e.op === "set" ? "" : wordBefore(text.slice(0, fieldOffset(text, e.offset))))}`;
  return e.op === "set" ? `Sửa: điền ${shown(e.text)}` : `Sửa: thêm ${shown(e.text)}`;
}

/** Longer texts are not compared by those who read a button: what differs is said alone. */
const long = 40;

/** How many differences are said. */
const most = 3;

// The word that stands before a place in its line, so that a number is read with what it counts: "Điều ".
const wordBefore = (text: string) => /\p{L}+ $/u.exec(text)?.[0] ?? "";

function changes(old: string, text: string, before: string): string {
  if (Math.max(old.length, text.length) <= long && !old.includes("\n")) return `${shown(old)} → ${shown(text)}`;
  const pairs = differences(words(old), words(text), before) ?? [[old, text]];
  const said = pairs.slice(0, most).map(([a, b]) => `${shown(a)} → ${shown(b)}`).join(", ");
  return pairs.length > most ? `${said} và ${pairs.length - most} chỗ khác` : said;
}

// Words with the blanks before them, so that a blank too many is seen.
function words(text: string): string[] {
  return text.match(/\s*\S+|\s+$/gu) ?? [];
}

// Where there are as many words before and after each that differs, else what differs as one; a number with the word before it.
function differences(old: string[], text: string[], first: string): [string, string][] | undefined {
  if (old.length !== text.length) return undefined;
  return old.flatMap((word, i): [string, string][] => {
    const other = text[i] ?? "";
    if (word === other) return [];
    const last = i === 0 ? first : old[i - 1] === text[i - 1] ? (old[i - 1] ?? "") : "";
    const before = /^ \d/u.test(word) && isWord(last) || i === 0 && /^\d/u.test(word) ? last : "";
    return [apartFromBlanks(before + word, before + other)];
  });
}

// A date or a number before it is of another sentence.
const isWord = (text: string) => /^\s*\p{L}+$/u.test(text);

// The blanks before a word are said only when they are what differs.
function apartFromBlanks(old: string, text: string): [string, string] {
  return old.trim() === text.trim() ? [old, text] : [old.trim(), text.trim()];
}

// Blanks cannot be seen in quotes, nor one of two.
function shown(text: string): string {
  if (/^\s+$/.test(text)) return text.includes("\n") ? "dấu xuống dòng" : text.length > 1 ? `${text.length} dấu cách` : "dấu cách";
  return quoted(text);
}

function quoted(text: string): string {
  const line = text.replace(/\s/g, " ");
  return `“${line.length > 60 ? line.slice(0, 59) + "…" : line}”`;
}
