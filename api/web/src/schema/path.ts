// A pointer as a person says it: "Phụ lục I › Bảng › dòng 3, cột 2".

import { isObject, type Json, type Payload } from "../model/json";
import { get, join, steps } from "../model/pointer";
import { resolve, type Schema } from "../model/schema";
import { roman } from "./numbers";
import { capital, lower, optionWords } from "./words";

/** How the elements of a list are called, by the list's name: without and with a number. */
const elements: Record<string, (n: number) => string> = {
  appendices: (n) => `Phụ lục ${roman(n)}`,
  attachments: (n) => `Văn bản kèm theo ${n}`,
  parties: (n) => `Bên ${String.fromCharCode(64 + n)}`,
  rows: (n) => `dòng ${n}`,
  cells: (n) => `cột ${n}`,
  columns: (n) => `cột ${n}`,
  groups: (n) => `nhóm ${roman(n)}`,
  tasks: (n) => `nhiệm vụ ${n}`,
  products: (n) => `sản phẩm ${n}`,
  children: (n) => `mục con ${n}`,
  items: (n) => `mục ${n}`,
  joint: (n) => `Cơ quan ${n + 1}`,
  series: (n) => `dãy số ${n}`,
  updates: (n) => `cập nhật ${n}`,
  body: (n) => `mục ${n}`,
};

// Lists whose name is not said where an element's is.
const silent = new Set(["appendices", "attachments", "parties", "rows", "cells", "columns", "groups", "tasks", "products", "children", "items", "updates", "series"]);

/** How one element of a list is called. The only appendix has no number (PL I.III.1a). */
export function elementName(list: string, s: Schema, index: number, count = 0): string {
  if (list === "appendices" && count === 1) return "Phụ lục";
  return (elements[list] ?? ((n) => `${kindOfElement(list, s)} ${n}`))(index + 1);
}

/** What the elements of a list are: "phụ lục", "bên". */
export function kindOfElement(list: string, s: Schema): string {
  const called = elements[list]?.(1).replace(/ (1|2|I|A)$/, "");
  return lower(called ?? (s.items?.type === "string" ? "dòng" : (s.title ?? "mục").replace(/^(Các|Những) /, "")));
}

// What tells an element from others, in the order in which it is looked for.
const telling = ["title", "subject", "name", "organ_name", "header", "full_name", "text", "type_name", "product", "data", "id"];

/** What an element says of itself, in short; "" when nothing. */
export function summary(value: Json | undefined): string {
  if (typeof value === "string") return clip(value);
  if (!isObject(value)) return "";
  const found = telling.map((n) => value[n]).find((v) => typeof v === "string" && v !== "");
  return typeof found === "string" ? clip(found) : "";
}

function clip(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 80 ? line.slice(0, 79).trimEnd() + "…" : line;
}

/** The heading of an element: "Phụ lục I – Danh mục nhiệm vụ". */
export function heading(list: string, s: Schema, index: number, value: Json | undefined, count = 0): string {
  const said = summary(value) || (isObject(value) && typeof value.area === "string" ? optionWords(value.area, {}) : "");
  const name = isObject(value) && typeof value.type === "string" ? nodeName(value.type, index) : capital(elementName(list, s, index, count));
  return name + (said ? ` – ${said}` : "");
}

// A piece of a content is called what it is there: "2. Khoản".
function nodeName(type: string, index: number): string {
  return `${index + 1}. ${optionWords(type, {}).replace(/ \(.*/, "")}`;
}

/** The way to a field in words, from outside in. The schema of a document in a document is looked up by its kind. */
export function pathWords(root: Schema, pointer: string, payload: Payload, lookup?: (kind: string) => Schema | undefined): string[] {
  const words: string[] = [];
  let schema: Schema | undefined = root;
  let here = root;
  let at = "";
  let list = "";
  for (const step of steps(pointer)) {
    if (/^\d+$/.test(step) && list !== "") {
      const siblings = get(payload, at);
      const name = elementName(list, schema ?? {}, Number(step), Array.isArray(siblings) ? siblings.length : 0);
      if (list === "cells" && words.length > 0) words.push(`${words.pop()}, ${name}`);
      else words.push(name);
      schema = elementSchema(here, schema);
      list = "";
      at = join(at, step);
      continue;
    }
    at = join(at, step);
    const member = memberOf(here, schema, step);
    const value = get(payload, at);
    if (!(silent.has(step) && Array.isArray(value) && pointer !== at)) words.push(member?.title ?? step);
    list = step;
    schema = member;
    const kind = isObject(value) && !member?.properties && typeof value.kind === "string" ? value.kind : "";
    const inner = kind ? lookup?.(kind) : undefined;
    if (inner) here = schema = inner;
  }
  return words.length > 0 ? [capital(words[0] ?? ""), ...words.slice(1)] : [];
}

/** The title of the field at a pointer, by the field's name. */
export function ownTitle(root: Schema, pointer: string, payload: Payload, lookup?: (kind: string) => Schema | undefined): Record<string, string> {
  const name = steps(pointer).at(-1);
  const title = pathWords(root, pointer, payload, lookup).at(-1);
  return name === undefined || title === undefined ? {} : { [name]: title };
}

function memberOf(root: Schema, s: Schema | undefined, name: string): Schema | undefined {
  const forms = [s, ...(s?.anyOf ?? []).map((f) => resolve(root, f))];
  const found = forms.map((f) => f?.properties?.[name]).find((m) => m !== undefined);
  return found && resolve(root, found);
}

function elementSchema(root: Schema, list: Schema | undefined): Schema | undefined {
  const form = list?.items ? list : list?.anyOf?.map((f) => resolve(root, f)).find((f) => f.items);
  const item = form?.items && resolve(root, form.items);
  return item?.properties ? item : (item?.anyOf?.map((f) => resolve(root, f)).find((f) => f.properties) ?? item);
}
