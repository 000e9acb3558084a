// Whether what was typed is safe, and where.

import { signal } from "@preact/signals";

/** The state of the open draft: being kept, kept on this computer, stored on the server, or neither. */
export interface Saved {
  state: "saving" | "kept" | "stored" | "failed";
  at: number; // when it was last kept; 0 before
  why: string; // why it failed, or why the server did not take it, in words; else ""
}

/** The state of the draft that is open. */
export const saved = signal<Saved>({ state: "kept", at: 0, why: "" });

/** Why the browser could not keep something, in words for the clerk. */
export function whyNotKept(cause: unknown): string {
  const name = cause instanceof DOMException ? cause.name : "";
  if (name === "QuotaExceededError") return "Trình duyệt đã hết chỗ lưu trên máy này.";
  if (name === "VersionError") return "Trang này đã có bản mới ở thẻ khác nên không lưu được nữa; tải lại trang là lưu được.";
  if (name === "InvalidStateError" || name === "SecurityError") return "Trình duyệt không cho lưu trên máy này (có thể do chế độ riêng tư).";
  return "Trình duyệt không lưu được bản thảo trên máy này.";
}
