import { describe, expect, it } from "vitest";
import { readDate, readMoment, readStamp, writeDate, writeMoment, writeStamp } from "./dates";

describe("readDate", () => {
  it.each([
    ["28/12/2022", "2022-12-28"],
    ["5/1/2023", "2023-01-05"],
    ["05.01.2023", "2023-01-05"],
    ["05-01-2023", "2023-01-05"],
    ["05012023", "2023-01-05"],
    [" 12/2022 ", "2022-12"],
    ["2022", "2022"],
    ["2022-12-28", "2022-12-28"],
    ["2022-12", "2022-12"],
    ["ngày 28 tháng 12 năm 2022", "2022-12-28"],
    ["tháng 12 năm 2022", "2022-12"],
    ["29/02/2024", "2024-02-29"],
    ["29/02/2023", undefined],
    ["31/04/2023", undefined],
    ["00/12/2022", undefined],
    ["12/13/2022", undefined],
    ["28/12", undefined],
    ["8-3-26", "2026-03-08"],
    ["8.3.2026", "2026-03-08"],
    ["8.3.26", "2026-03-08"],
    ["26/02/99", "1999-02-26"],
    ["31/4/26", undefined],
    ["28-12", undefined],
    ["3/26", undefined],
    ["quý III", undefined],
    ["", undefined],
  ])("%s", (typed, want) => expect(readDate(typed)).toBe(want));
});

describe("writeDate", () => {
  it.each([
    ["2022-12-28", "28/12/2022"],
    ["2022-12", "12/2022"],
    ["2022", "2022"],
    ["28 tháng Chạp", "28 tháng Chạp"],
  ])("%s", (value, want) => expect(writeDate(value)).toBe(want));

  it("is read again as what it was", () => {
    for (let day = Date.UTC(2019, 11, 25); day < Date.UTC(2021, 0, 5); day += 86_400_000) {
      const iso = new Date(day).toISOString().slice(0, 10);
      for (const value of [iso, iso.slice(0, 7), iso.slice(0, 4)]) expect(readDate(writeDate(value))).toBe(value);
    }
  });
});

describe("readMoment", () => {
  it.each([
    ["08:00 15/12/2026", "2026-12-15T08:00"],
    ["15/12/2026 8:00", "2026-12-15T08:00"],
    ["8h30 ngày 15/12/2026", "2026-12-15T08:30"],
    ["8h 15/12/2026", "2026-12-15T08:00"],
    ["08 giờ 30, ngày 15 tháng 12 năm 2026", "2026-12-15T08:30"],
    ["2026-12-15T08:00", "2026-12-15T08:00"],
    ["11 giờ 30 cùng ngày", undefined],
    ["08:00 12/2026", undefined],
    ["08:75 15/12/2026", undefined],
    ["buổi sáng", undefined],
  ])("%s", (typed, want) => expect(readMoment(typed)).toBe(want));

  it("reads what is written", () => expect(readMoment(writeMoment("2026-12-15T08:05"))).toBe("2026-12-15T08:05"));
});

describe("readStamp", () => {
  it.each([
    ["09:30:15 05/01/2020", "2020-01-05T09:30:15+07:00"],
    ["9:30 5/1/2020", "2020-01-05T09:30:00+07:00"],
    ["2020-01-05T02:30:15Z", "2020-01-05T02:30:15Z"],
    ["hôm nay", undefined],
  ])("%s", (typed, want) => expect(readStamp(typed)).toBe(want));

  it("reads what is written", () => expect(readStamp(writeStamp("2020-01-05T09:30:15+07:00"))).toBe("2020-01-05T09:30:15+07:00"));
});
