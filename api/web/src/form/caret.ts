import type { TargetedEvent } from "preact";
import { caret } from "../model/place";

/** What an input does so that the paper follows its caret. Without exact places the paper shows the field's beginning. */
export function following(pointer: string, exact = true) {
  const follow = (e: TargetedEvent<HTMLElement>) => {
    const input = e.currentTarget;
    const text = exact && input instanceof HTMLInputElement ? input : null;
    const offset = text?.selectionStart ?? 0;
    set({ pointer, offset, length: (text?.selectionEnd ?? offset) - offset });
  };
  const leave = () => {
    if (caret.peek()?.pointer === pointer) caret.value = null;
  };
  return { onFocus: follow, onSelect: follow, onKeyUp: follow, onBlur: leave };
}

function set(next: { pointer: string; offset: number; length: number }): void {
  const now = caret.peek();
  if (now?.pointer !== next.pointer || now.offset !== next.offset || now.length !== next.length) caret.value = next;
}
