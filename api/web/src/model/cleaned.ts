// Texts as the server keeps them: composed letters, one kind of line end, so that its places are the page's.

import { isObject, type Json, type JsonObject } from "./json";

/** The value with all texts in it in NFC and with one kind of line end. What is so already is the same object. */
export function cleaned<T extends Json>(value: T): T;
export function cleaned(value: Json): Json {
  if (typeof value === "string") return value.replace(/\r\n?|[\u2028\u2029]/g, "\n").normalize("NFC");
  if (Array.isArray(value)) return same(value, value.map((v) => cleaned(v)));
  if (isObject(value)) return same(value, Object.fromEntries(Object.entries(value).map(([name, v]) => [name, v === undefined ? v : cleaned(v)])));
  return value;
}

function same<T extends Json[] | JsonObject>(before: T, after: T): T {
  const of = (value: T) => Object.values(value);
  return of(before).every((v, i) => v === of(after)[i]) ? before : after;
}
