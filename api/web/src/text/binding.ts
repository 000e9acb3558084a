// The text of an editor and the draft's value are one: what is typed goes into the draft, and what
// changes the draft elsewhere is shown without moving the caret.

import { Annotation, ChangeSet, EditorSelection, type ChangeDesc, type Extension, type Text, type Transaction } from "@codemirror/state";
import { EditorView, type Command, type KeyBinding, type ViewUpdate } from "@codemirror/view";
import { change, redo, undo } from "../model/draft";
import { isObject, type Json, type Payload } from "../model/json";
import * as at from "../model/pointer";
import type { Field } from "./places";
import { means, replacements, textOf, valueOf } from "./value";

const external = Annotation.define<boolean>();

/** Whether a change came from the draft. */
export function fromDraft(u: ViewUpdate): boolean {
  return u.transactions.some((tr) => tr.annotation(external) === true);
}

/** A text before a change: answers of the server are on texts that have been changed since. */
interface Was {
  value: Json | undefined;
  doc: Text;
  changes: ChangeSet;
}

const most = 40; // of these are kept

export class Binding {
  private group = 0;
  private log: Was[] = [];
  private last = { kind: "", at: -1 };
  private travelling = false;
  private shown: Json | undefined; // before the change at hand

  constructor(
    private field: Field,
    private written: Json | undefined, // what the text shows
  ) {
    this.shown = written;
  }

  /** The text when it showed the value, and what has been changed since. Of a value that was never shown, nothing is known. */
  when(view: EditorView, value: Json | undefined): { doc: Text; changes: ChangeDesc } {
    const at = value === this.written ? -1 : this.log.findLastIndex((w) => w.value === value);
    const { doc } = view.state;
    if (at < 0) return { doc, changes: ChangeSet.empty(doc.length) };
    const changes = this.log.slice(at).reduce<ChangeSet | null>((all, w) => all?.compose(w.changes) ?? w.changes, null);
    return { doc: this.log[at]!.doc, changes: changes! };
  }

  /** Writes what was typed. */
  readonly listener: Extension = EditorView.updateListener.of((u) => {
    if (!u.docChanged) return;
    this.log = [...this.log.slice(1 - most), { value: this.shown, doc: u.startState.doc, changes: u.changes }];
    if (!fromDraft(u)) this.take(u);
    this.shown = this.written;
  });

  private take(u: ViewUpdate): void {
    for (const tr of u.transactions) if (tr.docChanged) this.follow(tr);
    this.write(u.state.doc.toString());
  }

  private write(text: string): void {
    const value = valueOf(text, this.field.mode);
    this.written = value;
    change((p) => written(p, this.field, value), words[this.last.kind] ?? "gõ", `${this.field.pointer}#${this.group}`);
  }

  // Typing on at one place is one step of undo; each other act is a step of its own.
  private follow(tr: Transaction): void {
    const kind = kindOf(tr);
    const { from, to } = extent(tr.changes);
    const goesOn = kind === this.last.kind && (kind === "type" || kind === "delete") && (from === this.last.at || to === this.last.at);
    if (!goesOn) this.group++;
    this.last = { kind, at: tr.newSelection.main.head };
  }

  /** Shows the value. While a word is being composed it waits. */
  show(view: EditorView, value: Json | undefined): void {
    if (value === this.written || view.composing) return;
    this.written = value;
    const text = view.state.doc.toString();
    if (means(text, value, this.field.mode)) return;
    const changes = replacements(text, textOf(value, this.field.mode));
    if (changes.length === 0) return;
    const first = changes[0]!;
    const caret = this.travelling ? { selection: EditorSelection.cursor(first.from + first.insert.length), scrollIntoView: true } : {};
    view.dispatch({ changes, ...caret, annotations: external.of(true) });
    this.last = { kind: "", at: -1 };
  }

  private travel(go: () => void): Command {
    return () => {
      this.travelling = true;
      go();
      this.travelling = false;
      return true;
    };
  }

  /** One undo for the field and the page: what is undone is what was done last. */
  readonly keys: KeyBinding[] = [
    { key: "Mod-z", run: this.travel(undo), shift: this.travel(redo), preventDefault: true },
    { key: "Mod-y", run: this.travel(redo), preventDefault: true },
  ];

  /** Undo from the menu of the browser. */
  readonly menu: Extension = EditorView.domEventHandlers({
    beforeinput: (event, view) => {
      const go = { historyUndo: undo, historyRedo: redo }[event.inputType];
      if (go === undefined) return false;
      event.preventDefault();
      return this.travel(go)(view);
    },
  });
}

/**
 * The draft with the value of a field. An empty text is no field, and neither is what has nothing else in it, where
 * the form says so. In a list it stays: the others would take its place.
 */
export function written(p: Payload, { pointer, prune }: Field, value: Json | undefined): Payload {
  if (value !== undefined) return at.put(p, pointer, value);
  const { parent, name } = at.split(pointer);
  const holder = at.get(p, parent);
  if (Array.isArray(holder)) return at.put(p, pointer, "");
  const last = prune === true && parent !== "" && isObject(holder) && Object.keys(holder).every((n) => n === name);
  return at.drop(p, last ? parent : pointer);
}

const words: Record<string, string> = { paste: "dán", delete: "xóa", move: "chuyển dòng", label: "đánh số" };

function kindOf(tr: Transaction): string {
  if (tr.isUserEvent("input.type")) return "type";
  if (tr.isUserEvent("input.paste") || tr.isUserEvent("input.drop")) return "paste";
  if (tr.isUserEvent("input.label")) return "label";
  if (tr.isUserEvent("delete")) return "delete";
  return tr.isUserEvent("move") ? "move" : "other";
}

// Where in the old text the change was; the labels corrected further on are not what was typed.
function extent(changes: ChangeSet): { from: number; to: number } {
  let from = -1;
  let to = -1;
  changes.iterChangedRanges((a, b) => {
    if (from < 0) [from, to] = [a, b];
  });
  return { from, to };
}
