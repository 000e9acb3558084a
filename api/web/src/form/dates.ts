// Dates as a clerk writes them and as the API has them. A date may lack its day, or day and month:
// the paper leaves room for what is filled in by hand.

const patterns: [RegExp, (m: string[]) => (string | undefined)[]][] = [
  [/^(\d{1,2})[\/.\-\s](\d{1,2})[\/.\-\s](\d{4})$/, ([, d, m, y]) => [y, m, d]],
  [/^(\d{1,2})[\/.-](\d{1,2})[\/.-](\d{2})$/, ([, d, m, y]) => [inCentury(y), m, d]],
  [/^(\d{2})(\d{2})(\d{4})$/, ([, d, m, y]) => [y, m, d]],
  [/^(\d{1,2})[\/.\-\s](\d{4})$/, ([, m, y]) => [y, m]],
  [/^(\d{4})-(\d{1,2})-(\d{1,2})$/, ([, y, m, d]) => [y, m, d]],
  [/^(\d{4})-(\d{1,2})$/, ([, y, m]) => [y, m]],
  [/^(\d{4})$/, ([, y]) => [y]],
  [/^ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})$/i, ([, d, m, y]) => [y, m, d]],
  [/^tháng\s+(\d{1,2})\s+năm\s+(\d{4})$/i, ([, m, y]) => [y, m]],
];

// Of two digits those that are still to come are of the last century: 26 is 2026, 99 is 1999.
const lastYear = 69;
const inCentury = (y = "") => (Number(y) > lastYear ? "19" : "20") + y;

/** The date that was typed, as 2022-12-28, 2022-12 or 2022; undefined when it is none that there is. */
export function readDate(typed: string): string | undefined {
  const text = typed.trim();
  for (const [pattern, parts] of patterns) {
    const found = pattern.exec(text);
    if (found) return iso(parts(found));
  }
  return undefined;
}

function iso([y, m, d]: (string | undefined)[]): string | undefined {
  const year = Number(y);
  const month = m === undefined ? undefined : Number(m);
  const day = d === undefined ? undefined : Number(d);
  if (month !== undefined && (month < 1 || month > 12)) return undefined;
  if (day !== undefined && (day < 1 || day > daysIn(year, month ?? 1))) return undefined;
  return [String(year).padStart(4, "0"), month, day].filter((p) => p !== undefined).map((p) => String(p).padStart(2, "0")).join("-");
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** A date as it is written: 28/12/2022, 12/2022, 2022; what is no date stays as it is. */
export function writeDate(value: string): string {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value);
  if (!found) return value;
  return found.slice(1).filter((p) => p !== undefined).reverse().join("/");
}

/** A moment that was typed (08:00 15/12/2026, 15/12/2026 8h30), as 2026-12-15T08:00; undefined when it is none. */
export function readMoment(typed: string): string | undefined {
  const text = typed.trim();
  const ready = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) ? text : undefined;
  const clock = /(?:^|\s)(\d{1,2})\s*(?:[:h]|giờ)\s*(\d{2})?(?:\s*phút)?(?=[\s,]|$)/i.exec(text);
  if (ready || !clock) return ready;
  const date = readDate(text.replace(clock[0], " ").replace(/[,]|(?:^|\s)ngày(?=\s+\d+\/)/gi, " ").trim());
  const hour = Number(clock[1]);
  const minute = Number(clock[2] ?? 0);
  if (!date || date.length !== 10 || hour > 24 || minute > 59) return undefined;
  return `${date}T${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

/** A moment as it is written: 08:00 15/12/2026; other words stay as they are. */
export function writeMoment(value: string): string {
  const found = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/.exec(value);
  return found ? `${found[2]} ${writeDate(found[1] ?? "")}` : value;
}

/** A moment to the second (09:30:15 05/01/2020), as 2020-01-05T09:30:15+07:00: clerks write the hour of Viet Nam. */
export function readStamp(typed: string): string | undefined {
  const text = typed.trim();
  if (/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(text)) return text;
  const seconds = /\b(\d{1,2}:\d{2}):(\d{2})\b/.exec(text);
  const moment = readMoment(seconds ? text.replace(seconds[0], seconds[1] ?? "") : text);
  return moment && `${moment}:${seconds?.[2] ?? "00"}+07:00`;
}

/** A moment to the second as it is written; one of another zone stays as it is. */
export function writeStamp(value: string): string {
  const found = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})\+07:00$/.exec(value);
  return found ? `${found[2]} ${writeDate(found[1] ?? "")}` : value;
}
