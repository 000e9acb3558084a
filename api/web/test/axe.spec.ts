import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import { begin, expect, field, test, type, type Page } from "./clerk";
import { openData, openSample, realDecision, unfold } from "./drafts";

declare const axe: { run(context: string, options: RunOptions): Promise<AxeResults> };

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds in a part of the page as it is now. The page's policy does not bind what a test evaluates. */
async function violations(page: Page, part: string): Promise<string[]> {
  await page.evaluate(source);
  const found = await page.evaluate(([root, values]) => axe.run(root, { runOnly: { type: "tag", values }, resultTypes: ["violations"] }), [part, tags] as const);
  return found.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(" ")}\n  ${n.html.slice(0, 200)}\n  ${n.failureSummary ?? ""}`));
}

/** Looks at the page, or a part of it, in light and dark, in a window and on a telephone, where a tab may have to be chosen. */
async function examine(page: Page, { tab, part = "html" }: { tab?: string; part?: string } = {}): Promise<void> {
  for (const width of [1440, 360]) {
    await page.setViewportSize({ width, height: 800 });
    if (width === 360 && tab !== undefined) await page.getByRole("tab", { name: tab }).click();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page, part), `${width} px, ${colorScheme}`).toEqual([]);
    }
  }
}

/** A decision with faults of every severity. */
const faulty = {
  kind: "quyet-dinh", organ_name: "Sở Nội vụ", code_number: 12, code_notation: "QĐ-SNV", place: "Lào Cai", issued_date: "2026-11-02",
  subject: "ban hành quy chế làm việc của uỷ ban nhân dân tỉnh", authority: "Giám đốc Sở Nội vụ", grounds: ["căn cứ Nghị định số 30/2020/nđ-cp ngày 5/3/2020"],
  body: "Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc\nĐiều 3. Chánh văn phòng chịu trách nhiệm thi hành .", signer: { position: "Giám đốc", full_name: "nguyễn văn A" }, to_places: ["Như Điều 5"],
};

test("nothing is wrong on the first page", async ({ page }) => {
  await openSample(page, "Tờ trình");
  await page.getByRole("link", { name: "Về trang đầu" }).click();
  await page.getByRole("textbox", { name: "Văn bản chép từ Word, thư điện tử, trang web" }).fill("QUYẾT ĐỊNH\nVề việc thành lập Tổ công tác\n\nĐiều 1. Thành lập Tổ công tác.");
  await expect(page.getByRole("button", { name: "Tạo bản thảo" })).toBeVisible();
  await examine(page);
});

test("nothing is wrong with an empty draft", async ({ page }) => {
  await begin(page, "Quyết định");
  await examine(page);
});

test("nothing is wrong with a full draft, all of it unfolded", async ({ page }) => {
  await openSample(page, "Quyết định");
  await unfold(page);
  const unread = page.getByRole("form").getByRole("button", { name: /^Giải thích:/, expanded: false });
  while ((await unread.count()) > 0) await unread.first().click();
  await field(page, "Cơ quan ban hành").scrollIntoViewIfNeeded(); // what has scrolled below the row of parts can be scrolled back
  await examine(page);
});

test("nothing is wrong with the paper", async ({ page }) => {
  await openData(page, realDecision());
  await page.getByRole("listbox", { name: "Các dòng của trang 1" }).focus();
  await examine(page, { tab: "Trang" });
});

test("nothing is wrong with findings", async ({ page }) => {
  await openData(page, faulty);
  await page.getByRole("button", { name: /^Kiểm tra/ }).click();
  await expect(page.getByRole("region", { name: "Kiểm tra" }).getByRole("button", { name: /^Sửa/ }).first()).toBeVisible();
  await examine(page, { tab: "Kiểm tra: " });
});

test("nothing is wrong with the history", async ({ page }) => {
  await begin(page, "Công văn");
  await page.keyboard.press("Control+s");
  await type(page, "Trích yếu", "về việc nghỉ lễ");
  await page.keyboard.press("Control+s");
  await page.getByRole("button", { name: "Lịch sử" }).click();
  await expect(page.getByRole("dialog", { name: "Lịch sử bản thảo" }).getByText("chỗ khác nhau")).toBeVisible();
  await examine(page);
});

test("nothing is wrong with the downloads", async ({ page }) => {
  await openSample(page, "Công văn");
  await page.getByRole("button", { name: "Tải về" }).click();
  await expect(page.getByRole("group", { name: "Tải về" })).toBeVisible();
  await examine(page, { part: "header" }); // what lies below is out of reach as long as the menu is open
});

test("nothing is wrong with the help", async ({ page }) => {
  await begin(page, "Quyết định");
  await page.keyboard.press("F1");
  await expect(page.getByRole("dialog", { name: "Trợ giúp" })).toBeVisible();
  await examine(page);
});

test("nothing is wrong with a grid's menu and dialogs", async ({ page }) => {
  await openSample(page, "Quyết định");
  await unfold(page);
  const grid = page.getByRole("group", { name: "Bảng, Phụ lục II", exact: true });
  await grid.getByRole("gridcell", { name: "Phòng Tổng hợp" }).click();

  await page.keyboard.press("Shift+F10");
  await expect(page.getByRole("menu", { name: "Thao tác với bảng" })).toBeVisible();
  await examine(page, { part: ".grid-menu" });
  await page.keyboard.press("Escape");

  for (const [tool, dialog] of [["Tiêu đề, độ rộng, căn lề của cột…", "Các cột của bảng"], ["Thêm dòng tổng…", "Thêm dòng tổng"]] as const) {
    await grid.getByRole("button", { name: tool }).click();
    await expect(page.getByRole("dialog", { name: dialog })).toBeVisible();
    await examine(page);
    await page.keyboard.press("Escape");
  }

  await grid.getByRole("button", { name: "Lấy từ tệp Excel/CSV…" }).click();
  await examine(page);
  await page.getByLabel("Tệp .xlsx hoặc .csv").setInputFiles({ name: "don-vi.csv", mimeType: "text/csv", buffer: Buffer.from("STT;Đơn vị;Số người dùng\n4;Phòng Nghiệp vụ;15\n5;Thanh tra;8\n") });
  await expect(page.getByRole("dialog", { name: "Lấy từ tệp: chọn cột" })).toBeVisible();
  await examine(page);
});

test("nothing is wrong with a completion", async ({ page }) => {
  await begin(page, "Quyết định");
  await field(page, "Đơn vị soạn thảo").focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("[data-pointer='/archive/unit']").getByRole("listbox", { name: "Gợi ý cho Đơn vị soạn thảo" })).toBeVisible();
  await examine(page, { part: "[data-pointer='/archive/unit']" }); // what it lies over, or what has scrolled below the row of parts, is there again when it is gone
});

test("nothing is wrong when another tab has the draft", async ({ page, context }) => {
  await begin(page, "Quyết định");
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByRole("heading", { name: "Bản thảo đang mở ở thẻ khác" })).toBeVisible();
  await examine(other);
  await other.getByRole("button", { name: "Soạn tiếp ở đây" }).click();
  await expect(page.getByRole("heading", { name: "Bản thảo đã chuyển sang thẻ khác" })).toBeVisible();
  await examine(page);
});

test("nothing is wrong with what the page says", async ({ page }) => {
  await openData(page, faulty);
  await page.keyboard.press("Control+s");
  await expect(page.getByText("Đã lưu một phiên bản.")).toBeVisible();
  await examine(page);
});

test.describe("without the server", () => {
  test.use({ serverFails: true });

  test("nothing is wrong", async ({ page }) => {
    await begin(page, "Quyết định");
    await page.route("**/*", (route) => route.abort());
    await type(page, "Trích yếu", "Về việc");
    await expect(page.getByText("Máy chủ không trả lời. Vẫn soạn")).toBeVisible();
    await examine(page, { tab: "Trang" });
  });
});

test("with forced colours everything that can be used can be seen", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await openData(page, faulty);
  await page.getByRole("button", { name: /^Kiểm tra/ }).click();
  expect(await violations(page, "html")).toEqual([]);
  expect(await borderless(page)).toEqual([]);
});

/** Buttons with words without a border, and fields without one: with forced colours nothing else tells them from text. */
function borderless(page: Page): Promise<string[]> {
  const all = page.locator("button:visible, input:visible, select:visible, [role=textbox]:visible");
  return all.evaluateAll((elements) => {
    const drawn = (e: Element) => getComputedStyle(e).borderTopStyle !== "none";
    const picture = (e: Element) => e.matches("button") && e.textContent === "";
    const own = (e: Element) => e.matches("[type=checkbox], [type=radio], [aria-hidden=true]");
    return elements.filter((e) => !drawn(e) && !drawn(e.closest(".cm-editor") ?? e) && !picture(e) && !own(e)).map((e) => e.outerHTML.slice(0, 160));
  });
}
