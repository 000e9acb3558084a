import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Line, Sheet } from "../model/api";
import { pages } from "../model/live";
import type { Box } from "./desk";
import { LineList } from "./LineList";
import { showLine, textOf } from "./lineChoice";
import { letterOf, lineAt } from "./lines";
import { Marks } from "./Marks";
import { drawnIn, sheetOf } from "./sheet";

interface Props {
  sheet: Sheet;
  box: Box;
  number: number;
  count: number;
  drawn: boolean; // near to what is seen
  stop: boolean; // the tab key leads here
  file: string | undefined; // whose first page this is
}

/** A page of the draft. Far from what is seen it is a blank sheet of the right size. */
export function PageView({ sheet, box, number, count, drawn, stop, file }: Props) {
  const host = useImage(drawn ? sheet.svg : undefined);
  const hovered = useSignal(-1);
  const lines = sheet.lines ?? [];
  const at = (e: MouseEvent) => {
    const { x, y } = pointIn(host.current!, box, e);
    return { x, index: lineAt(lines, x, y, isText(e.target)) };
  };
  const click = (e: MouseEvent) => {
    const { x, index } = at(e);
    const line = lines[index];
    if (line !== undefined) showLine(line, lettersBefore(host.current!, line, x));
  };
  return (
    <div class="paper-page" role="group" aria-label={`Trang ${number}`} style={placed(box)}>
      {file !== undefined && <h3 class="paper-file" title={file}>{file}</h3>}
      <span class="paper-label" aria-hidden="true">Trang {number}/{count}</span>
      <div
        class={hovered.value < 0 ? "paper-sheet" : "paper-sheet paper-pointing"} ref={host} onClick={click}
        onPointerMove={(e) => (hovered.value = at(e).index)} onPointerLeave={() => (hovered.value = -1)}
      />
      {drawn && <Stripe class="paper-hovered" line={lines[hovered.value]} scale={box.scale} />}
      {drawn && <CaretBar page={number} lines={lines} scale={box.scale} />}
      {drawn && <Marks lines={lines} scale={box.scale} />}
      {(drawn || stop) && <LineList page={number} lines={lines} scale={box.scale} stop={stop} />}
    </div>
  );
}

/** Puts the image of a page into an element, only when it is another one. */
function useImage(svg: string | undefined) {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const sheet = svg === undefined ? undefined : sheetOf(svg);
    host.current!.replaceChildren(...(sheet === undefined ? [] : [sheet]));
  }, [svg]);
  return host;
}

/** A line that something is to be seen of. */
export function Stripe({ line, scale, class: name }: { line: Line | undefined; scale: number; class: string }) {
  if (line === undefined) return null;
  return <div class={name} style={placed({ left: line.x * scale, top: line.y * scale, width: line.width * scale, height: line.height * scale })} />;
}

/** A soft bar beside the line that is being written. */
function CaretBar({ page, lines, scale }: { page: number; lines: readonly Line[]; scale: number }) {
  const at = pages.value?.caret;
  if (at?.page !== page) return null;
  const line = lines[lineAt(lines, at.x, at.y + at.height / 2)];
  const left = ((line?.x ?? at.x) - 9) * scale;
  return <div class="paper-caret" style={placed({ left, top: at.y * scale, width: 3 * scale, height: at.height * scale })} />;
}

function placed({ left, top, width, height }: Omit<Box, "scale">) {
  return { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` };
}

/** Where on a page the pointer is, in points. */
function pointIn(host: HTMLElement, box: Box, e: MouseEvent): { x: number; y: number } {
  const edge = host.getBoundingClientRect();
  return { x: (e.clientX - edge.left) / box.scale, y: (e.clientY - edge.top) / box.scale };
}

function isText(target: EventTarget | null): boolean {
  return target instanceof SVGTextContentElement;
}

/** How many letters of a field's text on a line are left of a place. */
function lettersBefore(host: HTMLElement, line: Line, x: number): number {
  const sheet = host.querySelector("svg");
  if (sheet === null) return 0;
  const drawn = drawnIn(sheet, line, x);
  return letterOf(drawn.text, drawn.before, textOf(line));
}
