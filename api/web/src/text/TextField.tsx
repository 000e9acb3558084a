import { effect, untracked, useComputed } from "@preact/signals";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { useId, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { sortOf } from "../findings/sort";
import { isTouched } from "../findings/touched";
import { firstLine } from "../schema/begin";
import { useScope } from "../schema/scope";
import { message } from "../schema/words";
import type { Problem } from "../model/api";
import { payload, valueAt } from "../model/draft";
import type { Json } from "../model/json";
import { problemsIn } from "../model/live";
import { get, join } from "../model/pointer";
import type { Schema } from "../model/schema";
import { arrival } from "../paper/live";
import { follow, following, leave } from "./attention";
import { beginning } from "./beginning";
import { editor, type Editor } from "./editor";
import { located, moved, showFindings } from "./findings";
import type { Field } from "./places";
import { pastedTables, TableOffer } from "./TableOffer";
import "./text.css";

/** What a text is: content with numbered lines, one value a line, or a plain text. */
export type Mode = "body" | "lines" | "plain";

export interface TextFieldProps {
  pointer: string; // to a string; for "lines" to a list of strings
  label: string; // for those who do not see the label beside it
  mode: Mode;
  describedBy?: string; // id of what is said of the field
  placeholder?: string;
  rows?: number; // least height in lines
}

/** A text of the draft in an editor. */
export function TextField(props: TextFieldProps) {
  const { pointer, mode } = props;
  const { prune } = useScope();
  const field = useMemo<Field>(() => ({ pointer, mode, prune }), [pointer, mode, prune]);
  return <FieldOf key={`${mode} ${pointer}`} {...props} field={field} />;
}

function FieldOf({ field, label, describedBy = "", placeholder = "", rows = 1 }: TextFieldProps & { field: Field }) {
  const host = useRef<HTMLDivElement>(null);
  const made = useRef<Editor>(null);
  const tables = useMemo(pastedTables, [field]);
  const hint = useId();
  const { root, base } = useScope();
  const first = field.mode === "body" && field.pointer === join(base, "body") ? (firstLine(root) ?? "") : "";

  useLayoutEffect(() => {
    const stop = begin(host.current!, field, { placeholder, root, more: [following(field), tables.extension, beginning(first)] }, made);
    return () => {
      stop();
      made.current = null;
    };
  }, [field, root, placeholder, first]);

  const invalid = useComputed(() => problemsOf(field).some(isWrong)).value;
  const described = [field.mode === "body" ? hint : "", describedBy].filter(Boolean).join(" ");
  useLayoutEffect(() => describe(made.current!, label, described, invalid), [field, root, placeholder, label, described, invalid]);

  return (
    <div class={`text-field text-mode-${field.mode}`} style={{ "--text-rows": rows }}>
      <div ref={host} />
      {field.mode === "body" && (
        <TableOffer field={field} pasted={tables.pasted} editor={made} />
      )}
      {field.mode === "body" && (
        <span id={hint} class="hidden">
          Enter đánh số dòng tiếp theo; Ctrl và ngoặc vuông đóng hạ một cấp, Ctrl và ngoặc vuông mở nâng một cấp; F8 đến chỗ cần sửa, Ctrl và dấu chấm sửa theo gợi ý.
        </span>
      )}
    </div>
  );
}

function isWrong(p: Problem): boolean {
  return sortOf(p, get(payload.value, p.path), isTouched(p.path)) === "error";
}

const problemsOf = (field: Field) => problemsIn(field.pointer);

// Makes the editor, and lets it follow the draft, the findings and the places that are wanted.
function begin(parent: HTMLElement, field: Field, { placeholder, root, more }: { placeholder: string; root: Schema; more: Extension }, made: { current: Editor | null }): () => void {
  const value = valueAt(field.pointer);
  const e = editor({ field, parent, value: value.peek(), placeholder, more, settled: (view) => e.binding.show(view, value.peek()) });
  made.current = e;
  const stops = [
    effect(() => {
      const now = value.value;
      untracked(() => e.binding.show(e.view, now));
    }),
    effect(() => {
      const some = problemsOf(field).map((p) => ({ ...p, message: message(p.message, root), suggestion: message(p.suggestion, root) }));
      const asked = arrival.value?.wish.payload;
      untracked(() => mark(e, some, asked === undefined ? value.peek() : get(asked, field.pointer), field));
    }),
    effect(() => follow(e.view, field)),
  ];
  return () => {
    for (const stop of stops) stop();
    leave(field);
    e.view.destroy();
  };
}

// The server's answer is on the text that it was asked about.
function mark(e: Editor, problems: Problem[], value: Json | undefined, field: Field): void {
  const { doc, changes } = e.binding.when(e.view, value);
  showFindings(e.view, moved(located(doc, problems, field), changes));
}

function describe(e: Editor, label: string, describedBy: string, invalid: boolean): void {
  const attributes: Record<string, string> = { "aria-label": label, lang: "vi", spellcheck: "false", tabindex: "0" };
  if (describedBy !== "") attributes["aria-describedby"] = describedBy;
  if (invalid) attributes["aria-invalid"] = "true";
  e.view.dispatch({ effects: e.attributes.reconfigure(EditorView.contentAttributes.of(attributes)) });
}
