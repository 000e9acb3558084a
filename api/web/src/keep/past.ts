// The states of a draft that one can go back to, wherever they are kept.

import type { Payload } from "../model/json";
import type { Version } from "./kept";
import type { Save } from "./server";

/** A state that one can look at. */
export interface State {
  key: string;
  time: number; // 0 is now
  mark: string;
  where: "now" | "here" | "server";
  bytes: number; // of its JSON; two states of the same time and length are one
  load(): Promise<Payload>;
}

/** The draft as it is now. */
export function nowState(payload: Payload): State {
  return { key: "now", time: 0, mark: "", where: "now", bytes: 0, load: async () => payload };
}

/** A version that the browser has. */
export function hereState(v: Version): State {
  const bytes = new TextEncoder().encode(JSON.stringify(v.payload)).length;
  return { key: `here-${v.number}`, time: v.saved, mark: v.mark, where: "here", bytes, load: async () => v.payload };
}

/** A version that the server has. */
export function serverState(s: Save, load: (number: number) => Promise<Payload>): State {
  return { key: `server-${s.version}`, time: Date.parse(s.saved), mark: s.mark, where: "server", bytes: s.bytes, load: () => load(s.version) };
}

const apart = 15_000; // a state comes to the server some seconds after it was kept here

/** All states, the newest first. Of what the server has of states that are here, too, the mark alone is taken. */
export function inOrder(here: State[], server: State[]): State[] {
  const own = here.map((h) => ({ ...h, mark: h.mark || (server.find((s) => isSame(h, s) && s.mark !== "")?.mark ?? "") }));
  const others = server.filter((s) => !here.some((h) => isSame(h, s)));
  return [...own, ...others].sort((a, b) => b.time - a.time);
}

function isSame(here: State, there: State): boolean {
  return Math.abs(here.time - there.time) < apart && here.bytes === there.bytes;
}

/** Two states, the older first; the present is newer than all others. */
export function olderFirst(a: State, b: State): [State, State] {
  const time = (s: State) => (s.where === "now" ? Infinity : s.time);
  return time(a) <= time(b) ? [a, b] : [b, a];
}
