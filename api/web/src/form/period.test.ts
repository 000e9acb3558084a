import { expect, it } from "vitest";
import { readPeriod, writePeriod } from "./period";

it.each([
  ["Quý III/2022", "2022-Q3"],
  ["quý 3 năm 2022", "2022-Q3"],
  ["Quý IV 2022", "2022-Q4"],
  ["2022-q1", "2022-Q1"],
  ["6 tháng đầu năm 2022", "2022-H1"],
  ["06 tháng cuối năm 2022", "2022-H2"],
  ["9 tháng năm 2022", "2022-9M"],
  ["9 tháng đầu năm 2022", "2022-9M"],
  ["Năm 2022", "2022"],
  ["2022", "2022"],
  ["15/06/2022 – 14/09/2022", "2022-06-15/2022-09-14"],
  ["từ ngày 15/6/2022 đến ngày 14/9/2022", "2022-06-15/2022-09-14"],
  ["2022-06-15/2022-09-14", "2022-06-15/2022-09-14"],
  ["quý V/2022", undefined],
  ["mùa thu", undefined],
])("%s", (typed, want) => expect(readPeriod(typed)).toBe(want));

it.each(["2022-Q1", "2022-Q4", "2022-H1", "2022-H2", "2022-9M", "2022", "2022-06-15/2022-09-14"])("%s is read again as what it was", (value) => expect(readPeriod(writePeriod(value))).toBe(value));
