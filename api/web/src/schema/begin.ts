// How a draft begins, and how it becomes one of another kind.

import { isObject, type Json, type JsonObject, type Payload } from "../model/json";
import type { Schema } from "../model/schema";

/** A day of the calendar. */
export interface Day {
  year: number;
  month: number;
  day: number;
}

/**
 * A draft of a kind with what can be known before the clerk has written anything. What is the agency's comes from its
 * profile alone, through the server; what other documents had is offered in the fields and never filled in: a name among
 * the recipients that nobody chose would go unseen.
 */
export function begin(kind: string, profile: string | undefined, today: Day, schema: Schema): Payload {
  const found: JsonObject = {
    ...(profile === undefined ? {} : { profile }),
    issued_date: monthOf(today),
    ...firstParts(schema),
  };
  return { kind, ...inOrder(found, schema) };
}

/** What is of the agency and not of one document: with a profile all this is the profile's. */
const ofAgency = ["superior_name", "organ_name", "place", "authority", "signer", "archive", "drafter_code", "code_notation", "to_places"];

/** A draft with the content of a sample. What is of the sample's agency gives way to the profile, if there is one; number and date are always to be filled in. */
export function fromSample(sample: Payload, profile: string | undefined, today: Day, schema: Schema): Payload {
  const { kind, code_number: _, issued_date: _date, ...content } = sample;
  const kept = profile === undefined ? content : Object.fromEntries(Object.entries(content).filter(([n]) => !ofAgency.includes(n)));
  const head = begin(kind, profile, today, schema);
  return { kind, ...inOrder({ ...head, body: undefined, ...kept, ...(profile === undefined ? {} : { profile }) }, schema) };
}

/** A document as the beginning of another one: number and date are that one's own. */
export function asNew(p: Payload, today: Day): Payload {
  const { code_number: _, ...rest } = p;
  return { ...rest, kind: p.kind, ...(p.issued_date === undefined ? {} : { issued_date: monthOf(today) }) };
}

// The day is filled in when the document is issued.
const monthOf = ({ year, month }: Day) => `${year}-${String(month).padStart(2, "0")}`;

/** What a draft of a kind begins with, whoever writes it. */
export function firstParts(schema: Schema): JsonObject {
  const body = firstLine(schema);
  return { ...(body === undefined ? {} : { body }), ...emptyElements(schema) };
}

/** What a content of articles begins with. */
export const firstLabel = "Điều 1.";

/** What the content of a kind begins with: the first article where it is articles. */
export function firstLine(schema: Schema): string | undefined {
  const example = schema.properties?.body?.examples?.[0];
  return typeof example === "string" && example.startsWith(firstLabel) ? `${firstLabel} ` : undefined;
}

// Where there must be several, such as the parties of a contract, as many are there to be filled in.
function emptyElements(schema: Schema): JsonObject {
  const lists = (schema.required ?? []).filter((n) => (schema.properties?.[n]?.minItems ?? 0) > 1 && schema.properties?.[n]?.items?.$ref);
  return Object.fromEntries(lists.map((n) => [n, Array.from({ length: schema.properties?.[n]?.minItems ?? 0 }, () => ({}))]));
}

/** The members that a schema knows, in its order. */
function inOrder(values: JsonObject, schema: Schema): JsonObject {
  const names = Object.keys(schema.properties ?? {}).filter((n) => n !== "kind" && values[n] !== undefined);
  return Object.fromEntries(names.map((n) => [n, values[n]]));
}

/** A draft of another kind: what both kinds have is kept, what the new one lacks is returned beside it. */
export function changeKind(p: Payload, kind: string, schema: Schema): { payload: Payload; left: JsonObject } {
  const { kind: _, ...values } = p;
  const kept = Object.fromEntries(Object.entries(values).filter(([n, v]) => fits(schema.properties?.[n], v)));
  const left = Object.fromEntries(Object.entries(values).filter(([n]) => !(n in kept)));
  return { payload: { kind, ...inOrder(kept, schema) }, left };
}

// A field may have the same name and be something else: the chair of a meeting is a person, that of an invitation a text.
function fits(s: Schema | undefined, value: Json | undefined): boolean {
  if (s === undefined || value === undefined) return false;
  if (s.anyOf) return s.anyOf.some((f) => fits(f, value));
  if (s.enum) return typeof value === "string" && s.enum.includes(value);
  if (s.$ref) return isObject(value);
  if (Array.isArray(value)) return s.type === "array" && value.every((v) => fits(s.items, v));
  if (isObject(value)) return s.type === "object";
  return s.type === typeof value || (s.type === "integer" && Number.isInteger(value));
}
