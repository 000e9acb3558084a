import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContext, type Locator } from "@playwright/test";
import { begin, expect, field, settled, test, type, type Page, watch } from "./clerk";

const words = "Ban hành Kế hoạch cải cách hành chính năm 2027 của Sở Nội vụ";
const pace = 40; // milliseconds between two keys
const ofOneSecond = 1000 / pace; // what may be lost

const subject = (page: Page) => field(page, "Trích yếu");

/** Types so slowly that what was typed first must be kept when the last key is pressed. */
async function typeSlowly(page: Page): Promise<void> {
  await subject(page).click();
  await subject(page).pressSequentially(words, { delay: pace });
}

/** That at most the last second of what was typed is not there. */
async function expectKept(page: Page): Promise<void> {
  await settled(page);
  const kept = await subject(page).innerText();
  expect(words.startsWith(kept), kept).toBe(true);
  expect(kept.length).toBeGreaterThanOrEqual(words.length - ofOneSecond);
}

test.describe("nothing is lost", () => {
  test("when the page is loaded anew right after the last key, and the caret is where it was", async ({ page }) => {
    await begin(page, "Quyết định");
    await typeSlowly(page);
    await page.reload();
    await expectKept(page);
    await expect(subject(page)).toBeFocused();
    const kept = await subject(page).innerText();
    await page.keyboard.type("!");
    await expect(subject(page)).toHaveText(`${kept}!`);
  });

  test("when the tab is closed and another opened", async ({ page, context }) => {
    await begin(page, "Quyết định");
    await typeSlowly(page);
    await page.close();
    const next = await context.newPage();
    await next.goto("/");
    await expectKept(next);
  });

  test("when the browser is killed", async ({ playwright, server }, info) => {
    const folder = mkdtempSync(join(tmpdir(), "vanban-browser-"));
    const { launchOptions, locale, viewport } = info.project.use;
    const open = (): Promise<BrowserContext> => playwright.chromium.launchPersistentContext(folder, { ...launchOptions, locale, viewport, baseURL: server.url });
    const first = await open();
    const page = await first.newPage();
    await begin(page, "Quyết định");
    await typeSlowly(page);
    const address = page.url();
    const gone = new Promise((done) => first.on("close", done));
    process.kill(Number(execFileSync("pgrep", ["-o", "-f", `user-data-dir=${folder}`])), "SIGKILL");
    await gone;

    const second = await open();
    const again = await second.newPage();
    await again.goto(address); // which Chromium opens again after a crash
    await expectKept(again);
    await second.close();
    rmSync(folder, { recursive: true, force: true });
  });
});

test("of two tabs with one draft only one writes, and it has all of it", async ({ page, context, faults }) => {
  await begin(page, "Quyết định");
  await type(page, "Trích yếu", "Thành lập Tổ công tác");
  const other = await context.newPage();
  watch(other, faults);
  await other.goto(page.url());
  await expect(other.getByRole("heading", { name: "Bản thảo đang mở ở thẻ khác" })).toBeVisible();
  await expect(other.getByRole("form")).toHaveCount(0);

  await subject(page).pressSequentially(" số 1");
  await other.getByRole("button", { name: "Soạn tiếp ở đây" }).click();
  await expect(subject(other)).toHaveText("Thành lập Tổ công tác số 1");
  await expect(page.getByRole("heading", { name: "Bản thảo đã chuyển sang thẻ khác" })).toBeVisible();
  await expect(page.getByRole("form")).toHaveCount(0);

  await type(other, "Số văn bản", "9");
  await page.getByRole("button", { name: "Soạn tiếp ở đây" }).click();
  await expect(field(page, "Số văn bản")).toHaveValue("9");
  await expect(subject(page)).toHaveText("Thành lập Tổ công tác số 1");
});

