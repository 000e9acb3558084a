import type { Json } from "../model/json";
import type { ControlProps } from "./Control";
import { readNumber, readNumbers, writeNumber, writeNumbers } from "../schema/numbers";
import { Typed } from "./Typed";

/** A number, the Vietnamese way: 1.250; 80,38. */
export function NumberControl(p: ControlProps & { whole: boolean }) {
  return <Typed {...p} numeric placeholder="" read={(t) => readNumber(t, p.whole)} show={show} />;
}

/** Numbers in one line with semicolons between them. */
export function NumbersControl(p: ControlProps) {
  return <Typed {...p} placeholder="Ví dụ: 12; 80,5; –" read={readNumbers} show={show} />;
}

function show(value: Json): string {
  if (typeof value === "number") return writeNumber(value);
  return Array.isArray(value) ? writeNumbers(value.map((v) => (typeof v === "number" ? v : null))) : String(value);
}
