// Texts compared and counted as the interface needs it.

/** A text as it is searched: small letters without diacritics. */
export function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[đĐ]/g, "d")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}

/** Whether each word that is searched for begins a word of the text. */
export function matches(text: string, search: string): boolean {
  const words = ` ${plain(text).replace(/[^a-z0-9]+/g, " ")}`;
  return plain(search)
    .split(/[^a-z0-9]+/)
    .every((w) => words.includes(` ${w}`));
}

/** A number as it is written among words: 1.250. */
export function count(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ".");
}
