import "./form.css";

/** All fields of the draft that is open. */
export function Form() {
  return null;
}
