import "./findings.css";
import { computed } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { Problem } from "../model/api";
import { mend, payload } from "../model/draft";
import { judged, problems } from "../model/live";
import { get, within } from "../model/pointer";
import type { Schema } from "../model/schema";
import { ownTitle, pathWords } from "../schema/path";
import { schemaFor } from "../schema/scope";
import { message } from "../schema/words";
import { isRepeated, named, sortOf } from "./sort";
import { worded } from "./choices";
import { editWords } from "./edit";
import { useHeir } from "./heir";
import { isTouched } from "./touched";

export interface FieldFindingsProps {
  pointer: string;
  id: string;
  deep?: boolean; // with the findings on what lies in the field
  root?: Schema; // the words of fields that messages name
  said?: boolean; // that it is to be filled in is said elsewhere
}

// As text, so that a field is drawn again only when something else is found on it.
function useFound(pointer: string, deep: boolean): { problem: Problem; quiet: boolean }[] {
  const found = useMemo(
    () =>
      computed(() =>
        JSON.stringify(
          problems.value
            .filter((p) => (deep ? within(p.path, pointer) : p.path === pointer))
            .map((problem) => ({ problem, quiet: sortOf(problem, get(payload.value, problem.path), isTouched(problem.path)) === "missing" })),
        ),
      ),
    [pointer, deep],
  );
  return JSON.parse(found.value);
}

/** Whether a field is to be called wrong. */
export function useInvalid(pointer: string): boolean {
  const wrong = useMemo(() => computed(() => problems.value.some((p) => p.path === pointer && sortOf(p, get(payload.value, pointer), isTouched(pointer)) === "error")), [pointer]);
  return wrong.value;
}

/** The findings on one field, beside it. Its id is what the field names as aria-describedby. */
export function FieldFindings({ pointer, id, deep = false, root = {}, said = false }: FieldFindingsProps) {
  const found = useFound(pointer, deep);
  return (
    <div id={id} class="findings-field">
      {!said && found.some((f) => f.quiet) && <p class="findings-missing">Cần điền</p>}
      {found
        .filter((f) => !f.quiet)
        .map(({ problem }, i) => (
          <Finding key={i} problem={problem} below={problem.path !== pointer} root={root} />
        ))}
    </div>
  );
}

function Finding({ problem: p, below, root }: { problem: Problem; below: boolean; root: Schema }) {
  const own = ownTitle(root, p.path, payload.peek(), schemaFor);
  return (
    <p class={`findings-one findings-${p.severity}`}>
      <strong>{named[p.severity]}:</strong> {below && <span>{place(p, root)}: </span>}
      {message(p.message, root, own)} {p.suggestion !== "" && <span class="findings-advice">{message(worded(p).suggestion, root, own)}</span>} {p.clause_text !== "" && <small>(theo {p.clause_text})</small>} <Apply problem={p} />
    </p>
  );
}

function place(p: Problem, root: Schema): string {
  return pathWords(root, p.path, payload.peek()).slice(1).join(" › ");
}

/** A button that makes the edit of a finding. */
export function Apply({ problem: p }: { problem: Problem }) {
  const edit = p.edit;
  const heir = useHeir();
  if (!edit || isRepeated(p, problems.peek())) return null;
  return (
    <button type="button" class="findings-apply" ref={heir} onClick={() => mend([edit])}>
      {editWords(worded(p).edit ?? edit, get(judged.peek() ?? payload.peek(), edit.path))}
    </button>
  );
}
