// A document that was pasted as text: what of it has a field of its own, and what stays content. Only what is
// recognised with certainty is taken out; nothing is dropped but what vanban writes itself, and that is said.

import { tableFrom } from "../grid/table";
import type { Kind, ProfileSummary } from "../model/api";
import type { Json, JsonObject, Payload } from "../model/json";
import { cleanPaste, labelOf } from "../text/outline";
import { tableRows } from "../text/paste";
import { cells, isRow, linesOf, unwrapped } from "./pasteLines";
import { agencies, asWritten, authorityAt, isCapitals, signerOf } from "./pasteNames";

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
  joined: number; // lines that had been broken
  tables: number; // tables in the content, which become appendices
}

/** What is done with a text. */
export interface Wishes {
  join: boolean; // lines that were broken in the middle of a sentence
  tables: boolean; // become appendices
}

/** Takes a pasted text apart. */
export function takeApart(text: string, kinds: Kind[], wishes: Wishes = { join: true, tables: true }): Pasted {
  const reader = new Reader(text, kinds, wishes);
  reader.foot();
  reader.tables();
  reader.head();
  return reader.result();
}

/** The payload of a pasted text as a document of a kind that has these fields: what it has no field for goes back to the content. */
export function asPayload(kind: string, p: Pasted, has: (field: string) => boolean): { payload: Payload; taken: Taken[] } {
  const fields = Object.entries(p.fields).filter(([name]) => has(name));
  const homeless = p.taken.filter((t) => !ownWords.has(t.where) && !fields.some(([name]) => labels[name] === t.where));
  const before = homeless.filter((t) => !behind.has(t.where));
  const after = homeless.filter((t) => behind.has(t.where));
  const body = [...before.map((t) => t.text), p.body, ...after.map((t) => t.text)].filter((s) => s !== "").join("\n");
  return { payload: { kind, ...Object.fromEntries(fields), body }, taken: p.taken.filter((t) => !homeless.includes(t)) };
}

/** The profile that a text is of: that of the agency in its head; the usual one when it names no agency. */
export function profileOfText(p: Pasted, all: ProfileSummary[], usual: string | undefined): ProfileSummary | undefined {
  const name = p.fields["organ_name"];
  if (typeof name !== "string") return all.find((x) => x.profile === usual);
  const above = p.fields["superior_name"];
  const alike = (a: string, b: string) => plain(a) === plain(b);
  return all.find((x) => alike(x.organ_name, name) && (typeof above !== "string" || x.superior_name === undefined || alike(x.superior_name, above)));
}

// Ủy and Uỷ, UBND and its long form are one.
function plain(name: string): string {
  return name.replace(/\s+/g, " ").trim().toLocaleLowerCase("vi").replaceAll("uỷ", "ủy").replace("ủy ban nhân dân", "ubnd");
}

const labels: Record<string, string> = {
  superior_name: "Tên cơ quan",
  organ_name: "Tên cơ quan",
  code_number: "Số, ký hiệu",
  code_notation: "Số, ký hiệu",
  issued_date: "Địa danh, ngày",
  place: "Địa danh, ngày",
  subject: "Trích yếu",
  authority: "Thẩm quyền ban hành",
  grounds: "Căn cứ",
  addressees: "Kính gửi",
  signer: "Người ký",
  to_places: "Nơi nhận",
  archive: "Nơi nhận",
  attachments: "Văn bản kèm theo",
  appendices: "Bảng, thành phụ lục",
};
const behind = new Set([labels["signer"]!, labels["to_places"]!, labels["attachments"]!, labels["appendices"]!]);

const motto = "Quốc hiệu, Tiêu ngữ: tự có trên trang";
const rule = "Đường kẻ: tự có trên trang";
const words = "Chữ cố định của mẫu: tự có trên trang";
const title = "Tên loại văn bản";
const ownWords = new Set([motto, rule, words, title]);

