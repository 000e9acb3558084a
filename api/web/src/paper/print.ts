// The paper as it goes to the printer: every page, nothing else, on a sheet of its own size. The images are those of
// the screen, drawn by lines and letters, and so the print is as sharp as the printer.

import type { Pages } from "../model/api";
import { draft } from "../model/draft";
import { pages } from "../model/live";
import type { Payload } from "../model/json";
import { post } from "./live";
import { pathOf } from "./order";
import { sheetOf } from "./sheet";

/** A page to be printed; without an image it is one that could not be loaded. */
interface Print {
  svg: string | undefined;
  landscape: boolean;
}

/** How many images one request asks for. */
const chunk = 100;

/**
 * Prints all pages of the draft that is open. When the server does not answer, those that are here are printed if
 * they are all; else its Failure is thrown.
 */
export async function print(): Promise<void> {
  const open = draft.peek();
  if (open === null) return;
  const sheets = await loaded(open.payload);
  await faces();
  lay(sheets);
  window.print();
}

/** Makes the browser's own command print the pages, too; until the function that it gives is called. */
export function takeOverPrinting(): () => void {
  const pressed = (e: KeyboardEvent) => {
    if (e.key.toLowerCase() !== "p" || !(e.ctrlKey || e.metaKey) || e.altKey || e.shiftKey || draft.peek() === null) return;
    e.preventDefault();
    print().catch(() => window.print()); // with what there is
  };
  const before = () => {
    if (laid() === null && pages.peek() !== null) lay(shown(pages.peek()!));
  };
  window.addEventListener("keydown", pressed);
  window.addEventListener("beforeprint", before);
  window.addEventListener("afterprint", clear);
  return () => {
    window.removeEventListener("keydown", pressed);
    window.removeEventListener("beforeprint", before);
    window.removeEventListener("afterprint", clear);
  };
}

async function loaded(payload: Payload): Promise<Print[]> {
  try {
    return await loadedFrom(payload, 1);
  } catch (cause) {
    const here = shown(pages.peek());
    if (here.length > 0 && here.every((p) => p.svg !== undefined)) return here;
    throw cause;
  }
}

/** The pages from one on. */
async function loadedFrom(payload: Payload, from: number): Promise<Print[]> {
  const to = from + chunk - 1;
  const { answer } = await post(pathOf({ id: "", payload, range: { from, to }, caret: null }, []), payload);
  const here = shown(answer).slice(from - 1, to);
  return answer.pages.length > to ? [...here, ...(await loadedFrom(payload, to + 1))] : here;
}

function shown(answer: Pages | null): Print[] {
  return (answer?.pages ?? []).map((p) => ({ svg: p.svg, landscape: p.width > p.height }));
}

/** The typefaces, which the screen may not have needed yet. */
async function faces(): Promise<void> {
  const styles = ["", "bold ", "italic ", "italic bold "];
  await Promise.allSettled(styles.map((s) => document.fonts.load(`${s}13px "Liberation Serif"`)));
}

function laid(): HTMLElement | null {
  return document.querySelector(".paper-print");
}

/** Lays the pages out beside what is on the screen; a stylesheet shows one or the other. A print that is kept as a file has the document's name. */
function lay(sheets: Print[]): void {
  clear();
  const all = document.createElement("div");
  all.className = "paper-print";
  all.dataset.title = document.title;
  document.title = pages.peek()?.documents[0]?.name ?? document.title;
  all.append(...sheets.map(sheetToPrint));
  document.body.append(all);
}

function sheetToPrint(p: Print, i: number): HTMLElement {
  const sheet = document.createElement("div");
  sheet.className = p.landscape ? "paper-print-sheet paper-landscape" : "paper-print-sheet";
  const image = p.svg === undefined ? undefined : sheetOf(p.svg);
  sheet.append(image ?? `Trang ${i + 1} chưa được tải. Hãy in bằng nút In của trang này khi máy chủ trả lời.`);
  return sheet;
}

function clear(): void {
  const all = laid();
  if (all === null) return;
  document.title = all.dataset.title ?? "";
  all.remove();
}
