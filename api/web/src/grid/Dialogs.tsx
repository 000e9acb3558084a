import type { Book } from "./book";

/** The dialog that is open over a grid, if any. */
export function Dialogs({ book }: { book: Book }) {
  const asking = book.asking.value;
  if (asking === null) return null;
  return null;
}
