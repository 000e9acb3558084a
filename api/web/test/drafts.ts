import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, settled, type Page } from "./clerk";

/** A payload, as far as tests look into it. */
export type Payload = Record<string, unknown>;

/** Opens a payload that was kept as a file, as a clerk does. */
export async function openData(page: Page, payload: Payload): Promise<void> {
  await page.goto("/#/");
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Chọn tệp…" }).click();
  const data = Buffer.from(JSON.stringify(payload));
  await (await choosing).setFiles({ name: "du-thao.json", mimeType: "application/json", buffer: data });
  await expect(page.getByRole("form", { name: "Các mục của văn bản" })).toBeVisible();
  await settled(page);
}

/** Opens the sample of a kind. */
export async function openSample(page: Page, kind: string): Promise<void> {
  await page.goto("/#/");
  await page.getByRole("button", { name: `${kind}: từ mẫu` }).click();
  await expect(page.getByRole("form", { name: "Các mục của văn bản" })).toBeVisible();
  await settled(page);
}

/** Unfolds everything that can be unfolded in the form, also what comes to light by it. */
export async function unfold(page: Page): Promise<void> {
  const folded = page.getByRole("form").locator("details:not([open]) > summary");
  while ((await folded.count()) > 0) await folded.first().click();
}

/** A real decision of 2022 with a plan and a table of its tasks. */
export function realDecision(): Payload {
  return JSON.parse(readFileSync(resolve(import.meta.dirname, "../../../testdata/real/qd-2657-bkhcn-2022.json"), "utf8"));
}
