import { begin, expect, field, paperText, settled, test, type } from "./clerk";

test("a decision with a plan and a table of ten rows, from an empty page", async ({ page }) => {
  await begin(page, "Quyết định");

  await test.step("the agency's profile fills the head", async () => {
    await page.getByRole("combobox", { name: "Hồ sơ cơ quan" }).selectOption({ label: "Sở Nội vụ" });
    await type(page, "Số văn bản", "15");
    await type(page, "Trích yếu", "Ban hành Kế hoạch cải cách hành chính năm 2027");
  });

  await test.step("the content is numbered as it is typed", async () => {
    await type(page, "Căn cứ ban hành", "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư\nTheo đề nghị của Chánh Văn phòng Sở");
    const body = field(page.getByRole("region", { name: "Nội dung", exact: true }), "Nội dung");
    await body.click();
    await body.pressSequentially("Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính năm 2027.\n");
    await body.pressSequentially("Văn phòng Sở theo dõi việc thực hiện.\n");
    await body.pressSequentially("Chánh Văn phòng Sở chịu trách nhiệm thi hành Quyết định này.");
    await expect(body).toContainText("Điều 2. Văn phòng Sở");
    await expect(body).toContainText("Điều 3. Chánh Văn phòng Sở");
  });

  await test.step("a plan is issued with it", async () => {
    await page.getByRole("button", { name: "Thêm văn bản kèm theo" }).click();
    await page.waitForTimeout(500);
    console.log(await page.getByRole("region", { name: "Văn bản kèm theo", exact: true }).ariaSnapshot());
    await page.getByRole("button", { name: "Thêm phụ lục" }).first().click();
    console.log(await page.getByRole("region", { name: "Văn bản kèm theo", exact: true }).ariaSnapshot());
  });
});
