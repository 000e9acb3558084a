import { type Locator } from "@playwright/test";
import { expect, field, paperText, settled, test, type Page } from "./clerk";
import { openData } from "./drafts";

// Eight slips of different sorts, and the finding on each: its words, its clause, whether its edit is one of form alone.
const faulty = {
  kind: "quyet-dinh",
  profile: "so-noi-vu-lao-cai",
  code_number: "7",
  issued_date: "2027-01-15",
  subject: "ban hành Kế hoạch cải cách hành chính năm 2027.",
  grounds: ["Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư", "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"],
  body: "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính năm 2027.\nĐiều 3. Giao Văn phòng Sở theo dõi việc thực hiện.\nĐiều 4: Quyết định này có hiệu lực kể từ ngày ký./.",
  to_places: ["Như điều 3", "Lưu: VT."],
  signer: { position: "Giám đốc", full_name: "NGUYỄN MINH HẢI" },
};

const found = [
  { says: "Trích yếu chưa viết hoa chữ cái đầu.", clause: "điểm b khoản 5 Mục II Phần I Phụ lục I", severity: "Cảnh báo" },
  { says: "Trích yếu có dấu chấm cuối.", clause: "số thứ tự 5 Mục V Phần I Phụ lục I", severity: "Cảnh báo" },
  { says: "Dòng “Nghị định số 30/2020/NĐ-CP ngày 05 …” chưa có chữ “Căn cứ”.", clause: "Mẫu 1.2 Phụ lục III", severity: "Cảnh báo" },
  { says: "“Điều 3.” (dòng 2) không đúng thứ tự: thiếu “Điều 2.” ở trước.", clause: "điểm đ khoản 6 Mục II Phần I Phụ lục I", severity: "Lỗi" },
  { says: "Đoạn “Điều 4: Quyết định này có …” (Điều 3, dòng 3) được in như đoạn văn thường, không thành điều.", clause: "điểm đ khoản 6 Mục II Phần I Phụ lục I", severity: "Lỗi" },
  { says: "Họ tên “NGUYỄN MINH HẢI” viết toàn chữ in hoa.", clause: "điểm đ khoản 7 Mục II Phần I Phụ lục I", severity: "Lỗi" },
  { says: "“Như điều 3” viết chưa đúng chữ hoa, chữ thường.", clause: "Mẫu 1.2 Phụ lục III", severity: "Cảnh báo" },
  { says: "“Lưu: VT, VP.” được in sẵn ở cuối Nơi nhận, nên dòng này in hai lần.", clause: "điểm d khoản 9 Mục II Phần I Phụ lục I", severity: "Lỗi" },
];

test.beforeEach(async ({ page }) => {
  await openData(page, faulty);
});

const panel = (page: Page) => page.getByRole("region", { name: "Kiểm tra", exact: true });
const check = (page: Page) => page.getByRole("button", { name: /^Kiểm tra/ });
const content = (page: Page) => field(page.getByRole("region", { name: "Nội dung", exact: true }), "Nội dung");

test("each is told beside the field, in the text, in the list and on the paper", async ({ page }) => {
  await expect(check(page)).toHaveText("Kiểm tra 4 lỗi, 4 cảnh báo");
  await check(page).click();
  const listed = panel(page).getByRole("listitem");
  await expect(listed).toHaveCount(found.length);
  for (const [i, { says, clause, severity }] of found.entries()) {
    for (const part of [severity, says, clause]) await expect(listed.nth(i)).toContainText(part);
    await expect(page.getByRole("form").getByRole("paragraph").filter({ hasText: says }), "beside the field").toContainText(`(theo ${clause})`);
    await expect(page.getByRole("group", { name: "Trang 1" }).getByRole("button", { name: `${severity}: ${says}` }), "on the paper").toBeVisible();
  }
  await expect(marked(content(page), found[3]!.says)).toHaveText("Điều 3.");
  await expect(marked(content(page), found[4]!.says)).toHaveText("Điều 4");
  await expect(marked(field(page, "Nơi nhận"), found[6]!.says)).toHaveText("điều");
  await expect(content(page)).toHaveAttribute("aria-invalid", "true");

  await test.step("a finding in the list leads to its words", async () => {
    await listed.nth(3).getByRole("button").first().click();
    await expect(content(page)).toBeFocused();
    expect(await page.evaluate(() => getSelection()!.toString())).toBe("Điều 3.");
  });

  await test.step("a mark on the paper does, too", async () => {
    await page.getByRole("group", { name: "Trang 1" }).getByRole("button", { name: found[5]!.says }).click();
    await expect(field(page, "Họ và tên")).toBeFocused();
  });

  await test.step("only the errors are listed when they alone are asked for", async () => {
    await panel(page).getByRole("button", { name: "4 lỗi" }).click();
    await expect(listed).toHaveCount(4);
  });
});

