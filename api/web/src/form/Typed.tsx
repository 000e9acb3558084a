import { useState } from "preact/hooks";
import type { Json } from "../model/json";
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
  const [typing, setTyping] = useState<string | null>(null);
  const follow = following(p.pointer, false);
  const input = (typed: string) => {
    setTyping(typed);
    const read = typed.trim() === "" ? undefined : p.read(typed);
    if (read !== undefined || typed.trim() === "") write(p.pointer, read, prune);
  };
  const leave = (typed: string) => {
    follow.onBlur();
    if (typing !== null && typed.trim() !== "" && p.read(typed) === undefined) write(p.pointer, typed.trim(), prune);
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
      onBlur={(e) => leave(e.currentTarget.value)}
    />
  );
}
