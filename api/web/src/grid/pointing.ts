import type { Signal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { Book } from "./book";
import { begin } from "./Editor";
import { extendTo, goTo, select } from "./going";
import { ownerAt, type Spot } from "./sheet";

/** What mouse, pen and finger do in a grid. */
export function usePointing(book: Book, menu: Signal<{ x: number; y: number } | null>) {
  return useMemo(() => ({
    onPointerDown: (e: PointerEvent) => {
      if (e.pointerType === "touch" || e.button !== 0) return;
      const spot = spotOf(e.target);
      if (spot === null) return;
      if (e.target === document.activeElement && !e.shiftKey) return edit(book);
      e.preventDefault();
      if (spot.col < 0) selectLine(book, spot.line, e.shiftKey);
      else if (e.shiftKey) extendTo(book, spot);
      else goTo(book, spot);
      follow(book, spot.col < 0);
    },
    onClick: (e: MouseEvent) => {
      if (!(e instanceof PointerEvent) || e.pointerType !== "touch") return;
      const spot = spotOf(e.target);
      if (spot === null || (book.selection.editing.peek() && e.target === document.activeElement)) return;
      if (spot.col < 0) return selectLine(book, spot.line, false);
      goTo(book, spot);
      edit(book, true);
    },
    onContextMenu: (e: MouseEvent) => {
      const spot = spotOf(e.target);
      if (spot === null || book.selection.editing.peek()) return;
      e.preventDefault();
      if (!selected(book, spot)) spot.col < 0 ? selectLine(book, spot.line, false) : goTo(book, spot);
      menu.value = { x: e.clientX, y: e.clientY };
    },
  }), [book]);
}

// A press in the cell that is active already sets the caret in its text.
function edit(book: Book, atEnd = false): void {
  const cell = book.selection.owner.peek()?.cell;
  if (cell === undefined || cell.fixed || book.selection.editing.peek()) return;
  begin(book, cell.text);
  if (atEnd) book.selection.wish.value = { offset: cell.text.length, length: 0 };
}

function spotOf(target: EventTarget | null): Spot | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-line]") : null;
  return cell && { line: Number(cell.dataset.line), col: Number(cell.dataset.col ?? -1) };
}

function selectLine(book: Book, line: number, extend: boolean): void {
  const width = book.sheet.peek().names.length;
  const first = extend ? book.selection.active.peek().line : line;
  select(book, { line: first, col: 0 }, { line, col: width - 1 });
}

function selected(book: Book, spot: Spot): boolean {
  const r = book.selection.rect.peek();
  const owner = ownerAt(book.sheet.peek(), spot);
  const line = owner?.line ?? spot.line;
  return line >= r.row && line < r.row + r.rows && (spot.col < 0 || (spot.col >= r.col && spot.col < r.col + r.cols));
}

// While the button is held the selection follows the pointer.
function follow(book: Book, lines: boolean): void {
  const move = (e: PointerEvent) => {
    const spot = spotOf(document.elementFromPoint(e.clientX, e.clientY));
    if (spot === null) return;
    const to = lines || spot.col < 0 ? { line: spot.line, col: book.sheet.peek().names.length - 1 } : spot;
    const now = book.selection.other.peek();
    if (to.line !== now.line || to.col !== now.col) extendTo(book, to);
  };
  const stop = () => {
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", stop);
    removeEventListener("pointercancel", stop);
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", stop);
  addEventListener("pointercancel", stop);
}
