// How a place that somebody wants to see is shown: what is folded opens, the field scrolls into view, its
// control takes the focus and selects what is meant.

import { effect, signal, untracked, useSignalEffect } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { wanted, type Place, type Request } from "../model/place";
import { split, within } from "../model/pointer";

// The last request that was served, so that a part that is drawn later does not serve it again.
const served = signal(0);

function pending(): Request | null {
  const request = wanted.value;
  return request && request.number > served.peek() ? request : null;
}

/** Whether a part that can be folded is open; a request for a place in it opens it. */
export function useOpen(pointer: string, first: boolean, holds: (p: string) => boolean = (p) => within(p, pointer)): [boolean, (open: boolean) => void] {
  const [open, set] = useState(() => first || holds(pendingUntracked()?.place.pointer ?? "\0"));
  useSignalEffect(() => {
    const request = pending();
    if (request && holds(request.place.pointer)) set(true);
  });
  return [open, set];
}

function pendingUntracked(): Request | null {
  const request = wanted.peek();
  return request && request.number > served.peek() ? request : null;
}

/** Serves requests among the fields of the form. An effect of the signal itself: that of a component comes some milliseconds late. */
export function useShowing(form: { current: HTMLElement | null }): void {
  useEffect(() => effect(() => untracked(serving(pending(), form))), [form]);
}

function serving(request: Request | null, form: { current: HTMLElement | null }): () => void {
  if (!request) return () => {};
  const serve = () => {
    if (wanted.peek() !== request || !form.current) return;
    served.value = request.number;
    reveal(form.current, request.place);
  };
  return isSeen(form.current, request.place) ? serve : () => afterDrawing(serve);
}

// A field that is there takes the focus at once: the next key is meant for it.
function isSeen(form: HTMLElement | null, { pointer }: Place): boolean {
  return form?.querySelector(`[data-pointer="${CSS.escape(pointer)}"]`)?.checkVisibility() ?? false;
}

function afterDrawing(then: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(then));
}

/** How the page scrolls for somebody who may not want it to move. */
export function calmScroll(): ScrollBehavior {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
}

function reveal(form: HTMLElement, place: Place): void {
  const field = nearest(form, place.pointer);
  if (!field) return;
  if (!field.contains(document.activeElement)) field.scrollIntoView({ block: "center", behavior: calmScroll() });
  const control = controlOf(field);
  if (control?.dataset.control !== undefined) focusControl(control, place);
  else unlessTaken(() => field.contains(document.activeElement) || control?.focus({ preventScroll: true }));
}

// An editor serves the request itself, a grid when it has scrolled. Whoever has the focus by then keeps it: it may be where the next
// key has led. Where a part of the page is hidden with what had the focus, nobody has it.
function unlessTaken(then: () => unknown): void {
  const before = document.activeElement;
  setTimeout(() => [before, document.body].includes(document.activeElement) && then(), 60);
}

const controls = '[data-control], [contenteditable="true"], textarea, input:not([tabindex="-1"]), select';
const others = "summary, button:not(.form-help)";

// The first thing in a field that takes the focus; the field itself when it is a button.
function controlOf(field: HTMLElement): HTMLElement | null {
  if (field instanceof HTMLButtonElement) return field;
  return field.querySelector<HTMLElement>(controls) ?? field.querySelector<HTMLElement>(others);
}

// The field of the pointer, or the innermost one that it lies in.
function nearest(form: HTMLElement, pointer: string): HTMLElement | null {
  for (let p = pointer; p !== ""; p = split(p).parent) {
    const field = form.querySelector<HTMLElement>(`[data-pointer="${CSS.escape(p)}"]`);
    if (field) return field;
  }
  return null;
}

function focusControl(control: HTMLElement, place: Place): void {
  control.focus({ preventScroll: true });
  if (control instanceof HTMLInputElement && control.type === "text" && control.dataset.exact !== undefined) {
    control.setSelectionRange(place.offset, place.offset + (place.length ?? 0));
  }
}
