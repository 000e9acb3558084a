// What is put into the draft when a button adds a part. The columns of a table are those that most
// appendices have; the grid changes them.

import type { Json } from "../model/json";
import type { Schema } from "../model/schema";
import { widgetOf, type Widget } from "./widget";

/** A table with the usual columns and room for three lines. */
const table: Json = {
  columns: [{ header: "STT", width_mm: 14, align: "center" }, { header: "Nội dung", share: 4 }, { header: "Đơn vị thực hiện", share: 2 }, { header: "Thời gian", share: 2 }],
  rows: [{ cells: ["1", "", "", ""] }, { cells: ["2", "", "", ""] }, { cells: ["3", "", "", ""] }],
};

/** A plan's tasks with all its columns, one group and one task. */
const tasks: Json = {
  columns: [
    { field: "ordinal", width_mm: 14 },
    { field: "task", share: 4 },
    { field: "product", share: 3 },
    { field: "lead_unit", share: 2 },
    { field: "coordinating_units", share: 2 },
    { field: "time", share: 2 },
    { field: "budget", share: 2 },
    { field: "notes", width_mm: 22 },
  ],
  groups: [{ tasks: [{ products: [{}] }] }],
};

/** An element of a list when it begins. */
export function firstElement(definition: string): Json {
  return definition === "part.Node" ? { type: "doan" } : {};
}

/** A part when it begins. */
export function beginning(w: Widget): Json {
  switch (w.type) {
    case "table":
      return table;
    case "tasks":
      return tasks;
    case "body":
      return "";
    case "cards":
    case "records":
      return [firstElement(w.definition)];
    default:
      return {};
  }
}

/** Objects whose members are seen without the object being added first: without members they mean nothing. */
const plain = new Set(["signer", "archive", "margins", "address", "chair", "secretary", "person", "representative", "received", "resolved", "pending"]);

export function isPlain(name: string): boolean {
  return plain.has(name);
}

const parts = new Set<Widget["type"]>(["table", "tasks", "body", "cards", "records", "object"]);

/**
 * Whether a member that is not there is offered by a button instead of an empty editor. Lists of the document itself are
 * parts of the form that are always seen, and so is its content, unless the document is divided into other parts.
 */
export function offered(root: Schema, schema: Schema, name: string, divided = false): boolean {
  if (schema.required?.includes(name) || isPlain(name)) return false;
  const { type } = widgetOf(root, schema.properties?.[name] ?? {}, name);
  if (schema !== root) return parts.has(type);
  return type === "table" || type === "tasks" || type === "object" || (type === "body" && divided);
}
