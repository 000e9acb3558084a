import { expect, it } from "vitest";
import { fromBase64, pictureWords, pngSize, toBase64 } from "./picture";

const head = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 2, 0x80, 0, 0, 1, 0xe0]);

it("tells the size of a picture", () => expect(pngSize(head)).toEqual({ width: 640, height: 480 }));
it("tells what is no picture", () => expect(pngSize(new TextEncoder().encode("GIF89a, and some more bytes"))).toBeUndefined());
it("says it in words", () => expect(pictureWords(toBase64(head))).toBe("640 × 480 điểm ảnh, 1 kB"));
it("goes there and back", () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => i % 251);
  expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
  expect(Buffer.from(fromBase64(toBase64(bytes))).equals(bytes)).toBe(true);
});
it("takes no harm from what is no Base64", () => expect(pictureWords("!")).toBe("1 kB"));
