import { test as base, expect, type Locator, type Page } from "@playwright/test";
import { profiles } from "./build";
import { Server } from "./server";

export { expect, type Page };

/** What every test has: a server, and a page that must behave. */
interface Worker {
  server: Server;
}

interface Fixtures {
  serverFails: boolean; // an option: requests that come to nothing are part of the test
  faults: string[]; // what the browser complained of, and what was asked of other servers
}

export const test = base.extend<Fixtures, Worker>({
  server: [
    async ({}, use) => {
      const server = await new Server(["-profiles", profiles, "-store", "drafts.db"]).start();
      await use(server);
      await server.close();
    },
    { scope: "worker" },
  ],
  baseURL: ({ server }, use) => use(server.url),
  serverFails: [false, { option: true }],
  faults: [
    async ({ page, serverFails }, use) => {
      const faults: string[] = [];
      watch(page, faults);
      await use(faults);
      expect(faults.filter((f) => !serverFails || !/^error: Failed to load resource: net::ERR_/.test(f)), "what the browser complained of").toEqual([]);
    },
    { auto: true },
  ],
});

/** Notes errors of scripts, refusals by the page's policy, and requests that leave the server. */
export function watch(page: Page, faults: string[]): void {
  page.on("pageerror", (e) => faults.push(`error: ${e.stack ?? e.message}`));
  page.on("console", (m) => {
    if (m.type() === "error" || m.type() === "warning") faults.push(`${m.type()}: ${m.text()} (${m.location().url})`);
  });
  page.on("request", (r) => {
    const { protocol, hostname } = new URL(r.url());
    if (protocol.startsWith("http") && hostname !== "127.0.0.1") faults.push(`request to ${r.url()}`);
  });
}

/** Waits until the paper shows the newest draft. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator("[data-settled]").first()).toHaveAttribute("data-settled", "true");
}

/** Opens the first page and begins an empty document of a kind. */
export async function begin(page: Page, kind: string): Promise<void> {
  await page.goto("/");
  await page.getByRole("button", { name: `${kind}: trang trống` }).click();
  await expect(page.getByRole("form", { name: "Các mục của văn bản" })).toBeVisible();
  await settled(page);
}

/** The field of that name, in a part of the form where a name occurs more than once. */
export function field(scope: Page | Locator, name: string): Locator {
  return scope.getByRole("textbox", { name, exact: true }).or(scope.getByRole("combobox", { name, exact: true }));
}

/** Types into a field as a person does, key by key. */
export async function type(scope: Page | Locator, name: string, text: string): Promise<void> {
  const one = field(scope, name);
  await one.click();
  await one.pressSequentially(text);
}

/** What is on the pages that are drawn, each run of blanks and breaks as one blank. */
export async function paperText(page: Page): Promise<string> {
  return (await page.getByRole("group", { name: "Trang in" }).getByRole("img", { name: /^Trang \d/ }).locator("text").allTextContents()).join(" ").replace(/\s+/g, " ");
}
