import { following } from "./caret";
import { isAttachable } from "./attached";
import type { ControlProps } from "./Control";
import { kindList, useScope, useValue, write } from "../schema/scope";

/** The kind of a document that comes with another one. */
export function KindControl(p: ControlProps) {
  const { prune } = useScope();
  const value = useValue(p.pointer);
  const text = typeof value === "string" ? value : "";
  const offered = kindList.value.filter((k) => isAttachable(k) || k.kind === text);
  return (
    <select id={p.id} data-control value={text} aria-invalid={p.invalid} aria-describedby={p.describedBy} {...following(p.pointer, false)} onChange={(e) => write(p.pointer, e.currentTarget.value || undefined, prune)}>
      <option value="">{p.must ? "Chọn …" : "Loại khác"}</option>
      {offered.map((k) => (
        <option key={k.kind} value={k.kind}>
          {k.name}
        </option>
      ))}
      {text !== "" && !kindList.value.some((k) => k.kind === text) && <option value={text}>{text}</option>}
    </select>
  );
}
