import type { Json } from "../model/json";
import { put } from "../model/draft";
import { join } from "../model/pointer";
import { show } from "../model/place";
import { resolve, type Schema } from "../model/schema";
import { beginning } from "./beginnings";
import { kindOfElement } from "../schema/path";
import { useScope } from "../schema/scope";
import { widgetOf } from "./widget";
import { capital, lower } from "../schema/words";

/** Buttons that add what an object does not have yet. */
export function Adders({ pointer, schema, names }: { pointer: string; schema: Schema; names: string[] }) {
  const { root } = useScope();
  return (
    <div class="row form-adders">
      {names.map((n) => {
        const s = schema.properties?.[n] ?? {};
        const widget = widgetOf(root, s, n);
        const whole = resolve(root, s);
        const list = widget.type === "cards" || widget.type === "records";
        return <Adder key={n} pointer={join(pointer, n)} title={whole.title ?? n} words={list ? kindOfElement(n, whole) + ownerWords(pointer, n) : lower(whole.title ?? n)} value={beginning(widget)} list={list} />;
      })}
    </div>
  );
}

// A document that comes with another has appendices of its own, beside those of the other.
function ownerWords(holder: string, name: string): string {
  return name === "appendices" && /^\/attachments\/\d+$/.test(holder) ? " của văn bản kèm theo này" : "";
}

function Adder({ pointer, title, words, value, list }: { pointer: string; title: string; words: string; value: Json; list: boolean }) {
  const add = () => {
    put(pointer, value, `thêm ${words}`);
    show({ pointer: list ? join(pointer, 0) : pointer, offset: 0 });
  };
  return (
    <button type="button" data-pointer={pointer} onClick={add}>
      + {title === "Bảng" ? "Bảng thường" : list ? capital(words) : title}
    </button>
  );
}
