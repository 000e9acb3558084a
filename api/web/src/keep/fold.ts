// Which states of a draft become versions.

import type { Payload } from "../model/json";
import type { Version } from "./kept";

/** How many versions a draft keeps: the newest, and before others those with a mark. */
export const mostVersions = 500;

const windowOfOne = 2 * 60_000; // changes within two minutes are one version
const muchText = 200; // taking this many characters out makes a version of its own

/** The version that a state makes, with the number of the last one when it takes its place; undefined when the state makes none. */
export function fold(last: Version | undefined, draft: string, payload: Payload, mark: string, now: number, changes: number): Version | undefined {
  if (last === undefined) return { draft, number: 1, begun: now, saved: now, mark, payload, changes };
  if (same(last.payload, payload)) {
    const named = mark !== "" && mark !== last.mark;
    return named ? { ...last, mark: last.mark === "" ? mark : `${last.mark}; ${mark}`, saved: now, changes } : undefined;
  }
  const taken = (last.taken ?? 0) + takenOut(last.payload, payload);
  const isMuch = taken > muchText;
  if (isMuch || isApart(last, mark, now)) return { draft, number: last.number + 1, begun: now, saved: now, mark, payload, changes, taken: isMuch ? asIfNone : 0 };
  return { ...last, saved: now, payload, changes, taken };
}

// A marked version is never written over. Neither is one that much is taken out of, at once or bit by bit: it may have
// been a slip. The version that begins then takes all that goes on being deleted. A clock that was put back begins one, too.
function isApart(last: Version, mark: string, now: number): boolean {
  return mark !== "" || last.mark !== "" || Math.abs(now - last.begun) > windowOfOne;
}

const asIfNone = -100 * muchText;

// How many characters of the older state are not in the newer: what is between the parts that both begin and end with.
function takenOut(older: Payload, newer: Payload): number {
  const [a, b] = [JSON.stringify(older), JSON.stringify(newer)];
  const short = Math.min(a.length, b.length);
  let [start, end] = [0, 0];
  while (start < short && a[start] === b[start]) start++;
  while (end < short - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return a.length - start - end;
}

/** Whether two payloads say the same. */
export function same(a: Payload, b: Payload): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
