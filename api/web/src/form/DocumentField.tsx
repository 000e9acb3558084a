import { useEffect, useId } from "preact/hooks";
import { FieldFindings } from "../findings/FieldFindings";
import { callName, isBlank, numberOf, type Kept } from "../keep/kept";
import { recent } from "../keep/library";
import { draft, drop, payload, put } from "../model/draft";
import { isObject } from "../model/json";
import { get } from "../model/pointer";
import { changeKind } from "../schema/begin";
import { HeadingContext, Title, type MemberProps } from "./Field";
import { Groups } from "./Groups";
import { fetchSchema, kindList, schemaFor, useScope, useValue } from "../schema/scope";
import { help } from "../schema/words";

/** A document in a document: that which a copy is made of. */
export function DocumentField({ pointer, schema, title }: MemberProps) {
  const { root } = useScope();
  const id = useId();
  const value = useValue(`${pointer}/kind`);
  const kind = typeof value === "string" ? value : "";
  useEffect(() => void fetchSchema(kind).catch(() => undefined), [kind]);
  const inner = schemaFor(kind);
  return (
    <fieldset class="form-object form-wide" data-pointer={pointer}>
      <legend>
        <Title id={id} helpId={`${id}-help`} pointer={pointer} title={title} must={false} help={help(schema, root)} group />
      </legend>
      <FromDraft pointer={pointer} />
      <div class="form-field">
        <label for={id}>Loại văn bản</label>
        <select id={id} data-control value={kind} onChange={(e) => void become(pointer, e.currentTarget.value)}>
          <option value="">Không kèm: chỉ in phần bản sao</option>
          {kindList.value.map((k) => (
            <option key={k.kind} value={k.kind}>
              {k.name}
            </option>
          ))}
        </select>
      </div>
      <HeadingContext.Provider value={null}>{inner && <Groups root={inner} base={pointer} level={3} />}</HeadingContext.Provider>
      <FieldFindings pointer={pointer} id={`${id}-said`} root={root} />
    </fieldset>
  );
}

// The document that is copied may have been written here.
function FromDraft({ pointer }: { pointer: string }) {
  const id = useId();
  const own = draft.value?.id;
  const others = recent.value.filter((d) => d.id !== own && !isBlank(d.payload));
  if (others.length === 0) return null;
  const take = (chosen: string) => {
    const found = others.find((d) => d.id === chosen);
    if (found) put(pointer, found.payload, "lấy văn bản được sao từ bản thảo");
  };
  return (
    <div class="form-field">
      <label for={id}>Lấy từ bản thảo trên máy này</label>
      <select id={id} value="" onChange={(e) => take(e.currentTarget.value)}>
        <option value="">Chọn bản thảo …</option>
        {others.map((d) => (
          <option key={d.id} value={d.id}>
            {nameOf(d)}
          </option>
        ))}
      </select>
    </div>
  );
}

function nameOf({ title, payload: p }: Kept): string {
  const kind = kindList.value.find((k) => k.kind === p.kind)?.name ?? "";
  return [numberOf(p), title === "" ? "" : `${kind} ${title}`].filter(Boolean).join(" – ") || callName("", kind);
}

// What both kinds have stays; the rest is a step of undo away.
async function become(pointer: string, kind: string): Promise<void> {
  if (kind === "") return drop(pointer, "bỏ văn bản được sao");
  await fetchSchema(kind).catch(() => undefined);
  const schema = schemaFor(kind);
  if (!schema) return;
  const now = get(payload.peek(), pointer);
  const before = isObject(now) && typeof now.kind === "string" ? { ...now, kind: now.kind } : { kind };
  put(pointer, changeKind(before, kind, schema).payload, "chọn loại văn bản được sao");
}
