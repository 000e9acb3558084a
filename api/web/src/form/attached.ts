// What a decision issues or approves, told from its trích yếu.

import type { Kind } from "../model/api";
import { isObject, type Json, type JsonObject } from "../model/json";
import { capital } from "../schema/words";

/** What comes before the name of what is issued: "Ban hành", "Về việc phê duyệt và ban hành". */
const deed = /^(?:(?:về việc|v\/v)\s+)?(?:(?:ban hành|phê duyệt|thông qua|công bố)(?:\s*(?:và|,)\s*)?)+\s+(?:kèm theo\s+)?/iu;

/** What is issued and is none of the decree's 29 types; its name is printed as it is. */
const others = ["Điều lệ", "Nội quy", "Quy trình", "Quy tắc", "Chiến lược", "Quy hoạch", "Bộ tiêu chí", "Bộ chỉ số"];

/** Whether a document of the kind may come with another one: a copy may not, nor may what has addressees of its own. */
export function isAttachable(k: Kind): boolean {
  return k.abbreviation !== "" && (k.form === "1.4" || k.form === "");
}

/** The document that comes with a decision of that trích yếu, as far as the trích yếu says what it is. */
export function attachedBy(subject: string, kinds: Kind[]): JsonObject {
  const text = subject.normalize("NFC").replace(/\s+/g, " ").trim();
  const issued = text.replace(deed, "");
  if (issued === text) return {};
  const kind = longest(kinds.filter((k) => isAttachable(k) && begins(issued, k.name)), (k) => k.name);
  if (kind) return { kind: kind.kind, ...rest(issued, kind.name) };
  const other = longest(others.filter((name) => begins(issued, name)), (name) => name);
  return other ? { type_name: other, ...rest(issued, other) } : {};
}

/** The document that a button adds to those there are: the trích yếu speaks of the first one. */
export function nextAttached(document: Json | undefined, count: number, kinds: Kind[]): JsonObject {
  const subject = isObject(document) ? document.subject : undefined;
  return count === 0 && typeof subject === "string" ? attachedBy(subject, kinds) : {};
}

function begins(text: string, name: string): boolean {
  return `${text.toLowerCase()} `.startsWith(`${name.toLowerCase()} `);
}

function longest<T>(all: T[], text: (one: T) => string): T | undefined {
  return all.toSorted((a, b) => text(b).length - text(a).length)[0];
}

function rest(issued: string, name: string): JsonObject {
  const subject = capital(issued.slice(name.length).trim());
  return subject === "" ? {} : { subject };
}
