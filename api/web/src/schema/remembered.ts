import { signal } from "@preact/signals";

/** What earlier drafts had in their fields, by the field's name, the newest first. src/keep fills it; the fields offer it. */
export const remembered = signal<Record<string, string[]>>({});
