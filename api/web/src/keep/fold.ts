// Which states of a draft become versions.

import type { Payload } from "../model/json";
import type { Version } from "./kept";

/** How many versions a draft keeps: the newest. */
export const mostVersions = 500;

const windowOfOne = 2 * 60_000; // changes within two minutes are one version
const muchText = 200; // taking this many characters out makes a version of its own

/** The version that a state makes, with the number of the last one when it takes its place; undefined when the state makes none. */
export function fold(last: Version | undefined, draft: string, payload: Payload, mark: string, now: number): Version | undefined {
  if (last === undefined) return { draft, number: 1, begun: now, saved: now, mark, payload };
  if (same(last.payload, payload)) {
    const named = mark !== "" && mark !== last.mark;
    return named ? { ...last, mark: last.mark === "" ? mark : `${last.mark}; ${mark}`, saved: now } : undefined;
  }
  if (isApart(last, payload, mark, now)) return { draft, number: last.number + 1, begun: now, saved: now, mark, payload };
  return { ...last, saved: now, payload };
}

// A marked version is never written over. Neither is one that a change takes much out of: it may have been a slip.
function isApart(last: Version, payload: Payload, mark: string, now: number): boolean {
  return mark !== "" || last.mark !== "" || now - last.begun > windowOfOne || size(last.payload) - size(payload) > muchText;
}

function size(payload: Payload): number {
  return JSON.stringify(payload).length;
}

/** Whether two payloads say the same. */
export function same(a: Payload, b: Payload): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
