import { useState } from "preact/hooks";
import "./history.css";
import { draft, payload } from "../model/draft";
import { attempt } from "../ui/attempt";
import { Dialog } from "../ui/Dialog";
import { library, start } from "./scene";
import { Comparison } from "./History";
import { nowState, type State } from "../keep/past";
import { conflicts, type Conflict } from "../keep/sync";
import { when } from "../keep/when";

/** Says that the open draft was changed elsewhere, too, and lets the clerk settle it. */
export function ConflictBanner() {
  const [open, setOpen] = useState(false);
  const c = conflicts.value.get(draft.value?.id ?? "");
  return (
    <>
      <div role="alert">
        {c && (
          <p class="shell-banner">
            Bản thảo này cũng đã được sửa ở nơi khác ({when(c.saved, Date.now())}). Cả hai bản đều còn.{" "}
            <button type="button" onClick={() => setOpen(true)}>
              So sánh và chọn…
            </button>
          </p>
        )}
      </div>
      {open && c && <Choice conflict={c} close={() => setOpen(false)} />}
    </>
  );
}

function Choice({ conflict: c, close }: { conflict: Conflict; close: () => void }) {
  const [mine] = useState(() => nowState(payload.peek()));
  const [theirs] = useState<State>({ key: "theirs", time: c.saved, number: c.version, mark: "", where: "server", bytes: 0, load: async () => c.payload });
  const choose = (work: () => Promise<unknown> | undefined) => () =>
    attempt(async () => {
      await work();
      close();
    });
  return (
    <Dialog title="Hai bản của cùng một bản thảo" close={close} wide>
      <p>Dưới đây là những chỗ bản đang mở khác với bản lưu ở nơi khác. Chọn bản nào thì bản kia vẫn còn trong “Lịch sử”.</p>
      <div class="row">
        <button type="button" class="main" onClick={choose(() => library.peek()?.sync.settle(c))}>
          Giữ bản đang mở
        </button>
        <button type="button" onClick={choose(() => library.peek()?.takeTheirs(c))}>
          Lấy bản ở nơi khác
        </button>
        <button type="button" onClick={choose(() => library.peek()?.sync.settle(c).then(() => start(c.payload)))}>
          Giữ cả hai: mở bản kia thành bản thảo mới
        </button>
      </div>
      <Comparison one={theirs} two={mine} />
    </Dialog>
  );
}
