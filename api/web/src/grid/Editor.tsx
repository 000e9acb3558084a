import { useLayoutEffect, useRef } from "preact/hooks";
import { caret } from "../model/place";
import { join } from "../model/pointer";
import type { Book } from "./book";
import type { SheetCell } from "./sheet";

interface EditorProps {
  book: Book;
  cell: SheetCell;
  name: string;
  description?: string;
}

/**
 * The text box of the active cell. It always has the focus, its text selected while nothing is
 * edited: so typing replaces, and what an input method composes begins in it.
 */
export function Editor({ book, cell, name, description }: EditorProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const { selection } = book;
  const claim = selection.claim.value;
  const editing = selection.editing.value;

  useLayoutEffect(() => {
    const el = box.current!;
    if (el.value.normalize("NFC") === cell.text) return;
    el.value = cell.text;
    if (!selection.editing.peek() && document.activeElement === el) el.select();
  }, [cell.text]);

  useLayoutEffect(() => {
    const el = box.current!;
    if (claim === selection.answered.peek()) return;
    selection.answered.value = claim;
    el.focus({ preventScroll: true });
    el.closest(".grid-cell")?.scrollIntoView({ block: "nearest", inline: "nearest" });
    const at = selection.wish.peek();
    if (at === null) el.select();
    else el.setSelectionRange(at.offset, at.offset + at.length);
    selection.wish.value = null;
  }, [claim]);

  const tell = () => {
    const el = box.current;
    if (el === null) return; // what was selected in a cell that is gone is told late
    const place = editing || selection.editing.peek() ? { offset: el.selectionStart, length: el.selectionEnd - el.selectionStart } : { offset: 0 };
    const pointer = cell.fixed ? join(book.pointer, "columns") : book.pointer + cell.pointer;
    const now = caret.peek();
    if (now?.pointer !== pointer || now.offset !== place.offset || now.length !== place.length) caret.value = { pointer, ...place };
  };

  const input = () => {
    const text = box.current!.value.normalize("NFC");
    if (!selection.editing.peek()) begin(book, cell.text);
    book.write([{ pointer: cell.pointer, text }], "gõ trong bảng", book.pointer + cell.pointer);
    tell();
  };

  return (
    <textarea
      ref={box} class={editing ? "grid-editor" : "grid-editor grid-resting"} rows={1} readOnly={cell.fixed} spellcheck={false} autocomplete="off"
      aria-label={name} aria-description={description} aria-multiline="true"
      onInput={input} onFocus={tell} onSelect={tell} onKeyUp={tell}
      onCompositionStart={() => selection.editing.peek() || begin(book, cell.text)}
    />
  );
}

/** Begins to edit the active cell; its text so far comes back on Escape. */
export function begin(book: Book, text: string): void {
  book.selection.before.value = text;
  book.selection.editing.value = true;
  book.selection.other.value = book.selection.active.peek();
}
