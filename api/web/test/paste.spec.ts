import { type Locator } from "@playwright/test";
import { begin, expect, field, paperText, settled, test, type Page } from "./clerk";
import { saveData } from "./files";
import { escaped, workbook } from "./workbook";

// 70 rows below the header: a heading over the whole width, then tasks whose unit is one cell for every three.
const header = ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"];
const tasks = Array.from({ length: 69 }, (_, i) => [String(i + 1), `Nhiệm vụ số ${i + 1} & việc liên quan`, i % 3 === 0 ? `Phòng thứ ${i / 3 + 1}` : "", `Tháng ${(i % 12) + 1}/2027`]);
const spreadsheet = {
  text: [header, ["NHIỆM VỤ TRỌNG TÂM", "", "", ""], ...tasks].map((r) => r.join("\t")).join("\r\n") + "\r\n",
  html: `<table><tr>${header.map((h) => `<td><b>${h}</b></td>`).join("")}</tr><tr><td colspan="4">NHIỆM VỤ TRỌNG TÂM</td></tr>${tasks.map(htmlRow).join("")}</table>`,
};

function htmlRow([ordinal, task, unit, time]: string[]): string {
  const over = unit === "" ? "" : `<td rowspan="3">${unit}</td>`;
  return `<tr><td>${ordinal}</td><td>${escaped(task!)}</td>${over}<td>${time}</td></tr>`;
}

test.describe("seventy rows from a spreadsheet", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  test("fill an appendix table, as one step that can be undone", async ({ page }) => {
    const grid = await beginTable(page, "+ Bảng thường", "Bảng");
    await page.evaluate(async ({ text, html }) => {
      const as = (type: string, data: string) => ({ [type]: new Blob([data], { type }) });
      await navigator.clipboard.write([new ClipboardItem({ ...as("text/plain", text), ...as("text/html", html) })]);
    }, spreadsheet);
    await grid.getByRole("textbox").focus();
    await page.keyboard.press("Control+V");

    await test.step("the first row is known as the header", async () => {
      await expect(page.getByRole("group", { name: "Tiêu đề của bảng vừa dán" })).toContainText("Dòng đầu là tiêu đề?");
      await page.getByRole("button", { name: "Đúng", exact: true }).click();
      await expect(grid.getByRole("columnheader")).toHaveText(["Dòng", ...header]);
    });

    await test.step("all rows are there, with the cells that were merged", async () => {
      await expect(grid).toHaveAttribute("aria-rowcount", "71");
      const rows = (await tableIn(page)).rows as { cells: Cell[] }[];
      expect(rows).toHaveLength(70);
      expect(rows[0]).toEqual({ cells: [{ text: "NHIỆM VỤ TRỌNG TÂM", cols: 4 }] });
      expect(rows[1]!.cells[2]).toEqual({ text: "Phòng thứ 1", rows: 3 });
      expect(rows[2]!.cells).toHaveLength(3);
      expect(rows[69]!.cells.map(textOf)).toEqual(["69", "Nhiệm vụ số 69 & việc liên quan", "Tháng 9/2027"]);
    });

    await test.step("the paper has them on several pages", async () => {
      await settled(page);
      await expect.poll(() => paperText(page)).toContain("Nhiệm vụ số 1 & việc liên quan");
      await expect(page.getByRole("group", { name: "Xem trang in" }).getByText("/ 3", { exact: true })).toBeVisible();
    });

    await test.step("one undo takes them all away, and one redo brings them back", async () => {
      await page.getByRole("button", { name: "Hoàn tác dán 71 dòng" }).click();
      await expect(grid.getByRole("row")).toHaveCount(4);
      await expect(grid).not.toContainText("Nhiệm vụ số");
      await page.getByRole("button", { name: "Làm lại dán 71 dòng" }).click();
      await expect(grid).toHaveAttribute("aria-rowcount", "71");
    });
  });
});

interface Cell {
  text: string;
}

const textOf = (c: Cell | string) => (typeof c === "string" ? c : c.text);

