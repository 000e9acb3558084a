import { useMemo } from "preact/hooks";
import { computed } from "@preact/signals";
import { problems } from "../model/live";
import { payload } from "../model/draft";
import { isObject, type Payload } from "../model/json";
import { get, join, within } from "../model/pointer";
import type { Schema } from "../model/schema";
import { Field } from "./Field";
import { layout, required, type Group } from "./layout";
import { profileList } from "./profiles";
import { ScopeContext } from "./scope";
import { useOpen } from "./show";

/** The fields of a document in the groups of the paper. */
export function Groups({ root, base, level }: { root: Schema; base: string; level: 2 | 3 }) {
  const groups = useMemo(() => layout(root), [root]);
  const must = useRequired(root, base);
  return (
    <ScopeContext.Provider value={{ root, base, prune: true }}>
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

function Open({ group, level, ...p }: GroupProps) {
  const id = `nhom-${group.id}${p.base.replaceAll("/", "-")}`;
  return (
    <section class="form-group" aria-labelledby={id}>
      {level === 2 ? <h2 id={id}>{group.title}</h2> : <h3 id={id}>{group.title}</h3>}
      <Fields {...p} group={group} />
    </section>
  );
}

function Closed({ group, ...p }: GroupProps) {
  const holds = (pointer: string) => group.fields.some((f) => within(pointer, join(p.base, f)));
  const [open, setOpen] = useOpen(p.base, false, holds);
  const found = useMemo(() => computed(() => problems.value.filter((x) => x.severity !== "info" && holds(x.path)).length), [group, p.base]).value;
  return (
    <details class="form-group form-closed" open={open} onToggle={(e) => e.target === e.currentTarget && setOpen(e.currentTarget.open)}>
      <summary>
        {group.title} {found > 0 && <span class="form-must">có {found} điều cần xem</span>}
      </summary>
      {open && <Fields {...p} group={group} />}
    </details>
  );
}

function Fields({ group, root, base, must }: Omit<GroupProps, "level">) {
  const all = new Set(must.split(" "));
  const offered = group.fields.filter((n) => n !== "profile" || profileList.value.length > 0);
  return (
    <div class="form-grid">
      {offered.map((n) => (
        <Field key={n} holder={base} name={n} schema={root.properties?.[n] ?? {}} must={all.has(n)} />
      ))}
    </div>
  );
}
