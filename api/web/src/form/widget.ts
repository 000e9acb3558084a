// Which control a field has. It is told from the field's schema alone, so that a kind that is new
// has a form without anything being written for it.

import { nameOf, resolve, type Schema } from "../model/schema";

/** A control, with what it needs of the schema. */
export type Widget =
  | { type: "line" | "text" | "lines" | "body" | "flag" | "numbers" | "date" | "moment" | "stamp" | "period" | "picture" | "table" | "tasks" | "plan" | "signer" | "document" | "profile" | "kind" | "unknown" }
  | { type: "number"; whole: boolean }
  | { type: "choice"; options: string[]; free: boolean }
  | { type: "choices"; options: string[] }
  | { type: "object"; schema: Schema }
  | { type: "cards" | "records"; item: Schema; definition: string };

/** Definitions that have an editor of their own. */
const editors: Record<string, Widget> = {
  "part.Table": { type: "table" },
  "part.TaskTable": { type: "tasks" },
  "part.ProgressPlan": { type: "plan" },
};

/** Names that mean the same in all kinds. Areas and ways to show are any text for the schema, and a few for the clerk. */
const byName: Record<string, Widget> = {
  profile: { type: "profile" },
  area: { type: "choice", options: ["chi-dao", "the-che", "thu-tuc", "bo-may", "cong-vu", "tai-chinh", "so"], free: true },
  as: { type: "choice", options: ["text", "table", "chart", "late"], free: true },
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
  if (name === "signer") return { type: "signer" };
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
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[Z+-]/.test(example)) return { type: "stamp" };
  if (/^\d{4}-Q\d$/.test(example)) return { type: "period" };
  if (/^\d{4}-\d{2}(-\d{2})?$/.test(example)) return { type: "date" };
  return { type: (s.maxLength ?? 0) > prose && !short.has(name) ? "text" : "line" };
}

function list(root: Schema, items: Schema): Widget {
  const item = resolve(root, items);
  if (item.enum) return { type: "choices", options: item.enum };
  if (item.type === "string") return { type: "lines" };
  if (item.type === "object") return { type: isRecord(root, item) ? "records" : "cards", item, definition: nameOf(items) };
  if (item.type === "integer" || item.type === "number" || item.anyOf?.some((f) => f.type === "number")) return { type: "numbers" };
  return { type: "unknown" };
}

/** A cell of a record: a member of the element, or a member of an object in it. */
export interface Column {
  path: string[];
  schema: Schema;
  group: string; // the title of the object that it is in
}

const cells = new Set<Widget["type"]>(["line", "text", "number", "numbers", "date", "choice", "flag"]);

/** The cells of an element; undefined when it has what does not go into a cell. */
export function columns(root: Schema, item: Schema): Column[] | undefined {
  const all: Column[] = [];
  for (const [name, s] of Object.entries(item.properties ?? {})) {
    const schema = resolve(root, s);
    if (cells.has(widgetOf(root, s, name).type)) all.push({ path: [name], schema, group: "" });
    else if (schema.type === "object" && isNumbers(root, schema)) all.push(...inner(root, name, schema));
    else return undefined;
  }
  return all;
}

function inner(root: Schema, name: string, object: Schema): Column[] {
  return Object.entries(object.properties ?? {}).map(([n, s]) => ({ path: [name, n], schema: resolve(root, s), group: object.title ?? name }));
}

function isNumbers(root: Schema, s: Schema): boolean {
  const all = Object.values(s.properties ?? {});
  return all.length > 0 && all.every((m) => /^(number|integer)$/.test(resolve(root, m).type ?? ""));
}

/** Elements that are rows of a table of figures: with more than a few words each they are cards. */
function isRecord(root: Schema, item: Schema): boolean {
  return Object.keys(item.properties ?? {}).length < 8 && columns(root, item) !== undefined;
}

const narrow = new Set(["flag", "number", "numbers", "date", "moment", "stamp", "period", "choice", "profile", "kind"]);

/** Whether a control does with half the width. */
export function isNarrow(w: Widget, s: Schema): boolean {
  return narrow.has(w.type) || (w.type === "line" && (s.maxLength ?? 0) <= 100);
}

/** Whether a text may have line breaks of the clerk's own; the schema says so in words. */
export function breaks(s: Schema): boolean {
  return /xuống dòng/i.test(s.description ?? "");
}
