import { begin, expect, paperText, settled, test, type Page } from "./clerk";
import { openSample, unfold } from "./drafts";
import { comesTo, focused, stop, walkTo, type Stop } from "./focus";

test("a decision with a table is written, checked and saved by the keyboard alone", async ({ page }) => {
  const { keyboard } = page;
  await page.goto("/");
  await expect(page.getByRole("button", { name: "Quyết định: trang trống" })).toBeVisible();

  await test.step("begin", async () => {
    await walkTo(page, "Quyết định: trang trống");
    await keyboard.press("Enter");
    await expect(page.getByRole("form", { name: "Các mục của văn bản" })).toBeVisible();
    await comesTo(page, "Soạn");
  });

  await test.step("write", async () => {
    await walkTo(page, "Số văn bản");
    await keyboard.type("15");
    await walkTo(page, "Trích yếu");
    await keyboard.type("ban hành Quy chế làm việc");
    await walkTo(page, "Căn cứ ban hành");
    await keyboard.type("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025\nTheo đề nghị của Chánh Văn phòng Sở");
    await walkTo(page, "Nội dung");
    await keyboard.type("Ban hành kèm theo Quyết định này Quy chế làm việc của Sở Nội vụ.\nQuy chế áp dụng cho các đơn vị nêu tại Phụ lục kèm theo Quyết định này.\nChánh Văn phòng Sở chịu trách nhiệm thi hành Quyết định này.");
    await expect.poll(() => paperText(page)).toContain("Điều 3. Chánh Văn phòng");
  });

  await test.step("add a table, and rows to it", async () => {
    await walkTo(page, "+ Thêm phụ lục");
    await keyboard.press("Enter");
    await comesTo(page, "Tiêu đề");
    await keyboard.type("Danh sách đơn vị");
    await walkTo(page, "+ Bảng thường");
    await keyboard.press("Enter");
    await comesTo(page, /dòng 1$/);
    await keyboard.type("1");
    await keyboard.press("Tab");
    await keyboard.type("Văn phòng Sở");
    await keyboard.press("Control+Enter");
    await comesTo(page, /dòng 2$/);
    await keyboard.type("Thanh tra Sở");
    await keyboard.press("Enter");
    await expect.poll(() => paperText(page)).toContain("Thanh tra Sở");
  });

  await test.step("check, and take a suggestion", async () => {
    await settled(page);
    await keyboard.press("Alt+2");
    await comesTo(page, "Kiểm tra");
    await walkTo(page, "Sửa: “ban” → “Ban”");
    await keyboard.press("Enter");
    await expect.poll(() => paperText(page)).toContain("Ban hành Quy chế");
    await settled(page);
    await stop(page);
  });

  await test.step("save", async () => {
    await keyboard.press("Alt+1");
    await comesTo(page, "Soạn");
    await walkTo(page, "Tải về", "Shift+Tab");
    await keyboard.press("Enter");
    await comesTo(page, /Word/);
    const coming = page.waitForEvent("download");
    await keyboard.press("Enter");
    expect((await coming).suggestedFilename()).toBe("15-QĐ-SNV Ban hành Quy chế làm việc.docx");
    await comesTo(page, "Tải về");
  });
});

test("the tab key goes through the whole page and back, and is caught nowhere", async ({ page }) => {
  await openSample(page, "Quyết định");
  await page.getByRole("button", { name: /^Kiểm tra/ }).click();
  await unfold(page);
  await toFirstStop(page);
  const forth = await round(page, "Tab");
  expect(forth.map((s) => s.role)).toEqual(expect.arrayContaining(["separator", "listbox", "textbox", "textarea", "combobox", "summary"]));
  expect(forth.filter((s) => s.name.startsWith("Giải thích"))).toEqual([]); // Shift+F1 opens them
  await toFirstStop(page);
  const [first, ...back] = await round(page, "Shift+Tab");
  expect([first, ...back.reverse()].map((s) => s!.name)).toEqual(forth.map((s) => s.name));
});

// A focus that no key has moved may not be drawn.
async function toFirstStop(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Về trang đầu" }).focus();
  await page.keyboard.press("Shift+Tab");
}

