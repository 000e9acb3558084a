import { useSignal } from "@preact/signals";
import type { Json, JsonObject } from "../model/json";
import { columnsOf, rowsOf, writeCell } from "./cells";
import { Dialog } from "./Dialog";
import { sumsOf, type Sum } from "./sums";
import { columnName, flatTable } from "./table";
import type { TableBook } from "./tableBook";

/** Shows the sums of the columns before they are put into a row of totals. */
export function SumDialog({ book, close }: { book: TableBook; close: () => void }) {
  const table = book.table.value;
  const sums = sumsOf(flatTable(table), columnsOf(table).map(columnName));
  const left = useSignal<ReadonlySet<number>>(new Set(sums.filter((s) => !s.sensible).map((s) => s.col)));
  const name = useSignal("Tổng cộng");
  const chosen = sums.filter((s) => !left.value.has(s.col));
  const put = () => {
    book.set((t) => ({ ...t, rows: [...rowsOf(t), totalRow(name.value, chosen, columnsOf(t).length)] }), "thêm dòng tổng");
    book.said.value = `Đã thêm dòng ${name.value}.`;
    close();
  };
  const toggle = (s: Sum) => {
    const next = new Set(left.value);
    if (!next.delete(s.col)) next.add(s.col);
    left.value = next;
  };
  if (sums.length === 0) {
    return <Dialog title="Thêm dòng tổng" onClose={close}><p>Không cột nào có số cộng được. Số viết kiểu Việt Nam: 1.250 hoặc 80,5.</p></Dialog>;
  }
  return (
    <Dialog title="Thêm dòng tổng" done="Thêm dòng tổng" ready={chosen.length > 0} onDone={put} onClose={close}>
      <label>Tên dòng<input value={name.value} maxLength={200} onInput={(e) => (name.value = e.currentTarget.value)} /></label>
      <div class="grid-scroll">
        <table class="grid-figures">
          <caption class="hidden">Tổng của các cột</caption>
          <thead><tr><th scope="col">Cột</th><th scope="col">Cộng</th><th scope="col">Số dòng</th><th scope="col">Lưu ý</th></tr></thead>
          <tbody>
            {sums.map((s) => (
              <tr key={s.col}>
                <th scope="row"><label><input type="checkbox" checked={!left.value.has(s.col)} onChange={() => toggle(s)} /> {s.header}</label></th>
                <td class="grid-right">{s.text}</td>
                <td class="grid-right">{s.count}</td>
                <td>{noteOf(s)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="hint">Không cộng các dòng nhóm và các dòng tổng đã có.</p>
    </Dialog>
  );
}

function noteOf(s: Sum): string {
  if (s.unread.length > 0) return `Không đọc được là số: dòng ${s.unread.slice(0, 8).join(", ")}${s.unread.length > 8 ? "…" : ""}`;
  return s.sensible ? "" : "Thường không cộng";
}

// The name reaches up to the first sum.
function totalRow(name: string, sums: Sum[], columns: number): JsonObject {
  const first = sums[0]!.col;
  const cells: Json[] = first === 0 ? [] : [writeCell({ text: name, cols: first, rows: 1, bold: false })];
  for (let col = first; col < columns; col++) cells.push(sums.find((s) => s.col === col)?.text ?? "");
  return { total: true, cells };
}
