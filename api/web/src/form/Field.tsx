import { useId, useState } from "preact/hooks";
import { FieldFindings, useInvalid } from "../findings/FieldFindings";
import { touch } from "../findings/touched";
import { TableField, TasksField } from "../grid/TableField";
import { join } from "../model/pointer";
import { resolve, type Schema } from "../model/schema";
import { TextField } from "../text/TextField";
import { BodyField } from "./BodyField";
import { CardsField } from "./CardsField";
import { Control } from "./Control";
import { DocumentField } from "./DocumentField";
import { Lines } from "./Lines";
import { example } from "./LineControl";
import { ObjectField } from "./ObjectField";
import { useScope } from "./scope";
import { SignerField } from "./SignerField";
import { isNarrow, widgetOf, type Widget } from "./widget";
import { help } from "./words";

export interface FieldProps {
  holder: string; // pointer to the object that the field is a member of
  name: string;
  schema: Schema; // as the object's schema has it
  must: boolean;
}

/** A field of the draft: its title, its control, and what is found on it. */
export function Field(p: FieldProps) {
  const { root } = useScope();
  const widget = widgetOf(root, p.schema, p.name);
  const schema = resolve(root, p.schema);
  const pointer = join(p.holder, p.name);
  const title = schema.title ?? p.name;
  switch (widget.type) {
    case "object":
      return <ObjectField {...p} pointer={pointer} schema={schema} title={title} />;
    case "cards":
      return <CardsField {...p} pointer={pointer} schema={schema} title={title} item={widget.item} definition={widget.definition} />;
    case "document":
      return <DocumentField pointer={pointer} schema={schema} title={title} />;
    default:
      return <Plain {...p} pointer={pointer} schema={schema} title={title} widget={widget} />;
  }
}

export interface MemberProps extends FieldProps {
  pointer: string;
  title: string;
}

/** Fields whose findings lie below their pointer, where nothing else says them. */
const deep = new Set<Widget["type"]>(["lines", "body", "table", "tasks", "numbers", "choices", "unknown"]);

/** Widgets that are more than one control, and have a group's title. */
const groups = new Set<Widget["type"]>(["text", "lines", "body", "table", "tasks", "signer", "choices"]);

function Plain({ widget, ...p }: MemberProps & { widget: Widget }) {
  const { root } = useScope();
  const id = useId();
  const said = `${id}-said`;
  const aid = `${id}-help`;
  const invalid = useInvalid(p.pointer, p.must);
  return (
    <div class={isNarrow(widget, p.schema) ? "form-field" : "form-field form-wide"} data-pointer={p.pointer} onFocusOut={() => touch(p.pointer)}>
      <Title id={id} helpId={aid} title={p.title} must={p.must} help={help(p.schema, root)} group={groups.has(widget.type)} own={widget.type === "flag"} />
      <Inner widget={widget} {...p} id={id} said={said} invalid={invalid} />
      <FieldFindings pointer={p.pointer} id={said} deep={deep.has(widget.type)} root={root} />
    </div>
  );
}

interface InnerProps extends MemberProps {
  widget: Widget;
  id: string;
  said: string;
  invalid: boolean;
}

function Inner(p: InnerProps) {
  const text = { pointer: p.pointer, label: p.title, describedBy: p.said, placeholder: example(p.schema) };
  switch (p.widget.type) {
    case "text":
      return <TextField {...text} mode="plain" rows={2} />;
    case "lines":
      return <Lines {...text} />;
    case "body":
      return <BodyField {...text} schema={p.schema} />;
    case "table":
      return <TableField pointer={p.pointer} label={p.title} />;
    case "tasks":
      return <TasksField pointer={p.pointer} label={p.title} />;
    case "signer":
      return <SignerField {...p} />;
    default:
      return <Control {...p} widget={p.widget} label={p.title} describedBy={p.said} />;
  }
}

interface TitleProps {
  id: string;
  helpId: string;
  title: string;
  must: boolean;
  help: string;
  group: boolean; // it names more than one control
  own: boolean; // the control shows its title itself
}

/** The title of a field, with its explanation behind a sign. */
export function Title(p: TitleProps) {
  const [open, setOpen] = useState(false);
  const must = p.must && <span class="form-must">bắt buộc</span>;
  return (
    <>
      <div class="form-title">
        {p.own ? <span /> : p.group ? <span class="form-name">{p.title}</span> : <label for={p.id}>{p.title}</label>}
        {must}
        {p.help !== "" && (
          <button type="button" class="form-help" aria-label={`Giải thích: ${p.title}`} aria-expanded={open} aria-controls={p.helpId} onClick={() => setOpen(!open)}>
            ?
          </button>
        )}
      </div>
      <p id={p.helpId} class="hint" hidden={!open}>
        {open && p.help}
      </p>
    </>
  );
}
