// What kinds of findings there are for the clerk.

import type { Edit, Problem } from "../model/api";
import { firstLabel } from "../schema/begin";
import { isObject, type Json } from "../model/json";
import { apart } from "../model/mend";

/** The three severities, and what is still to be filled in. */
export type Sort = Problem["severity"] | "missing";

/** Rules that say nothing but that a field is empty, when it is: that of the kind of a document is one without a kind, too. */
const empty = new Set(["shape.required", "json.empty", "TL02"]);

// A tờ trình that is sent to nobody yet: the rule has more to say of other fields.
const saysEmpty = ({ rule, path }: Problem) => empty.has(rule) || (rule === "KG01" && path.endsWith("/addressees"));

/** What a finding is for the clerk: that a field is empty where nobody has been is no error. */
export function sortOf(p: Problem, value: Json | undefined, touched: boolean): Sort {
  return (saysEmpty(p) ? isEmpty(value) : isBegun(value)) && !touched ? "missing" : p.severity;
}

/** Whether nothing is in a value but what every draft of its kind begins with. */
export function isUnfilled(value: Json | undefined): boolean {
  return isEmpty(value) || isBegun(value);
}

// The label that a new draft begins with, and nothing after it.
function isBegun(value: Json | undefined): boolean {
  return typeof value === "string" && value.trim() === firstLabel;
}

/** Whether nothing is in a value, however deep. */
export function isEmpty(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.every(isEmpty);
  return value === undefined || value === null || value === "" || (isObject(value) && Object.values(value).every(isEmpty));
}

/** How many there are of a sort, in words: "2 lỗi". */
export const counted: Record<Sort, (n: number) => string> = {
  error: (n) => `${n} lỗi`,
  warning: (n) => `${n} cảnh báo`,
  info: (n) => `${n} lưu ý`,
  missing: (n) => `Còn ${n} mục cần điền`,
};

/** The name of a sort for one finding. */
export const named: Record<Sort, string> = { error: "Lỗi", warning: "Cảnh báo", info: "Lưu ý", missing: "Cần điền" };

/** The edits that can be made without asking, and at once: those that change the form and not what is meant. */
export function safeEdits(problems: Problem[]): Edit[] {
  return apart(problems.flatMap((p) => (p.edit?.safe ? [p.edit] : [])));
}

// Of findings with one edit the server says of the first alone that it is safe.
const what = (e: Edit | undefined) => JSON.stringify({ ...e, safe: false });

/** Whether a finding before this one has the same edit: one button is enough for both. */
export function isRepeated(p: Problem, all: Problem[]): boolean {
  const same = all.filter((q) => what(q.edit) === what(p.edit));
  const rank = same.findIndex((q) => q.rule === p.rule && q.offset === p.offset && q.message === p.message);
  return rank > 0;
}
