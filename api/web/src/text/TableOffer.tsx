import { signal, type Signal } from "@preact/signals";
import { EditorView } from "@codemirror/view";
import { useScope } from "../schema/scope";
import { change } from "../model/draft";
import { show } from "../model/place";
import { join } from "../model/pointer";
import { written } from "./binding";
import type { Editor } from "./editor";
import type { Field } from "./places";
import { holderOf, setTablePaste, sizeOf, tablePaste, textWithout, withAppendices, type TablePaste } from "./tablePaste";
import { valueOf } from "./value";

/** The tables that were pasted last, for those who look at the editor from outside. */
export function pastedTables(): { pasted: Signal<TablePaste[]>; extension: ReturnType<typeof EditorView.updateListener.of> } {
  const pasted = signal<TablePaste[]>([]);
  return { pasted, extension: EditorView.updateListener.of((u) => void (pasted.value = u.state.field(tablePaste, false) ?? pasted.value)) };
}

/** Asks whether tables that were pasted are to be some. Where there can be no appendix it says what became of them. */
export function TableOffer({ field, pasted, editor }: { field: Field; pasted: Signal<TablePaste[]>; editor: { current: Editor | null } }) {
  const { root, base } = useScope();
  const tables = pasted.value;
  const holder = holderOf(root, base, field.pointer);
  const view = () => editor.current!.view;
  const leave = () => {
    view().dispatch({ effects: setTablePaste.of([]) });
    view().focus();
  };
  return (
    <div role="status">
      {tables.length > 0 && (
        <div class="text-offer">
          <span>
            Đã dán {told(tables)}; {holder === null ? "văn bản này không có phụ lục, nên bảng được ghi thành chữ." : "trong nội dung, bảng chỉ là chữ."}
          </span>
          {holder !== null && (
            <button type="button" onClick={() => become(view(), field, tables, holder)}>
              Chuyển thành bảng trong {tables.length > 1 ? `${tables.length} ` : ""}phụ lục mới
            </button>
          )}
          <button type="button" class="quiet" onClick={leave}>
            Để nguyên là chữ
          </button>
        </div>
      )}
    </div>
  );
}

const told = (tables: TablePaste[]) => (tables.length > 1 ? `${tables.length} bảng` : `bảng ${sizeOf(tables[0]!.table)}`);

// The text goes and the appendices come in one step of undo.
function become(view: EditorView, field: Field, tables: TablePaste[], holder: string): void {
  const value = valueOf(textWithout(view.state, tables), field.mode);
  let pointer = "";
  change((p) => {
    const made = withAppendices(written(p, field, value), holder, tables.map((t) => t.table));
    pointer = made.pointer;
    return made.payload;
  }, "chuyển thành bảng trong phụ lục");
  show({ pointer: join(pointer, "table"), offset: 0 });
}
