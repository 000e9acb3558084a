import { useState } from "preact/hooks";
import { pixels, stepped, zooms } from "./desk";
import { goTo } from "./travel";
import { current, desk, zoom } from "./view";

/** How large the pages are shown, and which of them. */
export function Bar() {
  return (
    <div class="paper-bar" role="group" aria-label="Xem trang in">
      <PageChoice />
      <ZoomChoice />
    </div>
  );
}

function PageChoice() {
  const count = desk.value.boxes.length;
  const now = Math.max(current.value, Math.min(count, 1));
  const [typing, setTyping] = useState<string | null>(null);
  const go = () => {
    const page = Number.parseInt(typing ?? "", 10);
    setTyping(null);
    if (page >= 1) goTo(Math.min(page, count));
  };
  return (
    <div class="paper-choice">
      <button type="button" class="icon" aria-label="Trang trước" disabled={now <= 1} onClick={() => goTo(now - 1)}><Arrow up /></button>
      <button type="button" class="icon" aria-label="Trang sau" disabled={now >= count} onClick={() => goTo(now + 1)}><Arrow /></button>
      <label for="paper-number">Trang</label>
      <input
        type="text" id="paper-number" class="paper-number" inputMode="numeric" autocomplete="off" disabled={count === 0} aria-describedby="paper-count"
        value={typing ?? String(now)} onInput={(e) => setTyping(e.currentTarget.value)} onFocus={(e) => e.currentTarget.select()}
        onBlur={go} onKeyDown={(e) => e.key === "Enter" && go()}
      />
      <span class="paper-count" id="paper-count">/ {count}</span>
    </div>
  );
}

function ZoomChoice() {
  const now = zoom.value === "fit" ? (desk.value.boxes[0]?.scale ?? pixels) / pixels : zoom.value;
  return (
    <div class="paper-choice">
      <button type="button" class="icon" aria-label="Thu nhỏ trang" disabled={now <= zooms.least} onClick={() => (zoom.value = stepped(now, -1))}><span aria-hidden="true">−</span></button>
      <output class="paper-percent" aria-label="Cỡ trang đang xem">{Math.round(now * 100)}%</output>
      <button type="button" class="icon" aria-label="Phóng to trang" disabled={now >= zooms.most} onClick={() => (zoom.value = stepped(now, 1))}><span aria-hidden="true">+</span></button>
      <button type="button" aria-pressed={zoom.value === "fit"} onClick={() => (zoom.value = zoom.value === "fit" ? 1 : "fit")}>Vừa chiều rộng</button>
    </div>
  );
}

function Arrow({ up = false }: { up?: boolean }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={up ? "M3 10l5-5 5 5" : "M3 6l5 5 5-5"} fill="none" stroke="currentColor" stroke-width="2" />
    </svg>
  );
}
