import { useLayoutEffect, useRef } from "preact/hooks";
import type { Pages } from "../model/api";
import { draft } from "../model/draft";
import { pages } from "../model/live";
import { wider } from "./desk";
import { recordShown } from "./figures";
import { forget, tabStop } from "./lineChoice";
import { arrival } from "./live";
import { PageView } from "./PageView";
import { useAnchor, useChase, useFrame, useWheelZoom } from "./scrolling";
import { desk, near, top } from "./view";

/** The desk with the pages on it, which scrolls. */
export function DeskView() {
  const ref = useRef<HTMLDivElement>(null);
  useFrame(ref);
  useWheelZoom(ref, useAnchor(ref));
  useChase(ref);
  useRecord();
  const id = draft.value?.id;
  useLayoutEffect(forget, [id]);
  const { width, height } = desk.value;
  const shown = pages.value;
  return (
    <div class="paper-desk" ref={ref} onScroll={(e) => (top.value = e.currentTarget.scrollTop)}>
      {shown !== null && (
        <div class="paper-top" style={{ width: `${width}px`, height: `${height}px` }}>
          <Sheets shown={shown} />
        </div>
      )}
      <p class="hidden" id="paper-hint">Mũi tên lên, xuống: chọn dòng. Page Up, Page Down: sang trang. Enter: tới chỗ soạn dòng đó.</p>
    </div>
  );
}

/** How many pages beyond those that are drawn are there as blank sheets, for when the desk moves fast. */
const blank = 3;

function Sheets({ shown }: { shown: Pages }) {
  const { boxes } = desk.value;
  const { from, to } = near.value;
  const there = wider(near.value, blank, boxes.length);
  const numbers = boxes.map((_, i) => i + 1).filter((n) => (n >= there.from && n <= there.to) || n === tabStop.value);
  return (
    <>
      {numbers.map((n) => (
        <PageView
          key={n} sheet={shown.pages[n - 1]!} box={boxes[n - 1]!} number={n} count={boxes.length} drawn={n >= from && n <= to} stop={tabStop.value === n}
          file={fileAt(shown, n)}
        />
      ))}
    </>
  );
}

/** The name of the file whose first page this is, where there are several files. */
function fileAt(shown: Pages, page: number): string | undefined {
  const document = shown.pages[page - 1]?.document;
  if (shown.documents.length < 2 || document === undefined || document === shown.pages[page - 2]?.document) return undefined;
  return shown.documents[document - 1]?.name;
}

function useRecord(): void {
  const came = arrival.value;
  useLayoutEffect(() => {
    if (came !== null) recordShown(came);
  }, [came]);
}
