// The server reads a field's text in NFC and without blanks around it, and counts in its bytes.

import { bytesOf, unitsOf } from "./bytes";

/** Where in the text that the server reads the place is: bytes for units. */
export function serverOffset(text: string, units: number): number {
  const all = text.trimEnd();
  const read = all.slice(0, units).normalize("NFC").trimStart();
  return bytesOf(read, read.length);
}

/** Where in the text the place is that the server says: units for bytes. */
export function fieldOffset(text: string, bytes: number): number {
  const read = text.trimStart();
  let at = text.length - read.length;
  if (read === read.normalize("NFC")) return at + unitsOf(read, bytes);
  let left = bytes;
  for (const [letter] of read.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    const composed = letter.normalize("NFC");
    left -= bytesOf(composed, composed.length);
    if (left < 0) break;
    at += letter.length;
  }
  return at;
}