const isMotto = (s: string) => /^(CỘNG H(ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc)$/i.test(s);
const isRule = (s: string) => /^[-–—_*=.\s|]{3,}$|^\|+$/.test(s);
const isGround = (s: string) => /^(Căn cứ|Theo đề nghị của|Xét đề nghị của)\s/.test(s);
const isItem = (s: string) => /^[-–•]\s*\S/.test(s);
const isAnnexed = (s: string) => /^\((Ban hành )?[Kk]èm theo [^()]*\)$/.test(s);
const number = /^Số\s*:?\s*([0-9]+[a-zđ]?)?\s*\/\s*([\p{Lu}Đ][\p{L}0-9.\-–]*(?:\/[\p{Lu}][\p{L}0-9.\-]*)*)$/u;
const date = /^(\p{Lu}[^,;:]{1,40}), ngày\s+(\d{1,2}|[.…\s]*)\s*tháng\s+(\d{1,2}|[.…\s]*)\s*năm\s+(\d{4}|[.…\s]*)$/u;
const isHead = (s: string) => isMotto(s) || number.test(s) || date.test(s) || /^(CỘNG H(ÒA|OÀ) XÃ HỘI|CHỦ NGHĨA VIỆT NAM)$/.test(s);
const longestHead = 40; // lines
const longestFoot = 40;

class Reader {
  #lines: string[]; // a line that is taken becomes empty
  readonly #titles: Map<string, string>;
  readonly #fields: Record<string, Json> = {};
  readonly #taken: Taken[] = [];
  readonly #text: string;
  readonly #joined: number;
  readonly #wishes: Wishes;
  #kind = "";
  #tables = 0;

  constructor(text: string, kinds: Kind[], wishes: Wishes) {
    const { lines, joined } = unwrapped(linesOf(text));
    this.#joined = joined;
    this.#lines = wishes.join ? lines : linesOf(text);
    this.#wishes = wishes;
    this.#titles = new Map(kinds.map((k) => [k.name.toLocaleUpperCase("vi"), k.kind]));
    this.#text = text.normalize("NFC");
  }

  result(): Pasted {
    const body = this.#lines.map(clean).filter((s) => s !== "").join("\n");
    return { kind: this.#kind, fields: this.#fields, taken: this.#taken, body, joined: this.#joined, tables: this.#tables };
  }

  /** Takes what stands before the content. */
  head(): void {
    this.#lines = this.#inColumns().map(clean);
    this.#eachInHead(isMotto, (s) => this.#note(motto, s));
    this.#eachInHead((s) => number.test(s), this.#number, 1);
    this.#eachInHead((s) => date.test(s), this.#date, 1);
    this.#eachInHead(isRule, (s) => this.#note(rule, s));
    this.#subject();
    this.#agency();
    this.#addressees();
    this.#grounds();
    this.#eachInHead((s) => /^QUYẾT (ĐỊNH|NGHỊ)\s*:$/.test(s), (s) => this.#note(words, s), 1);
  }

  // The head with its left column before its right one. What stands over it all is of the left.
  #inColumns(): string[] {
    const end = this.#headEnd();
    const stop = this.#lines.findIndex((s, i) => i < end && (this.#titles.has(s.trim()) || isGround(s.trim()) || /^Kính gửi/.test(s.trim())));
    const rows = this.#lines.slice(0, stop < 0 ? end : stop);
    const last = rows.findLastIndex((s) => cells(s).some(isHead));
    if (last < 0) return this.#lines;
    const more = rows.findIndex((s, i) => i > last && s.trim() !== "" && !isRow(s)); // "V/v" may go on below the date
    const head = stop < 0 && more >= 0 ? rows.slice(0, more) : rows;
    const columns = head.map((s) => (isRow(s) ? cells(s) : [s.trim()]));
    return [...columns.map((c) => c[0]!), "", ...columns.flatMap((c) => c.slice(1)), "", ...this.#lines.slice(head.length)];
  }

  /** Takes what stands after the content. */
  foot(): void {
    const heads = this.#lines.flatMap((s, i) => (cells(s).some((c) => /^Nơi nhận\s*:?$/.test(c)) || /^Nơi nhận\s*:/.test(s.trim()) ? [i] : []));
    const at = heads.find((i) => this.#lines.slice(i, i + longestFoot).some((s) => /^\s*[-–•]\s*Lưu\s*:/.test(s))) ?? heads.at(-1);
    this.#endMark(at);
    if (at === undefined) return;
    const end = this.#footEnd(at);
    this.#recipients(at, end);
    this.#attachment(end);
  }

  #footEnd(at: number): number {
    const stops = (s: string) => this.#titles.has(s) || /^(PHỤ LỤC|Phụ lục)\b/.test(s) || s.length > 200;
    const end = this.#lines.findIndex((s, i) => i > at && (i - at > longestFoot || stops(s.trim())));
    return end < 0 ? this.#lines.length : end;
  }

  // The mark of the end, right before the recipients or else near the end of the text.
  #endMark(foot = this.#lines.length): void {
    const last = this.#lines.findLastIndex((s, i) => i < foot && s.trim() !== "");
    const end = this.#lines.findLastIndex((s, i) => i < foot && /\.\/\.?$/.test(s.trim()));
    if (end < 0 || end < last - (foot === this.#lines.length ? 12 : 6)) return;
    this.#lines[end] = this.#lines[end]!.trimEnd().replace(/\s*\.?\/\.?$/, ".").replace(/^\.$/, "");
    this.#note(words, "./.");
  }

  // Recipients stand beside who signs, or over it.
  #recipients(at: number, end: number): void {
    const left: string[] = [];
    const right: string[] = [];
    for (const line of this.#lines.slice(at, end)) {
      const [first = "", ...rest] = isRow(line) ? cells(line) : [line.trim()];
      const open = left.length > 0 && !/[;.]$/.test(left.at(-1)!) && isItem(left.at(-1)!);
      const own = isItem(first) || /^Nơi nhận\s*:/.test(first) || /^Nơi nhận$/.test(first);
      if (own) left.push(...first.replace(/^(Nơi nhận\s*:?)\s*(?=[-–•])/, "$1\n").split("\n"));
      else if (open && /^\p{Ll}/u.test(first)) left.push(`${left.pop()!} ${first}`);
      else right.push(first);
      right.push(...rest);
    }
    const items = left.filter(isItem);
    if (items.length === 0) return;
    const signature = right.filter((s) => s !== "" && !isRule(s));
    this.#lines.fill("", at, end);
    this.#fillRecipients(items.map(item));
    this.#note(labels["to_places"]!, left.join("\n"));
    this.#signature(signature, at);
  }

  #fillRecipients(items: string[]): void {
    const archive = items.find((s) => /^Lưu\s*:/.test(s));
    this.#fields["to_places"] = items.filter((s) => s !== archive);
    if (archive !== undefined) this.#fields["archive"] = archiveOf(archive);
  }

  // What is no signature goes back to where it was.
  #signature(lines: string[], at: number): void {
    const known = [1, 2, 3, 4, 5, 6, 7].map((n) => signerOf(lines.slice(0, n))).findIndex((s) => s !== null) + 1;
    const signer = known > 0 ? signerOf(lines.slice(0, known)) : null;
    const left = signer === null ? lines : lines.slice(known);
    if (signer !== null) {
      this.#fields["signer"] = signer;
      this.#note(labels["signer"]!, lines.slice(0, known).join("\n"));
    }
    this.#lines.splice(at, 1, ...(left.length > 0 ? left : [""]));
  }

  // A document that is issued with this one.
  #attachment(from: number): void {
    const at = this.#lines.findIndex((s, i) => i >= from - 1 && s.trim() !== "");
    const kind = this.#titles.get(this.#lines[at]?.trim() ?? "");
    if (at < 0 || kind === undefined) return;
    const lines = this.#lines.slice(at);
    const annexed = lines.findIndex((s) => /^\(.*[Kk]èm theo/.test(s.trim()));
    const to = [1, 2, 3].map((n) => annexed + n).find((to) => isAnnexed(lines.slice(annexed, to).join(" ").trim()));
    if (annexed < 2 || annexed > 10 || to === undefined) return; // what the subject is cannot be told
    const subject = lines.slice(1, annexed).map(clean).filter((s) => s !== "" && !isRule(s));
    const body = lines.slice(to).map(clean).filter((s) => s !== "");
    this.#fields["attachments"] = [{ kind, subject: this.#written(subject.join(" ")), body: body.join("\n") }];
    this.#note(labels["attachments"]!, lines.map(clean).filter((s) => s !== "").join("\n"));
    this.#lines.length = at;
  }

  /** Makes appendices of the tables of the content. */
  tables(): void {
    const end = this.#headEnd();
    const from = this.#lines.findLastIndex((s, i) => i < end && cells(s).some(isHead)) + 1;
    const found: JsonObject[] = [];
    for (let i = from; i < this.#lines.length; i++) {
      let to = i;
      while (to < this.#lines.length && this.#lines[to]!.includes("\t")) to++;
      const rows = to - i > 1 && !/^\s*Kính gửi/.test(this.#lines[i]!) ? tableRows(this.#lines.slice(i, to).join("\n")) : null;
      if (rows === null) continue;
      this.#tables++;
      if (!this.#wishes.tables) continue;
      found.push({ table: tableFrom(rows) });
      this.#note(labels["appendices"]!, rows.map((r) => r.join(" | ")).join("\n"));
      this.#lines.fill("", i, to);
    }
    if (found.length > 0) this.#fields["appendices"] = found;
  }

  // Before the first line that is surely content.
  #headEnd(): number {
    const end = this.#lines.findIndex((s) => /^\s*(Điều 1\b|Chương I\b|Phần (I|thứ nhất)\b|I\. |1\. )/.test(s));
    return Math.min(end < 0 ? this.#lines.length : end, longestHead + this.#lines.filter((s) => isGround(s.trim())).length);
  }

  // What is broken into up to three lines is one.
  #eachInHead(is: (s: string) => boolean, take: (s: string) => void, most = Infinity): void {
    const end = this.#headEnd();
    for (let i = 0; i < end && most > 0; i++) {
      const n = this.#lines[i] === "" ? undefined : [1, 2, 3].find((n) => i + n <= end && is(this.#lines.slice(i, i + n).join(" ")));
      if (n === undefined) continue;
      take.call(this, this.#lines.slice(i, i + n).join(" "));
      this.#lines.fill("", i, i + n);
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

  // Under the name of the kind is the trích yếu, and under that who has the authority.
  #subject(): void {
    const end = this.#headEnd();
    const at = this.#lines.findIndex((s, i) => i < end && this.#titles.has(s));
    if (at < 0) return this.#letterSubject(end);
    this.#kind = this.#titles.get(this.#lines[at]!)!;
    this.#note(title, this.#lines[at]!);
    this.#lines[at] = titleMark;
    const stop = this.#lines.findIndex((s, i) => i > at && (i >= end || isGround(s) || /^(Kính gửi|QUYẾT (ĐỊNH|NGHỊ)\s*:)/.test(s)));
    const to = this.#authority(at + 1, stop < 0 ? end : stop);
    const first = this.#lines.findIndex((s, i) => i > at && i < to && s !== "");
    this.#takeSubject(first, first < 0 ? first : this.#runOn(first, to));
  }

  // Where it begins, or the end of where it may be.
  #authority(from: number, to: number): number {
    const kept = this.#lines.slice(from, to).flatMap((s, i) => (s === "" ? [] : [from + i]));
    const at = authorityAt(kept.map((i) => this.#lines[i]!));
    if (at < 1) return to; // the first line is the trích yếu
    const lines = kept.slice(at).map((i) => this.#lines[i]!);
    this.#fields["authority"] = this.#written(lines.join(" "));
    this.#note(labels["authority"]!, lines.join("\n"));
    for (const i of kept.slice(at)) this.#lines[i] = "";
    return kept[at]!;
  }

  // Capitals as the text writes the same name in a sentence.
  #written(s: string): string {
    return isCapitals(s) ? asWritten(s, this.#text) : s;
  }

  // What is left over the name of the kind, or over the trích yếu of a letter, is whose document it is.
  #agency(): void {
    const mark = this.#lines.indexOf(titleMark);
    if (mark >= 0) this.#lines[mark] = "";
    if (!this.#taken.some((t) => t.where === motto || t.where === labels["code_number"])) return;
    const top = this.#lines.slice(0, mark >= 0 ? mark : this.#firstText()).flatMap((s, i) => (s === "" ? [] : [i]));
    const lines = top.map((i) => this.#lines[i]!);
    const names = agencies(lines);
    if (names === null) return;
    for (const [field, name] of Object.entries(names)) this.#fields[field] = this.#written(name);
    this.#note(labels["organ_name"]!, lines.join("\n"));
    for (const i of top) this.#lines[i] = "";
  }

  #firstText(): number {
    const at = this.#lines.findIndex((s) => s !== "" && !isCapitals(s));
    return at < 0 ? this.#lines.length : at;
  }

  #letterSubject(end: number): void {
    const at = this.#lines.findIndex((s, i) => i < end && /^V\/v:?\s/i.test(s));
    if (at < 0) return;
    this.#kind = "cong-van";
    this.#takeSubject(at, this.#runOn(at, end));
  }

  #runOn(from: number, end: number): number {
    let to = from;
    while (to < end && to - from < 6 && this.#isSubject(this.#lines[to]!, to === from) && isCapitals(this.#lines[to]!) === isCapitals(this.#lines[from]!)) to++;
    return to;
  }

  #isSubject(s: string, isFirst: boolean): boolean {
    const stops = s === "" || isRule(s) || isGround(s) || /^(Kính gửi|Điều|Số)\b/.test(s) || /^[-+•]/.test(s) || date.test(s) || s.length > 200;
    return !stops && (isFirst || !/[.:]$/.test(s));
  }

  #takeSubject(from: number, to: number): void {
    if (from < 0 || to <= from) return;
    const lines = this.#lines.slice(from, to);
    this.#lines.fill("", from, to);
    this.#fields["subject"] = this.#written(lines.join(" ")).replace(/^(V\/v|Về việc):?\s+/i, this.#kind === "cong-van" ? "" : "$&");
    this.#note(labels["subject"]!, lines.join("\n"));
  }

  #addressees(): void {
    const end = this.#headEnd();
    const at = this.#lines.findIndex((s, i) => i < end && /^Kính gửi\s*:/.test(s));
    if (at < 0) return;
    const first = this.#lines[at]!.replace(/^Kính gửi\s*:\s*/, "");
    const rest = this.#run(at + 1, (s) => isItem(s) && s.length < 160);
    if (first === "" && rest.length === 0) return;
    this.#note(labels["addressees"]!, [this.#lines[at]!, ...rest].join("\n"));
    this.#lines[at] = "";
    this.#fields["addressees"] = [first, ...rest].map(item).filter((s) => s !== "");
  }

  #grounds(): void {
    const end = this.#headEnd();
    const at = this.#lines.findIndex((s, i) => i < end && isGround(s));
    if (at < 0) return;
    for (let i = at; i < this.#lines.length && (this.#lines[i] === "" || isGround(this.#lines[i]!)); i++) this.#wholeGround(i);
    // A ground that begins a sentence of content ("Căn cứ Luật …, Bộ ban hành …") ends with neither ";" nor "," and is alone.
    const found = this.#run(at, (s) => isGround(s) && /[;,.]$/.test(s));
    if (found.length === 0) return;
    this.#fields["grounds"] = found.map((s) => s.replace(/\s*[;.,]$/, ""));
    this.#note(labels["grounds"]!, found.join("\n"));
  }

  // A ground goes on until it ends, in a text that is broken to a page.
  #wholeGround(from: number): void {
    const to = [1, 2, 3, 4, 5, 6].map((n) => from + n).find((to) => /[;.]$/.test(this.#lines[to - 1] ?? ""));
    const own = to === undefined ? [] : this.#lines.slice(from, to);
    if (own.length < 2 || own.some((s, i) => s === "" || (i > 0 && (isGround(s) || labelOf(s) !== null || isCapitals(s))))) return;
    this.#lines.splice(from, own.length, own.join(" "));
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

// Where the name of the kind was, until all around it is taken.
const titleMark = "\u0000";

function clean(line: string): string {
  return cleanPaste(line).trim();
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
