import { begin, expect, field, settled, test, type, type Page } from "./clerk";
import { openSample, unfold } from "./drafts";
import { stop } from "./focus";

const windows = [
  { name: "320 px", width: 320, height: 640, scale: 1 },
  { name: "1280 px at 200 %", width: 640, height: 400, scale: 2 },
];

for (const w of windows) {
  test.describe(w.name, () => {
    test.use({ viewport: { width: w.width, height: w.height }, deviceScaleFactor: w.scale });

    test("nothing is wider than the window, and nothing too small to hit", async ({ page }) => {
      await page.goto("/");
      await expect(page.getByRole("button", { name: "Quyết định: trang trống" })).toBeVisible();
      await fits(page);
      await openSample(page, "Quyết định");
      await unfold(page);
      await fits(page);
      for (const tab of ["Trang", /^Kiểm tra/]) {
        await page.getByRole("tab", { name: tab }).click();
        await fits(page);
      }
      for (const opener of ["Lịch sử", "Trợ giúp"]) {
        await page.getByRole("button", { name: opener }).click();
        await expect(page.getByRole("dialog")).toBeVisible();
        await fits(page);
        await page.keyboard.press("Escape");
      }
      await page.getByRole("button", { name: "Tải về", exact: true }).click();
      await fits(page);
    });

    test("a text is written, looked at on paper and checked by tabs", async ({ page }) => {
      await begin(page, "Công văn");
      await type(page, "Trích yếu", "nghỉ lễ");
      await page.getByRole("tab", { name: "Soạn" }).focus();
      await page.keyboard.press("ArrowRight");
      await expect(page.getByRole("tabpanel", { name: "Trang" })).toBeVisible();
      await settled(page);
      await expect(page.getByRole("img", { name: "Trang 1" })).toContainText("V/v nghỉ lễ");
      await stop(page);

      await page.keyboard.press("ArrowRight");
      const findings = page.getByRole("tabpanel", { name: /^Kiểm tra/ });
      await expect(findings).toBeVisible();
      await findings.getByRole("button", { name: "Nội dung", exact: true }).click();
      await expect(page.getByRole("tabpanel", { name: "Soạn" })).toBeVisible();
      await expect(field(page, "Nội dung")).toBeFocused();
    });
  });
}

test("on a slow phone, too, a finding leads into its field", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await begin(page, "Công văn");
  await type(page, "Trích yếu", "nghỉ lễ");
  await settled(page);
  await page.getByRole("tab", { name: /^Kiểm tra/ }).click();
  await (await page.context().newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: 6 });
  await page.getByRole("tabpanel", { name: /^Kiểm tra/ }).getByRole("button", { name: "Nội dung", exact: true }).click();
  await expect(field(page, "Nội dung")).toBeFocused();
});

test("where the clerk is stays in view when a phone is turned, or its keyboard comes", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openSample(page, "Quyết định");
  await unfold(page);
  for (const name of ["Nơi nhận", "Nội dung"]) {
    await field(page, name).first().click();
    for (const [width, height] of [[844, 390], [390, 844], [390, 480], [390, 844]] as const) {
      await page.setViewportSize({ width, height });
      await expect.poll(() => page.evaluate(caretIsSeen), `${name} at ${width}×${height}`).toBe(true);
    }
  }
});

/** Whether the line of the caret is in the window. */
function caretIsSeen(): boolean {
  const line = getSelection()?.focusNode?.parentElement ?? document.activeElement!;
  const { top, bottom } = line.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

test("with the spacing of text that a reader asks for nothing is cut off", async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 800 });
  await openSample(page, "Quyết định");
  await unfold(page);
  const before = await cutOff(page);
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet(); // WCAG 2.2, 1.4.12
    sheet.replaceSync("*:not(svg *) { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }");
    document.adoptedStyleSheets.push(sheet);
  });
  expect(await cutOff(page)).toEqual(before);
  await fits(page);
});

/** The page does not scroll sideways, and all that is hit with a finger is large enough. */
async function fits(page: Page): Promise<void> {
  const { scrollWidth, clientWidth } = await page.evaluate(() => ({ scrollWidth: document.documentElement.scrollWidth, clientWidth: document.documentElement.clientWidth }));
  expect(scrollWidth, "width of the page").toBeLessThanOrEqual(clientWidth);
  expect(await small(page), "targets of less than 24 px").toEqual([]);
}

// A box to tick counts with its label, a word in a sentence is as high as its line (WCAG 2.2, 2.5.8).
function small(page: Page): Promise<string[]> {
  return page.locator("button:visible, a:visible, input:visible, select:visible, summary:visible, [role=tab]:visible").evaluateAll((all) =>
    all.flatMap((e) => {
      const own = e.getBoundingClientRect();
      const labels = e instanceof HTMLInputElement ? [...(e.labels ?? [])].map((l) => l.getBoundingClientRect()) : [];
      const large = [own, ...labels].some((box) => box.width >= 23.9 && box.height >= 23.9);
      const hidden = e.matches("[aria-hidden=true], .shell-skip:not(:focus)") || own.width <= 1;
      return large || hidden ? [] : [`${Math.round(own.width)}×${Math.round(own.height)} ${e.outerHTML.slice(0, 120)}`];
    }),
  );
}

/** Elements whose text does not fit into them and cannot be scrolled to. */
function cutOff(page: Page): Promise<string[]> {
  return page.locator("body *:visible:not(svg *)").evaluateAll((all) =>
    all.flatMap((e) => {
      const { overflowX, overflowY, textOverflow } = getComputedStyle(e);
      if (e.matches(".hidden, .hidden *, select, input")) return [];
      const wide = (overflowX === "hidden" || overflowX === "clip") && e.scrollWidth > e.clientWidth + 1;
      const high = (overflowY === "hidden" || overflowY === "clip") && e.scrollHeight > e.clientHeight + 1;
      return wide || high ? [`${textOverflow} ${e.outerHTML.slice(0, 120)}`] : [];
    }),
  );
}
