import { expect, it } from "vitest";
import { isoDay, when } from "./when";

const at = (...parts: [number, number, number, number, number]) => new Date(...parts).getTime();

it.each([
  { time: at(2022, 11, 28, 10, 42), now: at(2022, 11, 28, 23, 59), want: "hôm nay 10:42" },
  { time: at(2022, 11, 28, 9, 5), now: at(2022, 11, 29, 0, 1), want: "hôm qua 09:05" },
  { time: at(2022, 11, 31, 23, 59), now: at(2023, 0, 1, 8, 0), want: "hôm qua 23:59" },
  { time: at(2022, 11, 28, 9, 15), now: at(2022, 11, 30, 8, 0), want: "28/12/2022 09:15" },
])("when: $want", ({ time, now, want }) => {
  expect(when(time, now)).toBe(want);
});

it("writes a day as payloads do", () => {
  expect(isoDay(at(2026, 2, 5, 23, 30))).toBe("2026-03-05");
});
