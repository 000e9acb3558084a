import { useContext, useId, useState } from "preact/hooks";
import { createContext, type ComponentChildren } from "preact";
import { FieldFindings, useInvalid } from "../findings/FieldFindings";
import { isUnfilled } from "../findings/sort";
import { touch } from "../findings/touched";
import { TableField, TasksField } from "../grid/TableField";
import { join } from "../model/pointer";
import { resolve, type Schema } from "../model/schema";
import { TextField } from "../text/TextField";
import { BodyField } from "./BodyField";
import { CardsField } from "./CardsField";
import { Control } from "./Control";
import { DocumentField } from "./DocumentField";
import { usePlaceholder } from "./known";
import { Lines, Taken } from "./Lines";
import { ObjectField } from "./ObjectField";
import { PlanField } from "./PlanField";
import { RecordsField } from "./RecordsField";
import { takeOutMember } from "./removing";
import { PlaceContext, useScope, useTold } from "../schema/scope";
import { SignerField } from "./SignerField";
import { isNarrow, widgetOf, type Widget } from "./widget";
import { help, lower } from "../schema/words";

export interface FieldProps {
  holder: string; // pointer to the object that the field is a member of
  name: string;
  schema: Schema; // as the object's schema has it
  must: boolean;
  removable?: boolean; // as a whole, because a button offers it again
  alone?: boolean; // nothing is beside it
}

/** The heading that a field's title is, when the field is all that a group has. */
export const HeadingContext = createContext<{ id: string; level: 2 | 3 } | null>(null);

/** A field of the draft: its title, its control, and what is found on it. */
export function Field(p: FieldProps) {
  const { root } = useScope();
  const widget = widgetOf(root, p.schema, p.name);
  const schema = resolve(root, p.schema);
  const pointer = join(p.holder, p.name);
  const member = { ...p, pointer, schema, title: schema.title ?? p.name };
  switch (widget.type) {
    case "object":
      return <ObjectField {...member} />;
    case "cards":
      return <CardsField {...member} item={widget.item} definition={widget.definition} />;
    case "records":
      return <RecordsField {...member} item={widget.item} definition={widget.definition} />;
    case "document":
      return <DocumentField {...member} />;
    default:
      return <Plain {...member} widget={widget} />;
  }
}

export interface MemberProps extends FieldProps {
  pointer: string;
  title: string;
}

/** Fields whose findings lie below their pointer, where nothing else says them. */
const deep = new Set<Widget["type"]>(["lines", "table", "tasks", "plan", "numbers", "choices", "unknown"]);

/** Widgets that are more than one control, or no native one, and have the title of a group. */
const groups = new Set<Widget["type"]>(["text", "lines", "body", "table", "tasks", "plan", "signer", "choices", "unknown"]);

function Plain({ widget, ...p }: MemberProps & { widget: Widget }) {
  const { root } = useScope();
  const id = useId();
  const said = `${id}-said`;
  const invalid = useInvalid(p.pointer);
  return (
    <div class={`form-field form-is-${widget.type}${isNarrow(widget, p.schema) && !p.alone ? "" : " form-wide"}`} data-pointer={p.pointer} data-wrong={invalid || undefined} onFocusOut={() => touch(p.pointer)}>
      <Title id={id} helpId={`${id}-help`} pointer={p.pointer} title={p.title} must={p.must} help={help(p.schema, root)} group={groups.has(widget.type)} own={widget.type === "flag"}>
        {p.removable && (
          <button type="button" class="quiet form-remove" onClick={() => takeOutMember(p.holder, p.pointer, `bỏ ${lower(p.title)}`)}>
            Bỏ {lower(p.title)}
          </button>
        )}
      </Title>
      <Inner widget={widget} {...p} id={id} said={said} invalid={invalid} />
      <FieldFindings pointer={p.pointer} id={said} deep={deep.has(widget.type)} root={root} said={p.must} />
      {widget.type === "lines" && <Taken pointer={p.pointer} label={p.title} />}
    </div>
  );
}

/** How many lines a text has room for before there are more. */
const rows: Record<string, number> = { body: 8, title: 1, note: 1, name: 1 };

interface InnerProps extends MemberProps {
  widget: Widget;
  id: string;
  said: string;
  invalid: boolean;
}

function Inner(p: InnerProps) {
  const place = useContext(PlaceContext);
  const named = place === "" ? p.title : `${p.title}, ${place}`;
  const text = { pointer: p.pointer, label: p.title, describedBy: p.said, placeholder: usePlaceholder(p.pointer, p.schema) };
  switch (p.widget.type) {
    case "text":
      return <TextField {...text} mode="plain" rows={rows[p.name] ?? 2} />;
    case "lines":
      return <Lines {...text} />;
    case "body":
      return <BodyField {...text} schema={p.schema} />;
    case "table":
      return <TableField pointer={p.pointer} label={named} />;
    case "tasks":
      return <TasksField pointer={p.pointer} label={named} />;
    case "plan":
      return <PlanField {...p} />;
    case "signer":
      return <SignerField {...p} />;
    default:
      return <Control {...p} widget={p.widget} label={p.title} describedBy={p.said} />;
  }
}

interface TitleProps {
  id: string;
  helpId: string;
  pointer: string;
  title: string;
  must: boolean;
  help: string;
  group: boolean; // it names more than one control
  own?: boolean; // the control shows its title itself
  children?: ComponentChildren;
}

/**
 * The title of a field, with its explanation behind a sign. The tab key passes the sign over, or it would stop twice at
 * each field; Shift+F1 in the field opens it, as in Windows (shell/shortcuts.ts).
 */
export function Title(p: TitleProps) {
  const [open, setOpen] = useState(false);
  const unfilled = useTold(p.pointer, isUnfilled);
  return (
    <>
      <div class="form-title">
        {!p.own && <Name {...p} />}
        {p.must && unfilled && <span class="form-must">(bắt buộc)</span>}
        {p.help !== "" && (
          <button type="button" class="form-help" tabIndex={-1} aria-keyshortcuts="Shift+F1" aria-label={`Giải thích: ${p.title}`} aria-expanded={open} aria-controls={p.helpId} onClick={() => setOpen(!open)}>
            ?
          </button>
        )}
        {p.children}
      </div>
      <p id={p.helpId} class="hint form-explained" role="status">
        {open && p.help}
      </p>
    </>
  );
}

function Name({ id, title, group }: TitleProps) {
  const heading = useContext(HeadingContext);
  const name = group ? <span class="form-name">{title}</span> : <label for={id}>{title}</label>;
  if (heading === null) return name;
  return heading.level === 2 ? <h2 id={heading.id} tabIndex={-1}>{name}</h2> : <h3 id={heading.id} tabIndex={-1}>{name}</h3>;
}
