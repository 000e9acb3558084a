import { useId, useMemo, useRef, useState } from "preact/hooks";
import type { TargetedKeyboardEvent } from "preact";
import { following } from "./caret";
import type { ControlProps } from "./Control";
import { knownAt, usePlaceholder } from "./known";
import { matching, propose } from "./propose";
import { useScope, useValue, write } from "../schema/scope";
import { breaks } from "./widget";

// An input has one line. A break that the clerk wants is shown as this sign, one letter for one letter, so that
// places in the text stay the same.
const sign = "↵";

/** A short text, with what it may become. */
export function LineControl(p: ControlProps) {
  const { prune } = useScope();
  const value = useValue(p.pointer);
  const text = value === undefined || value === null ? "" : String(value);
  const broken = breaks(p.schema);
  const save = (typed: string) => {
    const kept = broken ? typed.replaceAll(sign, "\n") : typed;
    write(p.pointer, kept === "" ? undefined : kept, prune);
  };
  return <Combo {...p} text={text.replaceAll("\n", sign)} save={save} broken={broken} />;
}

interface ComboProps extends ControlProps {
  text: string;
  save: (text: string) => void;
  broken: boolean;
}

// The pattern is the combobox with a list that the input stays in focus of (ARIA APG, combobox autocomplete list).
function Combo(p: ComboProps) {
  const list = useId();
  const box = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const options = useOptions(p, open);
  const shown = open && options.length > 0;
  const accept = (value: string) => {
    p.save(value);
    setOpen(false);
  };
  const follow = following(p.pointer);
  return (
    <div class="form-combo">
      <input
        ref={box}
        id={p.id}
        type="text"
        data-control
        data-exact
        autocomplete="off"
        inputMode={p.schema.anyOf?.some((s) => s.type === "integer") ? "numeric" : undefined}
        role="combobox"
        aria-expanded={shown}
        aria-controls={shown ? list : undefined}
        aria-autocomplete="list"
        aria-activedescendant={shown && chosen >= 0 ? `${list}-${chosen}` : undefined}
        aria-invalid={p.invalid}
        aria-required={p.must}
        aria-describedby={p.describedBy}
        placeholder={usePlaceholder(p.pointer, p.schema)}
        value={p.text}
        {...follow}
        onFocus={(e) => {
          follow.onFocus(e);
          setOpen(e.currentTarget.value === "");
          setChosen(-1);
        }}
        onBlur={() => {
          follow.onBlur();
          setOpen(false);
        }}
        onCompositionEnd={(e) => {
          compose(e.currentTarget);
          p.save(e.currentTarget.value);
        }}
        onInput={(e) => {
          if (!e.isComposing) compose(e.currentTarget);
          p.save(e.currentTarget.value);
          follow.onSelect(e);
          setOpen(true);
          setChosen(-1);
        }}
        onKeyDown={(e) => onKey(e, { shown, options, chosen, setChosen, setOpen, accept, broken: p.broken, save: p.save })}
      />
      {shown && (
        <ul id={list} role="listbox" aria-label={`Gợi ý cho ${p.label}`} class="form-options">
          {options.map((o, i) => (
            <li key={o} id={`${list}-${i}`} role="option" aria-selected={i === chosen} onMouseDown={(e) => e.preventDefault()} onClick={() => accept(o)}>
              {o.replaceAll("\n", " ")}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

// Keyboards that type a letter and then its mark: both are one letter, and the caret stays behind it. While an input method
// composes a word nothing is changed under its hands.
function compose(input: HTMLInputElement): void {
  const whole = input.value.normalize("NFC");
  if (whole === input.value) return;
  const at = input.value.slice(0, input.selectionStart ?? 0).normalize("NFC").length;
  input.value = whole;
  input.setSelectionRange(at, at);
}

// Asked for only while the list is open: guessing looks at the whole draft.
function useOptions(p: ComboProps, open: boolean): string[] {
  const { base } = useScope();
  const all = useMemo(() => (open ? propose(p.pointer, p.text, knownAt(base)) : []), [open, p.pointer, base]);
  return useMemo(() => matching(all, p.text), [all, p.text]);
}

interface Keys {
  shown: boolean;
  options: string[];
  chosen: number;
  setChosen: (n: number) => void;
  setOpen: (open: boolean) => void;
  accept: (value: string) => void;
  broken: boolean;
  save: (text: string) => void;
}

function onKey(e: TargetedKeyboardEvent<HTMLInputElement>, k: Keys): void {
  if (e.isComposing || e.ctrlKey || e.metaKey) return;
  const option = k.options[k.chosen];
  if (e.key === "ArrowDown" || e.key === "ArrowUp") turn(e, k);
  else if (e.key === "Enter" && k.shown && option !== undefined) k.accept(option);
  else if (e.key === "Enter" && k.broken) breakLine(e.currentTarget, k.save);
  else if (e.key === "Escape" && k.shown) k.setOpen(false);
  else return;
  e.preventDefault();
  e.stopPropagation();
}

function turn(e: TargetedKeyboardEvent<HTMLInputElement>, k: Keys): void {
  if (!k.shown) return k.setOpen(true);
  const step = e.key === "ArrowDown" ? 1 : -1;
  const count = k.options.length + 1; // one place is that of no option
  k.setChosen(((k.chosen + 1 + step + count) % count) - 1);
}

function breakLine(input: HTMLInputElement, save: (text: string) => void): void {
  const at = input.selectionStart ?? input.value.length;
  if (at === 0) return;
  input.setRangeText(sign, at, input.selectionEnd ?? at, "end");
  save(input.value);
}
