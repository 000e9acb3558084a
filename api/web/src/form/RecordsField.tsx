import { useId, useMemo, useRef } from "preact/hooks";
import { FieldFindings, useInvalid } from "../findings/FieldFindings";
import { touch } from "../findings/touched";
import { insert } from "../model/draft";
import { show } from "../model/place";
import { join } from "../model/pointer";
import type { Schema } from "../model/schema";
import { firstElement } from "./beginnings";
import { Control } from "./Control";
import { Title, type MemberProps } from "./Field";
import { elementName, kindOfElement } from "../schema/path";
import { takeOut, Undo } from "./removing";
import { ScopeContext, useCount, useScope } from "../schema/scope";
import { columns, widgetOf, type Column } from "./widget";
import { help } from "../schema/words";

/** A list of short things of one kind: a line for each, as in a register. */
export function RecordsField(p: MemberProps & { item: Schema; definition: string }) {
  const scope = useScope();
  const id = useId();
  const box = useRef<HTMLFieldSetElement>(null);
  const count = useCount(p.pointer);
  const all = useMemo(() => columns(scope.root, p.item) ?? [], [scope.root, p.item]);
  const add = () => {
    insert(p.pointer, firstElement(p.definition), undefined, `thêm ${kindOfElement(p.name, p.schema)}`);
    show({ pointer: join(p.pointer, count, ...(all[0]?.path ?? [])), offset: 0 });
  };
  const remove = (n: number) => {
    takeOut(p.pointer, count > 1 ? join(p.pointer, n) : p.pointer, `xóa ${elementName(p.name, p.schema, n)}`);
    focusRow(box.current, Math.min(n, count - 2));
  };
  return (
    <fieldset ref={box} class="form-cards form-wide" data-pointer={p.pointer}>
      <legend>
        <Title id={id} helpId={`${id}-help`} pointer={p.pointer} title={p.title} must={p.must} help={help(p.schema, scope.root)} group />
      </legend>
      {count > 0 && (
        <ScopeContext.Provider value={{ ...scope, prune: false }}>
          <div class="form-records" role="region" aria-label={p.title} tabIndex={0}>
            <table>
              <Head columns={all} required={p.item.required ?? []} />
              <tbody>
                {Array.from({ length: count }, (_, n) => (
                  <Row key={n} {...p} columns={all} index={n} remove={remove} />
                ))}
              </tbody>
            </table>
          </div>
        </ScopeContext.Provider>
      )}
      <Undo holder={p.pointer} />
      <button type="button" data-add onClick={add} disabled={count >= (p.schema.maxItems ?? Infinity)}>
        + Thêm {kindOfElement(p.name, p.schema)}
      </button>
      <FieldFindings pointer={p.pointer} id={`${id}-said`} root={scope.root} deep />
    </fieldset>
  );
}

function Head({ columns, required }: { columns: Column[]; required: string[] }) {
  const grouped = columns.some((c) => c.group !== "");
  const title = (c: Column) => (c.schema.title ?? c.path.at(-1)) + (required.includes(c.path.join("/")) ? " (bắt buộc)" : "");
  return (
    <thead>
      {grouped && (
        <tr>
          {groupsOf(columns).map(({ name, count }, i) => (
            <th key={i} colSpan={count} scope="colgroup">
              {name}
            </th>
          ))}
          <td />
        </tr>
      )}
      <tr>
        {columns.map((c) => (
          <th key={c.path.join("/")} scope="col">
            {title(c)}
          </th>
        ))}
        <td />
      </tr>
    </thead>
  );
}

function groupsOf(columns: Column[]): { name: string; count: number }[] {
  const all: { name: string; count: number }[] = [];
  for (const { group } of columns) {
    const last = all.at(-1);
    if (last && last.name === group) last.count++;
    else all.push({ name: group, count: 1 });
  }
  return all;
}

function Row(p: MemberProps & { item: Schema; columns: Column[]; index: number; remove: (n: number) => void }) {
  const name = elementName(p.name, p.schema, p.index);
  const pointer = join(p.pointer, p.index);
  return (
    <tr data-row={p.index} data-pointer={pointer}>
      {p.columns.map((c) => (
        <Cell key={c.path.join("/")} column={c} pointer={join(pointer, ...c.path)} row={name} must={p.item.required?.includes(c.path.join("/")) ?? false} />
      ))}
      <td>
        <button type="button" class="icon" aria-label={`Xóa ${name}`} onClick={() => p.remove(p.index)}>
          ×
        </button>
      </td>
    </tr>
  );
}

// A cell has its column's title and its row's number as its name.
function Cell({ column, pointer, row, must }: { column: Column; pointer: string; row: string; must: boolean }) {
  const { root } = useScope();
  const id = useId();
  const invalid = useInvalid(pointer);
  const name = column.path.at(-1) ?? "";
  const told = widgetOf(root, column.schema, name);
  const widget = told.type === "text" ? ({ type: "line" } as const) : told;
  const label = `${column.schema.title ?? name}, ${row}`;
  return (
    <td class={`form-cell-${widget.type}`} data-pointer={pointer} onFocusOut={() => touch(pointer)}>
      {widget.type !== "flag" && (
        <label class="hidden" for={id}>
          {label}
        </label>
      )}
      <ScopeContext.Provider value={{ ...useScope(), prune: column.path.length > 1 }}>
        <Control widget={widget} pointer={pointer} name={name} schema={{ ...column.schema, examples: [] }} id={id} label={label} describedBy="" must={must} invalid={invalid} />
      </ScopeContext.Provider>
    </td>
  );
}

function focusRow(box: HTMLElement | null, n: number): void {
  requestAnimationFrame(() => {
    const row = n < 0 ? null : box?.querySelector<HTMLElement>(`[data-row="${n}"] [data-control]`);
    (row ?? box?.querySelector<HTMLElement>(":scope > [data-add]"))?.focus();
  });
}
