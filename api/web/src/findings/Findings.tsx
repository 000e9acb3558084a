import "./findings.css";

/** All findings on the draft, with what mends them. */
export function Findings() {
  return null;
}

/** The findings on one field, beside it. Its id is what the field names as aria-describedby. */
export function FieldFindings(_: { pointer: string; id: string }) {
  return null;
}
