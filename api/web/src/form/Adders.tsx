import type { Json } from "../model/json";
import { put } from "../model/draft";
import { join } from "../model/pointer";
import { show } from "../model/place";
import { resolve, type Schema } from "../model/schema";
import { useScope } from "./scope";
import { table, tasks } from "./tables";
import { widgetOf } from "./widget";
import { lower } from "./words";

const beginnings: Record<string, Json> = { table, tasks, body: "" };

/** Whether a member that is not there is offered by a button instead of an empty editor. */
export function asked(root: Schema, schema: Schema, name: string): boolean {
  const s = schema.properties?.[name] ?? {};
  return !schema.required?.includes(name) && widgetOf(root, s, name).type in beginnings;
}

/** Buttons that add what an object does not have yet. */
export function Adders({ pointer, schema, names }: { pointer: string; schema: Schema; names: string[] }) {
  const { root } = useScope();
  return (
    <div class="row form-adders" data-pointer={names.length === 1 ? join(pointer, names[0] ?? "") : undefined}>
      {names.map((n) => (
        <Adder key={n} pointer={join(pointer, n)} title={resolve(root, schema.properties?.[n] ?? {}).title ?? n} value={beginnings[widgetOf(root, schema.properties?.[n] ?? {}, n).type] ?? ""} />
      ))}
    </div>
  );
}

function Adder({ pointer, title, value }: { pointer: string; title: string; value: Json }) {
  const add = () => {
    put(pointer, value, `thêm ${lower(title)}`);
    show({ pointer, offset: 0 });
  };
  return (
    <button type="button" onClick={add}>
      + {title === "Bảng" ? "Bảng thường" : title}
    </button>
  );
}
