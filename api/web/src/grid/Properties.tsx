import type { ReadonlySignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { JsonObject } from "../model/json";
import { compact, textOf } from "./cells";

interface PropertiesProps {
  table: ReadonlySignal<JsonObject>;
  set: (next: (table: JsonObject) => JsonObject, what: string, field?: string) => void;
}

/** What belongs to a table as a whole. */
export function Properties({ table, set }: PropertiesProps) {
  const id = useId();
  const { unit, caption, numbered } = table.value;
  const put = (member: string, value: string | boolean) => set((t) => ({ ...withoutEmpty({ ...t, [member]: value }, member) }), "sửa bảng", `${id}/${member}`);
  return (
    <div class="grid-properties">
      <label for={`${id}-unit`}>Đơn vị tính</label>
      <input id={`${id}-unit`} value={textOf(unit)} placeholder="triệu đồng" maxLength={100} onInput={(e) => put("unit", e.currentTarget.value)} />
      <label for={`${id}-caption`}>Tên bảng (không in)</label>
      <input id={`${id}-caption`} value={textOf(caption)} placeholder="Cho người dùng trình đọc màn hình" maxLength={300} onInput={(e) => put("caption", e.currentTarget.value)} />
      <label class="grid-check"><input type="checkbox" checked={numbered === true} onChange={(e) => put("numbered", e.currentTarget.checked)} /> Dòng số cột (1), (2), (3)</label>
    </div>
  );
}

function withoutEmpty(table: JsonObject, member: string): JsonObject {
  const { [member]: value, ...rest } = table;
  return { ...compact({ [member]: value }), ...rest };
}
