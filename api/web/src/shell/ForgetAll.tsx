import { useState } from "preact/hooks";
import { all, onlyHere } from "../keep/library";
import { attempt } from "../ui/attempt";
import { Confirm } from "./Confirm";
import { library } from "./scene";
import { forgetSettings } from "./setting";
import { count } from "../ui/count";

/** Leaves nothing of the clerk on a computer that others use, too. */
export function ForgetAll() {
  const [asking, ask] = useState(false);
  return (
    <>
      <button type="button" onClick={() => ask(true)}>
        Xóa mọi thứ khỏi máy này…
      </button>
      {asking && (
        <Confirm title="Xóa mọi thứ khỏi máy này?" yes="Xóa mọi thứ" run={() => void attempt(forgetAll)} close={() => ask(false)}>
          <p>
            Xóa hẳn {count(all.value.length)} bản thảo (kể cả trong “Đã xóa”), mọi phiên bản, các gợi ý khi gõ và tùy chọn của trang này trong trình duyệt này. Không khôi phục được.
          </p>
          <p>
            {onlyHere.value > 0
              ? `${count(onlyHere.value)} bản thảo chỉ có trên máy này, hoặc có thay đổi chưa lưu lên máy chủ, sẽ mất. Muốn giữ, hãy tải về dữ liệu (JSON) trước.`
              : "Bản đã lưu trên máy chủ vẫn còn."}
          </p>
        </Confirm>
      )}
    </>
  );
}

// The page begins anew, so that nothing is left in its memory either.
async function forgetAll(): Promise<void> {
  await library.peek()?.clear();
  forgetSettings();
  history.replaceState(null, "", "#/");
  location.reload();
}
