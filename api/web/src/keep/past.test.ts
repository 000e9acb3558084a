import { expect, it } from "vitest";
import { hereState, inOrder, nowState, olderFirst, serverState } from "./past";

const payload = { kind: "cong-van" };
const here = (number: number, saved: number) => hereState({ draft: "a", number, begun: 0, saved, mark: "", payload, changes: 0 });
const length = JSON.stringify(payload).length;
const server = (version: number, time: number, bytes = length) => serverState({ version, saved: new Date(time).toISOString(), mark: "", bytes }, async () => payload);

it("lists states of both places, each once", () => {
  const states = inOrder([here(2, 100_000), here(1, 50_000)], [server(7, 102_000), server(6, 80_000), server(5, 49_000), server(4, 48_000, 7)]);
  expect(states.map((s) => s.key)).toEqual(["here-2", "server-6", "here-1", "server-4"]);
});

it("keeps the order of states between which the clock was put back", () => {
  const [second, first] = [here(2, 10_000), here(1, 90_000)];
  expect(inOrder([second, first], [server(4, 60_000)]).map((s) => s.key)).toEqual(["server-4", "here-2", "here-1"]);
  expect(olderFirst(first, second)).toEqual([first, second]);
});

it("knows why a state was kept that came from another browser", () => {
  const marked = { ...server(3, 101_000), mark: "Lưu phiên bản" };
  expect(inOrder([here(1, 100_000)], [marked]).map((s) => [s.key, s.mark])).toEqual([["here-1", "Lưu phiên bản"]]);
});

it("puts the older of two first", () => {
  const [old, young, now] = [here(1, 1), here(2, 2), nowState(payload)];
  expect(olderFirst(young, old)).toEqual([old, young]);
  expect(olderFirst(now, young)).toEqual([young, now]);
  const there = server(3, 5);
  expect(olderFirst(there, young)).toEqual([young, there]);
});
