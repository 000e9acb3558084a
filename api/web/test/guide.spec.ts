import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { profiles } from "./build";
import { test as base, begin, expect, field, paperText, settled, type, type Page } from "./clerk";
import { Server } from "./server";

// The walk-through of docs/huong-dan.md, step by step. With UPDATE=1 it makes the pictures; without, it shows that
// every step is still as the walk-through says, and that the pictures are those it has.

const docs = resolve(import.meta.dirname, "../../../docs");
const folder = join(docs, "huong-dan");
const update = process.env.UPDATE === "1";
const largest = 250_000; // bytes of a picture

const taken: string[] = [];

/** A picture of the page as it is now. */
async function picture(page: Page, name: string): Promise<void> {
  await settled(page);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  taken.push(name);
  const png = await page.screenshot({ ...(update && { path: join(folder, name) }), caret: "hide" });
  expect(png.length, `bytes of ${name}`).toBeLessThan(largest);
}

// Its server keeps no drafts: its clock would show in the history beside that of the pictures.
const test = base.extend<{ plain: Server }>({
  plain: async ({}, use) => {
    const server = await new Server(["-profiles", profiles]).start();
    await use(server);
    await server.close();
  },
  baseURL: ({ plain }, use) => use(plain.url),
});

test.use({ viewport: { width: 1280, height: 800 }, permissions: ["clipboard-read", "clipboard-write"], serverFails: true });

