import { useEffect, useState } from "preact/hooks";
import { trouble } from "../keep/library";
import { saved, type Saved } from "../keep/saved";
import { stored } from "../keep/sync";
import { clock } from "../keep/when";

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

// What changes while the clerk types on is not said each time.
function delays(state: Saved["state"]): number {
  if (state === "saving") return 1500;
  return state === "kept" && stored.value === true ? 4000 : 0;
}

// A text that takes the place of the one before after a while, if it still stands then.
function useSlow(text: string, wait: number): string {
  const [shown, show] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => show(text), wait);
    return () => clearTimeout(timer);
  }, [text, wait]);
  return shown;
}
