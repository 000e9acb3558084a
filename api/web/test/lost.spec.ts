import { createServer, request, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import type { Locator } from "@playwright/test";
import { begin, expect, field, test, watch, type Page } from "./clerk";

// What browsers, tabs and servers do to a draft when they do not do what they should.

const subject = (page: Page): Locator => field(page, "Trích yếu");
const savedHere = (page: Page): Locator => page.getByText("Đã lưu trên máy");
const savedThere = (page: Page): Locator => page.getByText("Đã lưu trên máy chủ");

/** Has a tab take in a letter, and stop for a while before it can keep it: a machine that sleeps does the same. */
function stall(page: Page, letter: string, milliseconds: number): Promise<void> {
  return page.evaluate(
    async ([text, wait]) => {
      document.execCommand("insertText", false, text);
      await new Promise((next) => setTimeout(next, 50));
      for (const end = Date.now() + wait; Date.now() < end; );
    },
    [letter, milliseconds] as const,
  );
}

/** Has the browser's database refuse drafts as if the disk were full, until it is said to have room again. */
async function fill(page: Page, full: boolean): Promise<void> {
  await page.evaluate((full) => {
    const store = IDBObjectStore.prototype as IDBObjectStore & { real?: IDBObjectStore["put"] };
    store.real ??= store.put;
    store.put = full
      ? function (this: IDBObjectStore) {
          throw new DOMException(`no room in ${this.name}`, "QuotaExceededError");
        }
      : store.real;
  }, full);
}

test("a tab that slept does not write over what another has written since", async ({ page, context, faults }) => {
  await begin(page, "Quyết định");
  await subject(page).click();
  await page.keyboard.type("Chung ");
  await expect(savedThere(page)).toBeVisible();
  const asleep = stall(page, "A", 9000);

  const other = await context.newPage();
  watch(other, faults);
  await other.goto(page.url());
  await other.getByRole("button", { name: "Soạn tiếp ở đây" }).click();
  await expect(subject(other)).toHaveText("Chung");
  await subject(other).press("Control+End");
  await other.keyboard.type("phần viết ở thẻ B");
  await expect(savedHere(other)).toBeVisible();

  await asleep;
  await expect(page.getByRole("heading", { name: "Bản thảo đã chuyển sang thẻ khác" })).toBeVisible();
  await expect(subject(other)).toHaveText("Chung phần viết ở thẻ B");
  await other.reload();
  await expect(subject(other)).toHaveText("Chung phần viết ở thẻ B");
  await page.getByRole("button", { name: "Mở phần chưa lưu" }).click();
  await expect(subject(page)).toHaveText("Chung A");
});

/** What lies in the browser's database, as JSON. */
function lies(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const answer = <T>(r: IDBRequest<T>) => new Promise<T>((done, failed) => ((r.onsuccess = () => done(r.result)), (r.onerror = () => failed(r.error))));
    const known = (await indexedDB.databases()).some((d) => d.name === "vanban");
    if (!known) return "";
    const base = await answer(indexedDB.open("vanban"));
    const drafts = base.objectStoreNames.contains("drafts") ? await answer(base.transaction("drafts").objectStore("drafts").getAll()) : [];
    base.close();
    return JSON.stringify(drafts);
  });
}

test("drafts are kept again after the browser has closed its database", async ({ page }) => {
  await begin(page, "Quyết định");
  await page.evaluate(() => new Promise((gone) => (indexedDB.deleteDatabase("vanban").onsuccess = gone)));
  await subject(page).click();
  await page.keyboard.type("Sau khi bị đóng");
  await expect.poll(() => lies(page)).toContain("Sau khi bị đóng");
  await page.reload();
  await expect(subject(page)).toHaveText("Sau khi bị đóng");
});

test("the clerk is told that the server has a newer page", async ({ page, server }) => {
  const line = await slowLine(server.url);
  await page.goto(line.url);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  line.renew();
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await expect(page.getByRole("status").getByRole("button", { name: "Tải lại trang" })).toBeVisible();
  line.close();
});

