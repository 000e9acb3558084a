// Numbers as Vietnamese clerks write them: 1.250 and 80,38.

/** The number that was typed; undefined when it is none. */
export function readNumber(typed: string, whole: boolean): number | undefined {
  const text = typed.trim().replace(/[\s\u00a0]/g, "");
  if (!/^[-+]?\d/.test(text)) return undefined;
  const plain = /^[-+]?\d{1,3}(\.\d{3})+(,\d+)?$/.test(text) ? text.replaceAll(".", "").replace(",", ".") : text.replace(",", ".");
  const value = Number(plain);
  return Number.isFinite(value) && (!whole || Number.isInteger(value)) ? value : undefined;
}

/** A number as it is written while it can still be changed: without the dots of thousands. */
export function writeNumber(value: number): string {
  return String(value).replace(".", ",");
}

/** Numbers in a row: 12; 80,5; -. A dash is a number that is not known. */
export function readNumbers(typed: string): (number | null)[] | undefined {
  const parts = typed.split(";").map((p) => p.trim());
  if (parts.at(-1) === "") parts.pop();
  const all = parts.map((p) => (/^[-–…]?$/.test(p) ? null : readNumber(p, false)));
  return all.includes(undefined) ? undefined : (all as (number | null)[]);
}

export function writeNumbers(values: (number | null)[]): string {
  return values.map((v) => (v === null ? "–" : writeNumber(v))).join("; ");
}

const steps: [number, string][] = [[1000, "M"], [900, "CM"], [500, "D"], [400, "CD"], [100, "C"], [90, "XC"], [50, "L"], [40, "XL"], [10, "X"], [9, "IX"], [5, "V"], [4, "IV"], [1, "I"]];

/** 4 as IV. */
export function roman(n: number): string {
  const step = steps.find(([value]) => value <= n);
  return step ? step[1] + roman(n - step[0]) : "";
}
