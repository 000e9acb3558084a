// The editor of a text: CodeMirror with what a clerk's text needs, and nothing for code.

import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { EditorView, keymap, placeholder } from "@codemirror/view";
import { Binding } from "./binding";
import { afterComposition, composed } from "./composing";
import { findingKeys, findings } from "./findings";
import { firstLabel } from "../schema/begin";
import { automatic, fresh } from "./fresh";
import { correcting, newline, numberingKeys } from "./keys";
import { labels } from "./labels";
import { movingKeys } from "./moving";
import { pasting } from "./pasting";
import { overtyping } from "./overtyping";
import type { Json } from "../model/json";
import type { Field } from "./places";
import { renumbering } from "./renumbering";
import { textOf } from "./value";
import { given } from "./yielding";

export interface Editor {
  view: EditorView;
  binding: Binding;
  attributes: Compartment;
}

export interface Wanted {
  field: Field;
  parent: HTMLElement;
  value: Json | undefined;
  placeholder: string;
  more: Extension;
  settled: (view: EditorView) => void; // a word has been composed
}

export function editor(w: Wanted): Editor {
  const binding = new Binding(w.field, w.value);
  const attributes = new Compartment();
  const doc = textOf(w.value, w.field.mode);
  const state = EditorState.create({
    doc,
    selection: { anchor: doc.trim() === firstLabel ? doc.length : 0 }, // one goes on behind the label that a draft begins with
    extensions: [numbered(w.field), always(w, binding), attributes.of([]), w.more],
  });
  return { view: new EditorView({ state, parent: w.parent }), binding, attributes };
}

function numbered({ mode }: Field): Extension {
  if (mode !== "body") return keymap.of([{ key: "Enter", run: newline, shift: newline }]);
  // Of filters the last is the first to be asked: the letters are put right before the labels.
  return [keymap.of(numberingKeys), fresh, automatic, given, correcting, labels, renumbering];
}

function always(w: Wanted, binding: Binding): Extension {
  return [
    keymap.of([...binding.keys, ...findingKeys, ...movingKeys]),
    binding.listener,
    binding.menu,
    overtyping,
    composed,
    afterComposition(w.field.mode === "body", w.settled),
    pasting(w.field),
    findings,
    EditorView.lineWrapping,
    EditorView.cspNonce.of(document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ""),
    EditorState.phrases.of(phrases),
    w.placeholder === "" ? [] : placeholder(w.placeholder),
  ];
}

const phrases = { "Control character": "Ký tự điều khiển" };
