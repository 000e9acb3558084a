// The document as a file: the very payload that is kept goes to the server, and what comes back is saved.

import { counts } from "../findings/Findings";
import type { Sort } from "../findings/sort";
import { ask, Failure, posting } from "../model/api";
import { pages, problems } from "../model/live";
import { payload } from "../model/draft";
import type { Payload } from "../model/json";
import { fresh } from "../paper/live";
import { attempt } from "../ui/attempt";
import { fileNameOf, nameIn } from "./fileName";
import { schemaFor } from "../schema/scope";
import { kindName } from "./kindNames";
import { type Notice, tell, warn } from "../ui/notice";
import { openFindings } from "./panes";
import { library } from "./scene";
import { count } from "../ui/count";

/** A file that a draft is saved as. */
export interface Format {
  id: string;
  name: string;
  hint: string;
  query: string; // of POST /v1/documents/{kind}
  ext: string;
}

export const formats: Format[] = [
  { id: "docx", name: "Word", hint: "Để trình ký, sửa tiếp bằng Word", query: "format=docx", ext: "docx" },
  { id: "pdf", name: "PDF", hint: "Để in, gửi, ký số", query: "format=pdf", ext: "pdf" },
  { id: "pdfa", name: "PDF kèm dữ liệu để mở lại", hint: "Mở lại được ở trang này để sửa", query: "format=pdf&pdfa=3a", ext: "pdf" },
];

/** Saves the open draft as a file. A draft with errors is not saved; its findings are shown. */
export async function download(format: Format, embedFonts: boolean): Promise<void> {
  const now = payload.peek();
  const query = format.query + (embedFonts && format.id === "docx" ? "&embed_fonts=true" : "");
  try {
    const answer = await ask(`/v1/documents/${encodeURIComponent(now.kind)}?${query}`, posting(now));
    const name = nameIn(answer.headers.get("Content-Disposition")) || `${fileNameOf(now, kindName(now.kind))}.${format.ext}`;
    save(await answer.blob(), name);
    await library.peek()?.keeper.mark(`Tải về bản ${format.name}`, now);
    told(name);
  } catch (cause) {
    refused(cause, { ...format, query });
  }
}

/** Saves the data of the open draft, which needs no server. */
export async function downloadData(): Promise<void> {
  const now = payload.peek();
  const known = fresh.peek() ? pages.peek()?.documents[0]?.name : undefined; // the server knows what the profile adds
  const name = `${known || fileNameOf(now, kindName(now.kind))}.json`;
  save(dataOf(now), name);
  await library.peek()?.keeper.mark("Tải về dữ liệu");
  tell(`Đã tải về “${name}”.`);
}

/** A payload as a file. */
export function dataOf(p: Payload): Blob {
  return new Blob([JSON.stringify(p, null, 2) + "\n"], { type: "application/json" });
}

// Warnings do not keep a file from being made, but they are not passed over in silence.
function told(name: string): void {
  const warnings = problems.peek().filter((p) => p.severity === "warning").length;
  if (warnings === 0) return tell(`Đã tải về “${name}”.`);
  tell(`Đã tải về “${name}”. Còn ${count(warnings)} cảnh báo.`, { name: "Xem", run: openFindings });
}

function refused(cause: unknown, format: Format): void {
  if (!(cause instanceof Failure)) throw cause;
  if (cause.status === 0) return warn("Máy chủ không trả lời nên chưa tạo được tệp. Bản thảo vẫn được giữ; hãy thử lại sau, hoặc tải dữ liệu (JSON) về.");
  const errors = cause.problems.filter((p) => p.severity === "error").length;
  if (cause.status !== 422 || errors === 0) return warn([cause.message, cause.suggestion].filter(Boolean).join(" "));
  const known = pages.peek();
  if (known !== null) pages.value = { ...known, valid: false, problems: cause.problems };
  openFindings();
  warn(`Còn ${stillToDo(counts.peek(), errors)} trước khi tải.`, offer(format));
}

// A draft can be shown with its errors, marked as one, but is none that the data can be taken out of again, nor a copy.
function offer(format: Format): Notice["action"] {
  if (format.id === "pdfa" || format.query.endsWith(asDraft) || !mayBeDraft(payload.peek().kind)) return undefined;
  return { name: "Tải bản dự thảo (có dấu DỰ THẢO)", run: () => void attempt(() => download({ ...format, query: format.query + asDraft }, false)) };
}

const asDraft = "&draft=true";
const mayBeDraft = (kind: string) => schemaFor(kind)?.properties?.["draft"] !== undefined;

// What nobody has filled in yet is no error to the clerk.
function stillToDo(now: Record<Sort, number>, errors: number): string {
  const missing = Math.min(now.missing, errors);
  const words = [errors > missing && `${count(errors - missing)} lỗi phải sửa`, missing > 0 && `${count(missing)} mục phải điền`];
  return words.filter(Boolean).join(", ");
}

/** Has the browser save a file. */
export function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
