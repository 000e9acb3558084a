// Tables as other programs put them on the clipboard: HTML from Excel, Word, LibreOffice and
// browsers, or texts between tabs. HTML is read by its tags alone, so that nothing of it is ever run.

import { cellOf } from "./cells";
import { flatOf, type Anchor, type Flat } from "./spans";

/** How many columns are taken from other programs: more than a table may have, and no more than a page can show. */
export const mostColumns = 100;

/** A table from another program. It is cut when it had more columns. */
export interface Pasted extends Flat {
  cut?: boolean;
}

/** The table on the clipboard; null when there is none but text. */
export function tableOn(html: string, text: string): Pasted | null {
  const table = html === "" ? null : parseHTML(html);
  if (table !== null) return table;
  if (!/[\t\n]/.test(text.replace(/\r?\n$/, ""))) return null;
  const rows = parseTSV(text);
  return { ...flatOf(rows.map((r) => r.slice(0, mostColumns))), cut: rows.some((r) => r.length > mostColumns) };
}

/** Reads texts between tabs. A text in quotation marks may have tabs and line breaks. */
export function parseTSV(text: string, separator = "\t"): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const source = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (;;) {
    const cell = source[at] === '"' ? quoted(source, at, separator) : plain(source, at, separator);
    row.push(tidy(cell.text));
    at = cell.end;
    if (source[at] === separator) {
      at++;
      continue;
    }
    rows.push(row);
    row = [];
    if (at >= source.length) return rows;
    at++;
  }
}

function plain(source: string, from: number, separator: string): { text: string; end: number } {
  let end = from;
  while (end < source.length && source[end] !== separator && source[end] !== "\n") end++;
  return { text: source.slice(from, end), end };
}

// A quotation mark that is closed in the middle of a cell did not quote it: “"Một cửa" điện tử” is text.
function quoted(source: string, from: number, separator: string): { text: string; end: number } {
  let end = from + 1;
  for (; end < source.length; end++) {
    if (source[end] !== '"') continue;
    if (source[end + 1] !== '"') break;
    end++;
  }
  const next = source[end + 1];
  if (end >= source.length || (next !== undefined && next !== separator && next !== "\n")) return plain(source, from, separator);
  return { text: source.slice(from + 1, end).replaceAll('""', '"'), end: end + 1 };
}

/** A text as a cell has it: no blanks round its lines, none that do not break, no empty line at the ends. */
export function tidy(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, " ").replace(/[\u200b\ufeff]/g, "").replace(/[ \t]*\n[ \t]*/g, "\n").trim().normalize("NFC");
}

/** Writes texts between tabs. */
export function writeTSV(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(tsvCell).join("\t")).join("\n");
}

