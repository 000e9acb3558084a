import "./findings.css";
import { computed, signal, untracked, useSignalEffect } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import type { Edit, Problem } from "../model/api";
import { fieldOffset } from "../model/offsets";
import { draft, mend, payload, undoable } from "../model/draft";
import { pages, problems } from "../model/live";
import { show } from "../model/place";
import { get } from "../model/pointer";
import type { Schema } from "../model/schema";
import { fetchSchema, schemaFor } from "../schema/scope";
import { ownTitle, pathWords } from "../schema/path";
import { message } from "../schema/words";
import { worded } from "./choices";
import { Apply } from "./FieldFindings";
import { useHeir } from "./heir";
import { inPaperOrder, type Part } from "./order";
import { counted, named, safeEdits, sortOf, type Sort } from "./sort";
import { isTouched } from "./touched";

export { FieldFindings } from "./FieldFindings";

// As one string, so that what looks at it is drawn again only when a finding changes its sort, and not at every key.
const sortNames = computed(() => problems.value.map((p) => sortOf(p, get(payload.value, p.path), isTouched(p.path))).join(" "));

const sorted = computed(() => {
  const names = sortNames.value.split(" ") as Sort[];
  return problems.value.map((problem, i) => ({ problem, sort: names[i] ?? problem.severity }));
});

/** How many findings there are of each sort. */
export const counts = computed(() => {
  const all: Record<Sort, number> = { error: 0, warning: 0, info: 0, missing: 0 };
  for (const { sort } of sorted.value) all[sort]++;
  return all;
});

const safe = computed(() => safeEdits(problems.value));
const chosen = signal<Sort | "">("");
const sorts: Sort[] = ["error", "warning", "info", "missing"];

const kind = computed(() => payload.value.kind);
const opened = computed(() => draft.value !== null);

/** All findings on the draft, with what mends them. */
export function Findings() {
  useSignalEffect(() => void fetchSchema(kind.value).catch(() => undefined));
  useMending();
  const root = schemaFor(kind.value);
  if (!opened.value || pages.value === null || !root) return null;
  const seen = chosen.value !== "" && counts.value[chosen.value] === 0 ? "" : chosen.value;
  const listed = sorted.value.filter(({ sort }) => seen === "" || sort === seen);
  return (
    <section class="findings" aria-labelledby="findings-title">
      <h2 id="findings-title">Kết quả kiểm tra</h2>
      <Summary seen={seen} />
      <MendAll />
      <Missing root={root} shown={seen === "" || seen === "missing"} />
      {inPaperOrder(listed.filter((l) => l.sort !== "missing").map((l) => l.problem), root).map((part) => (
        <PartOf key={part.name} part={part} root={root} sorts={new Map(listed.map((l) => [l.problem, l.sort]))} />
      ))}
      <Announcement />
    </section>
  );
}

function Summary({ seen }: { seen: Sort | "" }) {
  const some = sorts.filter((s) => counts.value[s] > 0);
  if (some.length === 0) return <p class="findings-good">✓ Không còn điều gì cần sửa.</p>;
  return (
    <div class="row findings-summary" role="group" aria-label="Lọc theo mức độ">
      {some.map((s) => (
        <button key={s} type="button" class={`findings-filter findings-${s}`} aria-pressed={seen === s} onClick={() => (chosen.value = seen === s ? "" : s)}>
          {counted[s](counts.value[s])}
        </button>
      ))}
    </div>
  );
}

