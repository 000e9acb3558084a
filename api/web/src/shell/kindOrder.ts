// The kinds of documents as a clerk looks for them.

import type { Kind } from "../model/api";
import { matches } from "../ui/count";

const mostUsed = ["quyet-dinh", "cong-van", "bao-cao", "ke-hoach", "thong-bao", "to-trinh"];

/** The kinds that a search finds: those most used first, and the others in the decree's order. */
export function arrange(kinds: Kind[], search: string): { often: Kind[]; others: Kind[] } {
  const found = kinds.filter((k) => matches(`${k.name} ${k.abbreviation}`, search));
  const often = mostUsed.flatMap((slug) => found.filter((k) => k.kind === slug));
  return { often, others: found.filter((k) => !often.includes(k)) };
}
