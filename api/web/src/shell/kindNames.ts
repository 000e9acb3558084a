// The kinds of documents, as soon as they are known.

import { signal } from "@preact/signals";
import { kinds, type Kind } from "../model/api";

/** The kinds in the decree's order; none until the server has told them. */
export const allKinds = signal<Kind[]>([]);

/** Asks for the kinds, unless they are known. */
export async function learnKinds(): Promise<void> {
  if (allKinds.peek().length === 0) allKinds.value = await kinds();
}

/** The name of a kind, such as "Quyết định"; "" while it is not known. */
export function kindName(kind: string): string {
  return allKinds.value.find((k) => k.kind === kind)?.name ?? "";
}
