import "./paper.css";
import { useEffect } from "preact/hooks";
import { pages, stale } from "../model/live";
import { complete } from "./answer";
import { Bar } from "./Bar";
import { DeskView } from "./DeskView";
import { fresh } from "./live";
import { takeOverPrinting } from "./print";
import { near } from "./view";

/**
 * The pages of the draft that is open, as they will be printed. Its data-settled is "true" when what is
 * seen is of the draft as it is now. Whoever shows it calls follow, once.
 */
export function Paper() {
  useEffect(takeOverPrinting, []);
  const shown = pages.value;
  const done = fresh.value && (shown === null || shown.pages.length === 0 || complete(shown, near.value));
  return (
    <div class="paper" role="group" aria-label="Trang in" data-settled={String(done)}>
      <Bar />
      <p class="paper-stale" role="status">{stale}</p>
      <DeskView />
    </div>
  );
}
