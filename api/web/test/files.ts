// What the page saves, and what the API gives for the same document.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { type Page } from "./clerk";

/** A file that was saved. */
export interface Saved {
  name: string;
  bytes: Buffer;
}

/** A document as its data file has it. */
export interface Document {
  kind: string;
  [field: string]: unknown;
}

/** Saves the open draft in the format of that name, as the header's menu calls it. */
export async function save(page: Page, format: string): Promise<Saved> {
  await page.getByRole("button", { name: "Tải về", exact: true }).click();
  const coming = page.waitForEvent("download");
  await page.getByRole("group", { name: "Tải về" }).getByRole("button", { name: format }).click();
  const came = await coming;
  return { name: came.suggestedFilename(), bytes: readFileSync(await came.path()) };
}

/** The open draft, read from its data file. */
export async function saveData(page: Page): Promise<Document> {
  return JSON.parse((await save(page, "Dữ liệu (JSON)")).bytes.toString());
}

/** What the API makes of a document. */
export async function rendered(url: string, doc: Document, query: string): Promise<Buffer> {
  const answer = await fetch(`${url}/v1/documents/${doc.kind}?${query}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(doc) });
  const bytes = Buffer.from(await answer.arrayBuffer());
  if (!answer.ok) throw new Error(`POST /v1/documents/${doc.kind}: ${answer.status} ${bytes}`);
  return bytes;
}

/** The text of a PDF, each run of blanks and breaks as one blank. */
export function pdfText(pdf: Buffer): string {
  return execFileSync("pdftotext", ["-layout", "-", "-"], { input: pdf }).toString().replace(/\s+/g, " ");
}

/** How many pages a PDF has. */
export function pdfPages(pdf: Buffer): number {
  return Number(/^Pages:\s+(\d+)/m.exec(execFileSync("pdfinfo", ["-"], { input: pdf }).toString())![1]);
}

/** Opens a file as a new draft, from the first page. */
export async function openFile(page: Page, name: string, bytes: Buffer): Promise<void> {
  await page.goto("/#/");
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Chọn tệp…" }).click();
  await (await choosing).setFiles({ name, mimeType: "", buffer: bytes });
  await page.getByRole("form", { name: "Các mục của văn bản" }).waitFor();
}
