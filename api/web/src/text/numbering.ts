// Correcting the labels of the lines that follow, when labelled lines come, go or are moved.

import { levels, writtenLike } from "./levels";
import { readOutline, type Entry } from "./outline";

/** Another numeral in a line. */
export interface Numeral {
  line: number;
  from: number; // in the line
  to: number;
  text: string;
}

export interface Change {
  before: string[]; // the lines
  after: string[];
  oldLine: (line: number, from: number, to: number) => number; // where the label at that place of a line stood before; -1 when it is new
  moved: boolean; // new labels came with whole lines, and take their place in the list they came into
  leftOutBefore?: number; // the line where a label was being typed
  leftOutAfter?: number;
}

/**
 * The numerals that are to be written after the change. A list goes on being consecutive where it
 * was; what was out of order before was meant to be, and stays.
 */
export function renumber(c: Change): Numeral[] {
  const before = new Map(standings(readOutline(c.before, c.leftOutBefore).entries).map((s) => [s.entry.line, s]));
  const after = standings(readOutline(c.after, c.leftOutAfter).entries);
  const run = new Renumbering(c, before, after);
  return after.flatMap((s) => run.take(s));
}

/** How an entry stands in its list. */
interface Standing {
  entry: Entry;
  prev: Standing | null; // in its list
  first: boolean; // in its parent
  how: "follows" | "begins" | "restarts" | "free";
}

function standings(entries: Entry[]): Standing[] {
  const lists = new Map<Entry | null | number, Map<number, Standing>>();
  const inParent = new Map<Entry | null, Set<number>>();
  return entries.filter((e) => levels[e.rank]!.write !== undefined).map((entry) => {
    const list = of(lists, levels[entry.rank]!.through ? -1 : entry.parent, () => new Map<number, Standing>());
    const seen = of(inParent, entry.parent, () => new Set<number>());
    const prev = list.get(entry.rank) ?? null;
    const first = !seen.has(entry.rank);
    const standing = { entry, prev, first, how: how(entry, prev, first) };
    list.set(entry.rank, standing);
    seen.add(entry.rank);
    return standing;
  });
}

function of<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

function how(e: Entry, prev: Standing | null, first: boolean): Standing["how"] {
  if (e.n === 0) return "free";
  if (prev !== null && e.n === prev.entry.n + 1) return "follows";
  if (e.n !== 1) return "free";
  if (prev === null) return "begins";
  return first ? "restarts" : "free";
}

class Renumbering {
  private numbers = new Map<Entry, number>();
  private olds = new Map<Entry, Standing>();
  private came = new Set<Entry>();
  private begun = new Set<Entry>(); // what now follows it in its list began the list before

  constructor(private c: Change, private before: Map<number, Standing>, after: Standing[]) {
    for (const s of after) {
      const old = this.findOld(s);
      if (old === undefined) this.came.add(s.entry);
      else this.olds.set(s.entry, old);
      if (old?.how === "begins") for (let p = s.prev; p !== null; p = p.prev) this.begun.add(p.entry);
    }
  }

  private findOld(s: Standing): Standing | undefined {
    const old = this.before.get(this.c.oldLine(s.entry.line, s.entry.from, s.entry.to));
    return old?.entry.rank === s.entry.rank ? old : undefined;
  }

  take(s: Standing): Numeral[] {
    const { entry } = s;
    const n = this.number(s);
    this.numbers.set(entry, n);
    const text = n === 0 ? "" : this.numeral(entry, n);
    return text === "" || text === entry.numeral ? [] : [{ line: entry.line, from: entry.at, to: entry.at + entry.numeral.length, text }];
  }

  private number(s: Standing): number {
    const next = s.prev === null ? 1 : this.numbers.get(s.prev.entry)! + 1;
    const old = this.olds.get(s.entry);
    const how = old === undefined ? this.newcomer(s) : old.how;
    if (how === "free") return s.entry.n;
    if (how === "restarts" && s.first) return 1;
    // Beyond the end of the alphabet there is no label; the one that is there is kept.
    return levels[s.entry.rank]!.write!(next) === "" ? s.entry.n : next;
  }

  // What was typed is meant. What was brought goes on with the list that it came into.
  private newcomer(s: Standing): Standing["how"] {
    if (!this.c.moved || s.how === "restarts" && this.came.has(s.entry.parent!)) return "free";
    if (s.prev === null) return this.begun.has(s.entry) ? "begins" : "free";
    return this.came.has(s.prev.entry) && s.how !== "follows" ? "free" : "follows";
  }

  private numeral(e: Entry, n: number): string {
    const own = writtenLike(levels[e.rank]!, n, e.numeral);
    if (!levels[e.rank]!.nested) return own;
    const parent = e.parent === null ? 0 : (this.numbers.get(e.parent) ?? 0);
    return parent === 0 ? "" : `${parent}.${own}`;
  }
}
