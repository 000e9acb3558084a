import "./text.css";

/** What a text is: content with numbered lines, one value a line, or a plain text. */
export type Mode = "body" | "lines" | "plain";

export interface TextFieldProps {
  pointer: string; // to a string; for "lines" to a list of strings
  label: string; // for those who do not see the label beside it
  mode: Mode;
  describedBy?: string; // id of what is said of the field
  placeholder?: string;
  rows?: number; // least height in lines
}

/** A text of the draft in an editor. */
export function TextField(_: TextFieldProps) {
  return null;
}
