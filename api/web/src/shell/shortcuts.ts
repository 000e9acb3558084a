// The keys of the page. Few: editors and screen readers need theirs.

import { schemaFor } from "../schema/scope";
import { payload, redo, undo } from "../model/draft";
import { problems } from "../model/live";
import { caret, show } from "../model/place";
import type { Problem } from "../model/api";
import { attempt } from "../ui/attempt";
import { tell } from "../ui/notice";
import { cycle, showPane } from "./panes";
import { next, placeOf } from "../findings/places";
import { library, scene } from "./scene";

/** What a key does that the header does, too. */
export interface Doing {
  help(): void;
}

/** Listens to the keys until the function that is returned is called. */
export function listen(doing: Doing): () => void {
  let last: Problem | undefined;
  const toProblem = (step: 1 | -1) => {
    last = next(problems.peek(), { caret: caret.peek(), last }, step, payload.peek(), schemaFor(payload.peek().kind) ?? {});
    if (last === undefined) return tell("Không còn lỗi nào.");
    showPane("draft");
    show(placeOf(last, payload.peek()));
  };
  const heard = (e: KeyboardEvent) => {
    if (e.defaultPrevented || e.isComposing || scene.peek().at !== "draft" || document.querySelector("dialog[open]")) return;
    if (press(e, doing, toProblem)) e.preventDefault();
  };
  addEventListener("keydown", heard);
  addEventListener("beforeinput", fromMenu);
  return () => (removeEventListener("keydown", heard), removeEventListener("beforeinput", fromMenu));
}

// Undo from the menu of the browser.
function fromMenu(e: InputEvent): void {
  const go = { historyUndo: undo, historyRedo: redo }[e.inputType];
  if (go === undefined || e.defaultPrevented || !isOfDraft(e.target)) return;
  e.preventDefault();
  go();
}

function press(e: KeyboardEvent, doing: Doing, toProblem: (step: 1 | -1) => void): boolean {
  const act = actionOf(e, doing, toProblem);
  act?.();
  return act !== undefined;
}

function actionOf(e: KeyboardEvent, doing: Doing, toProblem: (step: 1 | -1) => void): (() => void) | undefined {
  const step = e.shiftKey ? -1 : 1;
  if (e.ctrlKey || e.metaKey) return e.altKey ? undefined : withControl(e);
  if (e.altKey) return e.shiftKey ? undefined : withAlt(e.code);
  if (e.key === "F6") return () => cycle(step);
  if (e.key === "F8") return () => toProblem(step);
  if (e.key === "F1") return step === 1 ? doing.help : () => explain(e.target);
  return undefined;
}

function withControl(e: KeyboardEvent): (() => void) | undefined {
  const key = e.key.toLowerCase();
  if (key === "s" && !e.shiftKey) return saveVersion;
  if (isText(e.target) && !isOfDraft(e.target)) return undefined; // a text that the draft does not know has its own undo
  if (key === "z") return e.shiftKey ? redo : undo;
  if (key === "y" && !e.shiftKey) return redo;
  return undefined;
}

function withAlt(code: string): (() => void) | undefined {
  if (code === "Digit1") return () => cycleTo("draft");
  if (code === "Digit2") return () => cycleTo("findings");
  if (code === "Digit3") return () => cycleTo("paper");
  return undefined;
}

function cycleTo(pane: "draft" | "findings" | "paper"): void {
  showPane(pane);
  requestAnimationFrame(() => document.getElementById(`pane-${pane}`)?.focus());
}

/** Opens or closes the explanation of the field, or of the group of fields, that has the focus. */
function explain(target: EventTarget | null): void {
  for (let at = target instanceof Element ? target : null; at !== null; at = at.parentElement) {
    const sign = at.querySelector<HTMLElement>(":scope > .form-title > .form-help, :scope > legend .form-help");
    if (sign !== null) return sign.click();
  }
}

function isText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && !["checkbox", "radio", "button"].includes(target.type));
}

// What is typed in a control of the form goes into the draft at once: the browser's own undo knows of nothing else that was done.
function isOfDraft(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.dataset["control"] !== undefined;
}

/** Keeps the draft as a version that the clerk asked for. */
export function saveVersion(): void {
  void attempt(async () => {
    await library.peek()?.keeper.mark("Lưu phiên bản");
    tell("Đã lưu một phiên bản. Xem lại ở “Lịch sử”.");
  });
}
