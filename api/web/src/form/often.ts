// What an agency writes again and again in its lists: the grounds of its decisions, whom they go to.

import type { Json, Payload } from "../model/json";
import { get } from "../model/pointer";
import { cleanItem } from "../text/paste";

/** Longer texts are content, not habits. */
const longest = 300;

/**
 * The lines that the lists at the pointer have in drafts, those in most drafts first; of those in as many the newest first.
 * The drafts are given newest first; those of the document's own kind count for more than all others.
 */
export function oftenest(drafts: Payload[], pointer: string, kind: string): string[] {
  const counts = new Map<string, number>();
  for (const draft of drafts) for (const line of linesIn(draft, pointer)) counts.set(line, (counts.get(line) ?? 0) + (draft.kind === kind ? drafts.length + 1 : 1));
  return [...counts].sort((a, b) => b[1] - a[1]).map(([line]) => line);
}

function linesIn(draft: Payload, pointer: string): Set<string> {
  return new Set(plainLines(get(draft, pointer), pointer).filter((t) => t !== "" && t.length <= longest));
}

/** The lines of a list without the dashes and final marks that the paper gets by itself. */
export function plainLines(list: Json | undefined, pointer: string): string[] {
  const texts = Array.isArray(list) ? list.filter((v) => typeof v === "string") : [];
  return texts.map((t) => cleanItem(t.trim(), pointer).replace(/[\s;.]+$/, ""));
}
