import { useId } from "preact/hooks";
import { FieldFindings } from "../findings/FieldFindings";
import { isEmpty } from "../findings/sort";
import { isObject } from "../model/json";
import { join, within } from "../model/pointer";
import type { Schema } from "../model/schema";
import { Adders } from "./Adders";
import { isPlain, offered } from "./beginnings";
import { Field, HeadingContext, Title, type MemberProps } from "./Field";
import { members } from "../schema/layout";
import { takeOutMember, Undo } from "./removing";
import { ScopeContext, useNames, useScope, useTold } from "../schema/scope";
import { useOpen } from "./show";
import { help, lower, titled } from "../schema/words";

/** An object of the draft: a box with its members. One that is not always seen can be taken out as a whole. */
export function ObjectField(p: MemberProps) {
  const scope = useScope();
  const id = useId();
  const always = p.must || isPlain(p.name);
  return (
    <fieldset class="form-object form-wide" data-pointer={p.pointer}>
      <legend>
        <Title id={id} helpId={`${id}-help`} pointer={p.pointer} title={p.title} must={p.must} help={help(p.schema, scope.root)} group />
      </legend>
      <HeadingContext.Provider value={null}>
        <Members pointer={p.pointer} schema={p.schema} prune={always} />
      </HeadingContext.Provider>
      {!always && (
        <button type="button" class="quiet" onClick={() => takeOutMember(p.holder, p.pointer, `bỏ ${lower(p.title)}`)}>
          Bỏ {lower(p.title)}
        </button>
      )}
      <FieldFindings pointer={p.pointer} id={`${id}-said`} root={scope.root} />
    </fieldset>
  );
}

/** The members of an object: those that most documents need, those that a button adds, and the others folded away. */
export function Members({ pointer, schema, prune = false }: { pointer: string; schema: Schema; prune?: boolean }) {
  const scope = useScope();
  const { seen, folded } = members(schema);
  return (
    <ScopeContext.Provider value={{ ...scope, prune }}>
      <Fields holder={pointer} schema={schema} names={seen} />
      {folded.length > 0 && <Folded pointer={pointer} schema={schema} names={folded} />}
    </ScopeContext.Provider>
  );
}

/** Some members of an object. */
export function Fields({ holder, schema, names, must = new Set(schema.required) }: { holder: string; schema: Schema; names: string[]; must?: Set<string> }) {
  const { root } = useScope();
  const have = useNames(holder);
  const there = (n: string) => have.includes(n);
  const divided = names.some((n) => there(n) && offered(root, schema, n));
  const waiting = names.filter((n) => !there(n) && offered(root, schema, n, divided));
  return (
    <>
      <div class="form-grid">
        {names
          .filter((n) => !waiting.includes(n))
          .map((n) => (
            <Field key={n} holder={holder} name={n} schema={schema.properties?.[n] ?? {}} must={must.has(n)} removable={offered(root, schema, n)} alone={names.length === 1} />
          ))}
      </div>
      {waiting.length > 0 && <Adders pointer={holder} schema={schema} names={waiting} />}
      <Undo holder={holder} names={names} />
    </>
  );
}

function Folded({ pointer, schema, names }: { pointer: string; schema: Schema; names: string[] }) {
  const set = useSet(pointer, schema, names);
  const [open, setOpen] = useOpen(pointer, set !== "", (p) => names.some((n) => within(p, join(pointer, n))));
  return (
    <details class="form-more" open={open} onToggle={(e) => e.target === e.currentTarget && setOpen(e.currentTarget.open)}>
      <summary>
        Thêm chi tiết
        {set !== "" && !open && <span class="form-set"> – đã đặt: {set}</span>}
      </summary>
      {open && <Fields holder={pointer} schema={schema} names={names} />}
    </details>
  );
}

/** The titles of those members of an object in which there is something; "" when there is nothing. */
export function useSet(holder: string, schema: Schema, names: string[]): string {
  const { root } = useScope();
  return useTold(holder, (v) => (isObject(v) ? names.filter((n) => !isEmpty(v[n])).map((n) => titled(root, schema.properties?.[n] ?? {}, n)).join(", ") : ""));
}
