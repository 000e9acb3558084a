// Who has the focus after a button that goes with its finding: what is nearest to it of what stays.

import { useMemo } from "preact/hooks";

/** A ref for a button that may vanish while it has the focus. */
export function useHeir(): (button: HTMLElement | null) => void {
  return useMemo(() => {
    let heirs: Element[] = [];
    return (button) => {
      if (button !== null) heirs = heirsOf(button);
      else requestAnimationFrame(() => document.activeElement === document.body && bequeath(heirs));
    };
  }, []);
}

const controls = '[data-control], [contenteditable="true"], textarea, input, select';

// In the list of findings the one that has moved up, beside a field its control.
function heirsOf(button: HTMLElement): Element[] {
  const near = button.closest("li")?.querySelector("button") ?? button.closest("[data-pointer]")?.querySelector(controls);
  return [near, button.closest(".shell-pane")].filter((e) => e instanceof HTMLElement);
}

function bequeath(heirs: Element[]): void {
  const heir = heirs.find((e) => e.isConnected);
  if (heir instanceof HTMLElement) heir.focus();
}
