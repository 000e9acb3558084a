// Pictures of seals and signatures: PNG files, in the draft as Base64.

/** What a PNG file is: its size in pixels; undefined when it is no PNG. */
export function pngSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  if (bytes.length < 24 || signature.some((b, i) => bytes[i] !== b)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

export function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let i = 0; i < bytes.length; i += 0x8000) pieces.push(String.fromCharCode(...bytes.subarray(i, i + 0x8000)));
  return btoa(pieces.join(""));
}

export function fromBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

/** What a picture is in words: "640 × 640 điểm ảnh, 84 kB". */
export function pictureWords(text: string): string {
  const bytes = fromBase64(text);
  const size = pngSize(bytes);
  const weight = `${Math.max(1, Math.round(bytes.length / 1024))} kB`;
  return size ? `${size.width} × ${size.height} điểm ảnh, ${weight}` : weight;
}
