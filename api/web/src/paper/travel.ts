// Where the paper is to be scrolled to, asked by those who do not scroll themselves.

import { signal } from "@preact/signals";
import { desk } from "./view";

/** A height of the desk that is to be the upper edge of what is seen. */
export interface Journey {
  top: number;
}

/** The journey that the clerk asked for; null when it was begun. */
export const journey = signal<Journey | null>(null);

/** Asks for a page. */
export function goTo(page: number): void {
  const box = desk.peek().boxes[page - 1];
  if (box !== undefined) journey.value = { top: Math.max(box.top - 12, 0) };
}
