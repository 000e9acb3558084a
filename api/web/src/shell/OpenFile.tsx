import { useEffect, useRef, useState } from "preact/hooks";
import { attempt } from "../ui/attempt";
import { canOpen, startFromFile } from "./newDraft";
import { warn } from "../ui/notice";

/** Opens a file as a new draft. */
export function OpenFile() {
  const input = useRef<HTMLInputElement>(null);
  return (
    <section class="start-card" aria-labelledby="start-open">
      <h2 id="start-open">Mở tệp</h2>
      <p class="hint">Tệp dữ liệu (JSON) hoặc “PDF kèm dữ liệu để mở lại” đã tải về từ trang này. Có thể kéo tệp thả vào trang.</p>
      <input ref={input} type="file" hidden accept=".json,.pdf,application/json,application/pdf" onChange={(e) => openFirst(e.currentTarget.files)} />
      <button type="button" onClick={() => input.current?.click()}>
        Chọn tệp…
      </button>
    </section>
  );
}

function openFirst(files: FileList | null | undefined): void {
  const file = files?.[0];
  if (file === undefined) return;
  if (canOpen(file)) void attempt(() => startFromFile(file));
  else warn(`Không mở được “${file.name}” làm bản thảo. Trang này mở được tệp dữ liệu (JSON) và PDF kèm dữ liệu.`);
}

/** Takes files that are dropped anywhere on the page, unless the part they are dropped on takes them. */
export function DropFile() {
  const over = useFilesOver();
  return over ? (
    <div class="shell-drop" aria-hidden="true">
      <p>Thả tệp vào đây để mở thành bản thảo mới</p>
    </div>
  ) : null;
}

function useFilesOver(): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const drag = (e: DragEvent) => {
      if (e.defaultPrevented || !e.dataTransfer?.types.includes("Files")) return setOver(false);
      e.preventDefault();
      setOver(true);
    };
    const leave = (e: DragEvent) => e.relatedTarget === null && setOver(false);
    const drop = (e: DragEvent) => {
      setOver(false);
      if (e.defaultPrevented || !e.dataTransfer?.files.length) return;
      e.preventDefault();
      openFirst(e.dataTransfer.files);
    };
    addEventListener("dragover", drag);
    addEventListener("dragleave", leave);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", drag);
      removeEventListener("dragleave", leave);
      removeEventListener("drop", drop);
    };
  }, []);
  return over;
}
