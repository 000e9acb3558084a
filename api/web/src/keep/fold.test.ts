import { describe, expect, it } from "vitest";
import { fold } from "./fold";
import type { Version } from "./kept";

const minute = 60_000;
const text = (body: string) => ({ kind: "quyet-dinh", body });
const last: Version = { draft: "a", number: 7, begun: 0, saved: minute, mark: "", payload: text("một"), changes: 3 };

describe("fold", () => {
  it.each([
    { when: "the first state", last: undefined, body: "một", mark: "", now: 5, want: { number: 1, begun: 5, mark: "" } },
    { when: "nothing has changed", last, body: "một", mark: "", now: 9 * minute, want: undefined },
    { when: "nothing has changed but it is marked", last, body: "một", mark: "Tải về", now: 9 * minute, want: { number: 7, begun: 0, mark: "Tải về" } },
    { when: "the same mark again", last: { ...last, mark: "Tải về" }, body: "một", mark: "Tải về", now: 9 * minute, want: undefined },
    { when: "a second mark", last: { ...last, mark: "A" }, body: "một", mark: "B", now: 9, want: { number: 7, mark: "A; B" } },
    { when: "within two minutes", last, body: "hai", mark: "", now: 2 * minute, want: { number: 7, begun: 0 } },
    { when: "after two minutes", last, body: "hai", mark: "", now: 2 * minute + 1, want: { number: 8, begun: 2 * minute + 1 } },
    { when: "the clock was put back", last, body: "hai", mark: "", now: -60 * minute, want: { number: 8, begun: -60 * minute } },
    { when: "marked", last, body: "hai", mark: "Lưu phiên bản", now: minute, want: { number: 8, mark: "Lưu phiên bản" } },
    { when: "after a marked one", last: { ...last, mark: "Tải về" }, body: "hai", mark: "", now: minute, want: { number: 8, mark: "" } },
    { when: "much was taken out", last: { ...last, payload: text("x".repeat(300)) }, body: "", mark: "", now: minute, want: { number: 8 } },
  ])("$when", ({ last, body, mark, now, want }) => {
    const got = fold(last, "a", text(body), mark, now, 4);
    if (want === undefined) expect(got).toBeUndefined();
    else expect(got).toMatchObject({ draft: "a", saved: now, payload: text(body), changes: 4, ...want });
  });

  // Writes within two minutes, one after the other, each a state of the body.
  function versionsOf(states: string[]): string[] {
    const kept = new Map<number, Version>();
    let last: Version | undefined;
    states.forEach((body, i) => {
      last = fold(last, "a", text(body), "", i * 300, i) ?? last;
      kept.set(last!.number, last!);
    });
    return [...kept.values()].map((v) => String(v.payload["body"]));
  }
  const shorter = (from: number, to: number, by: number) => Array.from({ length: (from - to) / by + 1 }, (_, i) => "x".repeat(from - i * by));

  it("keeps what is deleted bit by bit", () => {
    expect(versionsOf(shorter(1200, 0, 10)).map((b) => b.length)).toEqual([1000, 0]);
  });

  it("keeps a text that another as long is pasted over", () => {
    expect(versionsOf(["a".repeat(500), "b".repeat(500)])).toEqual(["a".repeat(500), "b".repeat(500)]);
  });

  it("takes no notice of letters that are mistyped now and then", () => {
    expect(versionsOf(["một", "mộtt", "một", "một h", "một hái", "một hai"])).toEqual(["một hai"]);
  });
});
