import { useEffect, useState } from "preact/hooks";
import { reachable, type Kind } from "../model/api";
import { fetchKinds, kindList } from "../schema/scope";
import { attempt } from "../ui/attempt";
import { arrange } from "./kindOrder";
import { startEmpty, startFromSample } from "./newDraft";
import { narrow } from "./panes";
import { count } from "../ui/count";

/** All kinds of documents, each to be begun with an empty page or with its sample. */
export function Kinds() {
  const [search, setSearch] = useState("");
  const back = reachable.value;
  useEffect(() => void fetchKinds().catch(() => {}), [back]); // the banner says that the server does not answer
  const { often, others } = arrange(kindList.value, search);
  const found = often.length + others.length;
  return (
    <section class="start-kinds start-card" aria-labelledby="start-new">
      <div class="start-card-head">
        <h2 id="start-new">Soạn mới</h2>
        <label class="start-search">
          <span class="hidden">Tìm loại văn bản</span>
          <input type="search" value={search} placeholder="Tìm loại văn bản, ví dụ: to trinh" onInput={(e) => setSearch(e.currentTarget.value)} />
        </label>
      </div>
      <p class="hint">Bấm tên loại để soạn từ trang trống, “Từ mẫu” để sửa lại từ một văn bản đã điền sẵn.</p>
      <p class="hidden" role="status">
        {search !== "" && `Tìm thấy ${count(found)} loại văn bản`}
      </p>
      {kindList.value.length > 0 && found === 0 && <p>Không có loại văn bản nào tên như vậy.</p>}
      <KindList title="Hay dùng" kinds={often} />
      {narrow.value && search === "" && others.length > 0 ? (
        <details>
          <summary>Các loại khác ({count(others.length)})</summary>
          <KindList title="Theo thứ tự của Nghị định" kinds={others} />
        </details>
      ) : (
        <KindList title="Các loại khác, theo thứ tự của Nghị định" kinds={others} />
      )}
    </section>
  );
}

function KindList({ title, kinds }: { title: string; kinds: Kind[] }) {
  if (kinds.length === 0) return null;
  return (
    <>
      <h3 class="start-kinds-title">{title}</h3>
      <ul class="start-kind-list">
        {kinds.map((k) => (
          <KindRow key={k.kind} kind={k} />
        ))}
      </ul>
    </>
  );
}

function KindRow({ kind }: { kind: Kind }) {
  return (
    <li class="start-kind">
      <button type="button" class="start-kind-name" aria-label={`${kind.name}: trang trống`} title="Soạn từ trang trống" onClick={() => attempt(() => startEmpty(kind.kind))}>
        {kind.name}
      </button>
      {kind.abbreviation && <abbr class="hint">{kind.abbreviation}</abbr>}
      <button type="button" class="quiet start-kind-sample" aria-label={`${kind.name}: từ mẫu`} title="Soạn từ một văn bản mẫu đã điền sẵn" onClick={() => attempt(() => startFromSample(kind.kind))}>
        Từ mẫu
      </button>
    </li>
  );
}
