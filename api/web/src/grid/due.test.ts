import { expect, test } from "vitest";
import { dueOf, withTime } from "./due";

test.each([
  ["Tháng 3/2026", { date: "2026-03" }],
  ["Tháng 01/2021", { date: "2021-01" }],
  ["tháng 12 năm 2022.", { date: "2022-12" }],
  ["20/3/2026", { date: "2026-03-20" }],
  ["19/01/2023", { date: "2023-01-19" }],
  ["Ngày 05 tháng 01 năm 2026", { date: "2026-01-05" }],
  ["29/02/2024", { date: "2024-02-29" }],
  ["Quý II/2026", { year: 2026, quarters: [2] }],
  ["Trong quý II/2021", { year: 2021, quarters: [2] }],
  ["Quý I-IV/2026", { year: 2026, quarters: [1, 2, 3, 4] }],
  ["Quý II - Quý IV/2026", { year: 2026, quarters: [2, 3, 4] }],
  ["Quý I, III năm 2026", { year: 2026, quarters: [1, 3] }],
  ["Quý I và II/2026", { year: 2026, quarters: [1, 2] }],
  ["Quý 3/2026", { year: 2026, quarters: [3] }],
  ["Năm 2026", { year: 2026 }],
])("%s is due %j", (time, due) => expect(dueOf(time)).toEqual(due));

test.each([
  "", "Trong năm", "Thường xuyên", "Tháng 01- 02/2023", "Trước ngày 25/11/2022", "Quý l-IV/2023", "29/02/2023", "31/4/2026", "Tháng 13/2026", "Quý V/2026", "Quý IV-I/2026",
  "Kế hoạch tháng 01/2021; Thực hiện theo kế hoạch", "- Tháng 01/2021\n- Theo kế hoạch kiểm tra", "Ít nhất 01 tin, bài/tháng", "Tháng 3/26", "Tháng 3",
])("%s does not say when it is due", (time) => expect(dueOf(time)).toBeUndefined());

test("a deadline follows the time as long as the time told it", () => {
  const told = withTime({ name: "a" }, "Tháng 3/2026");
  expect(told).toEqual({ name: "a", time: "Tháng 3/2026", due: { date: "2026-03" } });
  expect(withTime(told, "Quý I/2026")).toEqual({ name: "a", time: "Quý I/2026", due: { year: 2026, quarters: [1] } });
  expect(withTime(told, "Thường xuyên")).toEqual({ name: "a", time: "Thường xuyên" });
});

test("a deadline that the clerk set stays", () => {
  const set = { time: "Trong năm", due: { date: "2026-11-30" } };
  expect(withTime(set, "Quý I/2026").due).toEqual({ date: "2026-11-30" });
  expect(withTime({ time: "Tháng 3/2026", due: { event: "Khi có hướng dẫn" } }, "Tháng 4/2026").due).toEqual({ event: "Khi có hướng dẫn" });
});
