import "./paper.css";

/** The pages of the draft that is open, as they will be printed. */
export function Paper() {
  return null;
}
