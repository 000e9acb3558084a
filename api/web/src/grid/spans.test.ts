import { expect, test } from "vitest";
import type { JsonObject } from "../model/json";
import { closedRows, coverage, deleteColumns, deleteRows, duplicateRows, flat, flatOf, gather, insertColumns, insertRows, merge, moveColumn, moveRows, overlay, split, type Flat } from "./spans";

const sample: JsonObject[] = [
  { group: true, cells: [{ text: "Khối", cols: 4 }] },
  { cells: ["1", "A", "12", { text: "Chánh", rows: 2 }] },
  { cells: ["2", "B", "09"] },
  { cells: ["3", "C"] },
];

test("rows come back as they were, the same objects", () => {
  const again = gather(flat(sample, 4));
  again.forEach((row, i) => expect(row).toBe(sample[i]));
});

test("cells that find no place are kept", () => {
  const rows = [{ cells: ["a", "b", "c"] }];
  expect(gather(insertRows(flat(rows, 2), 1, 1))).toEqual([{ cells: ["a", "b", "c"] }, { cells: ["", ""] }]);
});

test("a row in a cell over several makes it higher", () => {
  expect(gather(insertRows(flat(sample, 4), 2, 1)).slice(1)).toEqual([
    { cells: ["1", "A", "12", { text: "Chánh", rows: 3 }] }, { cells: ["", "", ""] }, sample[2], sample[3],
  ]);
});

test("the row that a high cell begins in leaves it to the next", () => {
  expect(gather(deleteRows(flat(sample, 4), 1, 1))[1]).toEqual({ cells: ["2", "B", "09", "Chánh"] });
});

test("columns go in and out", () => {
  const wide = insertColumns(flat(sample, 4), 1, 1);
  expect(gather(wide)).toEqual([
    { group: true, cells: [{ text: "Khối", cols: 5 }] }, { cells: ["1", "", "A", "12", { text: "Chánh", rows: 2 }] }, { cells: ["2", "", "B", "09"] }, { cells: ["3", "", "C"] },
  ]);
  expect(gather(deleteColumns(wide, 1, 1))).toEqual(sample);
});

test("cells are made one and parted", () => {
  const one = merge(flat(sample, 4), { row: 1, col: 0, rows: 2, cols: 2 });
  expect(gather(one)[1]).toEqual({ cells: [{ text: "1\nA\n2\nB", cols: 2, rows: 2 }, "12", { text: "Chánh", rows: 2 }] });
  expect(gather(split(one, { row: 1, col: 0, rows: 1, cols: 1 }))[2]).toEqual({ cells: ["", "", "09"] });
});

test("rows that hang together move together", () => {
  const f = flat(sample, 4);
  expect(closedRows(f, 2, 1)).toEqual({ from: 1, count: 2 });
  const moved = moveRows(f, 3, 1, false)!;
  expect(moved.from).toBe(1);
  expect(gather(moved.flat)).toEqual([sample[0], sample[3], sample[1], sample[2]]);
  expect(moveRows(f, 0, 1, false)).toBeNull();
  expect(gather(duplicateRows(f, 2, 1).flat)).toEqual([sample[0], sample[1], sample[2], sample[1], sample[2], sample[3]]);
});

test("a column moves within a cell over all of them, and parts one that it is torn from", () => {
  const moved = moveColumn(flat(sample, 4), 1, 2);
  expect(gather(moved)).toEqual([sample[0], { cells: ["1", "12", "A", { text: "Chánh", rows: 2 }] }, { cells: ["2", "09", "B"] }, { cells: ["3", "", "C"] }]);
  const torn = moveColumn(flat([{ cells: [{ text: "x", cols: 2 }, "y"] }], 3), 0, 2);
  expect(gather(torn)).toEqual([{ cells: ["", "y", "x"] }]);
});

test("a block lies over what was there", () => {
  const put = overlay(flat(sample, 4), { row: 3, col: 1 }, flatOf([["x", "y"], ["z", "w"]]));
  expect(gather(put).slice(3)).toEqual([{ cells: ["3", "x", "y"] }, { cells: ["", "z", "w", ""] }]);
});

