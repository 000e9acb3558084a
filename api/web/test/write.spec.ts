import { type Locator } from "@playwright/test";
import { begin, expect, field, paperText, settled, test, type, type Page } from "./clerk";
import { pdfPages, pdfText, rendered, save, saveData } from "./files";

const rows = Array.from({ length: 10 }, (_, i) => [String(i + 1), `Rà soát thủ tục thứ ${i + 1}`, i % 2 === 0 ? "Văn phòng Sở" : "Phòng Tổ chức", `Quý ${["I", "II", "III", "IV"][i % 4]}/2027`]);

test("a decision with a plan and a table of ten rows, from an empty page", async ({ page, server }) => {
  await begin(page, "Quyết định");

  await test.step("the agency's profile fills the head", async () => {
    await page.getByRole("combobox", { name: "Hồ sơ cơ quan" }).selectOption({ label: "Sở Nội vụ" });
    await type(page, "Số văn bản", "15");
    await field(page, "Ngày ban hành").fill("15/01/2027");
    await type(page, "Trích yếu", "Ban hành Kế hoạch cải cách hành chính năm 2027");
    await shown(page, "SỞ NỘI VỤ", "Số: 15/QĐ-SNV", "Lào Cai, ngày 15 tháng 01 năm 2027", "GIÁM ĐỐC SỞ NỘI VỤ TỈNH LÀO CAI", "Ban hành Kế hoạch cải cách hành chính năm 2027", "Nguyễn Minh Hải");
  });

  await test.step("the content is numbered as it is typed", async () => {
    await type(page, "Căn cứ ban hành", "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư\nTheo đề nghị của Chánh Văn phòng Sở");
    const body = contentOf(page);
    await write(body, "Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính năm 2027.\nVăn phòng Sở theo dõi việc thực hiện.\nChánh Văn phòng Sở chịu trách nhiệm thi hành Quyết định này.");
    await expect(body).toContainText("Điều 2. Văn phòng Sở");
    await expect(body).toContainText("Điều 3. Chánh Văn phòng Sở");
    await shown(page, "Căn cứ Nghị định số 30/2020/NĐ-CP", "Theo đề nghị của Chánh Văn phòng Sở.", "Điều 3. Chánh Văn phòng Sở chịu trách nhiệm thi hành Quyết định này./.");
  });

  const attached = page.getByRole("region", { name: "Văn bản kèm theo", exact: true });
  await test.step("a plan is issued with it", async () => {
    await attached.getByRole("button", { name: "Thêm văn bản kèm theo" }).click();
    await attached.getByRole("combobox", { name: "Loại văn bản" }).selectOption({ label: "Kế hoạch" });
    await type(attached, "Trích yếu", "Cải cách hành chính năm 2027");
    const body = field(attached, "Nội dung");
    await write(body, "I. MỤC ĐÍCH, YÊU CẦU\nMục đích:\nNâng cao chất lượng phục vụ người dân;\nTiết kiệm thời gian của tổ chức.\n");
    await body.press("Control+[");
    await body.pressSequentially("Yêu cầu: thực hiện đầy đủ nhiệm vụ tại Phụ lục kèm theo.");
    expect(await linesOf(body)).toEqual([
      "I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích:", "a) Nâng cao chất lượng phục vụ người dân;", "b) Tiết kiệm thời gian của tổ chức.",
      "2. Yêu cầu: thực hiện đầy đủ nhiệm vụ tại Phụ lục kèm theo.",
    ]);
    await shown(page, "KẾ HOẠCH Cải cách hành chính năm 2027", "(Kèm theo Quyết định số 15/QĐ-SNV ngày 15 tháng 01 năm 2027", "b) Tiết kiệm thời gian của tổ chức.");
  });

  await test.step("with a table that is filled by the keyboard", async () => {
    await attached.getByRole("button", { name: "+ Phụ lục" }).click();
    await type(attached, "Tiêu đề", "Nhiệm vụ trọng tâm");
    await attached.getByRole("button", { name: "+ Bảng thường" }).click();
    const grid = attached.getByRole("grid", { name: "Bảng" });
    await expect(grid.getByRole("textbox", { name: "STT, dòng 1" })).toBeFocused();
    for (const [i, row] of rows.entries()) {
      for (const [j, text] of row.entries()) {
        await page.keyboard.type(text);
        await page.keyboard.press(i === 9 && j === 3 ? "Enter" : "Tab");
      }
    }
    await expect(grid.getByRole("row")).toHaveCount(11);
    expect(await textsOf(grid)).toEqual(rows);
  });

  await test.step("the arrow keys and Enter go about in the table", async () => {
    const grid = attached.getByRole("grid", { name: "Bảng" });
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    await expect(grid.getByRole("textbox", { name: "Nội dung, dòng 2" })).toBeFocused();
    await page.keyboard.press("Enter");
    await page.keyboard.type(" và đơn giản hóa");
    await page.keyboard.press("Enter");
    await expect(grid.getByRole("textbox", { name: "Nội dung, dòng 3" })).toBeFocused();
    await expect(grid.getByRole("row").nth(2)).toContainText("Rà soát thủ tục thứ 2 và đơn giản hóa");
  });

  await test.step("the paper has all of it, without an error", async () => {
    await settled(page);
    await shown(page, "Phụ lục NHIỆM VỤ TRỌNG TÂM", ...rows.filter((_, i) => i !== 1).map((r) => r.join(" ")), "Rà soát thủ tục thứ 2 và đơn giản hóa");
    await expect(page.getByRole("group", { name: "Xem trang in" }).getByText("/ 3", { exact: true })).toBeVisible();
    await expect(page.getByRole("button", { name: /^Kiểm tra/ })).toHaveText("Kiểm tra không có lỗi");
  });

  await test.step("the PDF is what the API makes of what is kept", async () => {
    const pdf = await save(page, "PDF Để in");
    const doc = await saveData(page);
    expect(pdf.bytes.equals(await rendered(server.url, doc, "format=pdf"))).toBe(true);
    expect(pdfPages(pdf.bytes)).toBe(3);
    const text = pdfText(pdf.bytes);
    for (const part of ["Số: 15/QĐ-SNV", "Điều 3. Chánh Văn phòng Sở", "2. Yêu cầu: thực hiện", "NHIỆM VỤ TRỌNG TÂM", "Rà soát thủ tục thứ 10 Phòng Tổ chức Quý II/2027"]) expect(text).toContain(part);
  });
});

