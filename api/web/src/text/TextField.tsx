import { effect, signal, untracked, useComputed } from "@preact/signals";
import { EditorView, type ViewUpdate } from "@codemirror/view";
import { useId, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { valueAt } from "../model/draft";
import { problemsIn } from "../model/live";
import { caret, wanted } from "../model/place";
import { within } from "../model/pointer";
import { fromDraft } from "./binding";
import { editor, type Editor } from "./editor";
import { located, showFindings } from "./findings";
import { placeOf, selectionOf, type Field } from "./places";
import { textOf } from "./value";
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
  const field = useMemo<Field>(() => ({ pointer, mode }), [pointer, mode]);
  return <FieldOf key={`${mode} ${pointer}`} {...props} field={field} />;
}

// The last place that a field has shown: one that is made later does not take an old wish for its own.
const shown = signal(0);

function FieldOf({ field, label, describedBy = "", placeholder = "", rows = 1 }: TextFieldProps & { field: Field }) {
  const host = useRef<HTMLDivElement>(null);
  const made = useRef<Editor>(null);
  const hint = useId();

  useLayoutEffect(() => {
    const stop = begin(host.current!, field, placeholder, made);
    return () => {
      stop();
      made.current = null;
    };
  }, [field]);

  const invalid = useComputed(() => problemsOf(field).some((p) => p.severity === "error")).value;
  const described = [field.mode === "body" ? hint : "", describedBy].filter(Boolean).join(" ");
  useLayoutEffect(() => describe(made.current!, label, described, invalid), [field, label, described, invalid]);

  return (
    <div class={`text-field text-mode-${field.mode}`} style={{ "--text-rows": rows }}>
      <div ref={host} />
      {field.mode === "body" && (
        <span id={hint} class="hidden">
          Enter đánh số dòng tiếp theo; Ctrl và ngoặc vuông đóng hạ một cấp, Ctrl và ngoặc vuông mở nâng một cấp; F8 đến chỗ cần sửa.
        </span>
      )}
    </div>
  );
}

const problemsOf = (field: Field) => problemsIn(field.pointer);

// Makes the editor, and lets it follow the draft, the findings and the places that are wanted.
function begin(parent: HTMLElement, field: Field, placeholder: string, made: { current: Editor | null }): () => void {
  const value = valueAt(field.pointer);
  const text = textOf(value.peek(), field.mode);
  const e = editor({ field, parent, text, placeholder, more: following(field), settled: (view) => e.binding.show(view, value.peek()) });
  made.current = e;
  const stops = [
    effect(() => {
      const now = value.value;
      untracked(() => e.binding.show(e.view, now));
    }),
    effect(() => {
      const some = problemsOf(field);
      untracked(() => showFindings(e.view, located(e.view.state.doc, some, field)));
    }),
    effect(() => follow(e.view, field)),
  ];
  return () => {
    for (const stop of stops) stop();
    leave(field);
    e.view.destroy();
  };
}

function describe(e: Editor, label: string, describedBy: string, invalid: boolean): void {
  const attributes: Record<string, string> = { "aria-label": label, lang: "vi", spellcheck: "false" };
  if (describedBy !== "") attributes["aria-describedby"] = describedBy;
  if (invalid) attributes["aria-invalid"] = "true";
  e.view.dispatch({ effects: e.attributes.reconfigure(EditorView.contentAttributes.of(attributes)) });
}

// Tells where the caret is, while it is here.
function following(field: Field) {
  return EditorView.updateListener.of((u: ViewUpdate) => {
    if (u.focusChanged && !u.view.hasFocus) queueMicrotask(() => u.view.hasFocus || leave(field));
    else if (u.view.hasFocus && (u.selectionSet || u.focusChanged || (u.docChanged && !fromDraft(u)))) tell(u.view, field);
  });
}

function tell(view: EditorView, field: Field): void {
  const { from, to } = view.state.selection.main;
  caret.value = placeOf(view.state.doc, from, to, field);
}

function leave(field: Field): void {
  const now = caret.peek();
  if (now !== null && within(now.pointer, field.pointer)) caret.value = null;
}

// Shows the place that is wanted, when it is one of this field.
function follow(view: EditorView, field: Field): void {
  const request = wanted.value;
  if (request === null || request.number <= shown.peek()) return;
  const selection = selectionOf(view.state.doc, request.place, field);
  if (selection === null) return;
  shown.value = request.number;
  untracked(() => {
    view.focus();
    view.dispatch({ selection, userEvent: "select", effects: EditorView.scrollIntoView(selection.anchor, { y: "center" }) });
  });
}
