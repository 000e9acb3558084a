// A label typed or pasted behind the one that its line has already: "Điều 1. Điều 1. …" for a clerk who
// writes labels by habit. The one that the clerk wrote is meant.

import { corrected } from "./correcting";
import { labelOf, type Label } from "./label";
import { levels, rank } from "./levels";

/** What takes the place of a line's first letters. */
export interface Repeated {
  from: number; // in the line
  to: number;
  text: string; // without the blank that follows
}

/**
 * The label typed right behind a label of its level, before the blank that ends it; of any level behind one that the clerk has
 * not chosen. Null when there is none.
 */
export function retyped(before: string, chosen = true): Repeated | null {
  const first = labelOf(before);
  if (first === null || first.text === "" || before.endsWith(" ")) return null;
  // Of "A." only what follows says whether it is a label.
  if (!chosen && levels[rank[labelOf(first.text)?.level ?? "cong"]]!.capital) return { from: first.from, to: before.length, text: first.text };
  const text = corrected(first.text, "blank") ?? first.text;
  const typed = labelOf(text + " ");
  if (!isOnly(typed, text)) return null;
  return !chosen || typed!.level === first.level ? { from: first.from, to: before.length, text } : null;
}

function isOnly(label: Label | null, text: string): boolean {
  return label !== null && label.from === 0 && label.to === text.length;
}

/** The heading that stands alone in its line ("Chương II"), typed behind a label that the clerk has not chosen; null when there is none. */
export function headed(line: string): Repeated | null {
  const first = labelOf(line);
  if (first === null || first.text === "") return null;
  const text = corrected(first.text, "end") ?? first.text;
  const heading = labelOf(text);
  return heading !== null && levels[rank[heading.level]]!.ownLine ? { from: first.from, to: line.length, text } : null;
}

/** Where the label begins that what is pasted has its own for, of the same level or of one that encloses it; -1 when it is to stay. */
export function superseded(before: string, pasted: string): number {
  const first = labelOf(before.trimEnd() + " ");
  const label = labelOf(pasted.split("\n", 1)[0]!);
  if (first === null || first.text !== "" || label === null) return -1;
  return rank[label.level] <= rank[first.level] ? first.from : -1;
}
