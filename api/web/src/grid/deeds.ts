import type { Signal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { redo, undo } from "../model/draft";
import type { Book } from "./book";
import { mostColumns, tableOn, writeHTML, writeTSV } from "./clipboard";
import { begin } from "./Editor";
import { extendTo, goTo, refocus, select, stay } from "./going";
import { deedOf, type Deed } from "./keys";
import { cellsIn, type Spot } from "./sheet";
import type { Flat } from "./spans";
import { nextCell, stepFrom } from "./state";

/** What keys and the clipboard do in a grid. */
export function useDeeds(book: Book, menu: Signal<{ x: number; y: number } | null>) {
  return useMemo(() => ({
    onKeyDown: (e: KeyboardEvent) => {
      if (e.isComposing || e.keyCode === 229) return;
      const editing = book.selection.editing.peek();
      const deed = deedOf(e, editing);
      if (editing && (e.ctrlKey || e.metaKey)) e.stopPropagation(); // undo is the text's own
      if (deed === undefined || !perform(book, deed, menu)) return;
      e.preventDefault();
      e.stopPropagation();
    },
    onCopy: (e: ClipboardEvent) => void copy(book, e),
    onCut: (e: ClipboardEvent) => copy(book, e) && clear(book, "cắt"),
    onPaste: (e: ClipboardEvent) => paste(book, e),
    onFocusOut: (e: FocusEvent) => {
      const next = e.relatedTarget;
      if (next instanceof Node && (e.currentTarget as HTMLElement).contains(next)) return;
      if (e.target instanceof HTMLTextAreaElement && e.target.isConnected && document.hasFocus()) book.selection.editing.value = false;
    },
  }), [book]);
}

// Does what is meant. False leaves the key to the browser: Tab leaves the grid at its ends.
function perform(book: Book, deed: Deed, menu: Signal<{ x: number; y: number } | null>): boolean {
  const { selection } = book;
  switch (deed.do) {
    case "move":
      go(book, deed.extend, stepFrom(book.sheet.peek(), corner(book, deed.extend), deed.lines, deed.cols));
      return true;
    case "jump":
      go(book, deed.extend, target(book, deed.to, corner(book, deed.extend)));
      return true;
    case "page":
      go(book, deed.extend, stepFrom(book.sheet.peek(), corner(book, deed.extend), deed.down ? 12 : -12, 0));
      return true;
    case "next":
      return next(book, deed.back);
    case "edit":
      return edit(book);
    case "done":
      goTo(book, stepFrom(book.sheet.peek(), selection.active.peek(), 1, 0));
      return true;
    case "cancel":
      cancel(book);
      return true;
    case "newline":
      document.execCommand("insertText", false, "\n");
      return true;
    case "clear":
      clear(book, "xóa nội dung ô");
      return true;
    case "all":
      select(book, { line: book.sheet.peek().head, col: 0 }, target(book, "last", selection.active.peek()));
      return true;
    case "rows":
      selectRows(book);
      return true;
    case "undo":
    case "redo":
      (deed.do === "undo" ? undo : redo)();
      stay(book);
      return true;
    case "menu":
      menu.value = menuPlace();
      return true;
    case "deselect":
      stay(book);
      return false;
    case "command":
      return command(book, deed.name);
  }
}

function corner(book: Book, extend: boolean): Spot {
  return (extend ? book.selection.other : book.selection.active).peek();
}

function go(book: Book, extend: boolean, spot: Spot): void {
  (extend ? extendTo : goTo)(book, spot);
}

function target(book: Book, to: Extract<Deed, { do: "jump" }>["to"], from: Spot): Spot {
  const sheet = book.sheet.peek();
  const last = { line: sheet.lines.length - 1, col: sheet.names.length - 1 };
  const first = { line: sheet.head, col: 0 };
  return {
    first, last, start: { ...from, col: 0 }, end: { ...from, col: last.col },
    top: { line: from.line > first.line ? first.line : 0, col: from.col }, bottom: { line: last.line, col: from.col },
  }[to];
}

// From the last cell one comes to a new row, as in Word.
function next(book: Book, back: boolean): boolean {
  const spot = nextCell(book.sheet.peek(), book.selection.active.peek(), back);
  if (spot !== null) goTo(book, spot);
  else if (!back) {
    command(book, "below");
    goTo(book, { line: book.selection.active.peek().line, col: 0 });
  }
  return spot !== null || !back;
}

function edit(book: Book): boolean {
  const cell = book.selection.owner.peek()?.cell;
  if (cell === undefined || cell.fixed) return true;
  stay(book);
  begin(book, cell.text);
  book.selection.wish.value = { offset: cell.text.length, length: 0 };
  return true;
}

function cancel(book: Book): void {
  const { selection } = book;
  const cell = selection.owner.peek()?.cell;
  if (cell !== undefined && cell.text !== selection.before.peek()) book.write([{ pointer: cell.pointer, text: selection.before.peek() }], "bỏ chữ vừa gõ", book.pointer + cell.pointer);
  stay(book);
}

function clear(book: Book, what: string): void {
  const cells = cellsIn(book.sheet.peek(), book.selection.rect.peek()).filter((o) => !o.cell.fixed && o.cell.text !== "");
  if (cells.length > 0) book.write(cells.map((o) => ({ pointer: o.cell.pointer, text: "" })), what);
  refocus(book);
}

function selectRows(book: Book): void {
  const r = book.selection.rect.peek();
  select(book, { line: r.row, col: 0 }, { line: r.row + r.rows - 1, col: book.sheet.peek().names.length - 1 });
}

function command(book: Book, name: string): boolean {
  const found = book.commands.peek().find((c) => c.id === name);
  if (found !== undefined && !found.disabled) {
    found.run();
    refocus(book);
  }
  return true;
}

function menuPlace(): { x: number; y: number } {
  const box = document.activeElement?.closest(".grid-cell")?.getBoundingClientRect();
  return { x: (box?.left ?? 0) + 12, y: (box?.top ?? 0) + 24 };
}

/** The cells that are selected, as a table of their own. */
export function selectedBlock(book: Book): Flat {
  const r = book.selection.rect.peek();
  const anchors = cellsIn(book.sheet.peek(), r).map(({ line, cell }) => ({
    text: cell.text, bold: cell.bold ?? false, row: line - r.row, col: cell.col - r.col, rows: Math.min(cell.rows, r.rows), cols: Math.min(cell.cols, r.cols), index: -1,
  }));
  return { columns: r.cols, lines: Array.from({ length: r.rows }, () => ({ lost: [] })), anchors };
}

function copy(book: Book, e: ClipboardEvent): boolean {
  if (book.selection.editing.peek() || e.clipboardData === null) return false;
  const block = selectedBlock(book);
  const texts = block.lines.map(() => new Array<string>(block.columns).fill(""));
  for (const a of block.anchors) texts[a.row]![a.col] = a.text;
  e.clipboardData.setData("text/plain", writeTSV(texts));
  e.clipboardData.setData("text/html", writeHTML(block));
  e.preventDefault();
  book.said.value = `Đã chép ${block.lines.length} dòng, ${block.columns} cột.`;
  return true;
}

// In the middle of a text what is pasted is text; a table goes over cells.
function paste(book: Book, e: ClipboardEvent): void {
  if (e.clipboardData === null) return;
  const text = e.clipboardData.getData("text/plain");
  const block = tableOn(e.clipboardData.getData("text/html"), text);
  const begun = book.selection.owner.peek()?.cell.text !== "" || block === null || block.columns < 2;
  if (book.selection.editing.peek() && begun) return;
  e.preventDefault();
  if (block === null || block.anchors.length === 1) return fill(book, block?.anchors[0]?.text ?? text);
  const r = book.selection.rect.peek();
  const far = book.paste(block, { line: r.row, col: r.col });
  if (far === null) return;
  select(book, { line: Math.min(r.row, far.line), col: r.col }, far);
  book.said.value = `Đã dán ${block.lines.length} dòng, ${block.columns} cột.${block.cut ? ` Những cột từ cột ${mostColumns + 1} không dán được.` : ""}`;
}

// One text goes into every cell that is selected.
function fill(book: Book, text: string): void {
  const value = text.replace(/\r\n?/g, "\n").trim().normalize("NFC");
  const cells = cellsIn(book.sheet.peek(), book.selection.rect.peek()).filter((o) => !o.cell.fixed);
  if (value !== "") book.write(cells.map((o) => ({ pointer: o.cell.pointer, text: value })), "dán");
  refocus(book);
}
