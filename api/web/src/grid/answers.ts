import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { effect } from "@preact/signals";
import { wanted } from "../model/place";
import { within } from "../model/pointer";
import type { Book } from "./book";
import { goTo } from "./going";
import { begin } from "./Editor";
import { finder, ownerAt } from "./sheet";

// The last request that a grid has shown, so that one that is made anew does not take the focus for an old one.
const shown = signal(0);

/** Shows the places that are asked for when they lie in the table. */
export function useAnswers(book: Book): void {
  useEffect(() => effect(() => {
    const request = wanted.value;
    if (request === null || request.number <= shown.peek() || !within(request.place.pointer, book.pointer)) return;
    shown.value = request.number;
    answer(book, request.place.pointer.slice(book.pointer.length), request.place.offset, request.place.length ?? 0);
  }), [book]);
}

function answer(book: Book, pointer: string, offset: number, length: number): void {
  const sheet = book.sheet.peek();
  const spot = finder(sheet)(pointer) ?? { line: sheet.head, col: 0 };
  goTo(book, spot);
  const owner = ownerAt(sheet, spot);
  if (owner === undefined || owner.cell.pointer !== pointer) return;
  begin(book, owner.cell.text);
  book.selection.wish.value = { offset, length };
}
