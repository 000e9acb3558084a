import { useRef, useState } from "preact/hooks";
import { callName, type Kept } from "../keep/kept";
import { daysOfDeleted, deleted, shelved, type Entered } from "../keep/library";
import { isFound } from "../keep/search";
import { when } from "../keep/when";
import { attempt } from "../ui/attempt";
import { Confirm } from "./Confirm";
import { isCopy, kindName } from "./kindNames";
import { tell } from "../ui/notice";
import { addressOf } from "./route";
import { startCertified, startCopy } from "./newDraft";
import { library } from "./scene";
import { count } from "../ui/count";

const shownAtFirst = 5; // so that the ways to begin otherwise are in the same window

/** The drafts of this browser: the last ones, all, and those deleted. */
export function Drafts() {
  const [all, setAll] = useState(false);
  const [search, setSearch] = useState("");
  const head = useRef<HTMLHeadingElement>(null);
  const found = search === "" ? shelved.value : searched(shelved.value, search);
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
            <input type="search" placeholder="Tên, số, ngày, nội dung…" value={search} onInput={(e) => setSearch(e.currentTarget.value)} />
          </label>
        )}
      </div>
      <p class="hidden" role="status">
        {search !== "" && `Tìm thấy ${count(found.length)} bản thảo`}
      </p>
      {search !== "" && found.length === 0 && <p>Không có bản thảo nào có chữ ấy.</p>}
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

// What is called so stands before what has it somewhere in its text.
function searched(drafts: Entered[], search: string): Entered[] {
  const found = drafts.map((d) => [d, `${callName(d.title, kindName(d.kind))} ${kindName(d.kind)} ${d.number ?? ""}`] as const).filter(([d, about]) => isFound(d.payload, about, search));
  const isCalled = (about: string) => isFound(undefined, about, search);
  return [...found.filter(([, about]) => isCalled(about)), ...found.filter(([, about]) => !isCalled(about))].map(([d]) => d);
}

const places: Record<Entered["where"], string> = { here: "", both: "cả trên máy chủ", server: "trên máy chủ" };

function DraftRow({ kept, removed }: { kept: Entered; removed: () => void }) {
  const name = callName(kept.title, kindName(kept.kind));
  const remove = async () => {
    await library.value?.remove(kept.id);
    removed();
    tell(`Đã xóa “${name}”. Còn giữ ${daysOfDeleted} ngày.`, { name: "Khôi phục", run: () => void attempt(async () => library.value?.restore(kept.id)) });
  };
  return (
    <li class="start-draft">
      <a class="start-draft-name" href={addressOf(kept.id)}>
        {name}
      </a>
      <span class="hint start-draft-about">
        {[kindName(kept.kind), kept.number, when(kept.updated, Date.now()), places[kept.where]].filter(Boolean).join(" · ")}
        {kept.torn && <span class="start-draft-torn"> · sửa ở hai nơi</span>}
      </span>
      <span class="start-draft-do">
        <button type="button" class="quiet" aria-label={`Nhân bản: ${name}`} onClick={() => attempt(() => startCopy(kept.id))}>
          Nhân bản
        </button>
        <button type="button" class="quiet" aria-label={`Xóa: ${name}`} onClick={() => attempt(remove)}>
          Xóa
        </button>
      </span>
      <More kept={kept} name={name} removed={removed} />
    </li>
  );
}

// What is done seldom, or cannot be undone, lies apart from what is done every day.
function More({ kept, name, removed }: { kept: Entered; name: string; removed: () => void }) {
  const box = useRef<HTMLDetailsElement>(null);
  const mayBeCopied = !isCopy(kept.kind);
  if (!mayBeCopied && kept.where === "server") return null;
  const left = (e: FocusEvent) => {
    if (!(e.relatedTarget instanceof Node) || !box.current?.contains(e.relatedTarget)) close(box.current);
  };
  const key = (e: KeyboardEvent) => {
    if (e.key !== "Escape" || document.querySelector("dialog[open]")) return;
    close(box.current);
    box.current?.querySelector("summary")?.focus();
  };
  return (
    <details class="start-more" ref={box} onFocusOut={left} onKeyDown={key}>
      <summary aria-label={`Việc khác: ${name}`}>Việc khác</summary>
      <div class="start-more-panel">
        {mayBeCopied && (
          <button type="button" class="quiet" aria-label={`Làm bản sao y: ${name}`} onClick={() => attempt(() => startCertified(kept.id))}>
            Làm bản sao y
          </button>
        )}
        {kept.where !== "server" && <Forget id={kept.id} name={name} both={kept.where === "both"} done={removed} />}
      </div>
    </details>
  );
}

// A question that is asked over it leaves it open: the focus comes back.
function close(box: HTMLDetailsElement | null): void {
  if (box && document.querySelector("dialog[open]") === null) box.open = false;
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
      <button type="button" class="quiet start-forget" aria-label={`Xóa hẳn khỏi máy này: ${name}`} title="Xóa hẳn khỏi máy này" onClick={() => ask(true)}>
        Xóa hẳn khỏi máy này
      </button>
      {asking && (
        <Confirm title="Xóa hẳn khỏi máy này?" yes="Xóa hẳn" run={() => void attempt(forget)} close={() => ask(false)}>
          <p>
            “{name}” cùng mọi phiên bản của nó sẽ bị xóa khỏi máy này, không khôi phục được.{both && " Bản đã lưu trên máy chủ vẫn còn."}
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
              <button type="button" class="quiet" aria-label={`Khôi phục: ${nameOf(d)}`} onClick={then(() => library.value?.restore(d.id))}>
                Khôi phục
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