test.describe("while the server is away", () => {
  for (const hours of [0, 1, 24]) {
    test(`what is typed is not lost though the clock is put back by ${hours} hours and another saves the draft`, async ({ page, context, server, faults }) => {
      await context.addInitScript((by) => {
        const { now } = Date;
        const back = () => Number(localStorage.getItem("back") ?? 0) * by;
        globalThis.Date = class extends Date {
          constructor(...given: []) {
            if (given.length > 0) super(...given);
            else super(now() - back());
          }
          static override now = () => now() - back();
        } as DateConstructor;
      }, hours * 3_600_000);
      const { id, address } = await savedOnce(page, "Một");
      await page.evaluate(() => {
        localStorage.setItem("back", "1");
        globalThis.fetch = () => Promise.reject(new TypeError("no line")); // also for what is sent when the page closes
      });
      await typeOn(page, " hai ở đây");
      await page.close();
      await saveElsewhere(server.url, id, "Một ba ở nơi khác");

      const again = await context.newPage();
      watch(again, faults);
      await again.goto(address);
      await expect(subject(again)).toHaveText("Một hai ở đây");
      await expect(again.getByRole("alert").filter({ hasText: "Bản thảo này cũng đã được sửa ở nơi khác" })).toBeVisible();
      await again.getByRole("link", { name: "Về trang đầu" }).click();
      await expect(again.getByRole("listitem").filter({ hasText: "Một hai ở đây" })).toContainText("sửa ở hai nơi");
      expect(faults.splice(0).filter((f) => !f.includes("412"))).toEqual([]);
    });
  }
});

/** Begins a draft that the server has, too. */
async function savedOnce(page: Page, text: string): Promise<{ id: string; address: string }> {
  await begin(page, "Quyết định");
  await subject(page).click();
  await page.keyboard.type(text);
  await expect(savedThere(page)).toBeVisible();
  return { id: page.url().split("/").at(-1)!, address: page.url() };
}

async function typeOn(page: Page, text: string): Promise<void> {
  await subject(page).press("Control+End");
  await page.keyboard.type(text);
  await expect.poll(() => lies(page)).toContain(text);
}

async function saveElsewhere(url: string, id: string, subject: string): Promise<void> {
  const path = `${url}/v1/drafts/${id}`;
  const { payload, kind, version } = await (await fetch(path)).json();
  const body = JSON.stringify({ kind, title: subject, mark: "", payload: { ...payload, subject } });
  const answer = await fetch(path, { method: "PUT", headers: { "Content-Type": "application/json", "If-Match": `"${version}"` }, body });
  expect(answer.status).toBe(200);
}

test("what an older page left unsaved is saved by this one", async ({ page, server }) => {
  await page.goto("/healthz");
  await page.evaluate(async () => {
    const opening = indexedDB.open("vanban", 2);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore("drafts", { keyPath: "id" }).put({ id: "0123456789abcdef0123456789abcdef", title: "Của trang cũ", payload: { kind: "quyet-dinh", subject: "Của trang cũ" }, created: 1, updated: 9 });
      opening.result.createObjectStore("versions", { keyPath: ["draft", "number"] });
      opening.result.createObjectStore("answers");
      opening.result.createObjectStore("turns");
    };
    await new Promise((done) => (opening.onsuccess = done));
    opening.result.close();
  });
  await page.goto("/");
  await expect(page.getByRole("link", { name: "Của trang cũ" })).toBeVisible();
  await expect.poll(() => titles(server.url)).toContain("Của trang cũ");
});

test.describe("while the browser has no room", () => {
  test("a draft is not left before it is kept, unless the clerk says so", async ({ page }) => {
    await begin(page, "Quyết định");
    const address = page.url();
    await fill(page, true);
    await subject(page).click();
    await page.keyboard.type("Chưa lưu được");
    await expect(page.getByRole("alert").filter({ hasText: "hết chỗ lưu" })).toBeVisible();

    await page.getByRole("link", { name: "Về trang đầu" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "chưa lưu được nên trang không rời bản thảo" })).toBeVisible();
    await expect(subject(page)).toHaveText("Chưa lưu được");
    expect(page.url()).toBe(address);

    await fill(page, false);
    await page.getByRole("link", { name: "Về trang đầu" }).click();
    await page.getByRole("link", { name: "Chưa lưu được" }).click();
    await expect(subject(page)).toHaveText("Chưa lưu được");

    await fill(page, true);
    await subject(page).press("End");
    await page.keyboard.type(" thì thôi");
    await page.getByRole("link", { name: "Về trang đầu" }).click();
    await page.getByRole("button", { name: "Rời đi, bỏ phần chưa lưu" }).click();
    await expect(page.getByRole("link", { name: "Chưa lưu được", exact: true })).toBeVisible();
  });

  test("the clerk is asked before the page closes, and the server has what was typed", async ({ page, server }) => {
    await begin(page, "Quyết định");
    await fill(page, true);
    await subject(page).click();
    await page.keyboard.type("Chỉ có trên máy chủ");
    await expect(page.getByRole("alert").filter({ hasText: "hết chỗ lưu" })).toBeVisible();
    await expect.poll(() => titles(server.url)).toContain("Chỉ có trên máy chủ");

    const asked = page.waitForEvent("dialog");
    const closing = page.reload().catch(() => {});
    const dialog = await asked;
    expect(dialog.type()).toBe("beforeunload");
    await dialog.accept();
    await closing;
  });
});

