// Where the clerk is: the place of the caret in the draft, and the place that is to be shown.

import { signal } from "@preact/signals";

/** A place in a field's text. */
export interface Place {
  pointer: string;
  offset: number; // in units of UTF-16
  length?: number; // of what is selected there
}

/** Where the caret is; null outside fields. Fields set it, the paper follows. */
export const caret = signal<Place | null>(null);

/** A place that the field at its pointer is to show, with the caret in it. The number makes two requests for one place two. */
export interface Request {
  place: Place;
  number: number;
}

/** The last such request. The field that its pointer is of, or lies in, scrolls into view and takes the focus. */
export const wanted = signal<Request | null>(null);

/** Asks for a place to be shown: a click on the page, or on a finding. */
export function show(place: Place): void {
  wanted.value = { place, number: (wanted.peek()?.number ?? 0) + 1 };
}
