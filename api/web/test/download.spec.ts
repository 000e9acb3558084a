import { expect, field, settled, test } from "./clerk";
import { openData, realDecision } from "./drafts";
import { openFile, pdfPages, pdfText, rendered, save, saveData } from "./files";

const decision = {
  kind: "quyet-dinh",
  profile: "so-noi-vu-lao-cai",
  code_number: "15",
  issued_date: "2027-01-15",
  subject: "Ban hành Kế hoạch cải cách hành chính: năm 2027",
  grounds: ["Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư"],
  body: "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính năm 2027.\nĐiều 2. Giao Văn phòng Sở theo dõi việc thực hiện.\nĐiều 3. Quyết định này có hiệu lực kể từ ngày ký.",
};
const name = "15-QĐ-SNV Ban hành Kế hoạch cải cách hành chính- năm 2027"; // a colon is no letter of a file's name

for (const { format, query, ext } of [
  { format: "Word Để trình ký", query: "format=docx", ext: "docx" },
  { format: "PDF Để in", query: "format=pdf", ext: "pdf" },
  { format: "PDF kèm dữ liệu để mở lại", query: "format=pdf&pdfa=3a", ext: "pdf" },
]) {
  test(`${format}: what is saved is what the API makes`, async ({ page, server }) => {
    await openData(page, decision);
    const file = await save(page, format);
    expect(file.name).toBe(`${name}.${ext}`);
    expect(file.bytes.equals(await rendered(server.url, decision, query)), "the same bytes").toBe(true);
    await expect(page.getByRole("status").filter({ hasText: `Đã tải về “${name}.${ext}”.` })).toBeVisible();
  });
}

test("Word with its faces in it", async ({ page, server }) => {
  await openData(page, decision);
  await page.getByRole("button", { name: "Tải về", exact: true }).click();
  await page.getByRole("checkbox", { name: "Nhúng phông chữ vào Word" }).check();
  await page.keyboard.press("Escape");
  const file = await save(page, "Word Để trình ký");
  expect(file.bytes.equals(await rendered(server.url, decision, "format=docx&embed_fonts=true"))).toBe(true);
});

test("the data are what was written, under the document's name", async ({ page }) => {
  await openData(page, decision);
  await field(page, "Số văn bản").fill("16");
  await settled(page);
  const file = await save(page, "Dữ liệu (JSON)");
  expect(file.name).toBe(`${name.replace("15", "16")}.json`);
  expect(JSON.parse(file.bytes.toString())).toEqual({ ...decision, code_number: "16" });
});

test("a PDF with its data is opened again as the same draft", async ({ page }) => {
  await openData(page, decision);
  const file = await save(page, "PDF kèm dữ liệu để mở lại");
  await openFile(page, file.name, file.bytes);
  await settled(page);
  await expect(field(page, "Trích yếu")).toHaveText(decision.subject);
  expect(await saveData(page)).toEqual(decision);
});

test("a PDF without data is refused in words", async ({ page, faults }) => {
  await openData(page, decision);
  const file = await save(page, "PDF Để in");
  await page.goto("/#/");
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Chọn tệp…" }).click();
  await (await choosing).setFiles({ name: file.name, mimeType: "application/pdf", buffer: file.bytes });
  await expect(page.getByRole("alert").filter({ hasText: "dữ liệu" })).toBeVisible();
  expect(faults.splice(0)).toEqual([expect.stringContaining("/v1/reopen")]); // the browser tells of every refusal
});

test("a draft with errors is not saved, and it is told what is wrong", async ({ page, faults }) => {
  await openData(page, { ...decision, body: decision.body.replace("Điều 3.", "Điều 4.") });
  page.on("download", () => faults.push("a file was saved"));
  await page.getByRole("button", { name: "Tải về", exact: true }).click();
  await page.getByRole("group", { name: "Tải về" }).getByRole("button", { name: "PDF Để in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Còn 1 lỗi phải sửa trước khi tải." })).toBeVisible();
  await expect(page.getByRole("region", { name: "Kiểm tra", exact: true }).getByRole("listitem")).toContainText(["không đúng thứ tự: thiếu “Điều 3.”"]);
  expect(faults.splice(0)).toEqual([expect.stringMatching(/422 .*format=pdf/)]); // the browser tells of every refusal
});

test("the print has the pages of the PDF, and nothing of the page around them", async ({ page, server }) => {
  await page.addInitScript(() => {
    window.print = () => void document.documentElement.setAttribute("data-printed", "yes"); // the dialog of the browser
  });
  const doc = realDecision();
  await openData(page, doc);
  await page.getByRole("button", { name: "In", exact: true }).click();
  await expect(page.locator("[data-printed]")).toBeAttached();
  const printed = await page.pdf({ preferCSSPageSize: true });
  const pdf = await rendered(server.url, { kind: "quyet-dinh", ...doc }, "format=pdf");
  expect(pdfPages(printed)).toBe(pdfPages(pdf));
  expect(words(printed)).toBe(words(pdf));
});

// Blanks between letters are the reader's guess.
const words = (pdf: Buffer) => pdfText(pdf).replace(/\s/g, "");
