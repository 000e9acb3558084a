import { insert } from "../model/draft";
import { TextField, type TextFieldProps } from "../text/TextField";
import { profileFor } from "./profiles";
import { propose } from "./propose";
import { remembered } from "./remembered";
import { useScope, useValue } from "./scope";
import { join } from "../model/pointer";

/** Several short texts, one a line, with those of the profile and of earlier drafts to take. */
export function Lines(p: Omit<TextFieldProps, "mode">) {
  return (
    <>
      <TextField {...p} mode="lines" rows={2} />
      <Taken pointer={p.pointer} label={p.label} />
    </>
  );
}

const most = 12;

// Which lines are there is looked at only while the list is open.
function Taken({ pointer, label }: { pointer: string; label: string }) {
  const { base } = useScope();
  const value = useValue(pointer);
  const profile = useValue(join(base, "profile"));
  const have = Array.isArray(value) ? value : [];
  const all = propose(pointer, undefined, { payload: { kind: "" }, kind: undefined, profile: profileFor(String(profile ?? "")), remembered: remembered.value });
  const left = all.filter((v) => !have.includes(v)).slice(0, most);
  if (left.length === 0) return null;
  return (
    <details class="form-taken">
      <summary>Gợi ý ({left.length})</summary>
      <ul aria-label={`Gợi ý: ${label}`}>
        {left.map((v) => (
          <li key={v}>
            <button type="button" class="quiet" onClick={() => insert(pointer, v, undefined, `thêm vào ${label}`)}>
              + {v}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
