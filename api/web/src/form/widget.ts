// Which control a field has. It is told from the field's schema alone, so that a kind that is new
// has a form without anything being written for it.

import { nameOf, resolve, type Schema } from "../model/schema";

/** A control, with what it needs of the schema. */
export type Widget =
  | { type: "line" | "text" | "lines" | "body" | "flag" | "numbers" | "date" | "moment" | "picture" | "table" | "tasks" | "signer" | "document" | "profile" | "kind" | "unknown" }
  | { type: "number"; whole: boolean }
  | { type: "choice"; options: string[]; free: boolean }
  | { type: "choices"; options: string[] }
  | { type: "object"; schema: Schema }
  | { type: "cards"; item: Schema; definition: string };

/** Definitions that have an editor of their own. */
const editors: Record<string, Widget> = {
  "part.Table": { type: "table" },
  "part.TaskTable": { type: "tasks" },
};

/** Names that mean the same in all kinds. */
const byName: Record<string, Widget> = {
  profile: { type: "profile" },
  signer: { type: "signer" },
};

/** Longer than this a text is prose, and wants room. */
const prose = 300;

// Names, titles of tables and the like are short though they may be long.
const short = new Set(["name", "venue", "caption", "source"]);

/** The control for the member of an object. */
export function widgetOf(root: Schema, s: Schema, name: string): Widget {
  const whole = resolve(root, s);
  return byName[name] ?? editors[nameOf(s)] ?? (whole.anyOf ? forms(root, whole, name) : byType(root, whole, name));
}

// A value of several types: the first type that has a control of its own is taken.
function forms(root: Schema, s: Schema, name: string): Widget {
  const all = (s.anyOf ?? []).map((f) => resolve(root, f));
  const list = all.find((f) => f.type === "array");
  if (list?.items && resolve(root, list.items).type === "object") return { type: "body" };
  const choice = all.find((f) => f.enum);
  if (choice?.enum) return { type: "choice", options: choice.enum, free: all.length > 1 };
  if (all.some((f) => f.type === "string")) return text(s, name);
  return { type: "unknown" };
}

function byType(root: Schema, s: Schema, name: string): Widget {
  switch (s.type) {
    case "string":
      return name === "kind" ? { type: "kind" } : text(s, name);
    case "integer":
      return { type: "number", whole: true };
    case "number":
      return { type: "number", whole: false };
    case "boolean":
      return { type: "flag" };
    case "array":
      return list(root, s.items ?? {});
    case "object":
      return s.properties ? { type: "object", schema: s } : s.required?.includes("kind") ? { type: "document" } : { type: "unknown" };
    default:
      return { type: "unknown" };
  }
}

function text(s: Schema, name: string): Widget {
  if (s.contentMediaType) return { type: "picture" };
  if (s.enum) return { type: "choice", options: s.enum, free: false };
  const example = String(s.examples?.[0] ?? "");
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(example)) return { type: "moment" };
  if (/^\d{4}-\d{2}(-\d{2})?$/.test(example)) return { type: "date" };
  return { type: (s.maxLength ?? 0) > prose && !short.has(name) ? "text" : "line" };
}

function list(root: Schema, items: Schema): Widget {
  const item = resolve(root, items);
  if (item.enum) return { type: "choices", options: item.enum };
  if (item.type === "string") return { type: "lines" };
  if (item.type === "object") return { type: "cards", item, definition: nameOf(items) };
  if (item.type === "integer" || item.type === "number" || item.anyOf?.some((f) => f.type === "number")) return { type: "numbers" };
  return { type: "unknown" };
}

const narrow = new Set(["flag", "number", "numbers", "date", "moment", "choice", "profile", "kind"]);

/** Whether a control does with half the width. */
export function isNarrow(w: Widget, s: Schema): boolean {
  return narrow.has(w.type) || (w.type === "line" && (s.maxLength ?? 0) <= 100);
}

/** Whether a text may have line breaks of the clerk's own; the schema says so in words. */
export function breaks(s: Schema): boolean {
  return /xuống dòng/i.test(s.description ?? "");
}
