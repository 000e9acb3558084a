// The kinds of documents by name, as soon as they are known.

import { kindList } from "../schema/scope";

/** The name of a kind, such as "Quyết định"; "" while it is not known. */
export function kindName(kind: string): string {
  return kindList.value.find((k) => k.kind === kind)?.name ?? "";
}
