import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { whole, type Edit } from "./api";
import { cleaned } from "./cleaned";
import type { Payload } from "./json";
import { mended } from "./mend";

const judged: Payload = { kind: "quyet-dinh", subject: "Về  việc ban hành quy chế.", to_places: ["- Như Điều 3;", "Bộ Nội vụ"], days: 3, body: " Điều 1. Một\nĐiều 3. Hai" };

const edit = (e: Partial<Edit>): Edit => ({ op: "replace", path: "/subject", offset: 0, length: 0, text: "", safe: true, ...e });
const blank = edit({});
const stop = edit({ length: 1 });

// Offsets are in bytes.
const at = (text: string, part: string) => new TextEncoder().encode(text.slice(0, text.indexOf(part))).length;

test.each<[string, Payload, Edit[], Partial<Payload>]>([
  ["a part of a text", judged, [{ ...blank, offset: at("Về  việc", "  "), length: 2, text: " " }], { subject: "Về việc ban hành quy chế." }],
  [
    "two parts of one text, in any order",
    judged,
    [{ ...blank, offset: at("Về  việc", "  "), length: 2, text: " " }, { ...stop, offset: at(judged.subject as string, ".") }],
    { subject: "Về việc ban hành quy chế" },
  ],
  ["one part once, when two findings have the same to say of it", judged, [{ ...stop, offset: at(judged.subject as string, ".") }, { ...stop, offset: at(judged.subject as string, ".") }], { subject: "Về  việc ban hành quy chế" }],
  [
    "of two that overlap the first",
    judged,
    [{ ...blank, offset: 0, length: at(judged.subject as string, "việc"), text: "V" }, { ...blank, offset: at("Về  việc", "  "), length: 2, text: " " }],
    { subject: "Vviệc ban hành quy chế." },
  ],
  ["nothing in what is taken out", judged, [edit({ path: "/to_places/0", op: "remove" }), edit({ path: "/to_places/0", length: 2 })], { to_places: ["Bộ Nội vụ"] }],
  ["an element of a list", judged, [edit({ path: "/to_places/0", op: "set", text: "Như Điều 3" })], { to_places: ["Như Điều 3", "Bộ Nội vụ"] }],
  ["two elements taken out", judged, [edit({ path: "/to_places/0", op: "remove" }), edit({ path: "/to_places/1", op: "remove" })], { to_places: [] }],
  ["an element before another one", judged, [edit({ path: "/to_places/0", op: "insert", text: "Như trên" })], { to_places: ["Như trên", "- Như Điều 3;", "Bộ Nội vụ"] }],
  [
    "an element, and a mark in the one behind",
    judged,
    [edit({ path: "/to_places/0", op: "insert", text: "Như trên" }), edit({ path: "/to_places/1", length: 4, text: "Sở" })],
    { to_places: ["Như trên", "- Như Điều 3;", "Sở Nội vụ"] },
  ],
  ["no element in a list that has changed", { ...judged, to_places: ["Mới", "- Như Điều 3;"] }, [edit({ path: "/to_places/0", op: "insert", text: "Như trên" })], { to_places: ["Mới", "- Như Điều 3;"] }],
  ["a number stays one", judged, [edit({ path: "/days", op: "set", text: "5" })], { days: 5 }],
  ["blanks before a text are not counted", judged, [edit({ path: "/body", offset: at("Điều 1. Một\nĐiều 3.", "3"), length: 1, text: "2" })], { body: " Điều 1. Một\nĐiều 2. Hai" }],
  [
    "what was typed behind it does not matter",
    { ...judged, body: " Điều 1. Một\nĐiều 3. Hai ba" },
    [edit({ path: "/body", offset: at("Điều 1. Một\nĐiều 3.", "3"), length: 1, text: "2" })],
    { body: " Điều 1. Một\nĐiều 2. Hai ba" },
  ],
  [
    "what was typed before it moves it",
    { ...judged, body: " Điều 1. Một và một\nĐiều 3. Hai" },
    [edit({ path: "/body", offset: at("Điều 1. Một\nĐiều 3.", "3"), length: 1, text: "2" })],
    { body: " Điều 1. Một và một\nĐiều 2. Hai" },
  ],
  [
    "what it is about has been typed over",
    { ...judged, body: " Điều 1. Một\nĐiều 30. Hai" },
    [edit({ path: "/body", offset: at("Điều 1. Một\nĐiều 3.", "3."), length: 2, text: "2." })],
    { body: " Điều 1. Một\nĐiều 30. Hai" },
  ],
  ["an element that is another one now", { ...judged, to_places: ["Mới", "- Như Điều 3;"] }, [edit({ path: "/to_places/0", op: "remove" })], { to_places: ["Mới", "- Như Điều 3;"] }],
  ["a field that was written since", { ...judged, place: "Huế" }, [edit({ path: "/place", op: "set", text: "Hà Nội" })], { place: "Huế" }],
])("%s", (_, now, edits, want) => {
  expect(mended(now, judged, edits)).toMatchObject(want);
});

test("an edit of a text whose letters come in parts is made where the server means it", () => {
  const apart: Payload = { kind: "quyet-dinh", subject: " Kế hoạch nhà nước của Bộ.".normalize("NFD") };
  const dot = edit({ offset: at("Kế hoạch nhà nước của Bộ.", "."), length: 1 });
  expect(mended(apart, apart, [dot]).subject).toBe(" Kế hoạch nhà nước của Bộ".normalize("NFD"));
});

interface Case {
  name: string;
  payload: string;
  edits: Partial<Edit>[];
  want: string;
}

// The cases that the server's own way of making edits is held to.
const shared: Case[] = JSON.parse(readFileSync(new URL("../../../../templates/testdata/edits.json", import.meta.url), "utf8"));

// The server leaves the blanks around a text out, the page leaves them to the clerk.
const read = (json: string) => JSON.parse(json.replace("\ufeff", ""), (_, v) => (typeof v === "string" ? v.trim() : v));

test.each(shared.map((c) => [c.name, c] as const))("as the server: %s", (_, c) => {
  const payload = cleaned(JSON.parse(c.payload.replace("\ufeff", "")) as Payload);
  const edits = c.edits.map((edit) => whole({ path: "", rule: "", severity: "error", message: "", edit: edit as Edit }).edit!);
  expect(read(JSON.stringify(mended(payload, payload, edits)))).toEqual(read(c.want));
});
