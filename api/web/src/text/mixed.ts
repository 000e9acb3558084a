// Text with tables in it, as Word and pages of the web copy it: each table is told from the text around it.

import { parseHTML } from "../grid/clipboard";
import type { Flat } from "../grid/spans";
import { fragment, linesOf } from "./html";
import { cleanPaste } from "./paste";

/** What is pasted as text, and where in it the tables are. */
export interface Mixed {
  text: string;
  tables: { table: Flat; from: number; to: number }[];
}

/** What was copied when it is more than one table alone; null when it is that, or has no table. */
export function mixedPaste(html: string): Mixed | null {
  if (!/<table[\s>]/i.test(html)) return null;
  const pieces = cut(fragment(html)).filter((p) => p.text !== "");
  const tables = pieces.filter((p) => p.table !== undefined);
  return tables.length === 0 || pieces.length === 1 ? null : joined(pieces);
}

interface Piece {
  text: string;
  table?: Flat;
}

// A table that has tables in it places them on a page: those that have none are looked at.
function cut(html: string): Piece[] {
  const pieces: Piece[] = [];
  let [done, begin] = [0, -1];
  for (const tag of html.matchAll(/<(\/?)table\b[^>]*>/gi)) {
    const end = tag.index + tag[0].length;
    const table = tag[1] === "" || begin < 0 ? null : dataIn(html.slice(begin, end));
    if (table !== null) {
      pieces.push(textIn(html.slice(done, begin)), { text: rowsOf(table), table });
      done = end;
    }
    begin = tag[1] === "" ? tag.index : -1;
  }
  return [...pieces, textIn(html.slice(done))];
}

function textIn(html: string): Piece {
  return { text: cleanPaste(linesOf(html).join("\n")).trim() };
}

/** Tables of these words place the head and the foot of a document side by side. */
const layout = /CỘNG H(?:ÒA|OÀ) XÃ HỘI|Nơi nhận\s*:|Kính gửi\s*:/iu;

function dataIn(html: string): Flat | null {
  const table = parseHTML(html);
  if (table === null || table.columns < 2 || table.lines.length * table.columns < 3) return null;
  return table.anchors.some((a) => layout.test(a.text)) ? null : table;
}

// A row is a line, as a table that is copied alone is.
function rowsOf({ lines, anchors }: Flat): string {
  const rows = lines.map((): string[] => []);
  for (const a of anchors) rows[a.row]?.push(cleanPaste(a.text).replace(/\s+/g, " ").trim());
  return rows.map((cells) => cells.filter((c) => c !== "").join(" ")).filter((row) => row !== "").join("\n");
}

function joined(pieces: Piece[]): Mixed {
  const mixed: Mixed = { text: "", tables: [] };
  for (const { text, table } of pieces) {
    const from = mixed.text === "" ? 0 : mixed.text.length + 1;
    mixed.text += (from === 0 ? "" : "\n") + text;
    if (table) mixed.tables.push({ table, from, to: mixed.text.length });
  }
  return mixed;
}
