// What a draft is found by: all that is written in it, its number, its days as clerks write them.

import type { Json, Payload } from "../model/json";
import { asSearched, finds } from "../ui/count";
import { numberOf } from "./kept";

const texts = new WeakMap<Payload, string>(); // made ready once: a search looks at all drafts at every key

/** Whether all that is searched for is in a draft, or in what else is said of it. */
export function isFound(payload: Payload | undefined, about: string, search: string): boolean {
  return finds(asSearched(about) + (payload === undefined ? "" : textOf(payload)), search);
}

function textOf(p: Payload): string {
  const text = texts.get(p) ?? asSearched([numberOf(p), ...written(p)].join("\n"));
  texts.set(p, text);
  return text;
}

const unwritten = new Set(["kind", "profile"]); // names of the page's own

function written(value: Json | undefined): string[] {
  if (typeof value === "number") return [String(value)];
  if (typeof value === "string") return isPicture(value) ? [] : [value.replace(/\b(\d{4})-(\d\d)-(\d\d)\b/g, "$3/$2/$1")];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, v]) => (unwritten.has(name) ? [] : written(v)));
}

const isPicture = (text: string) => text.length > 5000 && !/\s/.test(text);