test("a draft is found by its number and day; its copy waits for its own, and a certified copy has it whole", async ({ page }) => {
  await begin(page, "Quyết định");
  await type(page, "Trích yếu", "Cử công chức đi công tác");
  await type(page, "Số văn bản", "46");
  await field(page, "Ngày ban hành").fill("06/03/2027");
  for (const kind of ["Công văn", "Báo cáo", "Kế hoạch", "Tờ trình", "Thông báo"]) {
    await page.getByRole("link", { name: "Về trang đầu" }).click();
    await page.getByRole("button", { name: `${kind}: từ mẫu` }).click();
    await expect(page.getByRole("form")).toBeVisible();
  }
  const found = page.getByRole("region", { name: "Bản thảo gần đây" }).getByRole("link");
  const back = () => page.getByRole("link", { name: "Về trang đầu" }).click();
  await back();
  for (const words of ["Số 46", "6/3/2027", "cu cong chuc"]) {
    await page.getByRole("searchbox", { name: "Tìm bản thảo" }).fill(words);
    await expect(found.first()).toHaveText("Cử công chức đi công tác");
  }

  await page.getByRole("button", { name: "Nhân bản: Cử công chức" }).click();
  await expect(subject(page)).toHaveText("Cử công chức đi công tác");
  await expect(field(page, "Số văn bản")).toHaveValue("");
  await expect(field(page, "Ngày ban hành")).not.toHaveValue(/2027/);

  await back();
  await page.getByRole("searchbox", { name: "Tìm bản thảo" }).fill("Số 46");
  await page.getByLabel("Việc khác: Cử công chức").click();
  await page.getByRole("button", { name: "Làm bản sao y: Cử công chức" }).click();
  await expect(page.getByRole("heading", { name: "Bản sao của số 46" })).toBeVisible();
  await expect(field(page, "Số bản sao")).toHaveValue("");
});

