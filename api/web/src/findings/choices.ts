// A choice that there is not.

import type { Problem } from "../model/api";
import { optionWords } from "../schema/words";

const code = /(?<=: |, |“)[a-z][\w-]*(?=[,.”])/g;

/** A finding as it is shown: the values of a choice are called as the page offers them. */
export function worded(p: Problem): Problem {
  if (p.rule !== "shape.oneof") return p;
  const suggestion = p.suggestion.replace(code, (value) => optionWords(value, {}));
  return { ...p, suggestion, edit: p.edit && { ...p.edit, text: optionWords(p.edit.text, {}) } };
}
