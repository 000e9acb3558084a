// What earlier drafts had in their fields: offered where the same field is filled again.

import { isObject, type Json, type Payload } from "../model/json";
import type { Kept } from "./kept";

const mostValues = 40; // of one field
const longest = 300; // longer texts are content, not habits

// Fields that are never the same twice, or that are no words.
const unique = new Set(["kind", "body", "opening", "code_number", "issued_date", "issued_amount"]);

/** The values of fields in drafts by the field's name, those of the newest draft first. */
export function habits(drafts: Kept[]): Record<string, string[]> {
  const found = new Map<string, Set<string>>();
  for (const draft of newestFirst(drafts)) gather(found, "", draft.payload);
  return Object.fromEntries([...found].map(([name, values]) => [name, [...values].slice(0, mostValues)]));
}

function gather(found: Map<string, Set<string>>, name: string, value: Json | undefined): void {
  if (typeof value === "string") note(found, name, value.trim());
  else if (Array.isArray(value)) for (const one of value) gather(found, name, one);
  else if (isObject(value)) for (const [member, one] of Object.entries(value)) gather(found, member, one);
}

function note(found: Map<string, Set<string>>, name: string, text: string): void {
  if (text === "" || text.length > longest || unique.has(name)) return;
  const values = found.get(name) ?? new Set();
  found.set(name, values.add(text));
}

/** The payloads of drafts, the newest first: what a new draft takes its head from. */
export function earlier(drafts: Kept[]): Payload[] {
  return newestFirst(drafts).map((d) => d.payload);
}

function newestFirst(drafts: Kept[]): Kept[] {
  return drafts.filter((d) => d.deleted === undefined).sort((a, b) => b.updated - a.updated);
}
