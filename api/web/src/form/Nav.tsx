import { computed, effect } from "@preact/signals";
import { useEffect, useMemo, useState } from "preact/hooks";
import { problems } from "../model/live";
import { caret } from "../model/place";
import { join, within } from "../model/pointer";
import type { Group } from "../schema/layout";
import { calmScroll } from "./show";

/** The id of a group's heading. */
export function headingId(group: string, base: string): string {
  return `nhom-${group}${base.replaceAll("/", "-")}`;
}

/** With fewer groups than these everything is seen at once. */
const few = 4;

/** The groups of the form in a row that stays in sight: where there is still something to do, and the way there. */
export function Nav({ groups }: { groups: Group[] }) {
  const counts = useCounts(groups);
  const here = useHere(groups);
  if (groups.length < few) return null;
  return (
    <nav class="form-nav" aria-label="Các phần của bản soạn">
      <ul class="form-nav-row">
        {groups.map((g, i) => (
          <li key={g.id}>
            <button type="button" class="quiet" aria-current={g.id === here || undefined} title={g.title} onClick={() => goTo(g.id, true)}>
              {g.short} {(counts[i] ?? 0) > 0 && <Count n={counts[i] ?? 0} />}
            </button>
          </li>
        ))}
      </ul>
      <select class="form-nav-select" aria-label="Đến phần" value={here} onChange={(e) => goTo(e.currentTarget.value, false)} onKeyDown={(e) => e.key === "Enter" && goTo(e.currentTarget.value, true)}>
        {groups.map((g, i) => (
          <option key={g.id} value={g.id}>
            {spoken(g.title, counts[i] ?? 0)}
          </option>
        ))}
      </select>
    </nav>
  );
}

function Count({ n }: { n: number }) {
  return (
    <span class="form-count">
      {n}
      <span class="hidden"> điều cần xem</span>
    </span>
  );
}

function spoken(title: string, count: number): string {
  return count === 0 ? title : `${title}: ${count} điều cần xem`;
}

// As one string, so that the row is drawn again only when a number changes.
function useCounts(groups: Group[]): number[] {
  const names = groups.map((g) => g.fields.join(" ")).join(";");
  return useMemo(() => computed(() => groups.map(countIn).join(" ")), [names]).value.split(" ").map(Number);
}

function countIn(g: Group): number {
  return problems.value.filter((p) => p.severity !== "info" && g.fields.some((f) => within(p.path, join("", f)))).length;
}

/** A band a little below the top of the pane: the group that lies in it is the one that is read. */
const band = "-15% 0px -80% 0px";

function useHere(groups: Group[]): string {
  const [here, setHere] = useState(groups[0]?.id ?? "");
  const ids = groups.map((g) => g.id).join(" ");
  useEffect(() => {
    const parts = new Map(ids.split(" ").flatMap((id) => (partOf(id) ? [[partOf(id)!, id] as const] : [])));
    const watcher = new IntersectionObserver((seen) => {
      const inBand = seen.filter((s) => s.isIntersecting).at(-1);
      if (inBand) setHere(parts.get(inBand.target) ?? "");
    }, { root: paneOf(parts.keys()), rootMargin: band });
    for (const part of parts.keys()) watcher.observe(part);
    return () => watcher.disconnect();
  }, [ids]);
  useEffect(() => effect(() => setHere((last) => groupOf(groups, caret.value?.pointer) ?? last)), [ids]);
  return here;
}

// Where the clerk types counts for more than what happens to be at the top.
function groupOf(groups: Group[], pointer: string | undefined): string | undefined {
  return groups.find((g) => pointer !== undefined && g.fields.some((f) => within(pointer, join("", f))))?.id;
}

function paneOf(parts: Iterable<Element>): Element | null {
  const [first] = parts;
  return first?.closest(".shell-pane") ?? null;
}

function partOf(id: string): Element | null {
  return document.getElementById(headingId(id, ""))?.closest("section, details") ?? null;
}

// A group that is folded opens; what it has is drawn before it is scrolled to.
function goTo(id: string, focus: boolean): void {
  const part = partOf(id);
  if (part instanceof HTMLDetailsElement) part.open = true;
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      part?.scrollIntoView({ block: "start", behavior: calmScroll() });
      if (focus) document.getElementById(headingId(id, ""))?.focus({ preventScroll: true });
    }),
  );
}
