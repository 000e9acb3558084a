import { counts } from "../findings/Findings";
import { pages } from "../model/live";
import { paneNames, tab, type Pane } from "./panes";
import { countWords, toMend } from "../findings/places";
import { count } from "../ui/count";

const order: Pane[] = ["draft", "paper", "findings"];

/** The parts of the desk as tabs, where there is room for one at a time. */
export function Tabs() {
  return (
    <div class="shell-tabs" role="tablist" aria-label="Các phần" onKeyDown={press}>
      {order.map((pane) => (
        <button
          key={pane}
          id={`tab-${pane}`}
          type="button"
          role="tab"
          aria-selected={tab.value === pane}
          aria-controls={`pane-${pane}`}
          aria-label={pane === "findings" ? `Kiểm tra: ${countWords(counts.value, pages.value !== null)}` : undefined}
          tabIndex={tab.value === pane ? 0 : -1}
          onClick={() => (tab.value = pane)}
        >
          {paneNames[pane]}
          {pane === "findings" && <TabCount />}
        </button>
      ))}
    </div>
  );
}

function TabCount() {
  const some = toMend(counts.value);
  return some === 0 ? null : <> ({count(some)})</>;
}

function press(e: KeyboardEvent): void {
  const at = order.indexOf(tab.peek());
  const to: Record<string, number> = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: order.length - 1 };
  const next = to[e.key];
  if (next === undefined) return;
  e.preventDefault();
  const pane = order.at(next % order.length)!;
  tab.value = pane;
  document.getElementById(`tab-${pane}`)?.focus();
}
