import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { labelOf } from "./label";
import { levels, type LevelName } from "./levels";
import { readOutline, written, type Entry } from "./outline";
import { renumber } from "./numbering";

/** Makes an edit of lines: where each new line was before, and what is in it. */
function edited(before: string[], after: { line: string; old: number }[], moved: boolean): string[] {
  const lines = after.map((a) => a.line);
  const numerals = renumber({ before, after: lines, oldLine: (i) => after[i]!.old, moved });
  for (const n of numerals) lines[n.line] = lines[n.line]!.slice(0, n.from) + n.text + lines[n.line]!.slice(n.to);
  return lines;
}

const cases = readFileSync(new URL("testdata/numbering.txt", import.meta.url), "utf8").split(/^## /m).slice(1);

// A line that goes begins with "- " and a label; a dash of the text has none behind it.
const gone = (line: string) => line.startsWith("- ") && labelOf(line.slice(2)) !== null;

for (const c of cases) {
  const [name, ...rest] = c.trimEnd().split("\n");
  const cut = rest.indexOf("=>");
  test(name!, () => {
    const before: string[] = [];
    const after: { line: string; old: number }[] = [];
    let moved = false;
    for (const line of rest.slice(0, cut)) {
      if (/^[<>] /.test(line)) {
        moved ||= line.startsWith("<");
        after.push({ line: line.slice(2), old: -1 });
      } else {
        if (!gone(line)) after.push({ line, old: before.length });
        before.push(gone(line) ? line.slice(2) : line);
      }
    }
    expect(edited(before, after, moved)).toEqual(rest.slice(cut + 1));
  });
}

// A generator of its own, so that a failure comes again.
function random(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * n);
  };
}

const below: Record<string, LevelName[]> = {
  "": ["phan", "chuong", "dieu", "muc_lon", "de_muc", "khoan"], muc_lon: ["de_muc", "khoan"],
  phan: ["chuong", "dieu", "muc_lon"], chuong: ["muc", "dieu"], muc: ["tieu_muc", "dieu"], tieu_muc: ["dieu"], dieu: ["khoan"], de_muc: ["khoan"],
  khoan: ["tieu_khoan", "diem", "gach"], tieu_khoan: ["diem"], diem: ["gach"], gach: ["cong"], cong: [],
};

/** A text whose labels are all consecutive. */
function someText(pick: (n: number) => number): string[] {
  const lines: string[] = [];
  const through = new Map<LevelName, number>();
  const grow = (parent: Entry | null, name: string, depth: number) => {
    const choices = below[name]!;
    const level = choices[pick(choices.length)];
    if (level === undefined || depth > 5) return;
    const { ownLine, through: runs } = levels.find((l) => l.name === level)!;
    const count = 1 + pick(4);
    for (let n = 1; n <= count; n++) {
      const number = runs ? (through.get(level) ?? 0) + 1 : n;
      if (runs) through.set(level, number);
      const label = written(level, number, parent);
      lines.push(ownLine ? label : level === "muc_lon" ? `${label} CHỮ ${pick(1000)}` : `${label} Chữ ${pick(1000)} của khoản 2 Điều này`);
      if (ownLine) lines.push("TIÊU ĐỀ");
      if (pick(4) === 0) lines.push("Đoạn văn thường.");
      if (lines.length < 100 && pick(3) > 0) grow({ ...labelOf(label)!, level } as Entry, level, depth + 1);
    }
  };
  grow(null, "", 0);
  return lines;
}

/** The first label that is not the next of its list; "" when there is none. */
function outOfOrder(lines: string[]): string {
  const last = new Map<Entry | null, Map<number, number>>();
  for (const e of readOutline(lines).entries) {
    const level = levels[e.rank]!;
    if (level.write === undefined) continue;
    const list = last.get(level.through ? null : e.parent) ?? new Map<number, number>();
    last.set(level.through ? null : e.parent, list);
    if (e.n !== (list.get(e.rank) ?? 0) + 1) return `${e.line}: ${lines[e.line]}`;
    list.set(e.rank, e.n);
  }
  return "";
}

const words = (line: string) => {
  const label = labelOf(line);
  return label === null ? line : line.slice(label.to);
};

test("labels stay consecutive when a line comes or goes, and nothing else is changed", () => {
  for (let seed = 1; seed <= 120; seed++) {
    const pick = random(seed);
    const before = someText(pick);
    expect(outOfOrder(before), `seed ${seed} is no good text`).toBe("");
    const kept = before.map((line, old) => ({ line, old }));
    const at = pick(before.length);
    const taken = kept.toSpliced(at, 1);
    // What is in a khoản numbered 1.1 has no right number without it.
    const nested = readOutline(before).entries.some((e) => e.level === "tieu_khoan" && e.parent?.line === at);
    const result = edited(before, taken, false);
    if (!nested) expect(outOfOrder(result), `seed ${seed} without line ${at}`).toBe("");
    expect(result.map(words)).toEqual(taken.map((t) => words(t.line)));

    // The line comes twice, as by copy and paste.
    const twice = kept.toSpliced(at, 0, { line: before[at]!, old: -1 });
    const more = edited(before, twice, true);
    if (!nested) expect(outOfOrder(more), `seed ${seed} with line ${at} twice\n${more.join("\n")}`).toBe("");
    expect(more.map(words)).toEqual(twice.map((t) => words(t.line)));
  }
});
