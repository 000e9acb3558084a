import { computed } from "@preact/signals";
import { useContext, useId, useMemo, useRef } from "preact/hooks";
import { FieldFindings } from "../findings/FieldFindings";
import { isEmpty, sortOf } from "../findings/sort";
import { isTouched } from "../findings/touched";
import { insert, move, payload } from "../model/draft";
import { problemsIn } from "../model/live";
import { show } from "../model/place";
import { get, join, split } from "../model/pointer";
import type { Schema } from "../model/schema";
import { nextAttached } from "./attached";
import { firstElement } from "./beginnings";
import { HeadingContext, Title, type MemberProps } from "./Field";
import { Members } from "./ObjectField";
import { elementName, heading, kindOfElement } from "../schema/path";
import { takeOut, Undo } from "./removing";
import { kindList, PlaceContext, ScopeContext, useCount, useScope, useTold } from "../schema/scope";
import { useOpen } from "./show";
import { help } from "../schema/words";

/** A list of objects: a card for each, that can be folded, moved and taken out. */
export function CardsField(p: MemberProps & { item: Schema; definition: string }) {
  const scope = useScope();
  const id = useId();
  const box = useRef<HTMLFieldSetElement>(null);
  const count = useCount(p.pointer);
  const add = () => {
    const told = p.definition === "part.Attachment" ? nextAttached(get(payload.peek(), p.holder), count, kindList.peek()) : {};
    insert(p.pointer, isEmpty(told) ? firstElement(p.definition) : told, undefined, `thêm ${kindOfElement(p.name, p.schema)}`);
    show({ pointer: join(p.pointer, count, ...(told.subject === undefined ? [] : ["body"])), offset: 0 });
  };
  return (
    <fieldset ref={box} class="form-cards form-wide" data-pointer={p.pointer}>
      <legend>
        <Title id={id} helpId={`${id}-help`} pointer={p.pointer} title={p.title} must={p.must} help={help(p.schema, scope.root)} group />
      </legend>
      <ScopeContext.Provider value={{ ...scope, prune: false }}>
        <HeadingContext.Provider value={null}>
          {Array.from({ length: count }, (_, n) => (
            <Card key={n} {...p} index={n} count={count} {...deeds(p, count, box)} />
          ))}
        </HeadingContext.Provider>
      </ScopeContext.Provider>
      <Undo holder={p.pointer} />
      <button type="button" data-add onClick={add} disabled={count >= (p.schema.maxItems ?? Infinity)}>
        + Thêm {kindOfElement(p.name, p.schema)}
      </button>
      <FieldFindings pointer={p.pointer} id={`${id}-said`} root={scope.root} />
    </fieldset>
  );
}

interface Deeds {
  remove: (n: number) => void;
  shift: (from: number, to: number) => void;
}

// The list goes with its last element: an empty one says no more than none.
function deeds(p: MemberProps, count: number, box: { current: HTMLElement | null }): Deeds {
  return {
    remove: (n) => {
      takeOut(p.pointer, count > 1 ? join(p.pointer, n) : p.pointer, `xóa ${elementName(p.name, p.schema, n, count)}`);
      focusCard(box.current, Math.min(n, count - 2));
    },
    shift: (from, to) => {
      move(p.pointer, from, to, `chuyển ${elementName(p.name, p.schema, from)}`);
      focusCard(box.current, to);
    },
  };
}

interface CardProps extends MemberProps, Deeds {
  item: Schema;
  index: number;
  count: number;
}

function Card(p: CardProps) {
  const { base } = useScope();
  const pointer = join(p.pointer, p.index);
  const [open, setOpen] = useOpen(pointer, p.count === 1 && p.holder === base);
  const id = useId();
  const place = usePlace(p);
  return (
    <details class="form-card" aria-labelledby={id} data-pointer={pointer} data-card={p.index} open={open} onToggle={(e) => e.target === e.currentTarget && setOpen(e.currentTarget.open)}>
      <summary>
        <Heading {...p} pointer={pointer} id={id} />
      </summary>
      <PlaceContext.Provider value={place}>{open && <Members pointer={pointer} schema={p.item} />}</PlaceContext.Provider>
      {open && <Tools {...p} />}
    </details>
  );
}

// The only element of a list needs no name.
function usePlace(p: CardProps): string {
  const around = useContext(PlaceContext);
  return [p.count > 1 ? elementName(p.name, p.schema, p.index, p.count) : "", around].filter((w) => w !== "").join(", ");
}

function Heading(p: CardProps & { id: string }) {
  const title = useTold(p.pointer, (v) => heading(p.name, p.schema, p.index, v, lengthAt(split(p.pointer).parent)));
  const found = useMemo(() => computed(() => countIn(p.pointer)), [p.pointer]).value;
  return (
    <>
      <span id={p.id}>{title}</span> {found > 0 && <span class="form-count">{found} điều cần xem</span>}
    </>
  );
}

// Read in the signal, as a card that stays learns so that others have gone.
function lengthAt(list: string): number {
  const value = get(payload.value, list);
  return Array.isArray(value) ? value.length : 0;
}

// What is folded must not hide that something in it is wrong.
function countIn(pointer: string): number {
  return problemsIn(pointer).filter((p) => p.severity !== "info" && sortOf(p, get(payload.value, p.path), isTouched(p.path)) !== "missing").length;
}

function Tools(p: CardProps) {
  const name = elementName(p.name, p.schema, p.index, p.count);
  return (
    <div class="row form-tools">
      <button type="button" onClick={() => p.shift(p.index, p.index - 1)} disabled={p.index === 0} aria-label={`Lên: chuyển ${name} lên`}>
        ↑ Lên
      </button>
      <button type="button" onClick={() => p.shift(p.index, p.index + 1)} disabled={p.index === p.count - 1} aria-label={`Xuống: chuyển ${name} xuống`}>
        ↓ Xuống
      </button>
      <button type="button" onClick={() => p.remove(p.index)} aria-label={`Xóa ${name}`}>
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
