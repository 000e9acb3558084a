import type { ComponentChildren } from "preact";
import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { Dialog } from "./Dialog";
import { headerOf, type Source } from "./mapping";
import { Preview } from "./Preview";
import type { Sheet } from "./sheet";

/** What the clerk may choose for a source, and what comes of it. */
export interface MappingDialogProps<Plan extends { header: number; mode: string; targets: (string | number)[] }> {
  title: string;
  source: Source;
  first: Plan;
  modes: readonly (readonly [Plan["mode"], string])[];
  choices: (plan: Plan) => readonly (readonly [string | number, string])[]; // for each column
  guess: (source: Source, mode: Plan["mode"]) => Plan; // again, for another header or another way
  result: (plan: Plan, source: Source) => { sheet: Sheet; from: number; words: string };
  apply: (plan: Plan, source: Source) => void;
  close: () => void;
}

/** Which column of what was read or pasted goes where. */
export function MappingDialog<Plan extends { header: number; mode: string; targets: (string | number)[] }>(props: MappingDialogProps<Plan>) {
  const { title, source, modes } = props;
  const id = useId();
  const plan = useSignal(props.first);
  const known = { ...source, header: plan.value.header };
  const { sheet, from, words } = props.result(plan.value, known);
  const used = plan.value.targets.some((t) => t !== "skip");
  const again = (header: number, mode: Plan["mode"]) => (plan.value = props.guess({ ...source, header }, mode));
  const target = (i: number, value: string) => {
    const choice = props.choices(plan.value).find(([v]) => String(v) === value)?.[0] ?? "skip";
    const targets = plan.value.targets.map((t, j) => (j === i ? choice : t === choice && choice !== "skip" && choice !== "new" ? "skip" : t));
    plan.value = { ...plan.value, targets };
  };
  return (
    <Dialog title={title} done="Đưa vào bảng" ready={used} onDone={() => props.apply(plan.value, known)} onClose={props.close}>
      <div class="grid-choices">
        <Choice label="Dòng tiêu đề ở đầu" id={`${id}-header`} value={String(plan.value.header)} onChange={(v) => again(Number(v), plan.value.mode)}>
          {[0, 1, 2, 3].filter((n) => n < source.flat.lines.length || n === 0).map((n) => <option key={n} value={n}>{n === 0 ? "không có" : n}</option>)}
        </Choice>
        <Choice label="Cách đưa vào" id={`${id}-mode`} value={plan.value.mode} onChange={(v) => again(plan.value.header, v)}>
          {modes.map(([value, name]) => <option key={value} value={value}>{name}</option>)}
        </Choice>
      </div>
      <fieldset class="grid-targets">
        <legend>Mỗi cột đưa vào đâu?</legend>
        {plan.value.targets.map((t, i) => (
          <Choice key={i} label={headerOf(known, i) || sampleOf(known, i)} id={`${id}-${i}`} value={String(t)} onChange={(v) => target(i, v)}>
            {props.choices(plan.value).map(([value, name]) => <option key={value} value={value}>{name}</option>)}
          </Choice>
        ))}
      </fieldset>
      <p role="status">{words}</p>
      {source.notes && source.notes.length > 0 && <ul class="grid-notes">{source.notes.map((n) => <li key={n}>{n}</li>)}</ul>}
      <Preview sheet={sheet} from={from} />
    </Dialog>
  );
}

function Choice({ label, id, value, onChange, children }: { label: string; id: string; value: string; onChange: (value: string) => void; children: ComponentChildren }) {
  return (
    <div>
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(e) => onChange(e.currentTarget.value)}>{children}</select>
    </div>
  );
}

// A column without a header is known by its first text.
function sampleOf(s: Source, col: number): string {
  const text = s.flat.anchors.find((a) => a.col === col && a.row >= s.header && a.text !== "")?.text ?? "trống";
  return `Cột ${col + 1}: ${text.length > 40 ? text.slice(0, 40) + "…" : text}`;
}
