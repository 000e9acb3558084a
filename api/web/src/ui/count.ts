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

/** A text as words with a blank before each. Numbers have no zeros before them: 06/03/2027 is 6/3/2027. */
export function asSearched(text: string): string {
  return ` ${plain(text).replace(/[^a-z0-9]+/g, " ").replace(/\b0+/g, "").trim()}`;
}

/** Whether each word that is searched for begins a word of such a text; what is written as one, such as 46/QĐ-SNV, is looked for as one. */
export function finds(text: string, search: string): boolean {
  return plain(search)
    .split(" ")
    .every((w) => text.includes(asSearched(w)));
}

/** Whether each word that is searched for begins a word of the text. */
export function matches(text: string, search: string): boolean {
  return finds(asSearched(text), search);
}

/** A number as it is written among words: 1.250. */
export function count(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ".");
}
