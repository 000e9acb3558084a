// What the page says once: something was done, or could not be done.

import { signal } from "@preact/signals";

/** A word to the clerk, with what can be done about it. */
export interface Notice {
  text: string;
  tone: "good" | "error";
  action?: { name: string; run: () => void };
}

/** The last word; null when the clerk has taken note of it. */
export const notice = signal<Notice | null>(null);

/** Says that something was done. */
export function tell(text: string, action?: Notice["action"]): void {
  notice.value = { text, tone: "good", action };
}

/** Says that something could not be done, and what helps. */
export function warn(text: string, action?: Notice["action"]): void {
  notice.value = { text, tone: "error", action };
}
