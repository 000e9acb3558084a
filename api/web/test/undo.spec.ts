import { begin, expect, field, test, type, type Page } from "./clerk";

// Undo goes through all that was done, wherever the clerk is: what it undid is said, and shown.

const said = (page: Page, text: string) => page.getByRole("status").filter({ hasText: text });

test("undo in a text goes on in the field that was filled in before, and says so", async ({ page }) => {
  await begin(page, "Quyết định");
  await type(page, "Địa danh", "Sa Pa");
  const [place, subject] = [field(page, "Địa danh"), field(page, "Trích yếu")];
  await type(page, "Trích yếu", "Thành lập Tổ công tác");
  await page.keyboard.press("Control+Z");
  await expect(subject).not.toContainText("Thành lập");
  await expect(said(page, "Đã hoàn tác: gõ ở Trích yếu")).toBeAttached();
  await expect(subject).toBeFocused();

  await page.keyboard.press("Control+Z");
  await expect(place).toHaveValue("");
  await expect(place).toBeFocused();
  await expect(place).toBeInViewport();
  await expect(said(page, "Đã hoàn tác: gõ ở Địa danh")).toBeVisible();

  await page.keyboard.press("Control+Y");
  await expect(place).toHaveValue("Sa Pa");
  await expect(said(page, "Đã làm lại: gõ ở Địa danh")).toBeAttached();
  await page.keyboard.press("Control+Shift+Z");
  await expect(subject).toHaveText("Thành lập Tổ công tác");
  await expect(subject).toBeFocused();
});

test("undo in a field of one line undoes what was done last, whatever it was", async ({ page }) => {
  await begin(page, "Quyết định");
  const place = field(page, "Địa danh");
  await place.fill("Lào Cai");
  await page.getByRole("button", { name: "+ Thêm phụ lục" }).click();
  await page.getByRole("button", { name: "Xóa Phụ lục", exact: true }).click();
  await place.click();
  await page.keyboard.press("Control+Z");
  await expect(page.getByRole("button", { name: "Xóa Phụ lục", exact: true })).toBeVisible();

  await test.step("and what cannot be read yet before all else", async () => {
    const date = field(page, "Ngày ban hành");
    const before = await date.inputValue();
    await date.press("End");
    await date.pressSequentially("/x");
    await date.press("Control+Z");
    await expect(date).toHaveValue(before);
    await expect(place).toHaveValue("Lào Cai");
  });
});

test("a click into a day that is not whole selects it", async ({ page }) => {
  await begin(page, "Quyết định");
  const date = field(page, "Ngày ban hành");
  await expect(date).toHaveValue(/^\d\d\/\d{4}$/);
  await date.click();
  await page.keyboard.type("05/03/2027");
  await expect(date).toHaveValue("05/03/2027");
  await field(page, "Địa danh").click();
  await date.click();
  expect(await date.evaluate((d: HTMLInputElement) => d.selectionStart === d.selectionEnd)).toBe(true);
});

test("a mark that is typed behind its letter leaves the caret there", async ({ page }) => {
  await begin(page, "Quyết định");
  const place = field(page, "Địa danh");
  await place.fill("Ha Noi");
  for (const key of ["Home", "ArrowRight", "ArrowRight"]) await place.press(key);
  await page.keyboard.insertText("\u0300");
  await page.keyboard.type("xy");
  await expect(place).toHaveValue("H\u00e0xy Noi");
});

test("what is found on a field that was left is said", async ({ page }) => {
  await begin(page, "Quyết định");
  await type(page, "Trích yếu", "Thành lập Tổ công tác.");
  await field(page, "Địa danh").click();
  await expect(said(page, "1 cảnh báo ở Trích yếu")).toBeAttached();
});
