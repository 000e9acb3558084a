import { useState } from "preact/hooks";
import { following } from "./caret";
import type { ControlProps } from "./Control";
import { useScope, useValue, write } from "../schema/scope";
import { openWords, optionWords } from "../schema/words";

const other = "\0other";

/** One of several values; a free one may also be words of the clerk's own. */
export function ChoiceControl(p: ControlProps & { options: string[]; free: boolean }) {
  const { prune } = useScope();
  const value = useValue(p.pointer);
  const text = typeof value === "string" ? value : "";
  const [writing, setWriting] = useState(false);
  const strange = text !== "" && !p.options.includes(text);
  const choose = (v: string) => {
    setWriting(v === other);
    write(p.pointer, v === "" || v === other ? undefined : v, prune);
  };
  return (
    <>
      <select
        id={p.id}
        data-control={!strange || undefined}
        aria-invalid={p.invalid}
        aria-required={p.must}
        aria-describedby={p.describedBy}
        value={writing || (strange && p.free) ? other : text}
        {...following(p.pointer, false)}
        onChange={(e) => choose(e.currentTarget.value)}
      >
        <option value="">{openWords(p.name, p.schema, p.must)}</option>
        {p.options.map((o) => (
          <option key={o} value={o}>
            {optionWords(o, p.schema)}
          </option>
        ))}
        {strange && !p.free && <option value={text}>{text}</option>}
        {p.free && <option value={other}>Tự ghi …</option>}
      </select>
      {p.free && (writing || strange) && (
        <textarea
          class="form-free"
          data-control
          rows={2}
          aria-label={`${p.label}, tự ghi`}
          aria-describedby={p.describedBy}
          value={text}
          {...following(p.pointer, false)}
          onInput={(e) => {
            setWriting(true);
            write(p.pointer, e.currentTarget.value || undefined, prune);
          }}
        />
      )}
    </>
  );
}

/** Several of several values. */
export function ChoicesControl(p: ControlProps & { options: string[] }) {
  const { prune } = useScope();
  const value = useValue(p.pointer);
  const chosen = Array.isArray(value) ? value : [];
  const toggle = (o: string, on: boolean) => {
    const next = p.options.filter((x) => (x === o ? on : chosen.includes(x)));
    write(p.pointer, next.length > 0 ? next : undefined, prune);
  };
  return (
    <div role="group" aria-label={p.label} aria-describedby={p.describedBy} class="row">
      {p.options.map((o) => (
        <label key={o} class="form-check">
          <input type="checkbox" checked={chosen.includes(o)} {...following(p.pointer, false)} onChange={(e) => toggle(o, e.currentTarget.checked)} />
          {optionWords(o, p.schema)}
        </label>
      ))}
    </div>
  );
}

/** Yes or no; no is not written. */
export function FlagControl(p: ControlProps) {
  const { prune } = useScope();
  const value = useValue(p.pointer);
  return (
    <label class="form-check">
      <input
        id={p.id}
        data-control
        type="checkbox"
        checked={value === true}
        aria-describedby={p.describedBy}
        {...following(p.pointer, false)}
        onChange={(e) => write(p.pointer, e.currentTarget.checked ? true : undefined, prune)}
      />
      {p.label}
    </label>
  );
}
