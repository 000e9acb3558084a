import { useId, useRef, useState } from "preact/hooks";
import { FieldFindings } from "../findings/FieldFindings";
import { drop, insert, move, undo, undoable } from "../model/draft";
import { show } from "../model/place";
import { join } from "../model/pointer";
import type { Schema } from "../model/schema";
import { Title, type MemberProps } from "./Field";
import { Members } from "./ObjectField";
import { elementName, heading, kindOfElement } from "./path";
import { ScopeContext, useScope, useValue } from "./scope";
import { useOpen } from "./show";
import { capital, help } from "./words";

/** A list of objects: a card for each, that can be folded, moved and taken out. */
export function CardsField(p: MemberProps & { item: Schema; definition: string }) {
  const scope = useScope();
  const id = useId();
  const box = useRef<HTMLFieldSetElement>(null);
  const value = useValue(p.pointer);
  const count = Array.isArray(value) ? value.length : 0;
  const [gone, setGone] = useState("");
  const focus = (n: number) => focusCard(box.current, n);
  const remove = (n: number) => {
    const what = `xóa ${elementName(p.name, p.schema, n)}`;
    drop(count > 1 ? join(p.pointer, n) : p.pointer, what);
    setGone(what);
    focus(Math.min(n, count - 2));
  };
  const add = () => {
    insert(p.pointer, begin(p.definition), undefined, `thêm ${kindOfElement(p.name, p.schema)}`);
    show({ pointer: join(p.pointer, count), offset: 0 });
  };
  const shift = (from: number, to: number) => {
    move(p.pointer, from, to, `chuyển ${elementName(p.name, p.schema, from)}`);
    focus(to);
  };
  return (
    <fieldset ref={box} class="form-cards form-wide" data-pointer={p.pointer}>
      <legend>
        <Title id={id} helpId={`${id}-help`} title={p.title} must={p.must} help={help(p.schema, scope.root)} group own={false} />
      </legend>
      <ScopeContext.Provider value={{ ...scope, prune: false }}>
        {Array.from({ length: count }, (_, n) => (
          <Card key={n} {...p} index={n} count={count} remove={remove} shift={shift} />
        ))}
      </ScopeContext.Provider>
      <Undo what={gone} />
      <button type="button" data-add onClick={add} disabled={count >= (p.schema.maxItems ?? Infinity)}>
        + Thêm {kindOfElement(p.name, p.schema)}
      </button>
      <FieldFindings pointer={p.pointer} id={`${id}-said`} root={scope.root} />
    </fieldset>
  );
}

function begin(definition: string) {
  return definition === "part.Node" ? { type: "doan" } : {};
}

/** What was just taken out, and the way back as long as it is the last step. */
function Undo({ what }: { what: string }) {
  const back = what !== "" && undoable.value === what;
  return (
    <div role="status" class="form-undo">
      {back && (
        <>
          Đã {what}.{" "}
          <button type="button" class="quiet" onClick={undo}>
            Hoàn tác
          </button>
        </>
      )}
    </div>
  );
}

interface CardProps extends MemberProps {
  item: Schema;
  index: number;
  count: number;
  remove: (n: number) => void;
  shift: (from: number, to: number) => void;
}

function Card(p: CardProps) {
  const pointer = join(p.pointer, p.index);
  const [open, setOpen] = useOpen(pointer, p.count === 1);
  return (
    <details class="form-card" data-pointer={pointer} data-card={p.index} open={open} onToggle={(e) => e.target === e.currentTarget && setOpen(e.currentTarget.open)}>
      <summary>
        <Heading {...p} pointer={pointer} />
      </summary>
      {open && <Members pointer={pointer} schema={p.item} />}
      {open && <Tools {...p} />}
    </details>
  );
}

function Heading(p: CardProps) {
  return <>{heading(p.name, p.schema, p.index, useValue(p.pointer))}</>;
}

function Tools(p: CardProps) {
  const name = elementName(p.name, p.schema, p.index);
  return (
    <div class="row form-tools">
      <button type="button" onClick={() => p.shift(p.index, p.index - 1)} disabled={p.index === 0} aria-label={`Chuyển ${name} lên`}>
        ↑ Lên
      </button>
      <button type="button" onClick={() => p.shift(p.index, p.index + 1)} disabled={p.index === p.count - 1} aria-label={`Chuyển ${name} xuống`}>
        ↓ Xuống
      </button>
      <button type="button" onClick={() => p.remove(p.index)} aria-label={`${capital("xóa")} ${name}`}>
        Xóa
      </button>
    </div>
  );
}

// What had the focus is gone: its neighbour has it, or the button that adds.
function focusCard(box: HTMLElement | null, n: number): void {
  requestAnimationFrame(() => {
    const card = n < 0 ? null : box?.querySelector<HTMLElement>(`:scope > [data-card="${n}"] > summary`);
    (card ?? box?.querySelector<HTMLElement>(":scope > [data-add]"))?.focus();
  });
}
