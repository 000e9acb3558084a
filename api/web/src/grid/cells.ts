// A table as the API takes it, and how its cells are read and written.

import { isObject, type Json, type JsonObject } from "../model/json";

/** A cell: its text and how many columns and rows it covers. */
export interface Cell {
  text: string;
  cols: number;
  rows: number;
  bold: boolean;
}

export type Align = "left" | "center" | "right" | "justify";

/** A cell of the text alone. */
export function cellOf(text: string, cols = 1, rows = 1): Cell {
  return { text, cols, rows, bold: false };
}

/** Reads a cell: a text, or an object with its size. What is no cell is an empty one. */
export function readCell(value: Json | undefined): Cell {
  if (typeof value === "string") return cellOf(value);
  if (!isObject(value)) return cellOf("");
  return { text: textOf(value.text), cols: sizeOf(value.cols), rows: sizeOf(value.rows), bold: value.bold === true };
}

/** Writes a cell in the shortest form. */
export function writeCell(c: Cell): Json {
  if (c.cols === 1 && c.rows === 1 && !c.bold) return c.text;
  const out: JsonObject = { text: c.text };
  if (c.cols > 1) out.cols = c.cols;
  if (c.rows > 1) out.rows = c.rows;
  if (c.bold) out.bold = true;
  return out;
}

/** A cell with another text; whatever else it has stays. */
export function withText(value: Json | undefined, text: string): Json {
  return isObject(value) ? { ...value, text } : text;
}

export function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

function sizeOf(value: Json | undefined): number {
  return typeof value === "number" && value > 1 ? Math.floor(value) : 1;
}

/** The objects of a list; what is none is an empty one, so that indices stay. */
export function objectsOf(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.map((v) => (isObject(v) ? v : {})) : [];
}

/** The columns of a table. */
export function columnsOf(table: Json | undefined): JsonObject[] {
  return isObject(table) ? objectsOf(table.columns) : [];
}

/** The rows of a table. */
export function rowsOf(table: Json | undefined): JsonObject[] {
  return isObject(table) ? objectsOf(table.rows) : [];
}

/** The cells of a row. */
export function cellsOf(row: JsonObject | undefined): Json[] {
  return Array.isArray(row?.cells) ? row.cells : [];
}

/** The object without the members that are empty. */
export function compact(o: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(o).filter(([, v]) => v !== undefined && v !== "" && v !== false && v !== 0));
}
