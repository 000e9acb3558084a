import { useState } from "preact/hooks";
import { payload } from "../model/draft";
import type { Json } from "../model/json";
import { get } from "../model/pointer";
import { following } from "./caret";
import type { ControlProps } from "./Control";
import { useScope, useValue, write } from "../schema/scope";

export interface TypedProps extends ControlProps {
  read: (typed: string) => Json | undefined;
  show: (value: Json) => string;
  placeholder: string;
  numeric?: boolean;
}

/**
 * A value that is typed in one form and kept in another. What is typed stays as it is while it is typed; what cannot be read
 * when the field is left is kept as text, so that it is not lost and the findings say what is wrong with it.
 */
export function Typed(p: TypedProps) {
  const { prune } = useScope();
  const value = useValue(p.pointer);
  const [last, setTyping] = useState<{ text: string; value: Json | undefined } | null>(null);
  const typing = last !== null && last.value === value ? last.text : null; // undo brought another value
  const unread = typing !== null && typing.trim() !== "" && p.read(typing) === undefined;
  const follow = following(p.pointer, false);
  const input = (typed: string) => {
    const read = typed.trim() === "" ? undefined : p.read(typed);
    if (read !== undefined || typed.trim() === "") write(p.pointer, read, prune);
    setTyping({ text: typed, value: get(payload.peek(), p.pointer) });
  };
  const leave = (typed: string) => {
    follow.onBlur();
    if (unread) write(p.pointer, typed.trim(), prune);
    setTyping(null);
  };
  return (
    <input
      id={p.id}
      type="text"
      data-control
      autocomplete="off"
      inputMode={p.numeric ? "decimal" : undefined}
      aria-invalid={p.invalid}
      aria-required={p.must}
      aria-describedby={p.describedBy}
      placeholder={p.placeholder}
      value={typing ?? (value === undefined || value === null ? "" : p.show(value))}
      {...follow}
      onInput={(e) => input(e.currentTarget.value)}
      onKeyDown={(e) => {
        if (!unread || e.key.toLowerCase() !== "z" || !(e.ctrlKey || e.metaKey)) return;
        setTyping(null); // what cannot be read is not in the draft yet: that is what is undone
        e.preventDefault();
      }}
      onBlur={(e) => leave(e.currentTarget.value)}
    />
  );
}
