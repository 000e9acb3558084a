import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { askJSON, Failure } from "../model/api";
import { Dialog } from "./Dialog";
import { sourceOf, type SheetAnswer, type Source } from "./mapping";

interface FileDialogProps {
  close: () => void;
  then: (source: Source) => void;
}

const types: Record<string, string> = {
  csv: "text/csv",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** Reads a spreadsheet; of several sheets the clerk chooses one. */
export function FileDialog({ close, then }: FileDialogProps) {
  const id = useId();
  const failure = useSignal<Failure | null>(null);
  const reading = useSignal(false);
  const sheets = useSignal<SheetAnswer[]>([]);
  const choose = async (file: File | undefined) => {
    if (file === undefined) return;
    failure.value = null;
    reading.value = true;
    try {
      const found = await read(file);
      if (found.length === 1) then(sourceOf(found[0]!));
      else sheets.value = found;
    } catch (cause) {
      failure.value = cause instanceof Failure ? cause : new Failure(0, "Không đọc được tệp này.", "Lưu lại dạng .xlsx hoặc .csv rồi thử lại.");
    } finally {
      reading.value = false;
    }
  };
  return (
    <Dialog title="Lấy bảng từ tệp Excel hoặc CSV" onClose={close}>
      <div class="stack">
        <label for={id}>Tệp .xlsx hoặc .csv</label>
        <input id={id} type="file" accept=".xlsx,.csv" onChange={(e) => choose(e.currentTarget.files?.[0])} />
      </div>
      <p role="status">{reading.value ? "Đang đọc tệp…" : sheets.value.length > 1 ? "Tệp có nhiều trang tính; chọn trang cần lấy:" : ""}</p>
      {failure.value && <p class="grid-failure" role="alert">{failure.value.message} {failure.value.suggestion}</p>}
      <div class="grid-sheets">
        {sheets.value.map((s, i) => <button key={i} type="button" onClick={() => then(sourceOf(s))}>{s.name} <span class="hint">{s.rows.length} dòng</span></button>)}
      </div>
    </Dialog>
  );
}

async function read(file: File): Promise<SheetAnswer[]> {
  const ending = file.name.split(".").pop()?.toLowerCase() ?? "";
  const type = types[ending] ?? file.type;
  const { sheets } = await askJSON<{ sheets: SheetAnswer[] }>("/v1/tables", { method: "POST", headers: { "Content-Type": type }, body: file });
  const found = sheets.filter((s) => s.rows.length > 0);
  if (found.length === 0) throw new Failure(0, "Tệp không có bảng nào.", "Chọn tệp khác.");
  return found;
}
