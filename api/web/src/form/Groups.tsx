import { computed } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { payload } from "../model/draft";
import { isObject, type Payload } from "../model/json";
import { problems } from "../model/live";
import { get, join, within } from "../model/pointer";
import type { Schema } from "../model/schema";
import { HeadingContext } from "./Field";
import { layout, required, type Group } from "../schema/layout";
import { headingId, Nav } from "./Nav";
import { Fields, useSet } from "./ObjectField";
import { profileList } from "./profiles";
import { ScopeContext } from "../schema/scope";
import { useOpen } from "./show";

/** The fields of a document in the groups of the paper. */
export function Groups({ root, base, level }: { root: Schema; base: string; level: 2 | 3 }) {
  const all = useMemo(() => layout(root), [root]);
  const must = useRequired(root, base);
  const groups = all.map((g) => ({ ...g, fields: g.fields.filter((n) => n !== "profile" || profileList.value.length > 0) }));
  return (
    <ScopeContext.Provider value={{ root, base, prune: true }}>
      {base === "" && <Nav groups={groups} />}
      {groups.map((g) => (g.closed ? <Closed key={g.id} group={g} root={root} base={base} must={must} level={level} /> : <Open key={g.id} group={g} root={root} base={base} must={must} level={level} />))}
    </ScopeContext.Provider>
  );
}

// As one string, so that the groups are drawn again only when it changes.
function useRequired(root: Schema, base: string): string {
  return useMemo(() => computed(() => [...required(root, documentAt(base))].join(" ")), [root, base]).value;
}

function documentAt(base: string): Payload | undefined {
  const value = get(payload.value, base);
  return isObject(value) ? { ...value, kind: String(value.kind) } : undefined;
}

interface GroupProps {
  group: Group;
  root: Schema;
  base: string;
  must: string;
  level: 2 | 3;
}

// The title of a group's only field is the group's: it is not said twice.
function Open({ group, level, root, base, must }: GroupProps) {
  const id = headingId(group.id, base);
  const alone = group.fields.length === 1;
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section class="form-group" aria-labelledby={id}>
      {!alone && <Heading id={id} tabIndex={-1}>{group.title}</Heading>}
      <HeadingContext.Provider value={alone ? { id, level } : null}>
        <Fields holder={base} schema={root} names={group.fields} must={new Set(must.split(" "))} />
      </HeadingContext.Provider>
    </section>
  );
}

function Closed({ group, root, base, must }: GroupProps) {
  const holds = (pointer: string) => group.fields.some((f) => within(pointer, join(base, f)));
  const [open, setOpen] = useOpen(base, false, holds);
  const found = useMemo(() => computed(() => problems.value.filter((x) => x.severity !== "info" && holds(x.path)).length), [root, base]).value;
  const set = useSet(base, root, group.fields);
  return (
    <details class="form-group form-closed" open={open} onToggle={(e) => e.target === e.currentTarget && setOpen(e.currentTarget.open)}>
      <summary id={headingId(group.id, base)}>
        {group.title}
        {set !== "" && !open && <span class="form-set"> – đã đặt: {set}</span>} {found > 0 && <span class="form-count">{found} điều cần xem</span>}
      </summary>
      {open && <Fields holder={base} schema={root} names={group.fields} must={new Set(must.split(" "))} />}
    </details>
  );
}
