import { put } from "../model/draft";
import { isObject } from "../model/json";
import { join } from "../model/pointer";
import { resolve } from "../model/schema";
import { following } from "./caret";
import { HeadingContext, type MemberProps } from "./Field";
import { Members } from "./ObjectField";
import { profileFor } from "./profiles";
import { useScope, useTold, write } from "../schema/scope";

const other = "\0other";

/** Who signs: one of those that the profile has, or another. */
export function SignerField(p: MemberProps & { id: string; said: string; invalid: boolean }) {
  const { root, base } = useScope();
  const id = useTold(p.pointer, (v) => (isObject(v) ? other : typeof v === "string" ? v : ""));
  const profile = useTold(join(base, "profile"), (v) => (typeof v === "string" ? v : ""));
  const known = profileFor(profile)?.signers ?? [];
  const signer = p.schema.anyOf?.map((f) => resolve(root, f)).find((f) => f.properties) ?? resolve(root, p.schema);
  const named = id !== "" && id !== other;
  const written = known.length === 0 ? !named : id === other;
  return (
    <>
      {(known.length > 0 || named) && <Select {...p} value={id} known={known} />}
      {written && <HeadingContext.Provider value={null}><Members pointer={p.pointer} schema={signer} prune={known.length === 0} /></HeadingContext.Provider>}
    </>
  );
}

interface SelectProps extends MemberProps {
  id: string;
  said: string;
  invalid: boolean;
  value: string;
  known: { id: string; position: string; full_name: string }[];
}

function Select(p: SelectProps) {
  const choose = (v: string) => (v === other ? put(p.pointer, {}, "chọn người ký") : write(p.pointer, v || undefined, false));
  return (
    <select id={p.id} data-control aria-label={p.title} aria-invalid={p.invalid} aria-describedby={p.said} value={p.value} {...following(p.pointer, false)} onChange={(e) => choose(e.currentTarget.value)}>
      <option value="">Người ký thường lệ của hồ sơ</option>
      {p.known.map((s) => (
        <option key={s.id} value={s.id}>
          {s.full_name} – {s.position}
        </option>
      ))}
      {p.value !== "" && p.value !== other && !p.known.some((s) => s.id === p.value) && <option value={p.value}>{p.value} (hồ sơ không có)</option>}
      <option value={other}>Người khác …</option>
    </select>
  );
}
