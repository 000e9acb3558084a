// A document that was pasted as text: what of it has a field of its own, and what stays content. Only what is
// recognised with certainty is taken out; nothing is dropped but what vanban writes itself, and that is said.

import type { Json, Payload } from "../model/json";
import type { Kind } from "../model/api";
import { cleanPaste } from "../text/outline";

/** A part of the text that has a place of its own. */
export interface Taken {
  where: string; // the field in words, or why it is not needed
  text: string;
}

/** What a pasted text is made of. */
export interface Pasted {
  kind: string; // of the document as its head says; "" when it does not
  fields: Record<string, Json>;
  taken: Taken[];
  body: string;
}

/** Takes a pasted text apart. */
export function takeApart(text: string, kinds: Kind[]): Pasted {
  const reader = new Reader(text, kinds);
  reader.head();
  reader.foot();
  return reader.result();
}

/** The payload of a pasted text as a document of a kind that has these fields: what it has no field for goes back to the content. */
export function asPayload(kind: string, p: Pasted, has: (field: string) => boolean): { payload: Payload; taken: Taken[] } {
  const fields = Object.entries(p.fields).filter(([name]) => has(name));
  const homeless = p.taken.filter((t) => !ownWords.has(t.where) && !fields.some(([name]) => labels[name] === t.where));
  const body = [...homeless.map((t) => t.text), p.body].filter((s) => s !== "").join("\n");
  return { payload: { kind, ...Object.fromEntries(fields), body }, taken: p.taken.filter((t) => !homeless.includes(t)) };
}

const labels: Record<string, string> = {
  code_number: "Số, ký hiệu",
  code_notation: "Số, ký hiệu",
  issued_date: "Địa danh, ngày",
  place: "Địa danh, ngày",
  subject: "Trích yếu",
  grounds: "Căn cứ",
  addressees: "Kính gửi",
  to_places: "Nơi nhận",
  archive: "Lưu",
};

const motto = "Quốc hiệu, Tiêu ngữ: tự có trên trang";
const rule = "Đường kẻ: tự có trên trang";
const words = "Chữ cố định của mẫu: tự có trên trang";
const title = "Tên loại văn bản";
const ownWords = new Set([motto, rule, words, title]);

