import { useEffect, useId } from "preact/hooks";
import { FieldFindings } from "../findings/FieldFindings";
import { drop, payload, put } from "../model/draft";
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
