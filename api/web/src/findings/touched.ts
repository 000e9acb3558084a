// Which fields the clerk has been in. What is missing in one where nobody has been is no fault yet.

import { signal } from "@preact/signals";

const been = signal<{ draft: string; pointers: ReadonlySet<string> }>({ draft: "", pointers: new Set() });

/** Says that the clerk has left a field. */
export function touch(pointer: string): void {
  const { draft, pointers } = been.peek();
  if (!pointers.has(pointer)) been.value = { draft, pointers: new Set([...pointers, pointer]) };
}

/** Says which draft is open; another one begins untouched. */
export function untouchOthers(draft: string): void {
  if (been.peek().draft !== draft) been.value = { draft, pointers: new Set() };
}

export function isTouched(pointer: string): boolean {
  return been.value.pointers.has(pointer);
}
