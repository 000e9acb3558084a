import { useId } from "preact/hooks";
import { FieldFindings } from "../findings/FieldFindings";
import { drop, put } from "../model/draft";
import { isObject } from "../model/json";
import type { Schema } from "../model/schema";
import { Field, Title, type MemberProps } from "./Field";
import { members } from "./layout";
import { Adders, asked } from "./Adders";
import { ScopeContext, useScope, useValue } from "./scope";
import { useOpen } from "./show";
import { within } from "../model/pointer";
import { help, lower } from "./words";

/** Objects whose members are seen without the object being added first: without members they mean nothing. */
const plain = new Set(["signer", "archive", "margins", "address", "chair", "secretary", "person", "representative", "received", "resolved", "pending"]);

/** An object of the draft: a box with its members. One that may be left out is added and taken out as a whole. */
export function ObjectField(p: MemberProps) {
  const scope = useScope();
  const value = useValue(p.pointer);
  const id = useId();
  const always = p.must || plain.has(p.name);
  const there = always || isObject(value);
  return (
    <fieldset class="form-object form-wide" data-pointer={p.pointer}>
      <legend>
        <Title id={id} helpId={`${id}-help`} title={p.title} must={p.must} help={help(p.schema, scope.root)} group own={false} />
      </legend>
      {there ? <Members pointer={p.pointer} schema={p.schema} prune={always} /> : <Add {...p} />}
      {there && !always && <Remove {...p} />}
      <FieldFindings pointer={p.pointer} id={`${id}-said`} root={scope.root} />
    </fieldset>
  );
}

function Add(p: MemberProps) {
  return (
    <button type="button" onClick={() => put(p.pointer, {}, `thêm ${lower(p.title)}`)}>
      Thêm {lower(p.title)}
    </button>
  );
}

function Remove(p: MemberProps) {
  return (
    <button type="button" class="quiet" onClick={() => drop(p.pointer, `bỏ ${lower(p.title)}`)}>
      Bỏ {lower(p.title)}
    </button>
  );
}

/** The members of an object: those that most documents need, and the others folded away. */
export function Members({ pointer, schema, prune = false, without = [] }: { pointer: string; schema: Schema; prune?: boolean; without?: string[] }) {
  const scope = useScope();
  const value = useValue(pointer);
  const { seen, folded } = members(schema);
  const shown = (names: string[]) => names.filter((n) => !without.includes(n));
  const there = (n: string) => isObject(value) && value[n] !== undefined;
  const waiting = shown(seen).filter((n) => asked(scope.root, schema, n) && !there(n));
  return (
    <ScopeContext.Provider value={{ ...scope, prune }}>
      <div class="form-grid">
        {shown(seen)
          .filter((n) => !waiting.includes(n))
          .map((n) => (
            <MemberOf key={n} pointer={pointer} schema={schema} name={n} />
          ))}
      </div>
      {waiting.length > 0 && <Adders pointer={pointer} schema={schema} names={waiting} />}
      {shown(folded).length > 0 && <Folded pointer={pointer} schema={schema} names={shown(folded)} used={shown(folded).some(there)} />}
    </ScopeContext.Provider>
  );
}

function MemberOf({ pointer, schema, name }: { pointer: string; schema: Schema; name: string }) {
  return <Field holder={pointer} name={name} schema={schema.properties?.[name] ?? {}} must={schema.required?.includes(name) ?? false} />;
}

function Folded({ pointer, schema, names, used }: { pointer: string; schema: Schema; names: string[]; used: boolean }) {
  const [open, setOpen] = useOpen(pointer, used, (p) => names.some((n) => within(p, `${pointer}/${n}`)));
  return (
    <details class="form-more" open={open} onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>Thêm chi tiết</summary>
      {open && (
        <div class="form-grid">
          {names.map((n) => (
            <MemberOf key={n} pointer={pointer} schema={schema} name={n} />
          ))}
        </div>
      )}
    </details>
  );
}