test("what is put in the middle moves the numbers of what follows", async ({ page }) => {
  await begin(page, "Quyết định");
  const body = contentOf(page);
  await write(body, "Phê duyệt đề án.\nGiao Văn phòng thực hiện.\nQuyết định này có hiệu lực kể từ ngày ký.");
  await body.getByText("Điều 1.").click();
  await body.press("End");
  await body.pressSequentially("\nGiao Phòng Tài chính bố trí kinh phí.");
  expect(await linesOf(body)).toEqual(["Điều 1. Phê duyệt đề án.", "Điều 2. Giao Phòng Tài chính bố trí kinh phí.", "Điều 3. Giao Văn phòng thực hiện.", "Điều 4. Quyết định này có hiệu lực kể từ ngày ký."]);
  await shown(page, "Điều 2. Giao Phòng Tài chính", "Điều 4. Quyết định này có hiệu lực");

  await test.step("and taking it out moves them back", async () => {
    await body.press("Shift+Home");
    await body.press("Backspace");
    await body.press("Backspace");
    await expect(body).toContainText("Điều 3. Quyết định này có hiệu lực");
    await expect(body).not.toContainText("Điều 4.");
  });
});

test("the paper and the field show each other's place", async ({ page }) => {
  await begin(page, "Quyết định");
  const body = contentOf(page);
  await write(body, "Phê duyệt đề án.\nGiao Văn phòng theo dõi việc thực hiện.\nQuyết định này có hiệu lực kể từ ngày ký.");
  await settled(page);

  await test.step("a click on a word puts the caret into it", async () => {
    await field(page, "Trích yếu").click();
    const before = await body.innerText();
    await page.getByRole("group", { name: "Trang 1" }).getByText("theo dõi").click();
    await expect(body).toBeFocused();
    await page.keyboard.type("@");
    await expect(body).toContainText("@");
    const after = await body.innerText();
    expect(after.replace("@", "")).toBe(before);
    const word = before.indexOf("theo dõi");
    expect(after.indexOf("@")).toBeGreaterThanOrEqual(word);
    expect(after.indexOf("@")).toBeLessThanOrEqual(word + "theo dõi việc thực hiện".length);
    await page.keyboard.press("Backspace");
  });

  await test.step("the caret's line is marked on the paper", async () => {
    await body.getByText("Điều 3.").click();
    await beside(page, "có hiệu lực");
    await body.getByText("Điều 1.").click();
    await beside(page, "Phê duyệt");
  });
});

const contentOf = (page: Page) => field(page.getByRole("region", { name: "Nội dung", exact: true }), "Nội dung");

/** Types into a text as a person does; the end of a line is the Enter key. */
async function write(body: Locator, text: string): Promise<void> {
  await body.click();
  await body.pressSequentially(text);
}

/** The lines of a text as they are seen. */
async function linesOf(body: Locator): Promise<string[]> {
  return (await body.innerText()).split("\n").filter((l) => l !== "");
}

async function textsOf(grid: Locator): Promise<string[][]> {
  const all = await grid.getByRole("row").all();
  return Promise.all(all.slice(1).map((row) => row.getByRole("gridcell").allTextContents()));
}

/** Waits until the paper has all these texts. */
async function shown(page: Page, ...texts: string[]): Promise<void> {
  for (const text of texts) await expect.poll(() => paperText(page)).toContain(text);
}

/** Waits until the bar of the caret is beside the line with a text. */
async function beside(page: Page, text: string): Promise<void> {
  const line = page.getByRole("group", { name: "Trang 1" }).getByText(text).first();
  await expect
    .poll(async () => {
      const [bar, words] = [await page.locator(".paper-caret").boundingBox(), await line.boundingBox()];
      return bar !== null && words !== null && bar.y < words.y + words.height && bar.y + bar.height > words.y && bar.x < words.x;
    })
    .toBe(true);
}

test("a content that was emptied begins with its first article again, and a label typed by habit stands once", async ({ page }) => {
  await begin(page, "Quyết định");
  const body = field(page, "Nội dung");
  await body.click();
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Delete");
  await page.keyboard.type("Thành lập Tổ công tác.\n- Gồm năm người\nĐiều 2. Thi hành.");
  await expect(body).toHaveText("Điều 1. Thành lập Tổ công tác.- Gồm năm ngườiĐiều 2. Thi hành.");
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Delete");
  await page.keyboard.type("Điều 1. Thành lập Tổ công tác.");
  await expect(body).toHaveText("Điều 1. Thành lập Tổ công tác.");
});
