import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { begin, expect, field, settled, test, type Page } from "./clerk";
import { openData, realDecision, type Payload } from "./drafts";

// One after the other, and without others beside them as far as it can be helped: it is time that is measured.
test.describe.configure({ mode: "serial" });

const file = resolve(import.meta.dirname, "../../../docs/page.md");
const update = process.env.UPDATE === "1";

/** The most that the page may load before it can be used, in bytes as they are sent, without the typefaces. */
const most = 400_000;

const measured: { load?: Load; first?: number[]; strokes: Map<number, Stroke[]> } = { strokes: new Map() };

interface Load {
  files: number; // requests for files of the page
  bytes: number;
  answers: number; // requests for what the API knows
  answered: number; // bytes of that
}

test("what the page loads is small", async ({ page }) => {
  const load: Load = { files: 0, bytes: 0, answers: 0, answered: 0 };
  const session = await page.context().newCDPSession(page);
  const urls = new Map<string, URL>();
  session.on("Network.requestWillBeSent", (e) => urls.set(e.requestId, new URL(e.request.url)));
  session.on("Network.loadingFinished", (e) => {
    const path = urls.get(e.requestId)?.pathname ?? "";
    if (path.startsWith("/fonts/")) return;
    const kind = path.startsWith("/v1/") ? (["answers", "answered"] as const) : (["files", "bytes"] as const);
    load[kind[0]]++;
    load[kind[1]] += e.encodedDataLength;
  });
  await session.send("Network.enable");
  await begin(page, "Quyết định");
  expect(load.files).toBeGreaterThan(2);
  expect(load.bytes).toBeGreaterThan(50_000);
  expect(load.bytes).toBeLessThan(most);
  measured.load = load;
});

test("the first page is there soon", async ({ page }) => {
  await openData(page, decision(1));
  await page.addInitScript(() => {
    const seen = new MutationObserver(() => {
      if (document.querySelector(".paper svg.sheet") === null) return;
      performance.mark("first page");
      seen.disconnect();
    });
    seen.observe(document, { childList: true, subtree: true });
  });
  measured.first = [];
  for (let i = 0; i < 5; i++) {
    await page.reload();
    await settled(page);
    measured.first.push(await page.evaluate(() => performance.getEntriesByName("first page")[0]!.startTime));
  }
  expect(median(measured.first)).toBeGreaterThan(0);
});

interface Stroke {
  all: number; // milliseconds from the key to the page
  request: number; // of that, until the server began to answer
}

for (const pages of [1, 14, 100]) {
  test(`a key stroke is on the paper soon, with ${pages} pages`, async ({ page }) => {
    await openData(page, decision(pages));
    await expect(page.getByRole("group", { name: "Xem trang in" })).toContainText(`/ ${pages}`);
    const body = field(page.getByRole("region", { name: "Nội dung", exact: true }), "Nội dung");
    await body.click();
    await page.keyboard.press("Control+End");
    await settled(page);
    const strokes: Stroke[] = [];
    for (const letter of "van phong theo doi ch") strokes.push(await stroke(page, letter, strokes.length === 0));
    measured.strokes.set(pages, strokes.slice(1)); // the first begins a step of undo, and more
    expect(strokes.slice(1)).toHaveLength(20);
  });
}

/** Presses a key and waits for the page that shows it. */
async function stroke(page: Page, letter: string, first: boolean): Promise<Stroke> {
  const name = "vanban:preview";
  if (first) await page.evaluate((n) => performance.clearMeasures(n), name);
  const before = await page.evaluate((n) => performance.getEntriesByName(n).length, name);
  await page.keyboard.press(letter === " " ? "Space" : letter);
  await page.waitForFunction(([n, least]) => performance.getEntriesByName(n).length > least, [name, before] as const);
  return page.evaluate((n) => {
    const entry = performance.getEntriesByName(n).at(-1) as PerformanceMeasure;
    return { all: entry.duration, request: (entry.detail as { request: number }).request };
  }, name);
}

test("the document says so", () => {
  const { load, first, strokes } = measured;
  if (load === undefined || first === undefined || strokes.size < 3) throw new Error("run all tests of this file together");
  const text = report(load, first, strokes);
  if (update) writeFileSync(file, text);
  expect(existsSync(file), "docs/page.md; UPDATE=1 writes it").toBe(true);
  const said = Number(/\| files of the page, as sent \| (\d+) kB/.exec(readFileSync(file, "utf8"))?.[1]);
  expect(said, "kB in docs/page.md; UPDATE=1 writes it anew").toBeGreaterThan((load.bytes / 1000) * 0.9);
  expect(said, "kB in docs/page.md; UPDATE=1 writes it anew").toBeLessThan((load.bytes / 1000) * 1.1);
});

function report(load: Load, first: number[], strokes: Map<number, Stroke[]>): string {
  const rows = [...strokes].map(([pages, all]) => {
    const [whole, server] = [all.map((s) => s.all), all.map((s) => s.request)];
    const browser = all.map((s) => s.all - s.request);
    return `| ${pages} | ${ms(median(whole))} | ${ms(p95(whole))} | ${ms(median(server))} | ${ms(median(browser))} |`;
  });
  return `# The clerk's page, as measured

What the page that \`vanban serve\` opens at \`/\` loads, and how soon the paper shows what is typed. \`UPDATE=1 npx playwright test figures\`
in the folder api/web writes this file, with the program and the browser (headless Chromium) on one machine, here of ${availableParallelism()} cores. The size is
compared each time the test runs, and must be under ${most / 1000} kB; times are those of the machine that wrote them, and depend on what else it did.

| what is loaded before the first key | |
| --- | ---: |
| files of the page, as sent | ${Math.round(load.bytes / 1000)} kB |
| requests for them | ${load.files} |
| answers of the API (kinds, schema, profiles, the first paper), as sent | ${Math.round(load.answered / 1000)} kB |
| requests for them | ${load.answers} |

The four typefaces of the paper (Liberation Serif, WOFF2) come on top of that, each when a page first needs it. From the navigation to the first page of a draft on the
paper, when the page has been there before: ${ms(median(first))} (median of ${first.length}).

From a key stroke to the page that shows it, 20 key strokes at the end of the decision's content. The drafts are the real decision of
testdata/real/qd-2657-bkhcn-2022.json with as many of its tasks as make that many pages. The server composes and lays out the whole
document for every answer; its part is the time from the request to the beginning of the answer.

| pages | median | 95 of 100 | of the median: server and way | browser |
| ---: | ---: | ---: | ---: | ---: |
${rows.join("\n")}
`;
}

function ms(n: number): string {
  return `${Math.round(n)} ms`;
}

function median(all: number[]): number {
  return quantile(all, 0.5);
}

function p95(all: number[]): number {
  return quantile(all, 0.95);
}

function quantile(all: number[], part: number): number {
  return all.toSorted((a, b) => a - b)[Math.ceil(all.length * part) - 1]!;
}

/** The real decision with as many groups of tasks as make that many pages. */
function decision(pages: number): Payload {
  const whole = structuredClone(realDecision()) as { attachments?: { appendices: { tasks: { groups: unknown[] } }[] }[]; grounds: unknown[] } & Payload;
  const tasks = whole.attachments![0]!.appendices[0]!.tasks;
  const [a, b, c, d, e, f, g] = tasks.groups;
  const seven = [a, b, c, d, e, f, g];
  tasks.groups = pages === 100 ? [...Array.from({ length: 6 }, () => seven).flat(), a, b, c] : [a, d];
  if (pages === 1) {
    delete whole.attachments;
    whole.grounds = whole.grounds.slice(0, 2);
  }
  return whole;
}
