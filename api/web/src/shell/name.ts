// How the open draft is called. Whoever looks is told only when the name changes, not at every key stroke.

import { computed } from "@preact/signals";
import { callName, titleOf } from "../keep/kept";
import { draft, payload } from "../model/draft";
import { kindName } from "./kindNames";

/** The name of the kind of the open draft. */
export const draftKind = computed(() => kindName(payload.value.kind));

/** The name of the open draft. */
export const draftName = computed(() => callName(titleOf(payload.value), draftKind.value));

/** Whether a draft is open. */
export const isOpen = computed(() => draft.value !== null);