test("the walk-through is as the page is", async ({ page, context }) => {
  test.setTimeout(90_000);
  mkdirSync(folder, { recursive: true });
  await page.clock.setFixedTime(new Date("2027-01-04T09:30:00+07:00"));

  await test.step("1. open the page, choose a kind", async () => {
    await page.goto("/");
    await expect(page.getByRole("button", { name: "Quyết định: trang trống" })).toBeVisible();
    taken.push("trang-dau.png");
    const png = await page.screenshot(update ? { path: join(folder, "trang-dau.png") } : {});
    expect(png.length).toBeLessThan(largest);
    await begin(page, "Quyết định");
  });

  await test.step("2. the agency's profile fills the head", async () => {
    await page.getByRole("combobox", { name: "Hồ sơ cơ quan" }).selectOption({ label: "Sở Nội vụ" });
    await expect.poll(() => paperText(page)).toContain("SỞ NỘI VỤ");
    await picture(page, "ho-so.png");
  });

  await test.step("3. write", async () => {
    await type(page, "Số văn bản", "15");
    await field(page, "Ngày ban hành").fill("05/01/2027");
    await type(page, "Trích yếu", "ban hành Kế hoạch kiểm tra cải cách hành chính năm 2027");
    await type(page, "Căn cứ ban hành", "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư\nTheo đề nghị của Chánh Văn phòng Sở");
    const body = field(page.getByRole("region", { name: "Nội dung", exact: true }), "Nội dung");
    await body.click();
    await body.pressSequentially("Kiểm tra công tác cải cách hành chính năm 2027 tại các đơn vị nêu tại Phụ lục kèm theo Quyết định này.\nVăn phòng Sở có trách nhiệm:\n1. Thông báo lịch kiểm tra;\n");
    await body.pressSequentially("Tổng hợp kết quả, báo cáo Giám đốc Sở trước ngày 15 tháng 12 năm 2027.");
    await body.press("Enter");
    await body.press("Backspace");
    await page.keyboard.type("Điều 3. Chánh Văn phòng Sở và các đơn vị có tên tại Phụ lục chịu trách nhiệm thi hành Quyết định này.");
    await expect(body).toContainText("2. Tổng hợp kết quả");
    await expect.poll(() => paperText(page)).toContain("Điều 3. Chánh Văn phòng Sở");
    await picture(page, "noi-dung.png");
  });

  await test.step("4. a table, pasted from a spreadsheet", async () => {
    await page.getByRole("region", { name: "Phụ lục", exact: true }).getByRole("button", { name: "+ Thêm phụ lục" }).click();
    await type(page.getByRole("region", { name: "Phụ lục", exact: true }), "Tiêu đề", "Đơn vị được kiểm tra năm 2027");
    await page.getByRole("button", { name: "+ Bảng thường" }).click();
    await page.evaluate((text) => navigator.clipboard.writeText(text), units.map((row) => row.join("\t")).join("\n"));
    await page.getByRole("grid").getByRole("textbox").focus();
    await page.keyboard.press("Control+V");
    await expect(page.getByRole("group", { name: "Tiêu đề của bảng vừa dán" })).toBeVisible();
    await expect.poll(() => paperText(page)).toContain("Trung tâm Lưu trữ lịch sử");
    await picture(page, "dan-bang.png");
    await page.getByRole("button", { name: "Đúng", exact: true }).click();
    await page.getByRole("button", { name: "Tiêu đề, độ rộng, căn lề của cột…" }).click();
    await expect(page.getByRole("dialog", { name: "Các cột của bảng" })).toBeVisible();
    await picture(page, "cot.png");
    await page.keyboard.press("Escape");
  });

  await test.step("5. a click on a line of the paper leads to where it is written", async () => {
    await page.getByRole("textbox", { name: "Trang", exact: true }).fill("1");
    await page.keyboard.press("Enter");
    await page.locator(".paper svg.sheet text", { hasText: "có trách nhiệm:" }).first().click();
    await expect(field(page.getByRole("region", { name: "Nội dung", exact: true }), "Nội dung")).toBeFocused();
    await picture(page, "bam-vao-dong.png");
  });

  await test.step("6. check and mend", async () => {
    await page.getByRole("button", { name: /^Kiểm tra/ }).click();
    const findings = page.getByRole("region", { name: "Kiểm tra" });
    await expect(findings.getByRole("button", { name: "Sửa: “ban” → “Ban”" })).toBeVisible();
    await picture(page, "kiem-tra.png");
    await findings.getByRole("button", { name: "Sửa: “ban” → “Ban”" }).click();
    await expect.poll(() => paperText(page)).toContain("Ban hành Kế hoạch kiểm tra");
    await page.getByRole("button", { name: /^Kiểm tra/ }).click();
  });

  await test.step("7. take it along", async () => {
    await page.getByRole("button", { name: "Tải về", exact: true }).click();
    await picture(page, "tai-ve.png");
    const coming = page.waitForEvent("download");
    await page.getByRole("group", { name: "Tải về" }).getByRole("button", { name: "Word" }).click();
    expect((await coming).suggestedFilename()).toBe("15-QĐ-SNV Ban hành Kế hoạch kiểm tra cải cách hành chính năm 2027.docx");
  });

  await test.step("8. the history", async () => {
    await field(page, "Trích yếu").click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type(" tại Sở Nội vụ");
    await page.keyboard.press("Control+s");
    await page.getByRole("button", { name: "Đóng thông báo" }).click();
    await page.getByRole("button", { name: "Lịch sử" }).click();
    const history = page.getByRole("dialog", { name: "Lịch sử bản thảo" });
    await history.getByRole("button", { name: /Tải về bản Word/ }).click();
    await expect(history.getByText("chỗ khác nhau")).toBeVisible();
    await picture(page, "lich-su.png");
    await page.keyboard.press("Escape");
  });

  await test.step("9. without a connection", async () => {
    await context.setOffline(true);
    await field(page, "Trích yếu").click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type(" tỉnh Lào Cai");
    await expect(page.getByText("Máy chủ không trả lời. Vẫn soạn")).toBeVisible();
    taken.push("mat-mang.png");
    const png = await page.screenshot({ ...(update && { path: join(folder, "mat-mang.png") }), caret: "hide" });
    expect(png.length).toBeLessThan(largest);
    await context.setOffline(false);
    await settled(page);
    await expect.poll(() => paperText(page)).toContain("tỉnh Lào Cai");
  });

  await test.step("10. the keys", async () => {
    await page.keyboard.press("F1");
    await expect(page.getByRole("dialog", { name: "Trợ giúp" })).toBeVisible();
    await picture(page, "phim-tat.png");
  });

  const shown = [...readFileSync(join(docs, "huong-dan.md"), "utf8").matchAll(/\]\(huong-dan\/([^)]+)\)/g)].map((m) => m[1]!);
  expect(shown, "pictures of docs/huong-dan.md").toEqual(taken);
  expect(readdirSync(folder).sort(), "files of docs/huong-dan").toEqual(taken.toSorted());
});

const units = [
  ["STT", "Đơn vị", "Thời gian", "Ghi chú"],
  ["1", "Văn phòng Sở", "Tháng 3/2027", ""],
  ["2", "Thanh tra Sở", "Tháng 3/2027", ""],
  ["3", "Phòng Công chức, viên chức", "Tháng 6/2027", ""],
  ["4", "Phòng Xây dựng chính quyền", "Tháng 6/2027", ""],
  ["5", "Ban Thi đua - Khen thưởng", "Tháng 9/2027", "Kiểm tra lại"],
  ["6", "Trung tâm Lưu trữ lịch sử", "Tháng 9/2027", ""],
];
