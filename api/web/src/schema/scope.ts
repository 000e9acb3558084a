// What the fields of a document know of where they are.

import { computed, signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext, useMemo } from "preact/hooks";
import { kinds, schemaOf, type Kind } from "../model/api";
import { drop, payload, put, valueAt } from "../model/draft";
import { isObject, type Json } from "../model/json";
import { get, split } from "../model/pointer";
import type { Schema } from "../model/schema";

/** The document that a field is of: its schema, and where it is in the draft. */
export interface Scope {
  root: Schema;
  base: string;
  prune: boolean; // an object that has nothing left goes, too
}

export const ScopeContext = createContext<Scope>({ root: {}, base: "", prune: false });

/** What tells the elements around a field from their neighbours, the innermost first: "Phụ lục II"; "" where they have none. */
export const PlaceContext = createContext("");

export function useScope(): Scope {
  return useContext(ScopeContext);
}

/** The value at a pointer; the component is drawn again when it changes. */
export function useValue(pointer: string): Json | undefined {
  return useMemo(() => valueAt(pointer), [pointer]).value;
}

/**
 * What is told of the value at a pointer, as a string, a number or a truth: the component is drawn again only when that
 * changes, and not at every key that changes something in the value.
 */
export function useTold<T extends string | number | boolean>(pointer: string, tell: (value: Json | undefined) => T): T {
  return useMemo(() => {
    const value = valueAt(pointer);
    return computed(() => tell(value.value));
  }, [pointer]).value;
}

/** How many elements the list at a pointer has. */
export function useCount(pointer: string): number {
  return useTold(pointer, (v) => (Array.isArray(v) ? v.length : 0));
}

/** The names of the members that the object at a pointer has. */
export function useNames(pointer: string): string[] {
  return useTold(pointer, (v) => (isObject(v) ? Object.keys(v).filter((n) => v[n] !== undefined).join(" ") : "")).split(" ");
}

/** All kinds, once the server has named them. */
export const kindList = signal<Kind[]>([]);

const schemas = signal<Record<string, Schema>>({});

/** The schema of a kind; undefined until the server has sent it. */
export function schemaFor(kind: string): Schema | undefined {
  return schemas.value[kind];
}

/** Asks for the schema of a kind. */
export async function fetchSchema(kind: string): Promise<void> {
  if (kind === "" || schemas.peek()[kind]) return;
  const schema = await schemaOf(kind);
  schemas.value = { ...schemas.peek(), [kind]: schema };
}

/** Asks for the list of kinds. */
export async function fetchKinds(): Promise<void> {
  if (kindList.peek().length === 0) kindList.value = await kinds();
}

/** Sets a field; undefined takes it out, and when it was the last of an object that is to be pruned, the object. */
export function write(pointer: string, value: Json | undefined, prune: boolean): void {
  if (value !== undefined) return put(pointer, value);
  if (get(payload.peek(), pointer) === undefined) return;
  const { parent, name } = split(pointer);
  const holder = get(payload.peek(), parent);
  const last = isObject(holder) && Object.keys(holder).every((n) => n === name);
  drop(prune && last && parent !== "" ? parent : pointer, "xóa");
}
