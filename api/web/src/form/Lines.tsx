import { computed, type ReadonlySignal } from "@preact/signals";
import { useMemo, useState } from "preact/hooks";
import { earlier } from "../keep/habits";
import { recent } from "../keep/library";
import { draft, insert, payload, valueAt } from "../model/draft";
import { show } from "../model/place";
import { get, join, split } from "../model/pointer";
import { TextField, type TextFieldProps } from "../text/TextField";
import { knownAt } from "./known";
import { oftenest, plainLines } from "./often";
import { propose } from "./propose";
import { useScope } from "../schema/scope";

/** Several short texts, one a line. */
export function Lines(p: Omit<TextFieldProps, "mode">) {
  return <TextField {...p} mode="lines" rows={2} />;
}

/** How many are offered at once. */
const most = 6;

/** What is offered, by the list's name. */
const titles: Record<string, string> = { grounds: "Thêm căn cứ hay dùng", to_places: "Thêm nơi nhận hay dùng" };

/**
 * The lines of the profile and of earlier drafts, to take. Opened while the list is empty: a click takes a line, and the
 * next click another.
 */
export function Taken({ pointer, label }: { pointer: string; label: string }) {
  const left = useOffered(pointer);
  const [open, setOpen] = useState(() => isEmptyAt(pointer));
  if (left.length === 0) return null;
  return (
    <details class="form-taken" open={open} onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>
        {titles[split(pointer).name] ?? "Gợi ý"} ({left.length})
      </summary>
      <ul aria-label={`Gợi ý: ${label}`}>
        {left.map((v) => (
          <li key={v}>
            <button type="button" class="quiet" onClick={(e) => take(e.currentTarget, pointer, v, label)}>
              + {v}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

// The button goes with its line: its neighbour has the focus, or the list of lines.
function take(button: HTMLElement, pointer: string, line: string, label: string): void {
  const item = button.closest("li");
  const next = (item?.nextElementSibling ?? item?.previousElementSibling)?.querySelector("button");
  insert(pointer, line, undefined, `thêm vào ${label}`);
  if (next) next.focus();
  else show({ pointer, offset: 0 });
}

function isEmptyAt(pointer: string): boolean {
  const value = get(payload.peek(), pointer);
  return !Array.isArray(value) || value.length === 0;
}

// As one string, so that the list is drawn again only when it changes, and not at every key in the draft.
function useOffered(pointer: string): string[] {
  const { base } = useScope();
  const lines = useMemo(() => {
    const used = oftenestAt(pointer, base);
    return computed(() => {
      const have = plainLines(get(payload.value, pointer), pointer);
      const all = propose(pointer, undefined, { ...knownAt(base), remembered: { [split(pointer).name]: used.value } });
      return all.filter((v) => !have.includes(v)).slice(0, most).join(between);
    });
  }, [pointer, base]);
  return lines.value === "" ? [] : lines.value.split(between);
}

const between = "\0";

// Counted anew only when other drafts change.
function oftenestAt(pointer: string, base: string): ReadonlySignal<string[]> {
  const kind = valueAt(join(base, "kind"));
  return computed(() => oftenest(earlier(recent.value.filter((d) => d.id !== draft.peek()?.id)), pointer, String(kind.value)));
}
