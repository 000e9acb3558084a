// Which fields the clerk has been in. What is missing in one where nobody has been is no fault yet.

import { signal } from "@preact/signals";

const been = signal<{ draft: string; pointers: ReadonlySet<string> }>({ draft: "", pointers: new Set() });

/** How long after a field is left it is called wrong, in milliseconds. */
const patience = 300;

/**
 * Says that the clerk has left a field. What is found on it makes the form longer: that waits until a click that left
 * the field has reached the button that it was meant for.
 */
export function touch(pointer: string): void {
  const { draft, pointers } = been.peek();
  if (!pointers.has(pointer)) setTimeout(() => note(draft, pointer), patience);
}

function note(draft: string, pointer: string): void {
  const now = been.peek();
  if (now.draft === draft) been.value = { draft, pointers: new Set([...now.pointers, pointer]) };
}

/** Says which draft is open; another one begins untouched. */
export function untouchOthers(draft: string): void {
  if (been.peek().draft !== draft) been.value = { draft, pointers: new Set() };
}

export function isTouched(pointer: string): boolean {
  return been.value.pointers.has(pointer);
}
