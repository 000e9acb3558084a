// What an edit does, in words for its button.

import type { Edit } from "../model/api";
import { unitsOf } from "../model/bytes";
import type { Json } from "../model/json";

/** "Sửa: “Bộ khoa học” → “Bộ Khoa học”", or what is taken out. */
export function editWords(e: Edit, value: Json | undefined): string {
  if (e.op === "remove") return "Sửa: bỏ mục này";
  if (e.op === "set") return `Sửa: ${quoted(e.text)}`;
  const text = typeof value === "string" ? value : "";
  const old = text.slice(unitsOf(text, e.offset), unitsOf(text, e.offset + e.length));
  if (e.text === "") return `Sửa: bỏ ${shown(old)}`;
  return old === "" ? `Sửa: thêm ${shown(e.text)}` : `Sửa: ${shown(old)} → ${shown(e.text)}`;
}

// Blanks cannot be seen in quotes.
function shown(text: string): string {
  if (/^\s+$/.test(text)) return text.includes("\n") ? "dấu xuống dòng" : text.length > 1 ? `${text.length} dấu cách` : "dấu cách";
  return quoted(text);
}

function quoted(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return `“${line.length > 60 ? line.slice(0, 59) + "…" : line}”`;
}
