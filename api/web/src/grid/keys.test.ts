import { expect, test } from "vitest";
import { deedOf } from "./keys";

const key = (name: string) => {
  const parts = name.split("+");
  return { key: parts.at(-1)!, ctrlKey: parts.includes("Ctrl"), shiftKey: parts.includes("Shift"), altKey: parts.includes("Alt"), metaKey: parts.includes("Meta") };
};

test.each([
  ["ArrowDown", false, { do: "move", lines: 1, cols: 0, extend: false }],
  ["Shift+ArrowLeft", false, { do: "move", lines: 0, cols: -1, extend: true }],
  ["Ctrl+Home", false, { do: "jump", to: "first", extend: false }],
  ["Ctrl+Shift+End", false, { do: "jump", to: "last", extend: true }],
  ["Shift+PageDown", false, { do: "page", down: true, extend: true }],
  ["Enter", false, { do: "edit" }],
  ["Enter", true, { do: "done" }],
  ["Alt+Enter", true, { do: "newline" }],
  ["Meta+z", false, { do: "undo" }],
  ["Shift+F10", true, { do: "menu" }],
  ["Ctrl+Enter", true, { do: "command", name: "below" }],
])("%s (editing: %s)", (name, edits, deed) => expect(deedOf(key(name), edits)).toEqual(deed));

test.each([["Tab", false], ["Shift+Tab", false], ["a", false], ["ArrowLeft", true], ["Shift+Enter", true], ["Ctrl+z", true], ["Ctrl+c", false], ["F5", false]])("%s (editing: %s) is left alone", (name, edits) => {
  expect(deedOf(key(name), edits)).toBeUndefined();
});
