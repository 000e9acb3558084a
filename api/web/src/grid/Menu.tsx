import { useLayoutEffect, useRef } from "preact/hooks";
import type { Book, Command } from "./book";
import { refocus } from "./going";
import { Icon } from "./icons";

interface MenuProps {
  book: Book;
  at: { x: number; y: number };
  close: () => void;
}

/** All that can be done at a cell (Shift+F10, right button). */
export function Menu({ book, at, close }: MenuProps) {
  const list = useRef<HTMLDivElement>(null);
  const commands = book.commands.value;
  const leave = () => {
    close();
    refocus(book);
  };

  useLayoutEffect(() => {
    const el = list.current!;
    const { width, height } = el.getBoundingClientRect();
    el.style.left = `${Math.max(4, Math.min(at.x, innerWidth - width - 4))}px`;
    el.style.top = `${Math.max(4, Math.min(at.y, innerHeight - height - 4))}px`;
    items(el)[0]?.focus();
    const outside = (e: PointerEvent) => e.target instanceof Node && !el.contains(e.target) && close();
    addEventListener("pointerdown", outside, true);
    return () => removeEventListener("pointerdown", outside, true);
  }, []);

  const key = (e: KeyboardEvent) => {
    const all = items(list.current!);
    const now = all.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: all.length - 1 }[e.key];
    if (e.key === "Escape" || e.key === "Tab") leave();
    else if (to !== undefined) all[(to + all.length) % all.length]?.focus();
    else if (e.key.length === 1) byLetter(all, now, e.key)?.focus();
    if (e.key !== "Enter" && e.key !== " ") e.preventDefault();
    e.stopPropagation();
  };

  return (
    <div role="menu" class="grid-menu" aria-label="Thao tác với bảng" ref={list} onKeyDown={key}>
      {parts(commands).map((part, i) => (
        <div role="group" key={i}>
          {part.map((c) => (
            <button key={c.id} type="button" role={c.pressed === undefined ? "menuitem" : "menuitemcheckbox"} aria-checked={c.pressed} tabIndex={-1} disabled={c.disabled}
              onClick={() => { c.run(); leave(); }}>
              <span class="grid-menu-icon">{c.pressed ? "✓" : c.icon && <Icon name={c.icon} />}</span>
              <span>{c.label}</span>
              {c.keys && <kbd>{c.keys}</kbd>}
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}

function items(el: HTMLElement): HTMLButtonElement[] {
  return [...el.querySelectorAll<HTMLButtonElement>("button:not(:disabled)")];
}

function byLetter(all: HTMLButtonElement[], now: number, letter: string): HTMLButtonElement | undefined {
  const rest = [...all.slice(now + 1), ...all.slice(0, now + 1)];
  return rest.find((b) => b.textContent?.trim().toLowerCase().startsWith(letter.toLowerCase()));
}

/** Commands by the part that they belong to. */
export function parts(commands: readonly Command[]): Command[][] {
  return [...new Set(commands.map((c) => c.part))].map((part) => commands.filter((c) => c.part === part));
}
