import { useEffect, useState } from "preact/hooks";
import "./history.css";
import { fetchSchema, schemaFor } from "../schema/scope";
import { pathWords } from "../schema/path";
import { change, draft, payload, undo } from "../model/draft";
import type { Payload } from "../model/json";
import { attempt } from "../ui/attempt";
import { Dialog } from "../ui/Dialog";
import { tell } from "../ui/notice";
import { library, start } from "./scene";
import { count } from "../ui/count";
import { around, compare, type Difference, type Piece } from "../keep/compare";
import { nowState, olderFirst, type State } from "../keep/past";
import { when } from "../keep/when";

/** The states that the open draft had: to look at, to compare, to go back to. */
export function History({ close }: { close: () => void }) {
  const [now] = useState(() => nowState(payload.peek()));
  const [states, setStates] = useState<State[] | null>(null);
  const [chosen, choose] = useState<State | null>(null);
  const [other, setOther] = useState<State>(now);
  useEffect(() => void attempt(async () => setStates(await statesOfDraft(choose))), []);
  return (
    <Dialog title="Lịch sử bản thảo" close={close} wide>
      {states !== null && states.length === 0 && <p>Chưa có phiên bản nào.</p>}
      {states !== null && chosen !== null && (
        <div class="keep-history">
          <ol class="keep-versions" aria-label="Các phiên bản, mới nhất trước">
            {states.map((s) => (
              <li key={s.key}>
                <button type="button" aria-pressed={s === chosen} onClick={() => choose(s)}>
                  <span>{nameOf(s)}</span>
                  <span class="hint">{[s.mark, s.where === "server" ? "máy chủ" : ""].filter(Boolean).join(" · ")}</span>
                </button>
              </li>
            ))}
          </ol>
          <div class="keep-version">
            <div class="row">
              <button type="button" class="main" onClick={() => attempt(() => restore(chosen).then(close))}>
                Khôi phục phiên bản này
              </button>
              <button type="button" onClick={() => attempt(() => chosen.load().then(start).then(close))}>
                Mở thành bản thảo mới
              </button>
              <label class="keep-other">
                So sánh với
                <select value={other.key} onChange={(e) => setOther([now, ...states].find((s) => s.key === e.currentTarget.value) ?? now)}>
                  {[now, ...states].map((s) => (
                    <option key={s.key} value={s.key}>
                      {[nameOf(s), s.mark].filter(Boolean).join(" – ")}
                    </option>
                  ))}
                </select>
              </label>
            </div>
            <Comparison one={chosen} two={other} />
          </div>
        </div>
      )}
    </Dialog>
  );
}

// The state before the last is chosen first: the last is often what the draft is now.
async function statesOfDraft(choose: (s: State) => void): Promise<State[]> {
  const states = (await library.peek()?.states(draft.peek()?.id ?? "")) ?? [];
  const first = states[1] ?? states[0];
  if (first !== undefined) choose(first);
  return states;
}

function nameOf(s: State): string {
  return s.where === "now" ? "Bây giờ" : when(s.time, Date.now());
}

// Going back is a change like any other: what was there before it is kept as a version, and undo brings it back.
async function restore(s: State): Promise<void> {
  const keeper = library.peek()?.keeper;
  const old = await s.load();
  await keeper?.mark("Trước khi khôi phục");
  change(() => old, `khôi phục phiên bản ${nameOf(s)}`);
  await keeper?.mark(`Khôi phục phiên bản ${nameOf(s)}`);
  tell(`Đã khôi phục phiên bản ${nameOf(s)}.`, { name: "Hoàn tác", run: undo });
}

/** The differences of two states, field by field. */
export function Comparison({ one, two }: { one: State; two: State }) {
  const [pair, setPair] = useState<{ older: Payload; newer: Payload } | null>(null);
  const [first, second] = olderFirst(one, two);
  useEffect(() => {
    let current = true;
    void attempt(async () => {
      const [older, newer] = await Promise.all([first.load(), second.load()]);
      await fetchSchema(newer.kind).catch(() => {}); // the fields have plain names without it
      if (current) setPair({ older, newer });
    });
    return () => void (current = false);
  }, [first, second]);
  if (pair === null) return null;
  const found = compare(pair.older, pair.newer);
  return (
    <div class="keep-comparison">
      <p role="status">
        {found.length === 0 ? "Hai phiên bản giống nhau." : `${count(found.length)} chỗ khác nhau, từ phiên bản ${nameOf(first)} đến ${nameOf(second).toLowerCase()}:`}
      </p>
      {found.map((d) => (
        <DifferenceView key={`${d.in}${d.pointer}`} difference={d} state={d.in === "older" ? pair.older : pair.newer} />
      ))}
    </div>
  );
}

const told = { changed: "", added: " – thêm mới", removed: " – bỏ đi" };

function DifferenceView({ difference: d, state }: { difference: Difference; state: Payload }) {
  const root = schemaFor(state.kind) ?? {};
  return (
    <section class="keep-difference">
      <h3>
        {pathWords(root, d.pointer, state, schemaFor).join(" › ") || "Cả văn bản"}
        {told[d.is]}
      </h3>
      <p>
        {around(d.pieces).map((p, i) => (
          <PieceView key={i} piece={p} />
        ))}
      </p>
    </section>
  );
}

// What was added and what was taken out is told apart by underline and strike, and in words for those who hear it.
function PieceView({ piece }: { piece: Piece }) {
  if (piece.is === "same") return <>{piece.text}</>;
  const Tag = piece.is === "added" ? "ins" : "del";
  return (
    <Tag>
      <span class="hidden">{piece.is === "added" ? " [thêm: " : " [bỏ: "}</span>
      {piece.text}
      <span class="hidden">] </span>
    </Tag>
  );
}