test.describe("after an answer that was none", () => {
  test.use({ serverFails: true });

  test("the server is asked to save again", async ({ page, server }) => {
    let asked = 0;
    await page.route("**/v1/drafts/*", (route) => (route.request().method() === "PUT" && asked++ === 0 ? route.fulfill({ status: 200, contentType: "application/json", body: '{"id":' }) : route.continue()));
    await begin(page, "Quyết định");
    await subject(page).click();
    await page.keyboard.type("Trả lời đứt quãng");
    await expect.poll(() => asked).toBe(1);
    await expect(savedThere(page)).toBeVisible();
    expect(await titles(server.url)).toContain("Trả lời đứt quãng");
  });

  test("the server is asked again whether it keeps drafts", async ({ page, server, faults }) => {
    let asked = 0;
    await page.route("**/v1/drafts", (route) => (asked++ === 0 ? route.fulfill({ status: 503, contentType: "application/problem+json", body: '{"detail":"Máy chủ đang bận."}' }) : route.continue()));
    await begin(page, "Quyết định");
    await subject(page).click();
    await page.keyboard.type("Sau khi máy chủ bận");
    await expect(savedThere(page)).toBeVisible();
    expect(await titles(server.url)).toContain("Sau khi máy chủ bận");
    expect(faults.splice(0).filter((f) => !f.includes("503"))).toEqual([]);
  });

  test("the clerk is told that the server does not take a draft", async ({ page, faults }) => {
    await page.route("**/v1/drafts/*", (route) => (route.request().method() === "PUT" ? route.fulfill({ status: 413, contentType: "application/problem+json", body: '{"detail":"Bản thảo quá lớn."}' }) : route.continue()));
    await begin(page, "Quyết định");
    await subject(page).click();
    await page.keyboard.type("Quá lớn");
    await expect(page.getByText(/Đã lưu trên máy này, .*; máy chủ không nhận: Bản thảo quá lớn\./)).toBeVisible();
    expect(faults.splice(0).filter((f) => !f.includes("413"))).toEqual([]);
  });
});

test("the page opens on a line that is slow", async ({ page, server }) => {
  const line = await slowLine(server.url);
  await page.goto(line.url);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  const session = await page.context().newCDPSession(page);
  await session.send("Network.clearBrowserCache"); // as when there is a new build
  line.slow();
  await page.reload({ waitUntil: "commit" });
  await expect(page.getByRole("button", { name: "Quyết định: trang trống" })).toBeVisible();
  line.close();
});

async function titles(url: string): Promise<string[]> {
  const answer: { drafts: { title: string }[] } = await (await fetch(new URL("/v1/drafts", url))).json();
  return answer.drafts.map((d) => d.title);
}

/** A line to a server. When it is slow, the script of the page takes six seconds; when it is renewed, the page is of another build. */
async function slowLine(url: string): Promise<{ url: string; slow(): void; renew(): void; close(): void }> {
  let [isSlow, isNew] = [false, false];
  const line = createServer((asked, answer) => {
    const headers: IncomingHttpHeaders = { ...asked.headers, host: new URL(url).host, "accept-encoding": "identity" };
    if (isNew) delete headers["if-none-match"];
    const on = request(new URL(asked.url ?? "/", url), { method: asked.method, headers }, async (said) => {
      let body = Buffer.concat(await said.toArray());
      const headers = { ...said.headers };
      if (isNew && asked.url === "/sw.js") {
        body = Buffer.concat([body, Buffer.from("// another build\n")]);
        for (const name of ["content-length", "content-encoding", "etag"]) delete headers[name];
      }
      answer.writeHead(said.statusCode ?? 502, headers);
      const half = isSlow && asked.url === "/assets/index.js" ? body.length / 2 : body.length;
      answer.write(body.subarray(0, half));
      setTimeout(() => answer.end(body.subarray(half)), half < body.length ? 6000 : 0);
    });
    asked.pipe(on);
  });
  await new Promise<void>((ready) => line.listen(0, "127.0.0.1", ready));
  return { url: `http://127.0.0.1:${(line.address() as AddressInfo).port}/`, slow: () => (isSlow = true), renew: () => (isNew = true), close: () => line.close() };
}
