import { profiles } from "./build";
import { test as base, begin, expect, field, paperText, settled, type, type Page } from "./clerk";
import { save } from "./files";
import { Server } from "./server";

const silent = "Máy chủ không trả lời. Vẫn soạn và lưu trên máy này được; trang in là bản cũ.";
const old = "Máy chủ không trả lời – trang đang hiện là bản cũ; bản thảo vẫn được giữ.";

/** Every test has a server of its own, which it can end. */
const test = base.extend<{ mortal: Server }>({
  serverFails: true,
  mortal: async ({}, use) => {
    const server = await new Server(["-profiles", profiles, "-store", "drafts.db"]).start();
    await use(server);
    await server.close();
  },
  baseURL: ({ mortal }, use) => use(mortal.url),
});

/** Waits until the page can do without the server: its files are kept, and the draft, too. */
async function installed(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect(page.getByText("Đã lưu trên máy chủ")).toBeVisible();
}

test("typing goes on when the server ends, and the paper catches up when it is back", async ({ page, mortal }) => {
  await begin(page, "Quyết định");
  await type(page, "Trích yếu", "Về việc kiện toàn");
  await expect.poll(() => paperText(page)).toContain("Về việc kiện toàn");

  await mortal.stop();
  await field(page, "Trích yếu").pressSequentially(" Ban Chỉ đạo");
  await expect(page.getByText(silent)).toBeVisible();
  await expect(page.getByText(old)).toBeVisible();
  await expect(page.getByText("Đã lưu trên máy này")).toBeVisible();
  expect(await paperText(page)).not.toContain("Ban Chỉ đạo");

  await field(page, "Trích yếu").pressSequentially(" chuyển đổi số");
  await mortal.start();
  await settled(page);
  await expect.poll(() => paperText(page)).toContain("Về việc kiện toàn Ban Chỉ đạo chuyển đổi số");
  await expect(page.getByText(silent)).toBeHidden();
  await expect(page.getByText(old)).toBeHidden();
  await expect(page.getByText("Đã lưu trên máy chủ")).toBeVisible();
});

test("the page opens without the server, with everything that was typed", async ({ page, mortal }) => {
  await begin(page, "Quyết định");
  await type(page, "Trích yếu", "Ban hành Quy chế");
  await installed(page);
  await mortal.stop();
  await field(page, "Trích yếu").pressSequentially(" làm việc");
  await expect(page.getByText(silent)).toBeVisible();

  await page.reload();
  await expect(field(page, "Trích yếu")).toHaveText("Ban hành Quy chế làm việc");
  await expect(page.getByText(silent)).toBeVisible();
  await type(page, "Số văn bản", "15");

  await page.getByRole("link", { name: "Về trang đầu" }).click();
  await page.getByRole("button", { name: "Quyết định: trang trống" }).click();
  await type(page, "Trích yếu", "Bắt đầu khi mất mạng");
  await page.reload();
  await expect(field(page, "Trích yếu")).toHaveText("Bắt đầu khi mất mạng");

  await mortal.start();
  await expect.poll(() => paperText(page)).toContain("Bắt đầu khi mất mạng");
  await page.getByRole("link", { name: "Về trang đầu" }).click();
  await page.getByRole("link", { name: "Ban hành Quy chế làm việc" }).click();
  await expect(field(page, "Số văn bản")).toHaveValue("15");
  await expect.poll(() => paperText(page)).toContain("Số: 15/");
});

test("a document cannot be made without the server, but its data can be taken along", async ({ page, mortal }) => {
  await begin(page, "Công văn");
  await type(page, "Trích yếu", "về việc nghỉ lễ");
  await mortal.stop();

  await page.getByRole("button", { name: "Tải về", exact: true }).click();
  await page.getByRole("group", { name: "Tải về" }).getByRole("button", { name: "Word" }).click();
  await expect(page.getByRole("alert").getByText("Máy chủ không trả lời nên chưa tạo được tệp.")).toBeVisible();

  const data = await save(page, "Dữ liệu (JSON)");
  expect(JSON.parse(data.bytes.toString())).toMatchObject({ kind: "cong-van", subject: "về việc nghỉ lễ" });
});
