import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Book, Command } from "./book";
import { refocus } from "./going";
import { Icon } from "./icons";
import { parts } from "./Menu";

/** The buttons above a grid: one stop of Tab, arrow keys go along. */
export function Toolbar({ book }: { book: Book }) {
  const bar = useRef<HTMLDivElement>(null);
  const stop = useSignal("");
  const commands = book.commands.value.filter((c) => !c.menuOnly);
  const here = commands.some((c) => c.id === stop.value) ? stop.value : commands[0]?.id;

  const key = (e: KeyboardEvent) => {
    const all = [...bar.current!.querySelectorAll<HTMLButtonElement>("button")];
    const now = all.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: all.length - 1 }[e.key];
    if (to === undefined) return;
    all[(to + all.length) % all.length]?.focus();
    e.preventDefault();
  };

  return (
    <div role="toolbar" class="grid-toolbar" aria-label={`Công cụ của ${book.label}`} ref={bar} onKeyDown={key}>
      {parts(commands).map((part, i) => (
        <div class="grid-tools" key={i}>
          {part.map((c) => <Tool key={c.id} command={c} book={book} stop={c.id === here} onFocus={() => (stop.value = c.id)} />)}
        </div>
      ))}
    </div>
  );
}

// With the mouse the focus stays in the cell. A button that cannot be used now keeps its place for the keyboard.
function Tool({ command, book, stop, onFocus }: { command: Command; book: Book; stop: boolean; onFocus: () => void }) {
  const run = () => {
    if (command.disabled) return;
    const inGrid = document.activeElement?.closest(".grid-cell") != null;
    command.run();
    if (inGrid) refocus(book);
  };
  const title = command.keys ? `${command.label} (${command.keys})` : command.label;
  return (
    <button
      type="button" class={command.short ? "" : "icon"} title={title} aria-label={command.short === command.label ? undefined : command.label}
      aria-pressed={command.pressed} aria-disabled={command.disabled || undefined} tabIndex={stop ? 0 : -1}
      onMouseDown={(e) => e.preventDefault()} onFocus={onFocus} onClick={run}
    >
      {command.icon && <Icon name={command.icon} />}
      {command.short}
    </button>
  );
}
