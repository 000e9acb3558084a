// Findings in the order of the form, which is that of the paper.

import type { Problem } from "../model/api";
import { steps } from "../model/pointer";
import type { Schema } from "../model/schema";
import { layout } from "../schema/layout";

/** The findings of one field of the document, in order. */
export interface Part {
  name: string;
  problems: Problem[];
}

/** The findings by the fields that they are on, as the paper has the fields; findings on the whole come first. */
export function inPaperOrder(problems: Problem[], root: Schema): Part[] {
  const order = layout(root).flatMap((g) => g.fields);
  const rank = (name: string) => (name === "" ? -1 : order.includes(name) ? order.indexOf(name) : order.length);
  const names = [...new Set(problems.map(top))].sort((a, b) => rank(a) - rank(b));
  return names.map((name) => ({ name, problems: problems.filter((p) => top(p) === name).sort(byPlace) }));
}

function top(p: Problem): string {
  return steps(p.path)[0] ?? "";
}

function byPlace(a: Problem, b: Problem): number {
  return a.path.localeCompare(b.path, "en", { numeric: true }) || a.offset - b.offset;
}
