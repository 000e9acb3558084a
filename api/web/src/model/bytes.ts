// The server counts a text in bytes of UTF-8, JavaScript in units of UTF-16. A text is converted
// where it crosses the border, and nowhere else.

/** How many bytes the first units of a text have. */
export function bytesOf(text: string, units: number): number {
  let bytes = 0;
  for (let i = 0; i < Math.min(units, text.length); i++) {
    const c = text.charCodeAt(i);
    if (c < 0x80) bytes += 1;
    else if (c < 0x800) bytes += 2;
    else if (c >= 0xd800 && c < 0xdc00) {
      bytes += 4;
      i++;
    } else bytes += 3;
  }
  return bytes;
}

/** How many units the first bytes of a text have; a place inside a letter is its beginning. */
export function unitsOf(text: string, bytes: number): number {
  let units = 0;
  for (let left = bytes; left > 0 && units < text.length; ) {
    const c = text.codePointAt(units)!;
    left -= c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    if (left >= 0) units += c < 0x10000 ? 1 : 2;
  }
  return units;
}
