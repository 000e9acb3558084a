import { useRef } from "preact/hooks";
import type { ControlProps } from "./Control";
import { readDate, readMoment, readStamp, writeDate, writeMoment, writeStamp } from "./dates";
import { readPeriod, writePeriod } from "./period";
import { useScope, useValue, write } from "../schema/scope";
import { Typed } from "./Typed";

/** A day, or a month or year when the day is filled in by hand. */
export function DateControl(p: ControlProps) {
  return (
    <div class="form-date">
      <Typed {...p} placeholder="ngày/tháng/năm" numeric={false} read={readDate} show={(v) => writeDate(String(v))} />
      <Picker {...p} type="date" part={10} />
    </div>
  );
}

/** A day and an hour, or words that say when. */
export function MomentControl(p: ControlProps) {
  return (
    <div class="form-date">
      <Typed {...p} placeholder="giờ:phút ngày/tháng/năm" read={readMoment} show={(v) => writeMoment(String(v))} />
      <Picker {...p} type="datetime-local" part={16} />
    </div>
  );
}

/** A moment to the second. */
export function StampControl(p: ControlProps) {
  return <Typed {...p} placeholder="giờ:phút:giây ngày/tháng/năm" read={readStamp} show={(v) => writeStamp(String(v))} />;
}

/** The period of a report. */
export function PeriodControl(p: ControlProps) {
  return <Typed {...p} placeholder="Ví dụ: Quý III/2026" read={readPeriod} show={(v) => writePeriod(String(v))} />;
}

// The browser's own calendar. It is out of the order of keys: the field beside it does the same.
function Picker(p: ControlProps & { type: "date" | "datetime-local"; part: number }) {
  const { prune } = useScope();
  const value = useValue(p.pointer);
  const calendar = useRef<HTMLInputElement>(null);
  const whole = typeof value === "string" && value.length === p.part ? value : "";
  return (
    <>
      <button type="button" class="icon form-calendar" aria-label={`Chọn ngày trên lịch: ${p.label}`} onClick={() => openCalendar(calendar.current)}>
        <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
          <path d="M3 5h14v12H3zM3 8.5h14M6.5 3v3.5M13.5 3v3.5" fill="none" stroke="currentColor" stroke-width="1.5" />
        </svg>
      </button>
      <input ref={calendar} class="form-native" type={p.type} tabIndex={-1} aria-hidden="true" value={whole} onChange={(e) => e.currentTarget.value && write(p.pointer, e.currentTarget.value, prune)} />
    </>
  );
}

function openCalendar(input: HTMLInputElement | null): void {
  try {
    input?.showPicker();
  } catch {
    input?.focus(); // a browser without the method, or one that wants a click of its own
  }
}
