import { callName } from "../keep/kept";
import { all } from "../keep/library";
import { attempt } from "../ui/attempt";
import { kindName } from "./kindNames";
import { go } from "./route";
import { startCopy } from "./newDraft";
import { seize, type Scene } from "./scene";

/** A draft that cannot be shown here: another tab has it, or it is not there. */
export function Elsewhere({ scene }: { scene: Extract<Scene, { id: string }> }) {
  return (
    <main id="main" class="shell-elsewhere" tabIndex={-1}>
      {scene.at === "missing" ? <Missing /> : <Taken id={scene.id} taken={scene.taken} left={scene.left} />}
    </main>
  );
}

function Missing() {
  return (
    <>
      <h1>Không tìm thấy bản thảo</h1>
      <p>Bản thảo này không có trên máy này. Có thể nó đã bị xóa hẳn, hoặc nằm ở trình duyệt khác, máy khác.</p>
      <a class="button main" href="#/">
        Về trang đầu
      </a>
    </>
  );
}

function Taken({ id, taken, left }: { id: string; taken: boolean; left?: string }) {
  const kept = all.value.find((d) => d.id === id);
  const name = kept ? callName(kept.title, kindName(kept.payload.kind)) : "Bản thảo";
  return (
    <>
      <h1>{taken ? "Bản thảo đã chuyển sang thẻ khác" : "Bản thảo đang mở ở thẻ khác"}</h1>
      <p>
        “{name}” {taken ? "vừa được mở để soạn tiếp ở một thẻ khác của trình duyệt. " + (left === undefined ? "Mọi thay đổi ở đây đã được lưu." : "Những gì gõ ở đây mà thẻ kia chưa có được giữ thành một bản thảo riêng.") : "đang được soạn ở một thẻ khác của trình duyệt."} Mỗi lúc chỉ một thẻ được sửa,
        để không bản nào ghi đè bản nào.
      </p>
      <div class="row">
        <button type="button" class="main" onClick={() => attempt(() => seize(id))}>
          Soạn tiếp ở đây
        </button>
        {left !== undefined && (
          <button type="button" onClick={() => go(left)}>
            Mở phần chưa lưu
          </button>
        )}
        <button type="button" onClick={() => attempt(() => startCopy(id))}>
          Mở bản sao
        </button>
        <a class="button" href="#/">
          Về trang đầu
        </a>
      </div>
    </>
  );
}
