// How long it takes from a key stroke until the page shows it, for whoever looks into the browser's record.

import type { Arrival } from "./live";

/** The name of the measures. Their detail says how the time is divided. */
export const measureName = "vanban:preview";

/** Measures are forgotten when there are so many. */
const most = 2000;

/** Records that the pages of an answer are shown. */
export function recordShown(a: Arrival): void {
  const end = performance.now();
  const detail = { request: a.answered - a.asked, read: a.read - a.answered, draw: end - a.read };
  for (const start of a.typed) performance.measure(measureName, { start, end, detail: { wait: a.asked - start, ...detail } });
  if (performance.getEntriesByName(measureName).length > most) performance.clearMeasures(measureName);
}
