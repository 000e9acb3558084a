// The draft that is open as one of another kind.

import { isUnfilled } from "../findings/sort";
import type { Kind } from "../model/api";
import type { Json, Payload } from "../model/json";
import type { Schema } from "../model/schema";
import { changeKind, firstLabel, firstLine, firstParts } from "../schema/begin";

/** A draft of another kind, and what does not come along, in words: the titles of what it has no room for, and what was of the old kind alone. */
export interface Changed {
  payload: Payload;
  left: string[];
}

/** The draft as one of another kind. What only began is begun anew, the notation names the new kind, and the number is one of its own. */
export function asKind(p: Payload, from: Schema, to: Kind, schema: Schema, before: Kind | undefined): Changed {
  const own = ofOldKind(p, schema, before?.name ?? "văn bản cũ");
  const { payload, left } = changeKind(notated(withoutBeginning(own.payload), before, to), to.kind, schema);
  const titles = Object.entries(left).filter(([, v]) => !isUnfilled(v)).map(([n]) => from.properties?.[n]?.title ?? n);
  return { payload: { ...firstParts(schema), ...payload }, left: [...own.left, ...titles] };
}

// A number was given to the document that it was (Đ15); who is told "Như Điều 3" is told of an article, and not all kinds have articles.
function ofOldKind(p: Payload, schema: Schema, name: string): Changed {
  const { code_number, to_places, ...rest } = p;
  const isOfArticle = (place: Json) => firstLine(schema) === undefined && typeof place === "string" && /^[-\s]*Như Điều \d/.test(place);
  const [gone, places] = Array.isArray(to_places) ? [to_places.filter(isOfArticle), to_places.filter((l) => !isOfArticle(l))] : [[], to_places];
  const left = [...(code_number === undefined ? [] : [`Số ${String(code_number)} đã lấy cho ${name}`]), ...gone.map((l) => `Nơi nhận “${String(l)}”`)];
  return { payload: { ...rest, kind: p.kind, ...(places === undefined ? {} : { to_places: places }) }, left };
}

/** The kinds that a draft may become. A copy is made of another document: it is none that a draft becomes. */
export function becoming(kind: string, kinds: Kind[]): Kind[] {
  return kinds.filter((k) => k.kind !== kind && !k.form.startsWith("3."));
}

function withoutBeginning(p: Payload): Payload {
  if (!isLabel(p.body)) return p;
  const { body: _, ...rest } = p;
  return { ...rest, kind: p.kind };
}

function isLabel(body: Json | undefined): boolean {
  return typeof body === "string" && body.trim() === firstLabel;
}

// QĐ-SNV is TB-SNV in a notice, and SNV in an official letter, which has no name of its own.
function notated(p: Payload, before: Kind | undefined, to: Kind): Payload {
  const begin = before?.abbreviation ? `${before.abbreviation}-` : "";
  const notation = p.code_notation;
  if (before === undefined || typeof notation !== "string" || !notation.startsWith(begin)) return p;
  return { ...p, code_notation: (to.abbreviation ? `${to.abbreviation}-` : "") + notation.slice(begin.length) };
}