/** What is still to be filled in: where it is, and nothing else. */
function Missing({ root, shown }: { root: Schema; shown: boolean }) {
  const missing = sorted.value.filter(({ sort }) => sort === "missing").map(({ problem }) => problem);
  if (!shown || missing.length === 0) return null;
  const paths = [...new Set(inPaperOrder(missing, root).flatMap((part) => part.problems.map((p) => p.path)))];
  return (
    <section class="findings-part">
      <h3>Còn cần điền</h3>
      <ul class="findings-gaps">
        {paths.map((path) => (
          <li key={path}>
            <button type="button" onClick={() => showEnd(path)}>
              {pathWords(root, path, payload.peek(), schemaFor).join(" › ")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PartOf({ part, root, sorts }: { part: Part; root: Schema; sorts: Map<Problem, Sort> }) {
  const title = part.name === "" ? "Cả văn bản" : (root.properties?.[part.name]?.title ?? part.name);
  return (
    <section class="findings-part">
      <h3>{title}</h3>
      <ul>
        {part.problems.map((p, i) => (
          <Item key={i} problem={p} root={root} sort={sorts.get(p) ?? p.severity} />
        ))}
      </ul>
    </section>
  );
}

function Item({ problem: p, root, sort }: { problem: Problem; root: Schema; sort: Sort }) {
  const own = ownTitle(root, p.path, payload.peek(), schemaFor);
  const way = pathWords(root, p.path, payload.peek(), schemaFor).slice(1).join(" › ");
  return (
    <li>
      <button type="button" class="findings-item" onClick={() => showProblem(p)}>
        <span class={`findings-mark findings-${sort}`}>{named[sort]}</span>
        {way !== "" && <span class="findings-way">{way}</span>}
        <span>{message(p.message, root, own)}</span>
        {p.suggestion !== "" && <span class="findings-advice">{message(worded(p).suggestion, root, own)}</span>}
        {p.clause_text !== "" && <small>Theo {p.clause_text}</small>}
      </button>
      <Apply problem={p} />
    </li>
  );
}

// The server counts bytes.
function showProblem(p: Problem): void {
  const value = get(payload.peek(), p.path);
  const text = typeof value === "string" ? value.trimStart() : "";
  const offset = fieldOffset(text, p.offset);
  show({ pointer: p.path, offset, length: fieldOffset(text, p.offset + p.length) - offset });
}

// What is missing is written behind what is there.
function showEnd(path: string): void {
  const value = get(payload.peek(), path);
  show({ pointer: path, offset: typeof value === "string" ? value.length : 0 });
}

// One mended finding may uncover another: the next answer is mended, too, but not for ever.
const rounds = signal(0);
const most = 4;

/** How many edits were made the last time that all were. */
const done = signal(0);

const whatIsDone = "sửa tất cả lỗi hình thức";

function useMending(): void {
  useSignalEffect(() => {
    const edits = safeEdits(pages.value?.problems ?? []);
    untracked(() => mendAgain(edits));
  });
}

function mendAgain(edits: Edit[]): void {
  const left = rounds.value;
  if (left === 0) return;
  rounds.value = edits.length === 0 ? 0 : left - 1;
  if (edits.length > 0) mendThese(edits);
}

// The rounds are one step of undo.
function mendThese(edits: Edit[]): void {
  done.value += edits.length;
  mend(edits, whatIsDone, whatIsDone);
}

function MendAll() {
  const count = safe.value.length;
  return (
    <>
      {count > 0 && <MendAllButton count={count} />}
      <p role="status" class="findings-done">
        {undoable.value === whatIsDone && count === 0 && done.value > 0 && `✓ Đã sửa ${done.value} lỗi hình thức.`}
      </p>
    </>
  );
}

function MendAllButton({ count }: { count: number }) {
  const heir = useHeir();
  const mendAll = () => {
    rounds.value = most - 1;
    done.value = 0;
    mendThese(safe.peek());
  };
  return (
    <div class="row findings-mend">
      <button type="button" class="findings-all" ref={heir} onClick={mendAll}>
        Sửa tất cả lỗi hình thức ({count})
      </button>
      <span class="hint">Chỉ sửa cách viết, không đổi ý.</span>
    </div>
  );
}

/** How long nothing may change before it is said, in milliseconds: a clerk who types is not to be interrupted. */
const calm = 1500;

function Announcement() {
  const words = sorts.filter((s) => counts.value[s] > 0).map((s) => counted[s](counts.value[s])).join(", ") || "Không còn điều gì cần sửa";
  const [said, say] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => say(words), calm);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <p role="status" class="hidden">
      {said}
    </p>
  );
}
