// What is done to the draft out of sight is said and shown: undo goes through all of it, wherever the clerk is.

import { effect, signal, untracked } from "@preact/signals";
import { counted, sortOf, type Sort } from "../findings/sort";
import { deed, payload, type Deed } from "../model/draft";
import type { Json } from "../model/json";
import { problemsIn } from "../model/live";
import { show, type Place } from "../model/place";
import { get, split, within } from "../model/pointer";
import { fresh } from "../paper/live";
import { pathWords } from "../schema/path";
import { schemaFor } from "../schema/scope";
import { tell } from "../ui/notice";

/** What is said to those who hear the page, and seen nowhere. */
export const said = signal("");

// What is said twice is two texts: one that does not change is not said again.
function say(text: string): void {
  said.value = said.peek() === text ? `${text}\u00a0` : text;
}

const done: Record<Deed["way"], (d: Deed) => string> = {
  undone: (d) => `Đã hoàn tác: ${whatAndWhere(d)}`,
  redone: (d) => `Đã làm lại: ${whatAndWhere(d)}`,
  mended: (d) => `Đã sửa ở ${nameOf(d.place.pointer)}`,
};

function whatAndWhere({ what, place }: Deed): string {
  const name = nameOf(place.pointer);
  return name === "" || what.toLowerCase().includes(name.toLowerCase()) ? what : `${what} ở ${name}`;
}

function nameOf(pointer: string): string {
  const now = payload.peek();
  return pathWords(schemaFor(now.kind) ?? {}, pointer, now, schemaFor).join(" › ");
}

/** Says what was undone, done again or mended. Where the clerk is elsewhere, the place is shown, and the words with it. */
export function followDeeds(): () => void {
  return effect(() => {
    const d = deed.value;
    if (d === null) return;
    untracked(() => (isShown(d) ? tell(done[d.way](d)) : say(done[d.way](d))));
  });
}

// Whether the place had to be shown. The focus goes there from another field alone: on a button it is to be pressed again.
function isShown({ way, place }: Deed): boolean {
  if (way === "mended" || place.pointer === "" || isAt(document.activeElement, place)) return false;
  if (document.activeElement?.closest("#pane-draft")) show(place);
  else fieldOf(place.pointer)?.scrollIntoView({ block: "nearest" });
  return true;
}

function isAt(element: Element | null, { pointer }: Place): boolean {
  const field = pointerOf(element);
  return field !== "" && within(pointer, field);
}

/** The field that an element is in; "" outside fields. */
const pointerOf = (element: EventTarget | null) => (element instanceof Element ? (element.closest<HTMLElement>("#pane-draft [data-pointer]")?.dataset.pointer ?? "") : "");

function fieldOf(pointer: string): HTMLElement | null {
  if (pointer === "") return null;
  return document.querySelector<HTMLElement>(`#pane-draft [data-pointer="${CSS.escape(pointer)}"]`) ?? fieldOf(split(pointer).parent);
}

const worth: Sort[] = ["error", "warning"]; // what is still to be filled in is no news

/** Says what is found on a field that was changed and left, once the server has looked at it. */
export function followFields(): () => void {
  let [at, before]: [string, Json | undefined] = ["", undefined];
  const left = signal("");
  const enter = (e: FocusEvent) => {
    const field = pointerOf(e.target);
    if (field !== at) [at, before] = [field, get(payload.peek(), field)];
  };
  const leave = (e: FocusEvent) => {
    if (at === "" || pointerOf(e.relatedTarget) === at) return;
    if (!(e.target instanceof HTMLButtonElement) && get(payload.peek(), at) !== before) left.value = at;
    at = "";
  };
  addEventListener("focusin", enter);
  addEventListener("focusout", leave);
  const stop = effect(() => {
    if (left.value === "" || !fresh.value) return;
    untracked(() => sayFound(left.peek()));
    left.value = "";
  });
  return () => (stop(), removeEventListener("focusin", enter), removeEventListener("focusout", leave));
}

function sayFound(pointer: string): void {
  const sorts = problemsIn(pointer).map((p) => sortOf(p, get(payload.peek(), p.path), false));
  const words = worth.filter((s) => sorts.includes(s)).map((s) => counted[s](sorts.filter((o) => o === s).length));
  if (words.length > 0) say(`${words.join(", ")} ở ${nameOf(pointer)}`);
}
