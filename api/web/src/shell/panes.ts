// The parts of the desk: the draft, the findings and the paper; which are shown, and where the focus goes.

import { computed, effect, signal, untracked } from "@preact/signals";
import { wanted } from "../model/place";
import { set, setting } from "./setting";

/** A part of the desk. */
export type Pane = "draft" | "findings" | "paper";

export const paneNames: Record<Pane, string> = { draft: "Soạn", paper: "Trang", findings: "Kiểm tra" };

/** Whether the window is too narrow for two parts side by side. */
export const narrow = signal(false);

/** The part that is shown where there is room for one. */
export const tab = signal<Pane>("draft");

const asked = signal(setting("findings") === "open");

/** Whether the findings are shown beside the draft. */
export const findingsOpen = computed(() => asked.value);

/** How much of the window the draft has, in percent. */
export const share = signal(Number(setting("share")) || 48);

/** The parts that can be seen. */
export const seen = computed<Pane[]>(() => (narrow.value ? [tab.value] : asked.value ? ["draft", "findings", "paper"] : ["draft", "paper"]));

/** Shows the findings. */
export function openFindings(): void {
  showPane("findings");
}

/** Shows the findings, or hides them. */
export function toggleFindings(): void {
  if (narrow.peek()) tab.value = tab.peek() === "findings" ? "draft" : "findings";
  else remember(!asked.peek());
}

/** Shows a part. */
export function showPane(pane: Pane): void {
  if (narrow.peek()) tab.value = pane;
  else if (pane === "findings") remember(true);
}

function remember(open: boolean): void {
  asked.value = open;
  set("findings", open ? "open" : "");
}

/** Gives the draft a share of the window. */
export function setShare(percent: number): void {
  share.value = Math.min(75, Math.max(25, Math.round(percent)));
  set("share", String(share.value));
}

/** Puts the focus into the next part that can be seen, or the one before. */
export function cycle(step: 1 | -1): void {
  const order = narrow.peek() ? (["draft", "findings", "paper"] as Pane[]) : seen.peek();
  const at = order.findIndex((p) => element(p)?.contains(document.activeElement));
  const next = order[(at < 0 ? (step === 1 ? 0 : order.length - 1) : at + step + order.length) % order.length]!;
  showPane(next);
  requestAnimationFrame(() => element(next)?.focus());
}

/** Puts the focus where the work is: into the draft, or the main part of another scene. */
export function toMainPart(): void {
  (element("draft") ?? document.getElementById("main"))?.focus();
}

function element(pane: Pane): HTMLElement | null {
  return document.getElementById(`pane-${pane}`);
}

/** Shows the draft when a place in it is wanted: what was clicked may have been on the paper, or a finding. */
export function followWanted(): () => void {
  return effect(() => {
    if (wanted.value !== null) untracked(() => showPane("draft"));
  });
}

/**
 * Keeps in view where the clerk is when the window becomes another: a phone that is turned, or that shows its keyboard. What had been
 * scrolled out of view before stays there.
 */
export function keepInView(): void {
  let isSeen = false;
  const watcher = new IntersectionObserver((found) => (isSeen = found.at(-1)!.isIntersecting));
  addEventListener("focusin", (e) => {
    watcher.disconnect();
    if (e.target instanceof Element) watcher.observe(e.target);
  });
  addEventListener("resize", () => isSeen && requestAnimationFrame(() => requestAnimationFrame(() => caretElement()?.scrollIntoView({ block: "nearest" }))));
}

// In a text it is the line of the caret.
function caretElement(): Element | null {
  const focused = document.activeElement;
  const line = focused instanceof HTMLElement && focused.isContentEditable ? getSelection()?.focusNode : null;
  if (line) return line instanceof Element ? line : line.parentElement;
  return focused === document.body ? null : focused;
}

/** Watches the width of the window. It is given in em, so that zoom counts. */
export function watchWidth(): void {
  const query = matchMedia("(max-width: 56.25em)");
  narrow.value = query.matches;
  query.addEventListener("change", () => (narrow.value = query.matches));
}
