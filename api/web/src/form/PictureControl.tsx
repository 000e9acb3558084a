import { useState } from "preact/hooks";
import type { ControlProps } from "./Control";
import { pictureWords, pngSize, toBase64 } from "./picture";
import { useScope, useValue, write } from "../schema/scope";

/** A picture: a PNG file of the clerk's. */
export function PictureControl(p: ControlProps) {
  const { prune } = useScope();
  const value = useValue(p.pointer);
  const [wrong, setWrong] = useState("");
  const text = typeof value === "string" ? value : "";
  const take = async (file: File | undefined) => {
    if (!file) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const fault = faultOf(bytes, p.schema.maxLength ?? Infinity);
    setWrong(fault);
    if (fault === "") write(p.pointer, toBase64(bytes), prune);
  };
  return (
    <div class="form-picture">
      {text !== "" && <img src={`data:image/png;base64,${text}`} alt={p.label} />}
      <div class="stack">
        <input id={p.id} data-control type="file" accept="image/png,.png" aria-invalid={p.invalid} aria-describedby={p.describedBy} onChange={(e) => void take(e.currentTarget.files?.[0])} />
        {text !== "" && <span class="hint">{pictureWords(text)}</span>}
        {text !== "" && (
          <button type="button" class="quiet" onClick={() => write(p.pointer, undefined, prune)}>
            Bỏ ảnh
          </button>
        )}
        <span role="status" class="form-wrong">
          {wrong}
        </span>
      </div>
    </div>
  );
}

function faultOf(bytes: Uint8Array, most: number): string {
  if (!pngSize(bytes)) return "Tệp này không phải ảnh PNG. Hãy lưu ảnh ở dạng PNG nền trong suốt rồi chọn lại.";
  return (bytes.length * 4) / 3 > most ? `Ảnh quá lớn (${Math.round(bytes.length / 1024)} kB). Hãy thu nhỏ ảnh rồi chọn lại.` : "";
}
