import type { Json } from "../model/json";
import { put } from "../model/draft";
import { resolve, type Schema } from "../model/schema";
import { TextField, type TextFieldProps } from "../text/TextField";
import { bodyText } from "./bodyText";
import { HeadingContext } from "./Field";
import { CardsField } from "./CardsField";
import { split } from "../model/pointer";
import { useScope, useValue } from "./scope";

/** A content: a text with numbered lines, or the tree that a program has made. */
export function BodyField({ schema, ...text }: Omit<TextFieldProps, "mode"> & { schema: Schema }) {
  const value = useValue(text.pointer);
  if (!Array.isArray(value)) return <TextField {...text} mode="body" rows={8} />;
  return <Tree pointer={text.pointer} schema={schema} title={text.label} nodes={value} />;
}

function Tree({ pointer, schema, title, nodes }: { pointer: string; schema: Schema; title: string; nodes: Json[] }) {
  const { root } = useScope();
  const said = bodyText(nodes);
  const list = schema.anyOf?.find((f) => f.type === "array") ?? {};
  const { parent, name } = split(pointer);
  return (
    <div class="stack">
      {said === undefined ? (
        <p class="form-note">Nội dung này có bảng hoặc số liệu xen giữa, nên sửa theo từng mục.</p>
      ) : (
        <p class="form-note">
          Nội dung này được chia sẵn thành từng mục.{" "}
          <button type="button" onClick={() => put(pointer, said, "chuyển nội dung thành văn bản")}>
            Chuyển thành văn bản để gõ liền mạch
          </button>
        </p>
      )}
      <HeadingContext.Provider value="">
        <CardsField holder={parent} name={name} pointer={pointer} schema={{ ...list, title }} title={title} must={false} item={resolve(root, list.items ?? {})} definition="part.Node" />
      </HeadingContext.Provider>
    </div>
  );
}
