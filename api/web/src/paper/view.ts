// What of the paper is seen, and how large. The paper sets the frame, and the top when it scrolls.

import { computed, signal, type ReadonlySignal } from "@preact/signals";
import { pages } from "../model/live";
import { arrange, between, type Desk, type Frame, type Range, wider, type Zoom } from "./desk";

/** How large pages are shown. */
export const zoom = signal<Zoom>("fit");

/** The part of the window that the paper has. */
export const frame = signal<Frame>({ width: 0, height: 0, rem: 16 });

/** How far the paper is scrolled. */
export const top = signal(0);

/** The pages on the desk. */
export const desk: ReadonlySignal<Desk> = computed(() => arrange(pages.value?.pages ?? [], frame.value, zoom.value));

// A number is no news while it is the same: whoever looks at these is not told of each pixel.
const seen = computed(() => between(desk.value.boxes, top.value, top.value + frame.value.height));
const around = computed(() => wider(seen.value, 1, desk.value.boxes.length));
const from = computed(() => around.value.from);
const to = computed(() => around.value.to);

/** The pages that are seen, and one more before and behind them: those that are drawn. */
export const near: ReadonlySignal<Range> = computed(() => ({ from: from.value, to: to.value }));

/** The page that the clerk looks at, from 1; 0 while there is none. */
export const current: ReadonlySignal<number> = computed(() => {
  const middle = top.value + frame.value.height * 0.4;
  return between(desk.value.boxes, middle, middle).from;
});
