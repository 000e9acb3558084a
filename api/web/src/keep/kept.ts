// What is kept of a draft in the browser.

import { isObject, type Json, type Payload } from "../model/json";
import type { Place } from "../model/place";

/** A draft as the browser keeps it. */
export interface Kept {
  id: string;
  title: string; // the trích yếu on one line; "" while there is none
  payload: Payload;
  created: number; // milliseconds since 1970, as all times here
  updated: number; // for people to read; what is newer, and what the server has not, the changes say
  changes: number; // how often it was changed since it was made here
  deleted?: number; // when it was put into "Đã xóa"
  due?: number; // when the page first saw that it had been there for long
  caret?: Place; // where the clerk was last
  server?: Stored; // what the server had when it was last asked
}

/** The state of a draft on the server that the browser's state is built on. */
export interface Stored {
  version: number; // of its last save
  changes: number; // of the browser's state that was saved
}

/** A state of a draft that one can go back to. */
export interface Version {
  draft: string;
  number: number; // from 1
  begun: number; // when the first change that is folded into it was kept
  saved: number; // when the last one was
  mark: string; // why it was kept, in words: "Tải về bản Word"; "" for work in progress
  payload: Payload;
  taken?: number; // how many characters were taken out of it since it began
  changes: number; // how often the draft had been changed when it was kept
}

/** The kept form of a payload that is new. */
export function keptOf(id: string, payload: Payload, now: number): Kept {
  return { id, payload, title: titleOf(payload), created: now, updated: now, changes: 0 };
}

/** The trích yếu of a payload on one line; "" without one. */
export function titleOf(payload: Payload): string {
  const subject = payload["subject"];
  const original = isObject(payload["original"]) ? payload["original"] : {};
  const copied = numberOf({ kind: "", ...original });
  if (copied !== "") return `Bản sao của ${copied.replace(/^Số/, "số")}`;
  return typeof subject === "string" ? subject.replace(/\s+/g, " ").trim() : "";
}

const atFirst = new Set(["kind", "profile", "issued_date"]);

/** Whether nothing was ever written in a draft that was begun with an empty page. */
export function isUntouched({ changes, payload }: Kept): boolean {
  return changes === 0 && isBlank(payload);
}

/** Whether there is nothing in a draft but what an empty page begins with. */
export function isBlank(payload: Payload): boolean {
  const blank = ([name, value]: [string, Json | undefined]) => atFirst.has(name) || (name === "body" && /^(Điều 1\.)?\s*$/.test(String(value))) || /^\[[{},]*\]$/.test(JSON.stringify(value) ?? "[]");
  return Object.entries(payload).every(blank);
}

/** Number, symbol and day of a document, as far as it has them: "Số 12/QĐ-SNV, 08/03/2026". */
export function numberOf(p: Payload): string {
  const [number, notation, date] = [p["code_number"], p["code_notation"], p["issued_date"]];
  const code = number === undefined ? "" : `Số ${String(number)}${typeof notation === "string" ? `/${notation}` : ""}`;
  const day = typeof date === "string" && /^\d{4}-\d\d-\d\d$/.test(date) ? date.split("-").reverse().join("/") : "";
  return [code, day].filter(Boolean).join(", ");
}

/** How a draft is called where drafts are listed. */
export function callName(title: string, kindName: string): string {
  if (title !== "") return title;
  if (/^Bản (sao|trích sao)/.test(kindName)) return `${kindName} chưa ghi văn bản được sao`;
  return kindName === "" ? "Bản thảo chưa có trích yếu" : `${kindName} chưa có trích yếu`;
}
