import { useEffect, useId, useState } from "preact/hooks";
import { change, payload } from "../model/draft";
import { Dialog } from "../ui/Dialog";
import { asKind, becoming, type Changed } from "./anotherKind";
import { fetchSchema, kindList, schemaFor } from "../schema/scope";

/** What kind of document the draft is, and the way to another one. */
export function KindLine({ kind }: { kind: string }) {
  const [open, setOpen] = useState(false);
  const name = kindList.value.find((k) => k.kind === kind)?.name;
  if (name === undefined) return null;
  return (
    <div class="form-kind">
      <span>
        Loại văn bản: <strong>{name}</strong>
      </span>
      <button type="button" class="quiet" onClick={() => setOpen(true)}>
        Đổi loại…
      </button>
      {open && <KindDialog kind={kind} close={() => setOpen(false)} />}
    </div>
  );
}

function KindDialog({ kind, close }: { kind: string; close: () => void }) {
  const id = useId();
  const [chosen, choose] = useState("");
  const changed = useChanged(chosen);
  const name = kindList.value.find((k) => k.kind === chosen)?.name ?? "";
  const become = () => {
    if (changed) change(() => changed.payload, `đổi loại văn bản thành ${name}`);
    close();
  };
  return (
    <Dialog title="Đổi loại văn bản" close={close}>
      <div class="stack">
        <div>
          <label for={id}>Loại mới</label>
          <select id={id} value={chosen} onChange={(e) => choose(e.currentTarget.value)}>
            <option value="">Chọn …</option>
            {becoming(kind, kindList.value).map((k) => (
              <option key={k.kind} value={k.kind}>
                {k.name}
              </option>
            ))}
          </select>
        </div>
        <div role="status">{changed && <Left name={name} left={changed.left} />}</div>
        <div class="row">
          <button type="button" class="main" disabled={!changed} onClick={become}>
            {changed ? `Đổi thành ${name}` : "Đổi loại"}
          </button>
          <button type="button" onClick={close}>
            Hủy
          </button>
        </div>
      </div>
    </Dialog>
  );
}

/** What will be left out, before it is. */
function Left({ name, left }: { name: string; left: string[] }) {
  if (left.length === 0) return <p>Giữ lại tất cả những gì đã điền.</p>;
  return (
    <>
      <p>{name} không có, hoặc không dùng chung, những nội dung sau nên sẽ bỏ (khôi phục được bằng Hoàn tác):</p>
      <ul>
        {left.map((title) => (
          <li key={title}>{title}</li>
        ))}
      </ul>
    </>
  );
}

// The schema of the kind that is chosen may still be on its way.
function useChanged(chosen: string): Changed | undefined {
  useEffect(() => void fetchSchema(chosen).catch(() => undefined), [chosen]);
  const now = payload.value;
  const schema = schemaFor(chosen);
  const to = kindList.value.find((k) => k.kind === chosen);
  if (!schema || !to) return undefined;
  return asKind(now, schemaFor(now.kind) ?? {}, to, schema, kindList.value.find((k) => k.kind === now.kind));
}
