// Periods of reports as clerks write them and as the API has them.

import { readDate, writeDate } from "./dates";
import { roman } from "../schema/numbers";

const quarters: Record<string, string> = { "1": "1", "2": "2", "3": "3", "4": "4", i: "1", ii: "2", iii: "3", iv: "4" };

const patterns: [RegExp, (m: RegExpExecArray) => string | undefined][] = [
  [/^(\d{4})(-(Q[1-4]|H[12]|9M))?$/i, (m) => m[0].toUpperCase()],
  [/^năm\s+(\d{4})$/i, (m) => m[1]],
  [/^quý\s*(iv|i{1,3}|[1-4])(?:\s*(?:\/|-|năm)\s*|\s+)(\d{4})$/i, (m) => `${m[2]}-Q${quarters[(m[1] ?? "").toLowerCase()]}`],
  [/^(?:6|06|sáu) tháng đầu năm\s+(\d{4})$/i, (m) => `${m[1]}-H1`],
  [/^(?:6|06|sáu) tháng cuối năm\s+(\d{4})$/i, (m) => `${m[1]}-H2`],
  [/^(?:9|09|chín) tháng(?: đầu)?(?: năm)?\s+(\d{4})$/i, (m) => `${m[1]}-9M`],
];

/** The period that was typed, as 2022-Q3, 2022-H1, 2022-9M, 2022 or 2022-06-15/2022-09-14; undefined when it is none. */
export function readPeriod(typed: string): string | undefined {
  const text = typed.trim().replace(/\s+/g, " ");
  for (const [pattern, said] of patterns) {
    const found = pattern.exec(text);
    if (found) return said(found);
  }
  return readRange(text);
}

function readRange(text: string): string | undefined {
  const days = /^\d{4}-/.test(text) ? text.split("/") : text.replace(/^từ (ngày )?/i, "").split(/ ?– ?| - | đến (?:ngày )?/i);
  const [from, to] = days.map((d) => readDate(d));
  return days.length === 2 && from?.length === 10 && to?.length === 10 ? `${from}/${to}` : undefined;
}

/** A period as it is written: Quý III/2022; 6 tháng đầu năm 2022; 15/06/2022 – 14/09/2022. */
export function writePeriod(value: string): string {
  const [year = "", part = ""] = value.split(/-(?=[QH9])/);
  const days = value.split("/");
  if (days.length === 2) return days.map(writeDate).join(" – ");
  if (part.startsWith("Q")) return `Quý ${roman(Number(part.slice(1)))}/${year}`;
  return { H1: `6 tháng đầu năm ${year}`, H2: `6 tháng cuối năm ${year}`, "9M": `9 tháng năm ${year}` }[part] ?? (/^\d{4}$/.test(value) ? `Năm ${value}` : value);
}
