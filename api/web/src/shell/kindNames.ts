// The kinds of documents by name, as soon as they are known.

import { kindList } from "../schema/scope";

/** Whether documents of a kind are copies of others (forms 3.1 to 3.3). */
export function isCopy(kind: string): boolean {
  return kindList.value.find((k) => k.kind === kind)?.form.startsWith("3.") ?? false;
}

/** The name of a kind, such as "Quyết định"; "" while it is not known. */
export function kindName(kind: string): string {
  return kindList.value.find((k) => k.kind === kind)?.name ?? "";
}
