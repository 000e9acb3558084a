// Lists of a page or of Word, whose labels are not in the plain text. HTML is only read here, as
// text: nothing of it becomes part of the page.

import { pointLabel, roman } from "./levels";

interface List {
  ordered: boolean;
  type: string;
  next: number;
}

/** The lines of what was copied, with the labels of its lists; null when it has no lists. */
export function listLines(html: string): string[] | null {
  const body = fragment(html);
  return /mso-list:\s*ignore|<li[\s>]/i.test(body) ? linesOf(body) : null;
}

/** The lines of a piece of a page, with the labels of its lists. */
export function linesOf(body: string): string[] {
  const reader = new Lines();
  for (const token of body.match(/<!--[^]*?-->|<[^>]*>|[^<]+/g) ?? []) reader.token(token);
  reader.end();
  return reader.lines;
}

/** What of the page was copied, without what is not to be read. */
export function fragment(html: string): string {
  const inner = /<!--StartFragment-->([^]*?)<!--EndFragment-->/i.exec(html)?.[1] ?? html;
  return inner.replace(/<(style|script|head)\b[^]*?<\/\1>/gi, "");
}

const blocks = /^<\/?(p|div|h[1-6]|tr|table|blockquote|section|article|ul|ol|dl|dt|dd)\b/i;

class Lines {
  lines: string[] = [];
  private line = "";
  private lists: List[] = [];
  private ignoring = 0; // depth of spans in the label of a list of Word
  private label = "";

  token(token: string): void {
    if (!token.startsWith("<")) this.text(token);
    else if (token.startsWith("<!")) return;
    else if (/^<\/?span/i.test(token)) this.span(token);
    else if (/^<\/?[ou]l\b/i.test(token)) this.list(token);
    else if (/^<li\b/i.test(token)) this.item();
    else if (/^<br/i.test(token) || /^<\/li/i.test(token) || blocks.test(token)) this.end();
    else if (/^<t[dh]\b/i.test(token) && this.line !== "") this.line += "\t";
  }

  private text(raw: string): void {
    const text = decoded(raw).replace(/[\r\n]+/g, " ");
    if (this.ignoring > 0) this.label += text;
    else this.line += this.line.trim() === "" ? text.trimStart() : text;
  }

  // <span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;</span></span>
  private span(token: string): void {
    const closing = token.startsWith("</");
    if (this.ignoring > 0) {
      this.ignoring += closing ? -1 : 1;
      if (this.ignoring === 0) this.labelled();
    } else if (!closing && /mso-list:\s*ignore/i.test(token)) this.ignoring = 1;
  }

  private labelled(): void {
    this.line = this.label.trim() + "\t" + this.line;
    this.label = "";
  }

  private list(token: string): void {
    this.end();
    if (token.startsWith("</")) this.lists.pop();
    else this.lists.push({ ordered: /^<ol/i.test(token), type: attribute(token, "type"), next: Number(attribute(token, "start")) || 1 });
  }

  private item(): void {
    this.end();
    const list = this.lists.at(-1);
    this.line = list?.ordered ? ordinal(list) : this.lists.length > 1 && !this.lists.at(-2)!.ordered ? "+ " : "- ";
  }

  end(): void {
    const line = this.line.trimEnd();
    if (line !== "" && !/^[-+]$/.test(line)) this.lines.push(line);
    this.line = "";
  }
}

function ordinal(list: List): string {
  const n = list.next++;
  if (list.type === "a" || list.type === "A") return `${pointLabel(n)}) `;
  return `${list.type === "I" ? roman(n) : n}. `;
}

function attribute(token: string, name: string): string {
  return new RegExp(`\\b${name}\\s*=\\s*["']?([^"'\\s>]+)`, "i").exec(token)?.[1] ?? "";
}

const named: Record<string, string> = { nbsp: "\u00a0", amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", shy: "", ldquo: "“", rdquo: "”", lsquo: "‘", rsquo: "’", ndash: "–", mdash: "—", hellip: "…", bull: "•", middot: "·" };

function decoded(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (all, decimal, hex, name) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? letter(name) ?? all;
    const code = decimal !== undefined ? Number(decimal) : parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}

// &agrave; &Ocirc; and the like: a letter and its mark.
const marks: Record<string, string> = { grave: "\u0300", acute: "\u0301", circ: "\u0302", tilde: "\u0303", uml: "\u0308" };

function letter(name: string): string | undefined {
  const mark = marks[name.slice(1)];
  return mark && (name[0]! + mark).normalize("NFC");
}
