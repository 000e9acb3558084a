import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import { DownIcon } from "../ui/icons";

/** A button with what it opens below it. Escape, or a click elsewhere, closes it; so does whoever calls `close`. */
export function Popup({ name, id, disabled, children }: { name: string; id: string; disabled?: boolean; children: (close: () => void) => ComponentChildren }) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    rest(false);
    button.current?.focus();
  };
  // Before the page is painted: the next key is meant for the panel.
  useLayoutEffect(() => {
    if (!open) return;
    root.current?.querySelector<HTMLElement>(".shell-popup-panel button, .shell-popup-panel input")?.focus();
    const elsewhere = (e: Event) => e.target instanceof Node && !root.current?.contains(e.target) && setOpen(false);
    document.addEventListener("focusin", elsewhere);
    rest(true);
    return () => {
      document.removeEventListener("focusin", elsewhere);
      rest(false);
    };
  }, [open]);
  return (
    <div class="shell-popup" ref={root} onKeyDown={(e) => e.key === "Escape" && open && (e.stopPropagation(), close())}>
      <button type="button" ref={button} disabled={disabled} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {name} <DownIcon />
      </button>
      {open && <div class="shell-veil" aria-hidden="true" onClick={close} />}
      <div class="shell-popup-panel" id={id} role="group" aria-label={name} hidden={!open}>
        {open && children(close)}
      </div>
    </div>
  );
}

// What the panel may lie over cannot be used while it is open.
function rest(inert: boolean): void {
  const main = document.getElementById("main");
  if (main) main.inert = inert;
}