function tsvCell(text: string): string {
  return /[\t\n]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Writes a table as HTML that Excel and Word take. */
export function writeHTML(f: Flat): string {
  const rows = f.lines.map(() => "");
  for (const a of f.anchors) rows[a.row] += htmlCell(a);
  return `<meta charset="utf-8"><table>${rows.map((cells) => `<tr>${cells}</tr>`).join("")}</table>`;
}

function htmlCell(a: Anchor): string {
  const size = (a.cols > 1 ? ` colspan="${a.cols}"` : "") + (a.rows > 1 ? ` rowspan="${a.rows}"` : "");
  const text = escape(a.text).replaceAll("\n", '<br style="mso-data-placement:same-cell">');
  return `<td${size}>${a.bold ? `<b>${text}</b>` : text}</td>`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Reads the first table of an HTML text; null when it has none. Tables in cells are read as text. */
export function parseHTML(html: string): Pasted | null {
  const reader = new Reader();
  const tokens = /<!--[\s\S]*?-->|<(style|script|title|head)\b[\s\S]*?<\/\1\s*>|<(\/?)([a-zA-Z][\w:]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>|([^<]+|<)/g;
  for (const [, , close, tag, attributes, text] of html.matchAll(tokens)) {
    if (text !== undefined) reader.text(text);
    else if (tag !== undefined) reader.tag(tag.toLowerCase(), close === "/", attributes ?? "");
    if (reader.done) break;
  }
  return reader.table();
}

const breaks = new Set(["p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6"]);

// What is known while a table is read: its cells so far, the one that is open, how far rows reach.
class Reader {
  done = false;
  private depth = 0;
  private rows = -1;
  private col = 0;
  private open: Anchor | null = null;
  private anchors: Anchor[] = [];
  private reach: number[] = []; // of each column the row in which it is free again
  private cut = false;

  text(raw: string): void {
    if (this.open === null) return;
    const folded = decode(raw.replace(/[ \t\r\n\f]+/g, " "));
    this.open.text += /(^|\n)$/.test(this.open.text) ? folded.replace(/^ +/, "") : folded;
  }

  tag(name: string, close: boolean, attributes: string): void {
    if (name === "table") this.nest(close);
    else if (this.depth === 1 && name === "tr" && !close) this.row();
    else if (this.depth === 1 && (name === "td" || name === "th")) close ? this.end() : this.begin(attributes);
    else if (this.open !== null && (name === "br" || breaks.has(name))) this.line(name === "br");
  }

  private nest(close: boolean): void {
    if (close && this.depth > 0) this.depth--;
    else if (!close) this.depth++;
    if (close && this.depth === 0 && this.rows >= 0) {
      this.end();
      this.done = true;
    }
  }

  private row(): void {
    this.end();
    this.rows++;
    this.col = 0;
  }

  private begin(attributes: string): void {
    this.end();
    if (this.rows < 0) this.rows = 0;
    while (this.isTaken(this.col)) this.col++;
    if (this.col >= mostColumns) return void (this.cut = true);
    const [cols, rows] = [this.room(size(attributes, "colspan", mostColumns)), size(attributes, "rowspan", 20000)];
    const cell = { ...cellOf("", cols, rows), row: this.rows, col: this.col, index: -1 };
    for (let c = 0; c < cols; c++) this.reach[this.col + c] = this.rows + rows;
    this.anchors.push(cell);
    this.open = cell;
    this.col += cols;
  }

  private isTaken(col: number): boolean {
    return (this.reach[col] ?? 0) > this.rows;
  }

  // How many columns a cell has that begins here and wants so many.
  private room(wanted: number): number {
    let n = 1;
    while (n < wanted && this.col + n < mostColumns && !this.isTaken(this.col + n)) n++;
    return n;
  }

  // A paragraph begins a line unless one has just begun; a <br> always ends one.
  private line(always: boolean): void {
    const cell = this.open!;
    if (always || (cell.text !== "" && !cell.text.endsWith("\n"))) cell.text += "\n";
  }

  private end(): void {
    if (this.open !== null) this.open.text = tidy(this.open.text).replace(/\n{2,}/g, "\n");
    this.open = null;
  }

  table(): Pasted | null {
    this.end();
    if (this.anchors.length === 0) return null;
    return { ...whole(this.anchors, this.rows + 1), cut: this.cut };
  }
}

// A table of the cells, cut to its rows, without the empty rows and columns that programs add at its ends.
function whole(cells: Anchor[], rows: number): Flat {
  const filled = cells.filter((a) => a.text !== "");
  const columns = Math.max(1, ...ends(filled, "col"));
  const height = Math.min(rows, Math.max(1, ...ends(filled, "row")));
  const anchors = cells
    .filter((a) => a.row < height && a.col < columns)
    .map((a) => ({ ...a, rows: Math.min(a.rows, height - a.row), cols: Math.min(a.cols, columns - a.col) }));
  return { columns, lines: Array.from({ length: height }, () => ({ lost: [] })), anchors };
}

function ends(cells: Anchor[], axis: "row" | "col"): number[] {
  let most = 0;
  for (const a of cells) most = Math.max(most, axis === "row" ? a.row + a.rows : a.col + a.cols);
  return [most];
}

function size(attributes: string, name: string, most: number): number {
  const n = Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d+)`, "i").exec(attributes)?.[1] ?? 1);
  return Math.min(Math.max(1, n), most);
}

// The letters that programs write by name: Latin-1 has a part of the Vietnamese ones.
const marks: Record<string, string> = { grave: "\u0300", acute: "\u0301", circ: "\u0302", tilde: "\u0303" };
const named: Record<string, string> = {
  amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", ndash: "–", mdash: "—", hellip: "…", bull: "•", middot: "·",
  lsquo: "‘", rsquo: "’", ldquo: "“", rdquo: "”", laquo: "«", raquo: "»", deg: "°", sect: "§", sup2: "²", sup3: "³", times: "×", le: "≤", ge: "≥",
};

function decode(text: string): string {
  return text.replace(/&(#x?[\da-f]+|[a-z]\w*);/gi, (whole, name: string) => {
    if (name.startsWith("#")) return point(/^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1)), whole);
    const accent = /^([a-zA-Z])(grave|acute|circ|tilde)$/.exec(name);
    return accent ? (accent[1]! + marks[accent[2]!]).normalize("NFC") : (named[name] ?? whole);
  });
}

function point(code: number, whole: string): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