test("tasks that are pasted go where their headers say, or where the clerk says", async ({ page }) => {
  const grid = await beginTable(page, "+ Bảng nhiệm vụ", "Bảng nhiệm vụ");
  const rows = [["TT", "Nội dung công việc", "Đơn vị thực hiện", "Cán bộ theo dõi", "Thời hạn"], ["I", "CẢI CÁCH THỂ CHẾ", "", "", ""], ["1", "Rà soát văn bản", "Văn phòng", "Nguyễn Văn A", "Tháng 3/2027"], ["2", "Lấy ý kiến người dân", "Phòng Pháp chế", "Trần Thị B", "Quý II/2027"]];
  await paste(grid.getByRole("textbox"), rows.map((r) => r.join("\t")).join("\n"));
  const dialog = page.getByRole("dialog", { name: "Dán: chọn cột" });
  await expect(dialog.getByRole("combobox", { name: "Nội dung công việc" })).toHaveValue("task");
  await expect(dialog.getByRole("combobox", { name: "Đơn vị thực hiện" })).toHaveValue("lead_unit");
  await expect(dialog.getByRole("combobox", { name: "Thời hạn" })).toHaveValue("time");
  await expect(dialog.getByRole("combobox", { name: "Cán bộ theo dõi" })).toHaveValue("skip");
  await dialog.getByRole("combobox", { name: "Cán bộ theo dõi" }).selectOption({ label: "Ghi chú" });
  await expect(dialog.getByRole("status")).toHaveText("2 nhiệm vụ, 2 sản phẩm, 1 nhóm.");
  await expect(dialog.getByRole("region", { name: "Xem trước" })).toContainText("Lấy ý kiến người dân");
  await dialog.getByRole("button", { name: "Đưa vào bảng" }).click();
  await expect(dialog).toBeHidden();
  const { groups } = (await saveData(page)).tasks as { groups: { title: string; tasks: Record<string, unknown>[] }[] };
  expect(groups).toMatchObject([{ title: "CẢI CÁCH THỂ CHẾ", tasks: [
    { name: "Rà soát văn bản", products: [{ lead_unit: "Văn phòng", notes: "Nguyễn Văn A", due: { date: "2027-03" } }] },
    { name: "Lấy ý kiến người dân", products: [{ lead_unit: "Phòng Pháp chế", notes: "Trần Thị B" }] },
  ] }]);
});

