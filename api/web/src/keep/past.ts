// The states of a draft that one can go back to, wherever they are kept.

import type { Payload } from "../model/json";
import type { Version } from "./kept";

/** A state that one can look at. */
export interface State {
  key: string;
  time: number; // 0 is now
  mark: string;
  where: "now" | "here" | "server";
  load(): Promise<Payload>;
}

/** The draft as it is now. */
export function nowState(payload: Payload): State {
  return { key: "now", time: 0, mark: "", where: "now", load: async () => payload };
}

/** A version that the browser has. */
export function hereState(v: Version): State {
  return { key: `here-${v.number}`, time: v.saved, mark: v.mark, where: "here", load: async () => v.payload };
}

/** All states, the newest first. */
export function inOrder(states: State[]): State[] {
  return [...states].sort((a, b) => b.time - a.time);
}

/** Two states, the older first; the present is newer than all others. */
export function olderFirst(a: State, b: State): [State, State] {
  const time = (s: State) => (s.where === "now" ? Infinity : s.time);
  return time(a) <= time(b) ? [a, b] : [b, a];
}