const isMotto = (s: string) => /^(CỘNG H(ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc)$/.test(s);
const isRule = (s: string) => /^[-–—_*=.\s]{3,}$/.test(s);
const isGround = (s: string) => /^(Căn cứ|Theo đề nghị của|Xét đề nghị của)\s/.test(s);
const number = /^Số\s*:?\s*([0-9]+[a-zđ]?)?\s*\/\s*([\p{Lu}Đ][\p{L}0-9.\-–]*(?:\/[\p{Lu}][\p{L}0-9.\-]*)*)$/u;
const date = /^(\p{Lu}[^,;:]{1,40}), ngày\s+(\d{1,2}|[.…\s]*)\s*tháng\s+(\d{1,2}|[.…\s]*)\s*năm\s+(\d{4}|[.…\s]*)$/u;
const longestHead = 40; // lines

class Reader {
  #lines: string[];
  readonly #titles: Map<string, string>;
  readonly #fields: Record<string, Json> = {};
  readonly #taken: Taken[] = [];
  #kind = "";

  constructor(text: string, kinds: Kind[]) {
    // A head that comes from a table has its cells on one line, apart by tabs.
    const cells = text.split(/\r?\n/).flatMap((line) => (/\t/.test(line) && isHeadRow(line) ? line.split("\t") : [line]));
    this.#lines = cells.flatMap((line) => cleanPaste(line).split("\n")).map((line) => line.trim());
    this.#titles = new Map(kinds.map((k) => [k.name.toLocaleUpperCase("vi"), k.kind]));
  }

  result(): Pasted {
    const body = cleanPaste(this.#lines.join("\n")).trim();
    return { kind: this.#kind, fields: this.#fields, taken: this.#taken, body };
  }

  /** Takes what stands before the content. */
  head(): void {
    this.#eachInHead(isMotto, (s) => this.#note(motto, s));
    this.#eachInHead((s) => number.test(s), this.#number, 1);
    this.#eachInHead((s) => date.test(s), this.#date, 1);
    this.#subject();
    this.#eachInHead(isRule, (s) => this.#note(rule, s));
    this.#addressees();
    this.#grounds();
    this.#eachInHead((s) => /^QUYẾT (ĐỊNH|NGHỊ)\s*:$/.test(s), (s) => this.#note(words, s), 1);
  }

  /** Takes what stands after the content. */
  foot(): void {
    const at = this.#lines.findLastIndex((s) => /^Nơi nhận\s*:?$/.test(s));
    if (at >= 0) this.#recipients(at);
    const last = this.#lines.findLastIndex((s) => s !== "");
    const end = this.#lines.findLastIndex((s) => /\.\/\.?$/.test(s));
    if (end < 0 || end < last - 12) return;
    this.#lines[end] = this.#lines[end]!.replace(/\s*\.?\/\.?$/, ".").replace(/^\.$/, "");
    this.#note(words, "./.");
  }

  // Before the first line that is surely content.
  #headEnd(): number {
    const end = this.#lines.findIndex((s) => /^(Điều 1\b|Chương I\b|Phần (I|thứ nhất)\b|I\. |1\. )/.test(s));
    return Math.min(end < 0 ? this.#lines.length : end, longestHead + this.#lines.filter(isGround).length);
  }

  #eachInHead(is: (s: string) => boolean, take: (s: string) => void, most = Infinity): void {
    const end = this.#headEnd();
    for (let i = 0; i < end && most > 0; i++) {
      const line = this.#lines[i]!;
      if (line === "" || !is(line)) continue;
      take.call(this, line);
      this.#lines[i] = "";
      most--;
    }
  }

  #note(where: string, text: string): void {
    const before = this.#taken.find((t) => t.where === where);
    if (before) before.text += `\n${text}`;
    else this.#taken.push({ where, text });
  }

  #number(line: string): void {
    const [, n, notation] = number.exec(line)!;
    if (n !== undefined) this.#fields["code_number"] = /^[1-9]\d{0,8}$/.test(n) ? Number(n) : n;
    this.#fields["code_notation"] = notation!;
    this.#note(labels["code_number"]!, line);
  }

  #date(line: string): void {
    const [, place, ...parts] = date.exec(line)!;
    const [d, m, y] = parts.map((p) => (/^\d+$/.test(p) ? p.padStart(2, "0") : ""));
    this.#fields["place"] = place!;
    const known = y === "" ? [] : m === "" ? [y!] : d === "" ? [y!, m!] : [y!, m!, d!];
    if (known.length > 0) this.#fields["issued_date"] = known.join("-");
    this.#note(labels["place"]!, line);
  }

  // The lines under the name of the kind are the trích yếu, as far as they run on; a letter has it after "V/v".
  #subject(): void {
    const end = this.#headEnd();
    const at = this.#lines.findIndex((s, i) => i < end && this.#titles.has(s));
    if (at < 0) return this.#letterSubject(end);
    this.#kind = this.#titles.get(this.#lines[at]!)!;
    this.#note(title, this.#lines[at]!);
    this.#lines[at] = "";
    const first = this.#lines.findIndex((s, i) => i > at && s !== "");
    this.#takeSubject(first, first < 0 ? first : this.#runOn(first, end));
  }

  #letterSubject(end: number): void {
    const at = this.#lines.findIndex((s, i) => i < end && /^V\/v:?\s/i.test(s));
    if (at < 0) return;
    this.#kind = "cong-van";
    this.#takeSubject(at, this.#runOn(at, end));
  }

  #runOn(from: number, end: number): number {
    let to = from;
    while (to < end && to - from < 5 && this.#isSubject(this.#lines[to]!, to === from)) to++;
    return to;
  }

  #isSubject(s: string, isFirst: boolean): boolean {
    const stops = s === "" || isRule(s) || isGround(s) || /^(Kính gửi|Điều|Số)\b/.test(s) || /^[-+•]/.test(s) || isCapitals(s) || date.test(s) || s.length > 200;
    return !stops && (isFirst || !/[.:]$/.test(s));
  }

  #takeSubject(from: number, to: number): void {
    if (from < 0 || to <= from) return;
    const lines = this.#lines.slice(from, to);
    this.#lines.fill("", from, to);
    this.#fields["subject"] = lines.join(" ").replace(/^(V\/v|Về việc):?\s+/i, this.#kind === "cong-van" ? "" : "$&");
    this.#note(labels["subject"]!, lines.join("\n"));
  }

  #addressees(): void {
    const end = this.#headEnd();
    const at = this.#lines.findIndex((s, i) => i < end && /^Kính gửi\s*:/.test(s));
    if (at < 0) return;
    const first = this.#lines[at]!.replace(/^Kính gửi\s*:\s*/, "");
    const rest = this.#run(at + 1, (s) => /^[-–•]\s*\S/.test(s) && s.length < 160);
    if (first === "" && rest.length === 0) return;
    this.#note(labels["addressees"]!, [this.#lines[at]!, ...rest].join("\n"));
    this.#lines[at] = "";
    this.#fields["addressees"] = [first, ...rest].map(item).filter((s) => s !== "");
  }

  #grounds(): void {
    const end = this.#headEnd();
    const at = this.#lines.findIndex((s, i) => i < end && isGround(s));
    if (at < 0) return;
    // A ground that begins a sentence of content ("Căn cứ Luật …, Bộ ban hành …") ends with neither ";" nor "," and is alone.
    const found = this.#run(at, (s) => isGround(s) && /[;,.]$/.test(s));
    if (found.length === 0) return;
    this.#fields["grounds"] = found.map((s) => s.replace(/\s*[;.,]$/, ""));
    this.#note(labels["grounds"]!, found.join("\n"));
  }

  #recipients(at: number): void {
    const found = this.#run(at + 1, (s) => /^[-–•]\s*\S/.test(s));
    if (found.length === 0) return;
    const heading = this.#lines[at]!;
    this.#lines[at] = "";
    const items = found.map(item);
    const kept = items.filter((s) => !/^Lưu\s*:/.test(s));
    const archive = items.find((s) => /^Lưu\s*:/.test(s));
    this.#fields["to_places"] = kept;
    if (archive !== undefined) this.#fields["archive"] = archiveOf(archive);
    this.#note(labels["to_places"]!, [heading, ...found].join("\n"));
  }

  // Takes lines that follow each other, and blank lines between them.
  #run(from: number, is: (s: string) => boolean): string[] {
    const found: string[] = [];
    for (let i = from; i < this.#lines.length; i++) {
      const line = this.#lines[i]!;
      if (line === "") continue;
      if (!is(line)) break;
      found.push(line);
      this.#lines[i] = "";
    }
    return found;
  }
}

function isHeadRow(line: string): boolean {
  return line.split("\t").some((cell) => isMotto(cell.trim()) || number.test(cell.trim()) || date.test(cell.trim()) || /^Nơi nhận\s*:?$/.test(cell.trim()) || /^- Lưu\s*:/.test(cell.trim()));
}

function isCapitals(s: string): boolean {
  return /\p{Lu}{2}/u.test(s) && s === s.toLocaleUpperCase("vi");
}

function item(line: string): string {
  return line.replace(/^[-–•]\s*/, "").replace(/\s*[;.]$/, "");
}

// "Lưu: VT, Vụ TCCB (3)" has members of its own; another way of writing it is kept as it is.
function archiveOf(text: string): Json {
  const [, unit, copies] = /^Lưu\s*:\s*VT(?:,\s*([^(),_]+?))?(?:\s*\((\d{1,3})\))?$/.exec(text) ?? [];
  if (unit === undefined && !/^Lưu\s*:\s*VT$/.test(text)) return { text };
  return { ...(unit === undefined ? {} : { unit }), ...(copies === undefined ? {} : { copies: Number(copies) }) };
}
