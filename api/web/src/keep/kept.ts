// What is kept of a draft in the browser.

import type { Payload } from "../model/json";
import type { Place } from "../model/place";

/** A draft as the browser keeps it. */
export interface Kept {
  id: string;
  title: string; // the trích yếu on one line; "" while there is none
  payload: Payload;
  created: number; // milliseconds since 1970, as all times here
  updated: number;
  deleted?: number; // when it was put into "Đã xóa"
  caret?: Place; // where the clerk was last
  server?: Stored; // what the server had when it was last asked
}

/** The state of a draft on the server that the browser's state is built on. */
export interface Stored {
  version: number; // of its last save
  updated: number; // of the browser's state that was saved
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
}

/** The kept form of a payload that is new. */
export function keptOf(id: string, payload: Payload, now: number): Kept {
  return { id, payload, title: titleOf(payload), created: now, updated: now };
}

/** The trích yếu of a payload on one line; "" without one. */
export function titleOf(payload: Payload): string {
  const subject = payload["subject"];
  return typeof subject === "string" ? subject.replace(/\s+/g, " ").trim() : "";
}

/** How a draft is called where drafts are listed. */
export function callName(title: string, kindName: string): string {
  if (title !== "") return title;
  return kindName === "" ? "Bản thảo chưa có trích yếu" : `${kindName} chưa có trích yếu`;
}
