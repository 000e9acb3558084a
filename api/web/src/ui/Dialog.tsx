import { useEffect, useId, useRef } from "preact/hooks";
import type { ComponentChildren } from "preact";
import { CloseIcon } from "./icons";

/** A dialog that lies over the page. The browser keeps the focus in it and gives it back. */
export function Dialog({ title, close, wide, children }: { title: string; close: () => void; wide?: boolean; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const back = document.activeElement;
    dialog.current?.showModal();
    return () => back instanceof HTMLElement && back.focus();
  }, []);
  return (
    <dialog ref={dialog} class={wide ? "shell-dialog shell-dialog-wide" : "shell-dialog"} aria-labelledby={id} onClose={close}>
      <div class="shell-dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" class="icon quiet" aria-label="Đóng" onClick={() => dialog.current?.close()}>
          <CloseIcon />
        </button>
      </div>
      {children}
    </dialog>
  );
}
