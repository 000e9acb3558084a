// When a task is due, out of how its time is written: only what it says plainly.

import { isObject, type Json, type JsonObject } from "../model/json";

const quarterNames: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4, "1": 1, "2": 2, "3": 3, "4": 4 };

/** The deadline that a time tells: "Tháng 3/2026", "20/3/2026", "Quý I-IV/2026", "Năm 2026". Undefined when it is not plain. */
export function dueOf(time: string): JsonObject | undefined {
  const text = time.trim().replace(/[.;]$/, "").replace(/\s+/g, " ").toLowerCase().normalize("NFC");
  return dayOf(text) ?? monthOf(text) ?? quartersOf(text) ?? yearOf(text);
}

function dayOf(text: string): JsonObject | undefined {
  const m = /^(?:ngày )?(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{4})$/.exec(text) ?? /^ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})$/.exec(text);
  if (m === null) return undefined;
  const [day, month, year] = [Number(m[1]), Number(m[2]), Number(m[3])];
  if (!isYear(year) || month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  return { date: `${year}-${two(month)}-${two(day)}` };
}

function monthOf(text: string): JsonObject | undefined {
  const m = /^(?:trong )?tháng (\d{1,2})(?: ?[/.-] ?| năm )(\d{4})$/.exec(text);
  const [month, year] = [Number(m?.[1]), Number(m?.[2])];
  return m !== null && isYear(year) && month >= 1 && month <= 12 ? { date: `${year}-${two(month)}` } : undefined;
}

function quartersOf(text: string): JsonObject | undefined {
  const m = /^(?:trong )?(?:các )?quý (.+?)(?: ?\/ ?| năm )(\d{4})$/.exec(text);
  const year = Number(m?.[2]);
  if (m === null || !isYear(year)) return undefined;
  const quarters = quarterList(m[1]!);
  return quarters && { year, quarters };
}

// "I-IV" are all from the first to the last, "I, III" and "II và IV" those that are named.
function quarterList(text: string): number[] | undefined {
  const range = /^(\w+) ?[-–] ?(?:quý )?(\w+)$/.exec(text);
  const ends = range && [quarterNames[range[1]!], quarterNames[range[2]!]];
  if (ends) {
    const [from, to] = ends;
    return from && to && from < to ? Array.from({ length: to - from + 1 }, (_, i) => from + i) : undefined;
  }
  const list = text.split(/ ?, ?| và /).map((name) => quarterNames[name.trim()]);
  const known = list.filter((q) => q !== undefined);
  return known.length === list.length && known.every((q, i) => i === 0 || q > known[i - 1]!) ? known : undefined;
}

function yearOf(text: string): JsonObject | undefined {
  const m = /^(?:cả |trong )?năm (\d{4})$/.exec(text);
  return m !== null && isYear(Number(m[1])) ? { year: Number(m[1]) } : undefined;
}

function isYear(year: number): boolean {
  return year >= 1945 && year <= 2200;
}

function two(n: number): string {
  return String(n).padStart(2, "0");
}

/**
 * A product with another time, and with the deadline that the time tells. A deadline that was not
 * told by the time before was set by the clerk, and stays.
 */
export function withTime(product: JsonObject, time: string): JsonObject {
  const told = dueOf(typeof product.time === "string" ? product.time : "");
  const { due, ...rest }: JsonObject = { ...product, time };
  if (due !== undefined && !alike(due, told)) return { ...rest, due };
  const next = dueOf(time);
  return next === undefined ? rest : { ...rest, due: next };
}

function alike(a: Json, b: JsonObject | undefined): boolean {
  if (!isObject(a) || b === undefined) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((k) => JSON.stringify(a[k]) === JSON.stringify(b[k]));
}
