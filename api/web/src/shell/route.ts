// Where on the page one is, as the address says: "#/" is the beginning, "#/v/<id>" a draft.

/** The id of the draft that an address names; "" for the beginning. */
export function draftIn(hash: string): string {
  return /^#\/v\/([A-Za-z0-9-]{1,64})$/.exec(hash)?.[1] ?? "";
}

/** The address of a draft, or of the beginning. */
export function addressOf(id: string): string {
  return id === "" ? "#/" : `#/v/${id}`;
}

/** Goes to a draft, or to the beginning. */
export function go(id: string): void {
  location.hash = addressOf(id);
}