test("one is mended with a click, the others of form with another, and undo brings all back", async ({ page }) => {
  await check(page).click();
  const listed = panel(page).getByRole("listitem");
  const before = await textsOf(page);

  await test.step("one", async () => {
    await listed.filter({ hasText: found[3]!.says }).getByRole("button", { name: "Sửa: “3” → “2”" }).click();
    await expect(content(page)).toContainText("Điều 2. Giao Văn phòng Sở");
    await expect(listed.filter({ hasText: found[3]!.says })).toHaveCount(0);
    await expect.poll(() => paperText(page)).toContain("Điều 2. Giao Văn phòng Sở");
  });

  await test.step("all that are of form alone", async () => {
    await panel(page).getByRole("button", { name: /^Sửa tất cả lỗi hình thức/ }).click();
    await expect(panel(page).getByRole("button", { name: /^Sửa tất cả lỗi hình thức/ })).toHaveCount(0);
    await expect(field(page, "Trích yếu")).toHaveText("Ban hành Kế hoạch cải cách hành chính năm 2027");
    await expect(field(page, "Họ và tên")).toHaveValue("Nguyễn Minh Hải");
    await expect(field(page, "Nơi nhận")).toHaveText("Như Điều 3");
  });

  await test.step("what is for the clerk to say stays", async () => {
    await settled(page);
    await expect(listed.filter({ hasText: "chưa có chữ “Căn cứ”" })).toHaveCount(1);
    await expect(listed.filter({ hasText: "được in như đoạn văn thường, không thành điều" })).toHaveCount(1);
    await expect(check(page)).toContainText("1 lỗi");
    await expect(field(page, "Căn cứ ban hành")).toContainText("Nghị định số 30/2020/NĐ-CP");
  });

  await test.step("undo brings the text back", async () => {
    const undo = page.getByRole("group", { name: "Công cụ" }).getByRole("button", { name: "Hoàn tác" });
    await expect(undo).toHaveAccessibleName("Hoàn tác sửa tất cả lỗi hình thức");
    while (await undo.isEnabled()) await undo.click();
    expect(await textsOf(page)).toEqual(before);
    await expect(check(page)).toHaveText("Kiểm tra 4 lỗi, 4 cảnh báo");
  });
});

test("F8 goes from error to error and round again", async ({ page }) => {
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("F8");
  await expect(content(page)).toBeFocused();
  const told = page.getByRole("form").getByText(`Lỗi: ${found[3]!.says} (theo ${found[3]!.clause})`);
  await expect(told, "what is wrong is told at the caret").toBeVisible();
  await page.keyboard.press("F8");
  await expect(told).toBeHidden();
  await page.keyboard.press("F8");
  await expect(content(page)).not.toBeFocused();
  await page.keyboard.press("Shift+F8");
  await expect(content(page)).toBeFocused();

  await test.step("and Ctrl with a full stop mends the one at the caret", async () => {
    await page.keyboard.press("Shift+F8");
    await page.keyboard.press("Control+.");
    await expect(content(page)).toContainText("Điều 2. Giao Văn phòng Sở");
  });
});

/** The words of a text that a finding is marked on. */
const marked = (text: Locator, says: string) => text.getByTitle(says);

async function textsOf(page: Page): Promise<string[]> {
  const texts = [field(page, "Trích yếu"), field(page, "Căn cứ ban hành"), content(page), field(page, "Nơi nhận")];
  return [...(await Promise.all(texts.map((t) => t.innerText()))), await field(page, "Họ và tên").inputValue()];
}
