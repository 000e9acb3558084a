import { useEffect } from "preact/hooks";
import { ConflictBanner } from "./Conflict";
import { trouble } from "../keep/library";
import { saved } from "../keep/saved";
import { reachable } from "../model/api";
import { attempt } from "../ui/attempt";
import { downloadData } from "./download";
import { CloseIcon } from "../ui/icons";
import { isOpen } from "./name";
import { notice, type Notice } from "../ui/notice";
import { isOld } from "./offline";
import { toMainPart } from "./panes";

/** What the clerk has to know as long as it is so. */
export function Banners() {
  const unkept = saved.value.state === "failed" ? saved.value.why : trouble.value;
  return (
    <>
      <div role="status">
        {!reachable.value && <p class="shell-banner">Máy chủ không trả lời. Vẫn soạn và lưu trên máy này được{isOpen.value && "; trang in là bản cũ"}.</p>}
        {isOld.value && (
          <p class="shell-banner">
            Máy chủ đã có bản mới của trang này; bản thảo không mất khi tải lại.{" "}
            <button type="button" onClick={() => location.reload()}>
              Tải lại trang
            </button>
          </p>
        )}
      </div>
      <div role="alert">
        {unkept !== "" && (
          <p class="shell-banner shell-banner-error">
            {unkept} {isOpen.value ? "Hãy tải dữ liệu về trước khi đóng trang." : "Bản thảo soạn ở đây sẽ mất khi đóng trang."}{" "}
            {isOpen.value && (
              <button type="button" onClick={() => attempt(downloadData)}>
                Tải dữ liệu (JSON)
              </button>
            )}
          </p>
        )}
      </div>
      <ConflictBanner />
    </>
  );
}

const stays = 8000;

/** The last word of the page. A good one goes by itself. */
export function NoticeBar() {
  const said = notice.value;
  useEffect(() => {
    if (said?.tone !== "good") return;
    const timer = setTimeout(() => notice.peek() === said && (notice.value = null), said.action ? 2 * stays : stays);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <div class="shell-notices" role={said?.tone === "error" ? "alert" : "status"}>
      {said && (
        <div class={`shell-notice shell-notice-${said.tone}`}>
          <span>{said.text}</span>
          {said.action && (
            <button type="button" onClick={() => (said.action!.run(), close(said))}>
              {said.action.name}
            </button>
          )}
          <button type="button" class="icon quiet" aria-label="Đóng thông báo" onClick={() => close(said)}>
            <CloseIcon />
          </button>
        </div>
      )}
    </div>
  );
}

// The focus was in what is gone now. What was done may have said something else.
function close(said: Notice): void {
  if (notice.peek() === said) notice.value = null;
  requestAnimationFrame(() => document.activeElement === document.body && toMainPart());
}
