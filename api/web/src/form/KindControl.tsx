import { following } from "./caret";
import type { ControlProps } from "./Control";
import { kindList, useScope, useValue, write } from "./scope";

/** One of the kinds of documents. */
export function KindControl(p: ControlProps) {
  const { prune } = useScope();
  const value = useValue(p.pointer);
  const text = typeof value === "string" ? value : "";
  return (
    <select id={p.id} data-control value={text} aria-invalid={p.invalid} aria-describedby={p.describedBy} {...following(p.pointer, false)} onChange={(e) => write(p.pointer, e.currentTarget.value || undefined, prune)}>
      <option value="">{p.must ? "Chọn …" : "Loại khác"}</option>
      {kindList.value.map((k) => (
        <option key={k.kind} value={k.kind}>
          {k.name}
        </option>
      ))}
    </select>
  );
}
