// Where pages lie on the desk. All lengths are in CSS pixels unless they say points; pages are counted from 1.

/** How large pages are shown: 1 is as on paper, "fit" as wide as the desk. */
export type Zoom = "fit" | number;

/** What of the desk can be seen at once, and the size of a letter of the interface. */
export interface Frame {
  width: number;
  height: number;
  rem: number;
}

/** A page on the desk. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
  scale: number; // pixels of a point
}

/** Pages on the desk, and how large it must be for them. */
export interface Desk {
  boxes: Box[];
  width: number;
  height: number;
}

/** Pages from one to another, both included. */
export interface Range {
  from: number;
  to: number;
}

interface Size {
  document: number;
  width: number; // in points
  height: number;
}

/** CSS pixels of a point. */
export const pixels = 96 / 72;

/** How large pages may be shown. */
export const zooms = { least: 0.5, most: 3, fit: 1.75 };

// Around the desk and above each page, where its label is; more above a file's first page, where its name is. In letters.
const margin = 1.25;
const label = 2.25;
const name = 2.5;

/** Lays pages one below the other, in the middle. Wider pages than the desk make it wider, but "fit" makes each as wide as the desk. */
export function arrange(pages: readonly Size[], frame: Frame, zoom: Zoom): Desk {
  const side = Math.min(margin * frame.rem, frame.width / 40);
  const room = Math.max(frame.width - 2 * side, 1);
  const widths = pages.map((p) => p.width * scaleOf(p, room, zoom));
  const width = Math.max(frame.width, ...widths.map((w) => w + 2 * side));
  const files = pages.at(-1)?.document ?? 1;
  let y = 0;
  const boxes = pages.map((p, i) => {
    const scale = scaleOf(p, room, zoom);
    y += label * frame.rem;
    if (files > 1 && p.document !== pages[i - 1]?.document) y += name * frame.rem;
    const box = { left: (width - widths[i]!) / 2, top: y, width: widths[i]!, height: p.height * scale, scale };
    y += box.height;
    return box;
  });
  return { boxes, width, height: y + margin * frame.rem };
}

function scaleOf(page: Size, room: number, zoom: Zoom): number {
  return zoom === "fit" ? Math.min(room / page.width, zooms.fit * pixels) : zoom * pixels;
}

/** The pages of which something lies between top and bottom; the nearest one when none does. */
export function between(boxes: readonly Box[], top: number, bottom: number): Range {
  const from = boxes.findIndex((b) => b.top + b.height > top);
  if (from < 0) return { from: boxes.length, to: boxes.length };
  const next = boxes.findIndex((b) => b.top >= bottom);
  return { from: from + 1, to: Math.max(next < 0 ? boxes.length : next, from + 1) };
}

/** The range with so many more pages before and behind it. */
export function wider(r: Range, by: number, pages: number): Range {
  return { from: Math.max(r.from - by, 1), to: Math.max(Math.min(r.to + by, pages), 1) };
}

/** Where what was at a height of one desk is on another desk of the same pages. */
export function sameSpot(before: readonly Box[], after: readonly Box[], y: number): number {
  const i = Math.min(between(before, y, y).from, after.length) - 1;
  const [old, now] = [before[i], after[i]];
  if (old === undefined || now === undefined) return y;
  return now.top + (y - old.top) * (now.height / old.height);
}

/** The next larger zoom of the steps that buttons take, or with -1 the next smaller. */
export function stepped(zoom: number, direction: 1 | -1): number {
  const steps = [0.5, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];
  const further = direction > 0 ? steps.find((s) => s > zoom + 0.005) : steps.findLast((s) => s < zoom - 0.005);
  return further ?? (direction > 0 ? zooms.most : zooms.least);
}
