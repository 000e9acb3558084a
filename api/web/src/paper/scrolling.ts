// What moves the desk: the clerk, the caret, and a change of its size.

import { computed, useSignalEffect } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { payload } from "../model/draft";
import { pages } from "../model/live";
import { caret } from "../model/place";
import { aim, arrived, moved, near, resting, scrolled, typed, type Chase } from "./chase";
import { sameSpot, zooms, pixels, type Desk } from "./desk";
import { arrival, fresh } from "./live";
import { journey } from "./travel";
import { desk, frame, top, zoom } from "./view";

type Scroller = RefObject<HTMLDivElement | null>;

/** Keeps the frame the size that the desk has in the window. */
export function useFrame(ref: Scroller): void {
  useLayoutEffect(() => {
    const scroller = ref.current!;
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      frame.value = { width: scroller.clientWidth || frame.peek().width, height: scroller.clientHeight, rem }; // no width: it is hidden
    };
    const observer = new ResizeObserver(measure);
    observer.observe(scroller);
    measure();
    return () => observer.disconnect();
  }, []);
}

/** Keeps what is looked at in place when pages become larger or smaller. The height is that of the window that stays, as a share of it. */
export function useAnchor(ref: Scroller): RefObject<number> {
  const before = useRef<Desk>(desk.peek());
  const stays = useRef(0.4);
  const now = desk.value;
  useLayoutEffect(() => {
    const [scroller, old] = [ref.current!, before.current];
    before.current = now;
    if (old.boxes[0] === undefined || old.boxes[0].scale === now.boxes[0]?.scale) return;
    const y = scroller.clientHeight * stays.current!;
    const x = scroller.clientWidth / 2;
    scroller.scrollLeft = ((scroller.scrollLeft + x) * now.width) / old.width - x;
    scroller.scrollTop = sameSpot(old.boxes, now.boxes, top.peek() + y) - y;
    top.value = scroller.scrollTop;
    stays.current = 0.4;
  }, [now]);
  return stays;
}

/** Makes pages larger and smaller with Ctrl and the wheel, or two fingers on a touch pad. */
export function useWheelZoom(ref: Scroller, stays: RefObject<number>): void {
  useEffect(() => {
    const scroller = ref.current!;
    const wheel = (e: WheelEvent) => {
      if (!e.ctrlKey) return;
      e.preventDefault();
      const now = zoom.peek() === "fit" ? (desk.peek().boxes[0]?.scale ?? pixels) / pixels : (zoom.peek() as number);
      stays.current = (e.clientY - scroller.getBoundingClientRect().top) / scroller.clientHeight;
      zoom.value = Math.min(Math.max(now * Math.exp(-e.deltaY / 500), zooms.least), zooms.most);
    };
    scroller.addEventListener("wheel", wheel, { passive: false });
    return () => scroller.removeEventListener("wheel", wheel);
  }, []);
}

/** Where the caret is: a field may say so again without a move of it. */
const spot = computed(() => (caret.value === null ? "" : `${caret.value.offset} ${caret.value.pointer}`));

/** Brings the paper to where the typing is, and to where the clerk asks for. */
export function useChase(ref: Scroller): void {
  const chase = useRef<Chase>(resting);
  useSignalEffect(() => {
    if (payload.value.kind !== "") chase.current = typed(chase.current!);
  });
  useSignalEffect(() => {
    if (spot.value !== "") chase.current = moved(chase.current!, performance.now());
  });
  useSignalEffect(() => {
    if (journey.value === null) return;
    chase.current = scrolled(chase.current!, performance.now());
    travel(ref.current!, journey.value.top);
    journey.value = null;
  });
  useEffect(() => onClerkScroll(ref.current!, () => (chase.current = scrolled(chase.current!, performance.now()))), []);
  const came = arrival.value;
  const at = pages.value?.caret;
  const hidden = frame.value.height === 0;
  useLayoutEffect(() => {
    if (!chase.current!.due || came === null || hidden) return;
    if (fresh.peek()) chase.current = arrived(chase.current!);
    followCaret(ref.current!);
  }, [came, at, hidden]);
}

function followCaret(scroller: HTMLDivElement): void {
  const at = pages.peek()?.caret;
  const box = at && desk.peek().boxes[at.page - 1];
  if (box === undefined) return;
  const view = { top: top.peek(), height: frame.peek().height }; // to ask the element would have the browser lay the page out at once
  const target = aim(view, { top: box.top + at!.y * box.scale, height: at!.height * box.scale });
  if (target !== undefined) travel(scroller, target);
}

// A long way is jumped: nobody wants to see all pages on it, or wait for them.
function travel(scroller: HTMLDivElement, to: number): void {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const short = near({ top: top.peek(), height: frame.peek().height }, to);
  scroller.scrollTo({ top: to, behavior: short && !still ? "smooth" : "instant" });
}

/** Calls when the clerk scrolls, by whatever means, and not when the page does. */
function onClerkScroll(scroller: HTMLDivElement, scrolls: () => void): () => void {
  const grabs = (e: PointerEvent) => {
    if (e.target === scroller) scrolls(); // the scroll bar
  };
  scroller.addEventListener("wheel", scrolls, { passive: true });
  scroller.addEventListener("touchmove", scrolls, { passive: true });
  scroller.addEventListener("pointerdown", grabs);
  return () => {
    scroller.removeEventListener("wheel", scrolls);
    scroller.removeEventListener("touchmove", scrolls);
    scroller.removeEventListener("pointerdown", grabs);
  };
}
