import type { Json } from "../model/json";
import { payload, put } from "../model/draft";
import { resolve, type Schema } from "../model/schema";
import { TextField, type TextFieldProps } from "../text/TextField";
import { bodyText } from "./bodyText";
import { HeadingContext } from "./Field";
import { CardsField } from "./CardsField";
import { get, split } from "../model/pointer";
import { useScope, useTold } from "../schema/scope";

/** A content: a text with numbered lines, or the tree that a program has made. */
export function BodyField({ schema, ...text }: Omit<TextFieldProps, "mode"> & { schema: Schema }) {
  const tree = useTold(text.pointer, Array.isArray);
  if (!tree) return <TextField {...text} mode="body" rows={8} />;
  return <Tree pointer={text.pointer} schema={schema} title={text.label} />;
}

function Tree({ pointer, schema, title }: { pointer: string; schema: Schema; title: string }) {
  const { root } = useScope();
  const plain = useTold(pointer, (v) => said(v) !== undefined);
  const list = schema.anyOf?.find((f) => f.type === "array") ?? {};
  const { parent, name } = split(pointer);
  return (
    <div class="stack">
      {!plain ? (
        <p class="form-note">Nội dung này có bảng hoặc số liệu xen giữa, nên sửa theo từng mục.</p>
      ) : (
        <p class="form-note">
          Nội dung này được chia sẵn thành từng mục.{" "}
          <button type="button" onClick={() => put(pointer, said(get(payload.peek(), pointer)), "chuyển nội dung thành văn bản")}>
            Chuyển thành văn bản để gõ liền mạch
          </button>
        </p>
      )}
      <HeadingContext.Provider value={null}>
        <CardsField holder={parent} name={name} pointer={pointer} schema={{ ...list, title }} title={title} must={false} item={resolve(root, list.items ?? {})} definition="part.Node" />
      </HeadingContext.Provider>
    </div>
  );
}

function said(value: Json | undefined): string | undefined {
  return Array.isArray(value) ? bodyText(value) : undefined;
}
