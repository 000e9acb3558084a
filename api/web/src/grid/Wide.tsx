import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Book } from "./book";
import { refocus } from "./going";

/** A grid with its tools, in its place or over the whole window. Escape brings it back; the active cell keeps the focus. */
export function Wide({ book, children }: { book: Book; children: ComponentChildren }) {
  const wide = book.wide.value;
  const before = useRef(wide);
  useLayoutEffect(() => {
    if (before.current !== wide) refocus(book);
    before.current = wide;
  }, [wide]);
  if (!wide) return <div class="grid-field">{children}</div>;
  return <Window book={book}>{children}</Window>;
}

function Window({ book, children }: { book: Book; children: ComponentChildren }) {
  const box = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const el = box.current!;
    el.showModal();
    return () => {
      el.close(); // before it goes, so that the page takes the focus again
      book.wide.value = false;
    };
  }, []);
  return (
    <dialog ref={box} class="grid-window" aria-label={`${book.label}, cả cửa sổ`} onClose={() => (book.wide.value = false)}>
      <div class="grid-field">{children}</div>
    </dialog>
  );
}
