import { expect, settled, test, type Page } from "./clerk";
import { pdfPages, rendered, type Document } from "./files";

const soon = { timeout: 6000 }; // so that all kinds are told that fail

interface Kind {
  kind: string;
  name: string;
}

const kindsOf = async (url: string): Promise<Kind[]> => (await (await fetch(`${url}/v1/kinds`)).json()).kinds;

// One page for all kinds, as for a clerk who writes many documents in a day: what one leaves behind the next would meet.
async function beginAndLeave(page: Page, button: string, look: () => Promise<void>): Promise<void> {
  await page.getByRole("button", { name: button, exact: true }).click();
  await expect(page.getByRole("form", { name: "Các mục của văn bản" })).toBeVisible();
  await settled(page);
  await look();
  await page.getByRole("link", { name: "Về trang đầu" }).click();
}

const count = (page: Page) => page.getByRole("group", { name: "Xem trang in" });
const check = (page: Page) => page.getByRole("button", { name: /^Kiểm tra/ });

test("every kind begins with an empty page that is drawn", async ({ page, server }) => {
  const kinds = await kindsOf(server.url);
  expect(kinds.length).toBeGreaterThan(29);
  await page.goto("/");
  for (const { name } of kinds) {
    await beginAndLeave(page, `${name}: trang trống`, async () => {
      await expect.soft(page.getByRole("img", { name: "Trang 1" }), name).toContainText(/CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|SAO/, soon);
      await expect.soft(check(page), `${name}: what is only empty is no error`).not.toHaveText(/\d lỗi/, soon);
    });
  }
});

test("every kind begins with its sample, without an error and with the pages that the PDF has", async ({ page, server }) => {
  await page.goto("/");
  for (const { kind, name } of await kindsOf(server.url)) {
    const sample: Document = { ...(await (await fetch(`${server.url}/v1/kinds/${kind}/sample`)).json()), kind };
    const pages = pdfPages(await rendered(server.url, sample, "format=pdf"));
    await beginAndLeave(page, `${name}: từ mẫu`, async () => {
      await expect.soft(check(page), name).not.toHaveText(/\d lỗi|cần điền|chưa kiểm tra/, soon);
      await expect.soft(count(page).getByText(`/ ${pages}`, { exact: true }), name).toBeVisible(soon);
    });
  }
});
