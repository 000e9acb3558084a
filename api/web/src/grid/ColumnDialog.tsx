import { useSignal } from "@preact/signals";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import type { JsonObject } from "../model/json";
import { columnsOf, compact, textOf } from "./cells";
import { Dialog } from "./Dialog";
import { Icon } from "./icons";
import { fieldOf, fields } from "./tasks";
import { columnName } from "./table";

interface ColumnDialogProps {
  table: JsonObject;
  tasks: boolean;
  active: number; // the column that one comes from
  set: (columns: JsonObject[]) => void;
  close: () => void;
}

const aligns = [["", "Như thường"], ["left", "Trái"], ["center", "Giữa"], ["right", "Phải"], ["justify", "Đều hai bên"]] as const;

/** Headers, widths and alignment of all columns; of tasks also which columns there are. */
export function ColumnDialog({ table, tasks, active, set, close }: ColumnDialogProps) {
  const columns = useSignal(columnsOf(table));
  const put = (i: number, member: string, value: string | number) => {
    columns.value = columns.value.with(i, compact({ ...columns.value[i], [member]: value }));
  };
  const absent = fields.filter((f) => !columns.value.some((c) => c.field === f.field));
  const body = useRef<HTMLTableSectionElement>(null);
  const landing = useRef(-1); // the row that the focus goes to once it is drawn
  const arrange = (next: JsonObject[], at: number) => {
    landing.current = Math.min(at, next.length - 1);
    columns.value = next;
  };
  useLayoutEffect(() => {
    if (landing.current >= 0) body.current?.rows[landing.current]?.querySelector("input")?.focus();
    landing.current = -1;
  });
  return (
    <Dialog title="Các cột của bảng" done="Xong" ready={columns.value.length > 0} onDone={() => { set(columns.value); close(); }} onClose={close}>
      <div class="grid-scroll">
        <table class="grid-figures">
          <caption class="hidden">Các cột</caption>
          <thead>
            <tr>
              <th scope="col">Cột</th><th scope="col">Tiêu đề</th>{!tasks && <th scope="col">Tiêu đề chung</th>}
              <th scope="col">Rộng (mm)</th><th scope="col">Tỷ lệ</th><th scope="col">Căn lề</th>{tasks && <th scope="col">Thứ tự</th>}
            </tr>
          </thead>
          <tbody ref={body}>
            {columns.value.map((c, i) => (
              <tr key={tasks ? textOf(c.field) : i}>
                <th scope="row">{tasks ? fieldOf(c.field).header : i + 1}</th>
                <td><input aria-label={`Tiêu đề cột ${i + 1}`} value={textOf(c.header)} maxLength={200} placeholder={tasks ? fieldOf(c.field).header : columnName(c, i)} autofocus={i === active} onInput={(e) => put(i, "header", e.currentTarget.value)} /></td>
                {!tasks && <td><input aria-label={`Tiêu đề chung của cột ${i + 1}`} value={textOf(c.group)} maxLength={200} onInput={(e) => put(i, "group", e.currentTarget.value)} /></td>}
                <td><NumberBox label={`Độ rộng cột ${i + 1}, mm`} value={c.width_mm} most={250} put={(n) => put(i, "width_mm", n)} /></td>
                <td><NumberBox label={`Tỷ lệ của cột ${i + 1}`} value={c.share} most={1000} put={(n) => put(i, "share", n)} /></td>
                <td>
                  <select aria-label={`Căn lề cột ${i + 1}`} value={textOf(c.align)} onChange={(e) => put(i, "align", e.currentTarget.value)}>
                    {aligns.map(([value, name]) => <option key={value} value={value}>{name}</option>)}
                  </select>
                </td>
                {tasks && <td><Order i={i} count={columns.value.length} name={fieldOf(c.field).header} move={(to) => arrange(columns.value.toSpliced(i, 1).toSpliced(to, 0, c), to)} remove={() => arrange(columns.value.toSpliced(i, 1), i)} /></td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {tasks && absent.length > 0 && <Adder absent={absent} add={(field) => arrange([...columns.value, { field }], columns.value.length)} />}
      <p class="hint">Bỏ trống độ rộng thì cột chia chỗ còn lại theo phần chia; bỏ trống cả hai thì rộng theo nội dung.{!tasks && " Các cột liền nhau cùng tiêu đề chung thì tiêu đề ấy in một lần ở trên."}</p>
    </Dialog>
  );
}

function NumberBox({ label, value, most, put }: { label: string; value: JsonObject[string]; most: number; put: (n: number) => void }) {
  return <input type="number" class="grid-small" aria-label={label} min={0} max={most} value={typeof value === "number" ? value : ""} onInput={(e) => put(Math.max(0, Math.min(most, Math.round(Number(e.currentTarget.value)))))} />;
}

function Order({ i, count, name, move, remove }: { i: number; count: number; name: string; move: (to: number) => void; remove: () => void }) {
  return (
    <span class="grid-order">
      <button type="button" class="icon" aria-label={`Đưa cột ${name} sang trái`} disabled={i === 0} onClick={() => move(i - 1)}><Icon name="up" /></button>
      <button type="button" class="icon" aria-label={`Đưa cột ${name} sang phải`} disabled={i + 1 === count} onClick={() => move(i + 1)}><Icon name="down" /></button>
      <button type="button" class="icon" aria-label={`Bỏ cột ${name}`} disabled={count === 1} onClick={remove}><Icon name="removeColumn" /></button>
    </span>
  );
}

function Adder({ absent, add }: { absent: typeof fields; add: (field: string) => void }) {
  const id = useId();
  return (
    <div class="row">
      <label for={id}>Thêm cột</label>
      <select id={id} class="grid-choice" value="" onChange={(e) => e.currentTarget.value !== "" && add(e.currentTarget.value)}>
        <option value="">Chọn…</option>
        {absent.map((f) => <option key={f.field} value={f.field}>{f.header}</option>)}
      </select>
    </div>
  );
}
