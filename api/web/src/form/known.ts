// What is known of a document for guessing, and what stands in its empty fields.

import { computed } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { payload } from "../model/draft";
import { isObject, type Payload } from "../model/json";
import { get, join } from "../model/pointer";
import type { Schema } from "../model/schema";
import { profileFor } from "./profiles";
import { standing, type Known } from "./propose";
import { remembered } from "../schema/remembered";
import { kindList, useScope } from "../schema/scope";

/** What is known of the document at a pointer. Whoever asks is told of changes. */
export function knownAt(base: string): Known {
  const root = get(payload.value, base);
  const document: Payload = isObject(root) && typeof root.kind === "string" ? { ...root, kind: root.kind } : { kind: "" };
  return {
    payload: document,
    kind: kindList.value.find((k) => k.kind === document.kind),
    profile: profileFor(typeof document.profile === "string" ? document.profile : ""),
    remembered: remembered.value,
  };
}

/** What stands in an empty field: what the profile has for it, or an example. */
export function usePlaceholder(pointer: string, s: Schema): string | undefined {
  const { base } = useScope();
  const stands = useMemo(() => computed(() => (get(payload.value, join(base, "profile")) ? standing(pointer, knownAt(base)) : "")), [pointer, base]).value;
  return stands === "" ? example(s) : `Theo hồ sơ: ${stands.replaceAll("\n", "; ")}`;
}

function example(s: Schema): string | undefined {
  const first = s.examples?.[0];
  const text = Array.isArray(first) ? first[0] : first;
  return typeof text === "string" || typeof text === "number" ? `Ví dụ: ${text}` : undefined;
}
