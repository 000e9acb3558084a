// Clean text from what was copied elsewhere: Word, a spreadsheet, a page, a PDF.

import { listLines } from "./html";
import { labelOf } from "./label";

/** The text to insert, for what the clipboard has. */
export function cleanPaste(text: string, html = ""): string {
  const source = listLines(html)?.join("\n") ?? text;
  const clean = cleanCharacters(source);
  if (!clean.includes("\n")) return cleanLine(clean, false);
  const lines = clean.split("\n").map((line) => cleanLine(line, true));
  return joined(lines).join("\n").replace(/\n{2,}/g, "\n");
}

/** The rows of a table that was copied; null when it is none. Lists of Word have tabs too, behind their labels. */
export function tableRows(text: string, html = ""): string[][] | null {
  const all = rows(text);
  if (/<table[\s>]/i.test(html) && text.includes("\t")) return outside(html) ? null : all;
  const width = all[0]!.length;
  return all.length > 1 && width > 1 && all.every((r) => r.length === width) && !all.some(isListLine) ? all : null;
}

// Text beside the table, other than blanks.
function outside(html: string): boolean {
  const inner = /<!--StartFragment-->([^]*?)<!--EndFragment-->/i.exec(html)?.[1] ?? html;
  const rest = inner.replace(/<table\b[^]*<\/table>/i, "").replace(/<(style|script|head|title)\b[^]*?<\/\1>/gi, "");
  // Excel marks the fragment within the table.
  return !/<tr[\s>]/i.test(rest) && rest.replace(/<!--[^]*?-->|<[^>]*>|&nbsp;|\s/g, "") !== "";
}

function isListLine(row: string[]): boolean {
  return row.length === 2 && (bullet.test(row[0] + "\t") || labelOf(`${row[0]} ${row[1] || "x"}`) !== null);
}

/** Cells of a spreadsheet: in quotation marks where they have lines or tabs in them. */
function rows(text: string): string[][] {
  const all: string[][] = [[]];
  const cells = /(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/y;
  const source = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "");
  while (cells.lastIndex <= source.length) {
    const found = cells.exec(source)!; // an unfinished quotation is a plain cell
    all.at(-1)!.push(cleanCell(found[1]?.replaceAll('""', '"') ?? found[2] ?? ""));
    if (found[3] === "") break;
    if (found[3] === "\n") all.push([]);
  }
  return all;
}

function cleanCell(cell: string): string {
  return cleanCharacters(cell).replace(/\s+/g, " ").trim();
}

/** One value of a list, without the marks that the paper gets by itself. */
export function cleanItem(line: string, pointer: string): string {
  const name = pointer.slice(pointer.lastIndexOf("/") + 1);
  if (name === "grounds") return line.replace(/^[-–+•]\s+/, "").replace(/\s*;\s*$/, "");
  if (/places|recipients|addressees/.test(name)) return line.replace(/^[-–+•]\s*/, "").replace(/[\s;.]*(?:\.\/\.)?$/, "");
  return line;
}

function cleanCharacters(text: string): string {
  return text
    .replace(/\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g, "\n") // U+000B is a line break of Word within a paragraph
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffc]/g, "")
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, " ")
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f]/g, "")
    .normalize("NFC");
}

// "o" and the letters of Wingdings are bullets only before a tab; those of the private use area always are.
const bullet = /^(?:[•●▪■◦○·\uf0b7\uf0a7\uf0d8\uf0fc\uf076-][ \t]+|[o§Øüv*–—]\t)/;
const second = /^(?:[◦○]|o\t)/;

function cleanLine(line: string, whole: boolean): string {
  const text = whole ? line.trim() : line;
  return text
    .replace(bullet, (found) => (second.test(found) ? "+ " : "- "))
    .replace(/\t+/g, " ")
    .replace(/ {2,}/g, " ");
}

// A paragraph of a PDF comes in the lines of its page: a long line that ends in the middle of a
// sentence goes on with a small letter.
function joined(lines: string[]): string[] {
  const all: string[] = [];
  for (const line of lines) {
    const last = all.at(-1);
    if (last !== undefined && last.length > 50 && /[\p{L}\d,]$/u.test(last) && /^\p{Ll}/u.test(line) && labelOf(line) === null) {
      all[all.length - 1] = `${last} ${line}`;
    } else all.push(line);
  }
  return all;
}
