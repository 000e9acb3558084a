import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";

interface DialogProps {
  title: string;
  done?: string; // what the button that ends it is called
  ready?: boolean; // whether it can be used
  onDone?: () => void;
  onClose: () => void;
  children: ComponentChildren;
}

/** A dialog over the page. Escape leaves everything as it was. */
export function Dialog({ title, done, ready = true, onDone, onClose, children }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const gone = useRef(false);
  const id = useId();
  useLayoutEffect(() => {
    const el = box.current!;
    el.showModal();
    return () => {
      gone.current = true;
      el.close(); // before it goes, so that the page takes the focus again
    };
  }, []);
  const submit = (e: Event) => {
    e.preventDefault();
    if (ready) onDone?.();
  };
  return (
    <dialog ref={box} class="grid-dialog" aria-labelledby={id} onClose={() => gone.current || onClose()} onKeyDown={(e) => e.stopPropagation()} onPaste={(e) => e.stopPropagation()}>
      <form class="stack" onSubmit={submit}>
        <h2 id={id}>{title}</h2>
        {children}
        <div class="row">
          {done && <button type="submit" class="main" disabled={!ready}>{done}</button>}
          <button type="button" onClick={onClose}>{done ? "Hủy" : "Đóng"}</button>
        </div>
      </form>
    </dialog>
  );
}
