// Sums of columns, exact: numbers are written the Vietnamese way (1.250,5) and added as integers.

import type { JsonObject } from "../model/json";
import { cellsOf, readCell } from "./cells";
import type { Anchor, Flat } from "./spans";

/** A decimal: value / 10^scale. */
export interface Decimal {
  value: bigint;
  scale: number;
}

const pattern = /^([-−–]?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?$/;

/** Reads a number: full stops between thousands, a comma before decimals. Null when it could mean something else. */
export function parseDecimal(text: string): Decimal | null {
  const m = pattern.exec(text.replace(/\s/g, ""));
  if (m === null) return null;
  const decimals = m[3] ?? "";
  const value = BigInt(m[2]!.replaceAll(".", "") + decimals);
  return { value: m[1] === "" ? value : -value, scale: decimals.length };
}

/** Writes a number the same way. */
export function formatDecimal(d: Decimal): string {
  const digits = (d.value < 0n ? -d.value : d.value).toString().padStart(d.scale + 1, "0");
  const cut = digits.length - d.scale;
  const whole = digits.slice(0, cut).replace(/\B(?=(\d{3})+$)/g, ".");
  return (d.value < 0n ? "-" : "") + whole + (d.scale > 0 ? "," + digits.slice(cut) : "");
}

/** Adds numbers. */
export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { value: scaled(a, scale) + scaled(b, scale), scale };
}

function scaled(d: Decimal, scale: number): bigint {
  return d.value * 10n ** BigInt(scale - d.scale);
}

/** What is known of the sum of a column. */
export interface Sum {
  col: number;
  header: string;
  text: string; // the sum
  count: number; // how many numbers it is of
  unread: number[]; // rows whose text is no number, from 1
  sensible: boolean; // whether a sum of it is usual: not of ordinals, years, shares
}

const uncounted = /^(stt|tt|số thứ tự|mã|năm|ngày|tháng|điện thoại|ghi chú)(\s|$|\.)|tỷ lệ|tỉ lệ|%/i;

/** The sums of the columns that have numbers, of all rows but groups and totals. */
export function sumsOf(f: Flat, headers: readonly string[]): Sum[] {
  const counted = f.lines.map((l) => l.source?.group !== true && l.source?.total !== true && !isTotal(l.source));
  const byColumn = headers.map((): Anchor[] => []);
  for (const a of f.anchors) if (a.cols === 1 && counted[a.row]) byColumn[a.col]?.push(a);
  return byColumn.flatMap((cells, col) => sumOf(cells, col, headers[col] ?? ""));
}

function isTotal(row: JsonObject | undefined): boolean {
  return cellsOf(row).some((c) => totalName.test(readCell(c).text.trim()));
}

/** What a row of totals is named. */
export const totalName = /^(tổng\s*(cộng|số)?|cộng)\s*[:.]?$/i;

function sumOf(cells: Anchor[], col: number, header: string): Sum[] {
  const filled = cells.filter((a) => a.text.trim() !== "");
  const read = filled.map((a) => ({ row: a.row + 1, number: parseDecimal(a.text) }));
  const numbers = read.flatMap((r) => r.number ?? []);
  if (numbers.length * 2 <= filled.length) return [];
  const sum = numbers.reduce(add, { value: 0n, scale: 0 });
  const unread = read.filter((r) => r.number === null).map((r) => r.row);
  return [{ col, header, text: formatDecimal(sum), count: numbers.length, unread, sensible: !uncounted.test(header.trim()) && !ordinal(numbers) }];
}

// 1, 2, 3 … in the first rows are ordinals whatever the header says.
function ordinal(numbers: Decimal[]): boolean {
  return numbers.length > 2 && numbers.every((n, i) => n.scale === 0 && n.value === BigInt(i + 1));
}
