/** The versions of the draft that is open. */
export function History(_: { close: () => void }) {
  return null;
}