test.describe("on the server", () => {
  test("versions are kept, compared word by word, and gone back to", async ({ page }) => {
    await begin(page, "Quyết định");
    await type(page, "Trích yếu", "Kiện toàn Tổ công tác của Sở");
    await saveVersion(page);
    await subject(page).fill("Kiện toàn Ban Chỉ đạo của Sở");
    await saveVersion(page);
    await subject(page).press("End");
    await subject(page).pressSequentially(" Nội vụ");
    await expect(page.getByText("Đã lưu trên máy chủ")).toBeVisible();

    const dialog = await openHistory(page);
    const versions = dialog.getByRole("list", { name: "Các phiên bản" }).getByRole("button");
    const marked = versions.filter({ hasText: "Lưu phiên bản" });
    await expect(marked).toHaveCount(2);
    await marked.last().click();
    await expect(dialog.getByRole("status").filter({ hasText: "1 chỗ khác nhau" })).toBeVisible();
    expect(await piecesOf(dialog.getByRole("deletion"))).toBe("Tổ công tác");
    expect(await piecesOf(dialog.getByRole("insertion"))).toBe("Ban Chỉ đạo | Nội vụ");

    await test.step("two versions with each other", async () => {
      await dialog.getByRole("combobox", { name: "So sánh với" }).selectOption({ index: 1 + (await indexOf(versions, marked.first())) });
      await expect.poll(() => piecesOf(dialog.getByRole("insertion"))).toBe("Ban Chỉ đạo");
    });

    await test.step("going back makes a version of its own", async () => {
      const before = await versions.count();
      await dialog.getByRole("button", { name: "Khôi phục phiên bản này" }).click();
      await expect(subject(page)).toHaveText("Kiện toàn Tổ công tác của Sở");
      const again = await openHistory(page);
      await expect(again.getByRole("list", { name: "Các phiên bản" }).getByRole("button").first()).toContainText("Khôi phục phiên bản");
      expect(await again.getByRole("list", { name: "Các phiên bản" }).getByRole("button").count()).toBeGreaterThan(before);
      await page.keyboard.press("Escape");
    });

    await test.step("and can be undone", async () => {
      await page.getByRole("group", { name: "Công cụ" }).getByRole("button", { name: "Hoàn tác khôi phục" }).click();
      await expect(subject(page)).toHaveText("Kiện toàn Ban Chỉ đạo của Sở Nội vụ");
    });
  });

  test("a draft is there for another browser, with its versions", async ({ page, browser, faults }) => {
    await begin(page, "Quyết định");
    await type(page, "Trích yếu", "Điều động công chức đến Phòng Pháp chế");
    await saveVersion(page);
    await expect(page.getByText("Đã lưu trên máy chủ")).toBeVisible();
    const other = await secondBrowser(browser, page, faults);
    await other.goto(new URL("/", page.url()).href);
    await other.getByRole("link", { name: "Điều động công chức đến Phòng Pháp chế" }).click();
    await expect(subject(other)).toHaveText("Điều động công chức đến Phòng Pháp chế");
    const dialog = await openHistory(other);
    await expect(dialog.getByRole("button", { name: "Lưu phiên bản" })).toBeVisible();
    await other.context().close();
  });

  test("what two have changed is told, and both stay", async ({ page, browser, faults }) => {
    await begin(page, "Quyết định");
    await type(page, "Trích yếu", "Phê duyệt đề án");
    await expect(page.getByText("Đã lưu trên máy chủ")).toBeVisible();
    const other = await secondBrowser(browser, page, faults);
    await other.goto(page.url());
    await expect(subject(other)).toHaveText("Phê duyệt đề án");

    const saved = page.waitForResponse((r) => r.request().method() === "PUT" && r.ok());
    await subject(page).press("End");
    await subject(page).pressSequentially(" chuyển đổi số");
    await saved;
    await subject(other).click();
    await subject(other).press("End");
    await subject(other).pressSequentially(" cải cách hành chính");
    const banner = other.getByRole("alert").filter({ hasText: "Bản thảo này cũng đã được sửa ở nơi khác" });
    await expect(banner).toBeVisible();
    await banner.getByRole("button", { name: "So sánh và chọn…" }).click();
    const dialog = other.getByRole("dialog", { name: "Hai bản của cùng một bản thảo" });
    await expect.poll(() => piecesOf(dialog.getByRole("deletion"))).toContain("chuyển đổi số");
    await expect.poll(() => piecesOf(dialog.getByRole("insertion"))).toContain("cải cách hành chính");
    await dialog.getByRole("button", { name: "Giữ cả hai" }).click();
    await expect(subject(other)).toHaveText("Phê duyệt đề án chuyển đổi số");
    await other.getByRole("link", { name: "Về trang đầu" }).click();
    await other.getByRole("link", { name: "Phê duyệt đề án cải cách hành chính" }).click();
    await expect(subject(other)).toHaveText("Phê duyệt đề án cải cách hành chính");
    expect(faults.splice(0)).toEqual([expect.stringMatching(/412 .*\/v1\/drafts\//)]); // the browser tells of every refusal
    await other.context().close();
  });
});

async function saveVersion(page: Page): Promise<void> {
  await page.keyboard.press("Control+S");
  const told = page.getByRole("status").filter({ hasText: "Đã lưu một phiên bản." });
  await told.getByRole("button", { name: "Đóng thông báo" }).click();
  await subject(page).click();
}

async function openHistory(page: Page) {
  await page.getByRole("button", { name: "Lịch sử" }).click();
  return page.getByRole("dialog", { name: "Lịch sử bản thảo" });
}

/** A browser of another clerk, whose faults count as well. */
async function secondBrowser(browser: Browser, like: Page, faults: string[]): Promise<Page> {
  const context = await browser.newContext({ locale: "vi-VN", viewport: like.viewportSize() });
  const page = await context.newPage();
  watch(page, faults);
  return page;
}

/** What was put in or taken out, without what is said of it to those who hear it. */
async function piecesOf(found: Locator): Promise<string> {
  const texts = await found.allTextContents();
  return texts.map((t) => t.replace(/^\s*\[(thêm|bỏ): /, "").replace(/\]\s*$/, "").trim()).join(" | ");
}

async function indexOf(all: Locator, one: Locator): Promise<number> {
  return (await all.allTextContents()).indexOf((await one.textContent())!);
}
