// Moves of the selection.

import { batch } from "@preact/signals";
import type { Book } from "./book";
import { inside, type Spot } from "./sheet";

/** Makes a cell the active one, and takes the focus there. */
export function goTo(book: Book, spot: Spot): void {
  const { selection } = book;
  const at = inside(book.sheet.peek(), spot);
  batch(() => {
    selection.editing.value = false;
    selection.active.value = at;
    selection.other.value = at;
    selection.claim.value++;
  });
}

/** Selects from the active cell to another. */
export function extendTo(book: Book, spot: Spot): void {
  const { selection } = book;
  batch(() => {
    selection.editing.value = false;
    selection.other.value = inside(book.sheet.peek(), spot);
    selection.reach.value++;
  });
}

/** Selects all between two places; the first is active. */
export function select(book: Book, from: Spot, to: Spot): void {
  batch(() => {
    goTo(book, from);
    book.selection.other.value = inside(book.sheet.peek(), to);
  });
}

/** Takes the focus to the active cell, with what is selected left as it is. */
export function refocus(book: Book): void {
  book.selection.claim.value++;
}

/** Takes the focus to the active cell, and selects nothing else. */
export function stay(book: Book): void {
  goTo(book, book.selection.active.peek());
}
