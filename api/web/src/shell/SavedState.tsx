import { useEffect, useRef, useState } from "preact/hooks";
import { trouble } from "../keep/library";
import { saved, type Saved } from "../keep/saved";
import { stored } from "../keep/sync";
import { clock } from "../keep/when";
import { reachable } from "../model/api";

const words: Record<Saved["state"], (s: Saved) => string> = {
  saving: () => "Đang lưu…",
  kept: (s) => (s.at === 0 ? "" : `Đã lưu trên máy này, ${clock(s.at)}${s.why && `; máy chủ không nhận: ${s.why}`}`),
  stored: (s) => `Đã lưu trên máy chủ, ${clock(s.at)}`,
  failed: () => "Chưa lưu được",
};

/** Whether what was typed is safe. It is said at once in words, but not at every key stroke. */
export function SavedState() {
  const now: Saved = trouble.value === "" ? saved.value : { ...saved.value, state: saved.value.state === "stored" ? "stored" : "failed" };
  const text = useSlow(words[now.state](now), delays(now.state));
  return (
    <span class={`shell-saved shell-saved-${now.state}`} role="status">
      {text}
    </span>
  );
}

// What changes while the clerk types on is not said each time. That nothing comes to the server any more is.
function delays(state: Saved["state"]): number {
  const isExpected = stored.value === true && reachable.value;
  if (state === "saving") return isExpected ? patience : 1500;
  return state === "kept" && isExpected ? patience : 0;
}

const patience = 6000; // milliseconds

// A text that takes the place of the one that is shown when that has not been true for a while.
function useSlow(text: string, wait: number): string {
  const [shown, show] = useState(text);
  const due = useRef(Infinity);
  useEffect(() => {
    const now = performance.now();
    due.current = text === shown ? Infinity : Math.min(due.current, now + wait);
    if (due.current === Infinity) return;
    const timer = setTimeout(() => show(text), due.current - now);
    return () => clearTimeout(timer);
  }, [text, wait, shown]);
  return shown;
}
