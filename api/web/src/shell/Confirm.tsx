import type { ComponentChildren } from "preact";
import { Dialog } from "../ui/Dialog";

interface Props {
  title: string;
  yes: string; // what is done
  run: () => void;
  close: () => void;
  children: ComponentChildren;
}

/** Asks before something is done that cannot be undone. The focus is where nothing happens. */
export function Confirm({ title, yes, run, close, children }: Props) {
  return (
    <Dialog title={title} close={close}>
      {children}
      <div class="row">
        <button type="button" class="main" onClick={() => (close(), run())}>
          {yes}
        </button>
        <button type="button" onClick={close}>
          Hủy
        </button>
      </div>
    </Dialog>
  );
}
