// A content that is a tree, as the text that a clerk would have written.

import { isObject, type Json, type JsonObject } from "../model/json";
import { roman } from "../schema/numbers";

/** The letters of points (PL I.II.6c). */
const letters = [..."abcdđeghiklmnopqrstuvxy"];

const labels: Record<string, (n: number) => string> = {
  phan: (n) => `Phần ${roman(n)}`,
  chuong: (n) => `Chương ${roman(n)}`,
  muc: (n) => `Mục ${n}`,
  tieu_muc: (n) => `Tiểu mục ${n}`,
  dieu: (n) => `Điều ${n}.`,
  muc_lon: (n) => `${"ABCDĐEGH"[n - 1] ?? n}.`,
  de_muc: (n) => `${roman(n)}.`,
  khoan: (n) => `${n}.`,
  diem: (n) => `${letters[n - 1] ?? n})`,
  gach: () => "-",
  cong: () => "+",
};

/** Whose title stands in a line of its own. */
const titledBelow = new Set(["phan", "chuong", "muc", "tieu_muc"]);

/** The text; undefined when the tree has what a text cannot say. Articles are numbered through the whole content. */
export function bodyText(nodes: Json[]): string | undefined {
  const counters: Counters = { articles: 0 };
  const lines = listLines(nodes, counters, "");
  return lines?.join("\n");
}

interface Counters {
  articles: number;
}

function listLines(nodes: Json[], c: Counters, outer: string): string[] | undefined {
  const lines: string[] = [];
  const counts: Record<string, number> = {};
  for (const n of nodes) {
    const own = isObject(n) ? nodeLines(n, c, counts, outer) : undefined;
    if (!own) return undefined;
    lines.push(...own);
  }
  return lines;
}

function nodeLines(n: JsonObject, c: Counters, counts: Record<string, number>, outer: string): string[] | undefined {
  const type = String(n.type);
  if (n.table || n.tasks || (Array.isArray(n.show) && n.show.length > 0)) return undefined;
  if (type !== "doan" && type !== "tieu_khoan" && !(type in labels)) return undefined;
  if (type === "muc_lon" && (text(n.title) === "" || text(n.title).toUpperCase() === text(n.title).toLowerCase())) return undefined;
  const number = type === "dieu" ? ++c.articles : (counts[type] = (counts[type] ?? 0) + 1);
  const label = typeof n.label === "string" ? n.label : type === "tieu_khoan" ? `${outer}${number}.` : (labels[type]?.(number) ?? "");
  const inner = listLines(Array.isArray(n.children) ? n.children : [], c, type === "khoan" ? label : "");
  return inner && [...ownLines(type, label, text(n.title), text(n.text)), ...inner];
}

function ownLines(type: string, label: string, title: string, body: string): string[] {
  if (titledBelow.has(type)) return [label, title, body].filter((l) => l !== "");
  if (type === "muc_lon") title = title.toUpperCase(); // in small letters its label is none
  const first = [label, title || body].filter((l) => l !== "").join(" ");
  return [first, title ? body : ""].filter((l) => l !== "");
}

function text(v: Json | undefined): string {
  return typeof v === "string" ? v : "";
}