/** All stops until one comes again: at its ends the page is a ring, but for the browser's own bars. */
async function round(page: Page, key: string): Promise<Stop[]> {
  const stops = [await stop(page)];
  for (;;) {
    await page.keyboard.press(key);
    const now = (await focused(page)).role === "body" ? stops[0]! : await stop(page);
    if (now.name === stops[0]!.name) return stops;
    stops.push(now);
    expect(stops.length, `stops: ${stops.slice(-9).map((s) => s.name).join(", ")}`).toBeLessThan(300);
  }
}

const dialogs = [
  { opener: "Lịch sử", dialog: "Lịch sử bản thảo" },
  { opener: "Trợ giúp", dialog: "Trợ giúp" },
];

for (const { opener, dialog } of dialogs) {
  test(`the dialog of “${opener}” keeps the focus, and gives it back`, async ({ page }) => {
    await begin(page, "Công văn");
    await page.getByRole("button", { name: opener }).focus();
    await page.keyboard.press("Enter");
    const open = page.getByRole("dialog", { name: dialog });
    await expect(open).toBeVisible();
    await settled(page);
    for (let i = 0; i < 12; i++) {
      expect(await open.evaluate((d) => d.contains(document.activeElement) || document.activeElement === document.body)).toBe(true); // the body: the browser's own bars
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Escape");
    await expect(open).toBeHidden();
    await comesTo(page, opener);
  });
}

test("Shift+F1 explains the field that has the focus", async ({ page }) => {
  await begin(page, "Quyết định");
  await page.getByRole("combobox", { name: "Số văn bản" }).focus();
  const sign = page.getByRole("button", { name: "Giải thích: Số văn bản" });
  await page.keyboard.press("Shift+F1");
  await expect(sign).toHaveAttribute("aria-expanded", "true");
  await expect(page.getByRole("status").filter({ hasText: "bỏ trống" })).toBeVisible();
  await page.keyboard.press("Shift+F1");
  await expect(sign).toHaveAttribute("aria-expanded", "false");
});

test("the dialogs and the menu of a table give the focus back to its cell", async ({ page }) => {
  await openSample(page, "Quyết định");
  await unfold(page);
  const grid = page.getByRole("group", { name: "Bảng, Phụ lục II", exact: true });
  await grid.getByRole("gridcell", { name: "Phòng Tổng hợp" }).click();
  const cell = await stop(page);

  await page.keyboard.press("Shift+F10");
  await expect(page.getByRole("menu")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect.poll(() => focused(page)).toEqual(cell);

  for (const tool of ["Tiêu đề, độ rộng, căn lề của cột…", "Thêm dòng tổng…", "Lấy từ tệp Excel/CSV…"]) {
    await page.keyboard.press("Shift+F10");
    await page.getByRole("menuitem", { name: tool }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
    await expect.poll(() => focused(page)).toEqual(cell);
  }
});

test("what is deleted leaves the focus with its neighbour", async ({ page }) => {
  await openSample(page, "Quyết định");
  await unfold(page);
  await page.getByRole("button", { name: "Xóa Phụ lục I", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await focused(page)).name).toContain("Danh sách đơn vị thí điểm");
  await stop(page);
});

test("the lines of the paper lead to where they are written", async ({ page }) => {
  await openSample(page, "Quyết định");
  await page.keyboard.press("Alt+3");
  await walkTo(page, "Các dòng của trang 1");
  const line = page.getByRole("listbox", { name: "Các dòng của trang 1" }).getByRole("option");
  await page.keyboard.press("Home");
  for (let n = 2; !(await line.innerText()).includes("Căn cứ Luật Lưu trữ"); n++) {
    await page.keyboard.press("ArrowDown");
    await expect(line).toHaveAttribute("aria-posinset", String(n));
  }
  await stop(page);
  await page.keyboard.press("Enter");
  await comesTo(page, "Căn cứ ban hành");
});

test("a completion is taken and left by keys", async ({ page }) => {
  await begin(page, "Quyết định");
  await walkTo(page, "Đơn vị soạn thảo");
  const options = page.getByRole("listbox", { name: "Gợi ý cho Đơn vị soạn thảo" });
  await page.keyboard.press("ArrowDown");
  await expect(options).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(options).toBeHidden();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const chosen = await options.getByRole("option", { selected: true }).innerText();
  await page.keyboard.press("Enter");
  await expect(options).toBeHidden();
  await expect(page.getByRole("combobox", { name: "Đơn vị soạn thảo" })).toHaveValue(chosen);
  await comesTo(page, "Đơn vị soạn thảo");
});
