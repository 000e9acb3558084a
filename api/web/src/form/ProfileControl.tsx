import { following } from "./caret";
import type { ControlProps } from "./Control";
import { profileList } from "./profiles";
import { useScope, useValue, write } from "../schema/scope";

/** The profile of the agency that the document is of. */
export function ProfileControl(p: ControlProps) {
  const { prune } = useScope();
  const value = useValue(p.pointer);
  const text = typeof value === "string" ? value : "";
  const all = profileList.value;
  return (
    <select id={p.id} data-control value={text} aria-invalid={p.invalid} aria-describedby={p.describedBy} {...following(p.pointer, false)} onChange={(e) => write(p.pointer, e.currentTarget.value || undefined, prune)}>
      <option value="">Không dùng hồ sơ</option>
      {all.map((x) => (
        <option key={x.profile} value={x.profile}>
          {x.organ_name}
        </option>
      ))}
      {text !== "" && !all.some((x) => x.profile === text) && <option value={text}>{text} (máy chủ không có)</option>}
    </select>
  );
}
