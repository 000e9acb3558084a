// Where a field stands in the form. The groups follow the paper from top to bottom, so that a clerk who
// knows the decree's form finds everything where it is printed.

import type { Payload } from "../model/json";
import type { Schema } from "../model/schema";

/** A part of the form with the fields that a kind has of it. */
export interface Group {
  id: string;
  title: string;
  short: string; // where there is little room
  fields: string[];
  closed: boolean; // shown only when asked for
}

interface Place {
  id: string;
  title: string;
  short?: string;
  several?: string; // the title when one of several fields has the same
  fields: string[];
  closed?: boolean;
}

/** What is not offered: the kind is chosen elsewhere, and nothing secret may be written here (PL I.III.2a). */
const hidden = new Set(["kind", "secrecy"]);

const own = "rieng";
const rest = "khac";

const places: Place[] = [
  { id: "dau", title: "Cơ quan, số, ngày", short: "Cơ quan", fields: ["profile", "superior_name", "organ_name", "code_number", "code_notation", "place", "issued_date"] },
  { id: "trich-yeu", title: "Trích yếu", fields: ["letter_name", "subject"] },
  { id: "can-cu", title: "Căn cứ và thẩm quyền", short: "Căn cứ", fields: ["authority", "grounds"] },
  {
    id: own,
    title: "",
    fields: [
      "salutation", "addressees", "period", "organ_short", "caller", "invitees", "event", "chair", "secretary", "meeting", "start_time", "time", "venue", "participants", "application_date",
      "person", "destination", "purpose", "valid_until", "days", "start_date", "end_date", "leave_place", "leave", "confirmation", "parties", "original", "from_top_mm",
    ],
  },
  { id: "noi-dung", title: "Nội dung", several: "Phần nội dung", fields: ["opening", "outline", "body", "results", "shortcomings", "next_tasks", "proposals", "tasks", "data", "greeting", "end_time"] },
  { id: "kem-theo", title: "Văn bản kèm theo", short: "Kèm theo", fields: ["attachments"] },
  { id: "phu-luc", title: "Phụ lục", fields: ["appendices"] },
  { id: "ky", title: "Người ký", fields: ["signer"] },
  { id: "nhan", title: "Nơi nhận và lưu", short: "Nơi nhận", fields: ["to_places", "archive", "drafter_code", "issued_amount"] },
  {
    id: rest,
    title: "Khác",
    closed: true,
    fields: ["draft", "priority", "circulation", "medium", "files", "preset", "margins", "address", "signed_at", "joint", "seal"],
  },
];

const named = new Map(places.flatMap((p) => p.fields.map((f) => [f, p.id])));

/** The groups of a kind's fields, those without fields left out. Within a group the schema's order is the paper's. */
export function layout(schema: Schema): Group[] {
  const names = Object.keys(schema.properties ?? {}).filter((n) => !hidden.has(n));
  return places.map((p) => group(p, names, schema)).filter((g) => g.fields.length > 0);
}

function group(p: Place, names: string[], schema: Schema): Group {
  const known = p.closed ? p.fields.filter((f) => names.includes(f)) : names.filter((n) => p.fields.includes(n));
  const unknown = names.filter((n) => !named.has(n) && p.id === strangersPlace(n, schema));
  const fields = [...known, ...unknown];
  const only = fields.length === 1 ? schema.properties?.[fields[0]!]?.title : undefined;
  const title = (fields.length > 1 && p.several) || p.title || only || `Riêng của ${(schema.title ?? "văn bản này").toLowerCase()}`;
  return { id: p.id, title, short: p.short ?? (p.title || only || "Riêng"), fields, closed: p.closed ?? false };
}

// What must be filled in cannot stand where it is not seen.
function strangersPlace(name: string, schema: Schema): string {
  return schema.required?.includes(name) ? own : rest;
}

/** Members of objects that few documents need; they are folded away. */
const rare = new Set([
  "label", "note", "head_position", "unit_head_position", "collective", "other_position", "agency_seal", "signature", "seal", "superior_name",
  "tax_code", "account", "authorization", "id_number", "allow_empty", "name_column", "year_before", "previous",
]);

/** The members of an object: those that are seen, and those that are folded away. What must be there is seen. */
export function members(schema: Schema): { seen: string[]; folded: string[] } {
  const names = Object.keys(schema.properties ?? {});
  const few = names.length < 5;
  const folded = (n: string) => rare.has(n) && !few && !schema.required?.includes(n);
  return { seen: names.filter((n) => !folded(n)), folded: names.filter(folded) };
}

/** What a document must have. There may be several ways: one without a profile comes first, and one that is met before it. */
export function required(schema: Schema, payload: Payload | undefined): Set<string> {
  const forms = schema.anyOf?.map((s) => s.required ?? []) ?? [];
  const met = forms.find((names) => names.every((n) => payload?.[n] !== undefined)) ?? forms[0] ?? [];
  return new Set([...(schema.required ?? []), ...met].filter((n) => n !== "profile"));
}
