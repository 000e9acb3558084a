import { signal, type Signal } from "@preact/signals";
import { EditorView } from "@codemirror/view";
import { useScope } from "../schema/scope";
import { change } from "../model/draft";
import { show } from "../model/place";
import { join } from "../model/pointer";
import { written } from "./binding";
import type { Editor } from "./editor";
import type { Field } from "./places";
import { holderOf, setTablePaste, sizeOf, tablePaste, textWithout, withAppendix, type TablePaste } from "./tablePaste";
import { valueOf } from "./value";

/** The table that was pasted last, for those who look at the editor from outside. */
export function pastedTables(): { pasted: Signal<TablePaste | null>; extension: ReturnType<typeof EditorView.updateListener.of> } {
  const pasted = signal<TablePaste | null>(null);
  return { pasted, extension: EditorView.updateListener.of((u) => void (pasted.value = u.state.field(tablePaste, false) ?? null)) };
}

/** Asks whether a table that was pasted is to be one. */
export function TableOffer({ field, pasted, editor }: { field: Field; pasted: Signal<TablePaste | null>; editor: { current: Editor | null } }) {
  const { root, base } = useScope();
  const table = pasted.value;
  const holder = holderOf(root, base, field.pointer);
  const view = () => editor.current!.view;
  const leave = () => {
    view().dispatch({ effects: setTablePaste.of(null) });
    view().focus();
  };
  return (
    <div role="status">
      {table !== null && holder !== null && (
        <div class="text-offer">
          <span>Đã dán {sizeOf(table.rows)}.</span>
          <button type="button" onClick={() => become(view(), field, table, holder)}>
            Chuyển thành bảng trong phụ lục mới
          </button>
          <button type="button" class="quiet" onClick={leave}>
            Để nguyên là chữ
          </button>
        </div>
      )}
    </div>
  );
}

// The text goes and the appendix comes in one step of undo.
function become(view: EditorView, field: Field, table: TablePaste, holder: string): void {
  const value = valueOf(textWithout(view.state, table), field.mode);
  let pointer = "";
  change((p) => {
    const made = withAppendix(written(p, field, value), holder, table.rows);
    pointer = made.pointer;
    return made.payload;
  }, "chuyển thành bảng trong phụ lục");
  show({ pointer: join(pointer, "table"), offset: 0 });
}
