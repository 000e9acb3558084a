// The states of a draft that one can go back to, wherever they are kept.

import type { Payload } from "../model/json";
import type { Version } from "./kept";
import type { Save } from "./server";

/** A state that one can look at. */
export interface State {
  key: string;
  time: number; // 0 is now
  number: number; // among those of one place: the newer has the greater
  mark: string;
  where: "now" | "here" | "server";
  bytes: number; // of its JSON; two states of the same time and length are one
  load(): Promise<Payload>;
}

/** The draft as it is now. */
export function nowState(payload: Payload): State {
  return { key: "now", time: 0, mark: "", number: Infinity, where: "now", bytes: 0, load: async () => payload };
}

/** A version that the browser has. */
export function hereState(v: Version): State {
  const bytes = new TextEncoder().encode(JSON.stringify(v.payload)).length;
  return { key: `here-${v.number}`, time: v.saved, number: v.number, mark: v.mark, where: "here", bytes, load: async () => v.payload };
}

/** A version that the server has. */
export function serverState(s: Save, load: (number: number) => Promise<Payload>): State {
  return { key: `server-${s.version}`, time: Date.parse(s.saved), number: s.version, mark: s.mark, where: "server", bytes: s.bytes, load: () => load(s.version) };
}

const apart = 15_000; // a state comes to the server some seconds after it was kept here

/** All states, the newest first. Of what the server has of states that are here, too, the mark alone is taken. */
export function inOrder(here: State[], server: State[]): State[] {
  const own = here.map((h) => ({ ...h, mark: h.mark || (server.find((s) => isSame(h, s) && s.mark !== "")?.mark ?? "") }));
  const others = server.filter((s) => !here.some((h) => isSame(h, s)));
  return merged(own, others);
}

// Each place's states stay in its order, whatever its clock did between them.
function merged(a: State[], b: State[]): State[] {
  const all: State[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) all.push(a[i]!.time >= b[j]!.time ? a[i++]! : b[j++]!);
  return [...all, ...a.slice(i), ...b.slice(j)];
}

function isSame(here: State, there: State): boolean {
  return Math.abs(here.time - there.time) < apart && here.bytes === there.bytes;
}

/** Two states, the older first; the present is newer than all others. Of those of one place their numbers tell. */
export function olderFirst(a: State, b: State): [State, State] {
  const by = a.where === b.where || a.where === "now" || b.where === "now" ? a.number <= b.number : a.time <= b.time;
  return by ? [a, b] : [b, a];
}