// Tables, and changes of them, by numbers that are the same at every run.
function numbers(seed: number): (below: number) => number {
  let state = seed * 2654435761 + 1;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) >>> 0;
    return state % below;
  };
}

function tableBy(next: (below: number) => number): Flat {
  const columns = 1 + next(6);
  let f = flatOf(Array.from({ length: 1 + next(7) }, (_, r) => Array.from({ length: columns }, (_, c) => `${r}.${c}`)));
  for (let i = next(4); i > 0; i--) f = merge(f, rectBy(f, next));
  return f;
}

function rectBy(f: Flat, next: (below: number) => number) {
  const row = next(f.lines.length);
  const col = next(f.columns);
  return { row, col, rows: 1 + next(Math.min(3, f.lines.length - row)), cols: 1 + next(Math.min(3, f.columns - col)) };
}

const changes: ((f: Flat, next: (below: number) => number) => Flat)[] = [
  (f, next) => insertRows(f, next(f.lines.length + 1), 1 + next(2)),
  (f, next) => (f.lines.length > 1 ? deleteRows(f, next(f.lines.length - 1), 1) : f),
  (f, next) => insertColumns(f, next(f.columns + 1), 1),
  (f, next) => (f.columns > 1 ? deleteColumns(f, next(f.columns), 1) : f),
  (f, next) => merge(f, rectBy(f, next)),
  (f, next) => split(f, rectBy(f, next)),
  (f, next) => moveRows(f, next(f.lines.length), 1, next(2) === 1)?.flat ?? f,
  (f, next) => moveColumn(f, next(f.columns), next(f.columns)),
  (f, next) => duplicateRows(f, next(f.lines.length), 1).flat,
  (f, next) => overlay(f, { row: next(f.lines.length), col: next(f.columns) }, flatOf([["p", "q"], ["r", "s"]])),
];

// How many places cells cover twice, or beyond the table.
function wrong(f: Flat): number {
  const seen = new Set<number>();
  let n = 0;
  for (const a of f.anchors) {
    for (let r = a.row; r < a.row + a.rows; r++) {
      for (let c = a.col; c < a.col + a.cols; c++) {
        if (c >= f.columns || r >= f.lines.length || seen.has(r * 100 + c)) n++;
        seen.add(r * 100 + c);
      }
    }
  }
  return n + Math.abs(seen.size - coverage(f).flat().filter(Boolean).length);
}

test("whatever is done to a table, no two cells lie over each other and rows say where cells are", () => {
  for (let seed = 1; seed <= 150; seed++) {
    const next = numbers(seed);
    let f = tableBy(next);
    for (let i = 0; i < 8; i++) {
      f = changes[next(changes.length)]!(f, next);
      expect(wrong(f)).toBe(0);
      const rows = gather(f);
      const again = flat(rows, f.columns);
      const filled = (g: Flat) => g.anchors.filter((a) => a.text !== "" || a.rows > 1 || a.cols > 1).map((a) => [a.row, a.col, a.rows, a.cols, a.text]);
      expect(JSON.stringify(filled(again))).toBe(JSON.stringify(filled(f)));
      expect(gather(again).every((row, i) => row === rows[i])).toBe(true);
    }
  }
});

test("what goes in comes out: rows and columns, one after the other", () => {
  for (let seed = 1; seed <= 100; seed++) {
    const next = numbers(seed);
    const rows = gather(tableBy(next));
    const f = flat(rows, 6);
    const at = next(f.lines.length + 1);
    expect(gather(deleteRows(insertRows(f, at, 2), at, 2))).toEqual(rows);
    const col = next(7);
    expect(flat(gather(deleteColumns(insertColumns(f, col, 1), col, 1)), 6).anchors.filter((a) => a.text).map((a) => [a.row, a.col, a.text])).toEqual(f.anchors.filter((a) => a.text).map((a) => [a.row, a.col, a.text]));
  }
});
