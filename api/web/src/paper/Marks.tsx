import { named, sortOf, type Sort } from "../findings/sort";
import { isTouched } from "../findings/touched";
import type { Line, Problem } from "../model/api";
import { payload } from "../model/draft";
import { problems } from "../model/live";
import { show } from "../model/place";
import { get } from "../model/pointer";
import { fieldOffset } from "../model/offsets";
import { marksOf, type Mark } from "./lines";

/** The size of a mark in pixels, which two marks are apart at least. */
const size = 24;

/** From the gravest. */
const sorts: Sort[] = ["error", "warning", "missing", "info"];

/** What is found on the lines of a page, in its margin. The keyboard comes to it by the lines. */
export function Marks({ lines, scale }: { lines: readonly Line[]; scale: number }) {
  return (
    <>
      {marksOf(lines, problems.value, size / scale).map((mark) => (
        <MarkButton key={mark.problems[0]!.path + mark.problems[0]!.offset} mark={mark} scale={scale} />
      ))}
    </>
  );
}

function MarkButton({ mark, scale }: { mark: Mark; scale: number }) {
  const found = mark.problems.map((p) => sortOf(p, get(payload.value, p.path), isTouched(p.path)));
  const sort = sorts.find((s) => found.includes(s))!;
  const said = mark.problems.map((p, i) => `${named[found[i]!]}: ${p.message}`).join("\n");
  return (
    <button
      type="button" class={`paper-mark paper-${sort}`} tabIndex={-1} title={said} aria-label={said}
      style={{ top: `${mark.y * scale - size / 2}px` }} onClick={() => showProblem(mark.problems[0]!)}
    >
      <Sign sort={sort} />
    </button>
  );
}

const ring = "M10 1a9 9 0 110 18 9 9 0 010-18z";

/** A shape for each sort, so that none is told by its colour alone. */
const shapes: Record<Sort, { outline: string; inside: string }> = {
  error: { outline: "M6 1h8l5 5v8l-5 5H6l-5-5V6z", inside: "M10 5.5v6M10 13.5v2" },
  warning: { outline: "M10 1l9.5 17.5H.5z", inside: "M10 5.5v6M10 13.5v2" },
  info: { outline: ring, inside: "M10 9v6M10 5v2" },
  missing: { outline: ring, inside: "M5 10h2M9 10h2M13 10h2" },
};

function Sign({ sort }: { sort: Sort }) {
  const { outline, inside } = shapes[sort];
  return (
    <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
      <path d={outline} fill="currentColor" />
      <path d={inside} stroke="#fff" stroke-width="2" />
    </svg>
  );
}

function showProblem(p: Problem): void {
  const text = get(payload.peek(), p.path);
  if (typeof text !== "string") return show({ pointer: p.path, offset: 0 });
  const offset = fieldOffset(text, p.offset);
  show({ pointer: p.path, offset, length: fieldOffset(text, p.offset + p.length) - offset });
}
