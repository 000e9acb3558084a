import { useLayoutEffect, useRef } from "preact/hooks";
import type { Line } from "../model/api";
import { problems } from "../model/live";
import { choice, choosing, chosenBy, chosenOn, showLine, textOf } from "./lineChoice";
import { problemsOf } from "./lines";
import { drawnIn } from "./sheet";

interface Props {
  page: number;
  lines: readonly Line[];
  scale: number;
  stop: boolean; // the tab key leads here
}

/**
 * The lines of a page for the keyboard: a list box of which only the chosen line is an element (ARIA
 * Authoring Practices, listbox with aria-activedescendant). The whole paper is one stop of the tab key.
 */
export function LineList({ page, lines, scale, stop }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const index = chosenOn(page);
  const line = lines[index];
  const here = choosing.value && choice.value?.page === page;
  useLayoutEffect(() => {
    if (!here) return;
    list.current!.focus({ preventScroll: true });
    list.current!.firstElementChild?.scrollIntoView({ block: "nearest" });
  }, [here, index]);
  if (line === undefined && !here && !stop) return null;
  return (
    <div
      class="paper-lines" role="listbox" ref={list} tabIndex={stop ? 0 : -1} aria-label={`Các dòng của trang ${page}`} aria-describedby="paper-hint"
      aria-activedescendant={`paper-line-${page}`} onKeyDown={(e) => press(e, { page, line: index }, line)}
      onFocus={() => enter(page, index)} onBlur={leave}
    >
      <div
        class="paper-line" role="option" id={`paper-line-${page}`} aria-selected="true" aria-setsize={Math.max(lines.length, 1)} aria-posinset={Math.max(index, 0) + 1}
        style={line && { left: `${line.x * scale}px`, top: `${line.y * scale}px`, width: `${line.width * scale}px`, height: `${line.height * scale}px` }}
      >
        <span class="hidden">{line === undefined ? "chưa có dòng nào" : spoken(line, list.current)}</span>
      </div>
    </div>
  );
}

// What is printed there: a line may show what no field has, such as a value of the agency's profile.
function spoken(line: Line, list: Element | null): string {
  const sheet = list?.parentElement?.querySelector<SVGSVGElement>("svg.sheet");
  const printed = sheet ? drawnIn(sheet, line, 0).text.replace(/[.…]{3,}/g, "").trim() : "";
  const found = line.problem ? problemsOf(line, problems.value).map((p) => p.message) : [];
  return [textOf(line) || printed || "chỗ để trống", ...found].join(". ");
}

function enter(page: number, line: number): void {
  choosing.value = true;
  if (choice.value?.page !== page) choice.value = { page, line };
}

// The focus may go on to the lines of the next page, which have come to be chosen by then.
function leave(e: FocusEvent): void {
  const to = e.relatedTarget;
  if (!(to instanceof Element && to.classList.contains("paper-lines"))) choosing.value = false;
}

function press(e: KeyboardEvent, now: { page: number; line: number }, line: Line | undefined): void {
  if (e.ctrlKey || e.altKey || e.metaKey) return;
  if (e.key === "Enter" || e.key === " ") {
    e.preventDefault();
    if (line !== undefined) showLine(line);
    return;
  }
  const next = chosenBy(e.key, now);
  if (next === undefined) return;
  e.preventDefault();
  choice.value = next;
}
