import { useRef, useState } from "preact/hooks";
import { callName, type Kept } from "../keep/kept";
import { daysOfDeleted, deleted, shelved, type Entered } from "../keep/library";
import { when } from "../keep/when";
import { attempt } from "../ui/attempt";
import { Confirm } from "./Confirm";
import { kindName } from "./kindNames";
import { tell } from "../ui/notice";
import { addressOf } from "./route";
import { library, startCopy } from "./scene";
import { count, matches } from "../ui/count";

const shownAtFirst = 8;

/** The drafts of this browser: the last ones, all, and those deleted. */
export function Drafts() {
  const [all, setAll] = useState(false);
  const [search, setSearch] = useState("");
  const head = useRef<HTMLHeadingElement>(null);
  const found = shelved.value.filter((d) => matches(`${callName(d.title, kindName(d.kind))} ${kindName(d.kind)}`, search));
  const shown = all || search !== "" ? found : found.slice(0, shownAtFirst);
  return (
    <section class="start-card" aria-labelledby="start-drafts">
      <div class="start-card-head">
        <h2 id="start-drafts" ref={head} tabIndex={-1}>
          Bản thảo gần đây
        </h2>
        {shelved.value.length > shownAtFirst && (
          <label class="start-search">
            <span class="hidden">Tìm bản thảo</span>
            <input type="search" placeholder="Tìm bản thảo" value={search} onInput={(e) => setSearch(e.currentTarget.value)} />
          </label>
        )}
      </div>
      {shelved.value.length === 0 && <p class="hint">Chưa có bản thảo nào trên máy này.</p>}
      <ul class="start-drafts">
        {shown.map((d) => (
          <DraftRow key={d.id} kept={d} removed={() => head.current?.focus()} />
        ))}
      </ul>
      {shown.length < found.length && (
        <button type="button" class="quiet" onClick={() => setAll(true)}>
          Xem cả {count(found.length)} bản thảo
        </button>
      )}
      <Deleted />
    </section>
  );
}

const places: Record<Entered["where"], string> = { here: "", both: "cả trên máy chủ", server: "trên máy chủ" };

function DraftRow({ kept, removed }: { kept: Entered; removed: () => void }) {
  const name = callName(kept.title, kindName(kept.kind));
  const remove = async () => {
    await library.value?.remove(kept.id);
    removed();
    tell(`Đã xóa “${name}”. Còn giữ ${daysOfDeleted} ngày.`, { name: "Lấy lại", run: () => void attempt(async () => library.value?.restore(kept.id)) });
  };
  return (
    <li class="start-draft">
      <a class="start-draft-name" href={addressOf(kept.id)}>
        {name}
      </a>
      <span class="hint start-draft-about">
        {[kindName(kept.kind), kept.number, when(kept.updated, Date.now()), places[kept.where]].filter(Boolean).join(" · ")}
      </span>
      <span class="start-draft-do">
        <button type="button" class="quiet" aria-label={`Nhân bản: ${name}`} onClick={() => attempt(() => startCopy(kept.id))}>
          Nhân bản
        </button>
        <button type="button" class="quiet" aria-label={`Xóa: ${name}`} onClick={() => attempt(remove)}>
          Xóa
        </button>
        {kept.where !== "server" && <Forget id={kept.id} name={name} both={kept.where === "both"} done={removed} />}
      </span>
    </li>
  );
}

// For good, from this computer: others may use it, too.
function Forget({ id, name, both, done }: { id: string; name: string; both: boolean; done: () => void }) {
  const [asking, ask] = useState(false);
  const forget = async () => {
    await library.value?.forget(id);
    done();
    tell(`Đã xóa hẳn “${name}” khỏi máy này.`);
  };
  return (
    <>
      <button type="button" class="quiet" aria-label={`Xóa hẳn khỏi máy này: ${name}`} title="Xóa hẳn khỏi máy này" onClick={() => ask(true)}>
        Xóa hẳn
      </button>
      {asking && (
        <Confirm title="Xóa hẳn khỏi máy này?" yes="Xóa hẳn" run={() => void attempt(forget)} close={() => ask(false)}>
          <p>
            “{name}” cùng mọi phiên bản của nó sẽ bị xóa khỏi máy này, không lấy lại được.{both && " Bản đã lưu trên máy chủ vẫn còn."}
          </p>
        </Confirm>
      )}
    </>
  );
}

function Deleted() {
  const summary = useRef<HTMLElement>(null);
  if (deleted.value.length === 0) return null;
  const then = (work: () => Promise<unknown> | undefined) => () =>
    attempt(async () => {
      await work();
      summary.current?.focus();
    });
  return (
    <details>
      <summary ref={summary}>Đã xóa ({count(deleted.value.length)})</summary>
      <p class="hint">Bản thảo đã xóa được giữ {daysOfDeleted} ngày.</p>
      <ul class="start-drafts">
        {deleted.value.map((d) => (
          <li key={d.id} class="start-draft">
            <span class="start-draft-name">{nameOf(d)}</span>
            <span class="hint start-draft-about">Xóa {when(d.deleted!, Date.now())}</span>
            <span class="start-draft-do">
              <button type="button" class="quiet" aria-label={`Lấy lại: ${nameOf(d)}`} onClick={then(() => library.value?.restore(d.id))}>
                Lấy lại
              </button>
              <Forget id={d.id} name={nameOf(d)} both={false} done={() => summary.current?.focus()} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function nameOf(d: Kept): string {
  return callName(d.title, kindName(d.payload.kind));
}
