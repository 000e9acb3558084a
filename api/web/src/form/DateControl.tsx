import type { TargetedEvent } from "preact";
import { useRef } from "preact/hooks";
import type { ControlProps } from "./Control";
import { readDate, readMoment, readStamp, writeDate, writeMoment, writeStamp } from "./dates";
import { readPeriod, writePeriod } from "./period";
import { useScope, useValue, write } from "../schema/scope";
import { Typed } from "./Typed";

/**
 * A day, or a month or year when the day is filled in by hand. A click into one that is not whole selects it, as the tab key does:
 * what is typed is the whole day, and not put into what the page began with.
 */
export function DateControl(p: ControlProps) {
  const fresh = useRef(false);
  const value = useValue(p.pointer);
  const isPart = typeof value === "string" && value.length < 10;
  const press = (e: TargetedEvent<HTMLElement>) => (fresh.current = isPart && isText(e.target) && e.target !== document.activeElement);
  const select = (e: TargetedEvent<HTMLElement>) => fresh.current && isText(e.target) && e.target.selectionStart === e.target.selectionEnd && e.target.select();
  return (
    <div class="form-date" onPointerDown={press} onClick={select}>
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

const isText = (target: EventTarget | null): target is HTMLInputElement => target instanceof HTMLInputElement && target.type === "text";

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
