import { useComputed, useSignal, useSignalEffect, type ReadonlySignal } from "@preact/signals";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { problems as allProblems } from "../model/live";
import { useAnswers } from "./answers";
import type { Book } from "./book";
import { useDeeds } from "./deeds";
import { Icon } from "./icons";
import { Line } from "./Line";
import { Menu } from "./Menu";
import { usePointing } from "./pointing";
import { problemsByCell, spoken, type LineProblems } from "./problems";
import { useScope } from "../schema/scope";
import { message } from "../schema/words";
import { ownerAt, piecesOf, type Sheet } from "./sheet";
import { measure, needs, template } from "./widths";

// Tables with more lines than this draw only the pieces that are near what is seen.
const many = 240;
const piece = 40;

/** A grid with what stands under it: the findings of the cell that one is in, and what was just done. */
export function Grid({ book }: { book: Book }) {
  const region = useRef<HTMLDivElement>(null);
  const menu = useSignal<{ x: number; y: number } | null>(null);
  const { root } = useScope();
  const found = useComputed(() => problemsByCell(book.sheet.value, book.pointer, allProblems.value, (words) => message(words, root)));
  const lines = useComputed(() => found.value.lines);
  const columns = useColumns(book);
  const on = useDeeds(book, menu);
  const pointing = usePointing(book, menu);
  useAnswers(book);
  useSignalEffect(() => {
    if (book.selection.reach.value > 0) reveal(region.current!, book);
  });
  const sheet = book.sheet.value;
  return (
    <>
      <div class="grid-region" ref={region} role="region" aria-label={`${book.label}, vùng cuộn`}>
        <div
          role="grid" class="grid" aria-label={book.label} aria-rowcount={sheet.lines.length} aria-colcount={sheet.names.length + 1} aria-multiselectable="true"
          style={{ "--grid-columns": columns.value }} {...on} {...pointing}
        >
          <Head book={book} sheet={sheet} problems={lines} region={region} />
          {piecesOf(sheet, piece).map((p) => (
            <Piece key={p.from} book={book} sheet={sheet} from={p.from} to={p.to} problems={lines} region={region} windowed={sheet.lines.length > many} />
          ))}
        </div>
      </div>
      <Status book={book} found={found} />
      {menu.value && <Menu book={book} at={menu.value} close={() => (menu.value = null)} />}
    </>
  );
}

function useColumns(book: Book): ReadonlySignal<string> {
  const of = useMemo(measure, []);
  return useComputed(() => template(book.sheet.value.widths, needs(book.sheet.value, of)));
}

// Scrolls to the corner of what is selected that has moved.
function reveal(region: HTMLElement, book: Book): void {
  const owner = ownerAt(book.sheet.peek(), book.selection.other.peek());
  const cell = owner && region.querySelector(`[data-line="${owner.line}"][data-col="${owner.cell.col}"]`);
  cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

interface BlockProps {
  book: Book;
  sheet: Sheet;
  problems: ReadonlySignal<Map<number, LineProblems>>;
  region: { current: HTMLDivElement | null };
}

// The headers stay in sight; what scrolls into view stops below them.
function Head({ book, sheet, problems, region }: BlockProps) {
  const head = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => {
      if (region.current && head.current) region.current.style.scrollPaddingTop = `${head.current.offsetHeight}px`;
    });
    observer.observe(head.current!);
    return () => observer.disconnect();
  }, []);
  return (
    <div role="rowgroup" class="grid-block grid-headers" ref={head}>
      {sheet.lines.slice(0, sheet.head).map((line, i) => <Line key={i} book={book} line={line} index={i} first={0} problems={problems} />)}
    </div>
  );
}

interface PieceProps extends BlockProps {
  from: number;
  to: number;
  windowed: boolean;
}

function Piece({ book, sheet, from, to, problems, region, windowed }: PieceProps) {
  const block = useRef<HTMLDivElement>(null);
  const near = useSignal(from < 80);
  const height = useSignal(0);
  const within = useComputed(() => {
    const other = book.selection.other.value.line;
    const line = book.selection.owner.value?.line ?? -1;
    return (line >= from && line < to) || (other >= from && other < to);
  });
  useLayoutEffect(() => {
    if (!windowed) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (near.peek() && !entry!.isIntersecting) height.value = entry!.boundingClientRect.height;
        near.value = entry!.isIntersecting;
      },
      { root: region.current, rootMargin: "900px 0px" },
    );
    observer.observe(block.current!);
    return () => observer.disconnect();
  }, [windowed]);
  const drawn = !windowed || near.value || within.value;
  return (
    <div role="rowgroup" class="grid-block" ref={block} style={{ minHeight: drawn ? "" : height.value > 0 ? `${height.value}px` : `${(to - from) * 2.2}rem` }}>
      {drawn && sheet.lines.slice(from, to).map((line, i) => <Line key={from + i} book={book} line={line} index={from + i} first={from} problems={problems} />)}
    </div>
  );
}

function Status({ book, found }: { book: Book; found: ReadonlySignal<ReturnType<typeof problemsByCell>> }) {
  const owner = book.selection.owner.value;
  const here = owner && found.value.lines.get(owner.line)?.get(owner.cell.col);
  return (
    <div class="grid-status">
      {[...(here ?? []), ...found.value.rest].map((p, i) => (
        <p key={i} class={`grid-finding grid-${p.severity}`}><span class="grid-flag"><Icon name="warning" /></span> {spoken([p])}</p>
      ))}
      <p role="status" class="hint">{book.said.value}</p>
    </div>
  );
}
