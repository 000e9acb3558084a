import { useLayoutEffect, useRef } from "preact/hooks";
import type { Pages } from "../model/api";
import { pages } from "../model/live";
import { recordShown } from "./figures";
import { tabStop } from "./lineChoice";
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

function Sheets({ shown }: { shown: Pages }) {
  const { boxes } = desk.value;
  const { from, to } = near.value;
  const files = shown.documents.length > 1;
  return (
    <>
      {shown.pages.map((sheet, i) => (
        <PageView
          key={i} sheet={sheet} box={boxes[i]!} number={i + 1} count={boxes.length} drawn={i + 1 >= from && i + 1 <= to} stop={tabStop.value === i + 1}
          file={files && sheet.document !== shown.pages[i - 1]?.document ? shown.documents[sheet.document - 1]?.name : undefined}
        />
      ))}
    </>
  );
}

function useRecord(): void {
  const came = arrival.value;
  useLayoutEffect(() => {
    if (came !== null) recordShown(came);
  }, [came]);
}
