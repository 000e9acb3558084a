// Times as a clerk says them.

const two = (n: number) => String(n).padStart(2, "0");

/** The time of day: "10:42". */
export function clock(time: number): string {
  const t = new Date(time);
  return `${two(t.getHours())}:${two(t.getMinutes())}`;
}

/** A time seen from now: "hôm nay 10:42", "hôm qua 09:15", "28/12/2022 09:15". */
export function when(time: number, now: number): string {
  const t = new Date(time);
  const today = new Date(now);
  const days = Math.round((startOf(today) - startOf(t)) / 86_400_000);
  const day = days === 0 ? "hôm nay" : days === 1 ? "hôm qua" : `${two(t.getDate())}/${two(t.getMonth() + 1)}/${t.getFullYear()}`;
  return `${day} ${clock(time)}`;
}

function startOf(t: Date): number {
  return new Date(t.getFullYear(), t.getMonth(), t.getDate()).getTime();
}

/** A day as payloads write it: "2022-12-28". */
export function isoDay(time: number): string {
  const t = new Date(time);
  return `${t.getFullYear()}-${two(t.getMonth() + 1)}-${two(t.getDate())}`;
}