for (const [sort, file] of [
  ["XLSX", { name: "nhiem-vu.xlsx", mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", buffer: workbook([header, ["NHIỆM VỤ TRỌNG TÂM", "", "", ""], ...tasks.slice(0, 24)], ["A2:D2", "C3:C5"]) }],
  ["CSV", { name: "nhiem-vu.csv", mimeType: "text/csv", buffer: Buffer.from("\ufeff" + [header, ["NHIỆM VỤ TRỌNG TÂM", "", "", ""], ...tasks.slice(0, 24)].map((r) => r.join(";")).join("\r\n")) }],
] as const) {
  test(`a table is read from a ${sort} file, after a look at what comes of it`, async ({ page }) => {
    const grid = await beginTable(page, "+ Bảng thường", "Bảng");
    await page.getByRole("button", { name: "Lấy từ tệp Excel/CSV…" }).click();
    await page.getByLabel("Tệp .xlsx hoặc .csv").setInputFiles({ ...file });
    const dialog = page.getByRole("dialog", { name: "Lấy từ tệp: chọn cột" });
    const preview = dialog.getByRole("region", { name: "Xem trước" });
    await expect(preview.getByRole("columnheader")).toHaveText(header);
    await expect(preview).toContainText("Nhiệm vụ số 1 & việc liên quan");
    await expect(dialog.getByRole("status")).toHaveText("25 dòng, trong đó 1 dòng nhóm.");
    await dialog.getByRole("combobox", { name: "Thời hạn" }).selectOption({ label: "Bỏ" });
    await expect(preview.getByRole("columnheader")).toHaveText(header.slice(0, 3));
    await dialog.getByRole("button", { name: "Đưa vào bảng" }).click();
    await expect(grid.getByRole("columnheader")).toHaveText(["Dòng", ...header.slice(0, 3)]);
    await expect(grid.getByRole("row")).toHaveCount(26);
    await expect(grid.getByRole("row").nth(25)).toContainText("Nhiệm vụ số 24 & việc liên quan");
    const rows = (await tableIn(page)).rows as { cells: (Cell | string)[] }[];
    expect(rows[0]).toMatchObject({ group: true, cells: [{ text: "NHIỆM VỤ TRỌNG TÂM", cols: 3 }] });
    expect(rows[1]!.cells[2]).toEqual(sort === "XLSX" ? { text: "Phòng thứ 1", rows: 3 } : "Phòng thứ 1");
  });
}

test("a file that is no table is refused in words", async ({ page, faults }) => {
  await beginTable(page, "+ Bảng thường", "Bảng");
  await page.getByRole("button", { name: "Lấy từ tệp Excel/CSV…" }).click();
  await page.getByLabel("Tệp .xlsx hoặc .csv").setInputFiles({ name: "anh.xlsx", mimeType: "", buffer: Buffer.from("không phải bảng tính") });
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText("Không lấy được bảng từ tệp này.");
  expect(faults.splice(0)).toEqual([expect.stringMatching(/422 .*\/v1\/tables/)]); // the browser tells of every refusal
});

test("what was copied from Word keeps its numbers and loses its dress", async ({ page }) => {
  await begin(page, "Kế hoạch");
  const list = (label: string, text: string) => `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${label}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>${text}<o:p></o:p></p>`;
  const html = `<html><head><style>p.MsoNormal {color:red}</style></head><body><!--StartFragment--><p class=MsoNormal><b>I. M&#7908;C &#272;ÍCH</b></p>${list("1.", "Nâng cao&nbsp;chất lượng <i>phục vụ</i>;")}${list("2.", "Giảm giấy tờ.")}${list("a)", "Bỏ bản sao chứng thực.")}<p class=MsoNormal>&nbsp;</p><!--EndFragment--></body></html>`;
  const body = field(page, "Nội dung");
  await paste(body, "I. MỤC ĐÍCH\n1.   Nâng cao chất lượng phục vụ;\n2.   Giảm giấy tờ.\na)   Bỏ bản sao chứng thực.\n", html);
  await expect(body).toContainText("Bỏ bản sao chứng thực.");
  expect(await lines(body)).toEqual(["I. MỤC ĐÍCH", "1. Nâng cao chất lượng phục vụ;", "2. Giảm giấy tờ.", "a) Bỏ bản sao chứng thực."]);
  await expect.poll(() => paperText(page)).toContain("1. Nâng cao chất lượng phục vụ;");
});

test("a table between text that is pasted can be a table of an appendix", async ({ page }) => {
  await begin(page, "Quyết định");
  const row = (...cells: string[]) => `<tr>${cells.map((c) => `<td><p class=MsoNormal>${c}</p></td>`).join("")}</tr>`;
  const table = `<table>${row("TT", "Nội dung", "Kinh phí")}${row("1", "In tài liệu", "5.000.000")}<tr><td colspan=2>Tổng cộng</td><td>5.000.000</td></tr></table>`;
  const body = field(page, "Nội dung");
  await body.click();
  await paste(body, "", `<html><body><!--StartFragment--><p>Điều 1. Phê duyệt dự toán:</p>${table}<p>Điều 2. Giao Văn phòng.</p><!--EndFragment--></body></html>`);
  await expect(page.getByText("Đã dán bảng 3 dòng, 3 cột; trong nội dung, bảng chỉ là chữ.")).toBeVisible();
  expect(await lines(body)).toEqual(["Điều 1. Phê duyệt dự toán:", "TT Nội dung Kinh phí", "1 In tài liệu 5.000.000", "Tổng cộng 5.000.000", "Điều 2. Giao Văn phòng."]);

  await page.getByRole("button", { name: "Chuyển thành bảng trong phụ lục mới" }).click();
  await expect(page.getByRole("grid", { name: "Bảng" }).getByRole("columnheader")).toHaveText(["Dòng", "TT", "Nội dung", "Kinh phí"]);
  expect(await lines(body)).toEqual(["Điều 1. Phê duyệt dự toán:", "Điều 2. Giao Văn phòng."]);
  expect((await tableIn(page)).rows).toEqual([{ cells: ["1", "In tài liệu", "5.000.000"] }, { cells: [{ text: "Tổng cộng", cols: 2 }, "5.000.000"] }]);

  await page.getByRole("button", { name: "Hoàn tác chuyển thành bảng trong phụ lục" }).click();
  await expect(body).toContainText("In tài liệu 5.000.000");
  await expect(page.getByRole("grid")).toHaveCount(0);
});

const lines = async (text: Locator) => (await text.innerText()).split("\n").filter((l) => l !== "");

/** Begins a document with an empty table of a sort. */
async function beginTable(page: Page, button: string, label: string): Promise<Locator> {
  const inPlan = button === "+ Bảng nhiệm vụ";
  await begin(page, inPlan ? "Kế hoạch" : "Quyết định");
  if (!inPlan) await page.getByRole("button", { name: "+ Thêm phụ lục" }).click();
  await page.getByRole("button", { name: button }).click();
  return page.getByRole("grid", { name: label });
}

async function tableIn(page: Page): Promise<Record<string, unknown>> {
  const doc = await saveData(page);
  return (doc.appendices as { table: Record<string, unknown> }[])[0]!.table;
}

/** Pastes into what has the focus by itself, as a program does that has more on the clipboard than a page may put there. */
async function paste(target: Locator, text: string, html = ""): Promise<void> {
  await target.focus();
  await target.evaluate(
    (el, { text, html }) => {
      const data = new DataTransfer();
      data.setData("text/plain", text);
      if (html !== "") data.setData("text/html", html);
      el.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    },
    { text, html },
  );
}
