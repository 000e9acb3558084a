import { expect, it } from "vitest";
import { changedPlace } from "./changed";

const p = { kind: "cong-van", place: "Sa Pa", signer: { full_name: "A", position: "B" }, to_places: ["một", "hai", "ba"] };

it.each([
  { when: "a text was typed on", newer: { ...p, place: "Sa Pa, Lào Cai" }, want: { pointer: "/place", offset: 14 } },
  { when: "a word was taken out", newer: { ...p, place: "Sa" }, want: { pointer: "/place", offset: 2 } },
  { when: "a field came", newer: { ...p, subject: "a" }, want: { pointer: "/subject", offset: 0 } },
  { when: "a field went", newer: { ...p, place: undefined }, want: { pointer: "/place", offset: 0 } },
  { when: "two fields of an object changed", newer: { ...p, signer: { full_name: "C", position: "D" } }, want: { pointer: "/signer", offset: 0 } },
  { when: "two fields changed that have nothing in common", newer: { ...p, place: "", subject: "a" }, want: { pointer: "", offset: 0 } },
  { when: "an element came", newer: { ...p, to_places: ["một", "mới", "hai", "ba"] }, want: { pointer: "/to_places/1", offset: 2 } },
  { when: "an element went", newer: { ...p, to_places: ["một", "ba"] }, want: { pointer: "/to_places/1", offset: 2 } },
  { when: "the last element went", newer: { ...p, to_places: ["một", "hai"] }, want: { pointer: "/to_places/2", offset: 0 } },
])("$when", ({ newer, want }) => expect(changedPlace(p, newer)).toEqual(want));
