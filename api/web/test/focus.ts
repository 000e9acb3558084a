import { expect, type Page } from "./clerk";

/** Where the focus is: what the element is called, what it is, and whether it can be seen that it has the focus. */
export interface Stop {
  name: string;
  role: string;
  seen: boolean;
}

/** What has the focus now. A mark may be drawn around the box that the element lies in, or around the one part of it that is chosen. */
export function focused(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const e = document.activeElement!;
    const drawn = (x: Element | null | undefined) => {
      if (!x) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(x);
      return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    };
    const labelled = "labels" in e ? [...((e as HTMLInputElement).labels ?? [])].map((l) => l.textContent).join(" ") : "";
    const words = e.closest("[contenteditable]") ? "" : e.textContent;
    return {
      name: (e.getAttribute("aria-label") || labelled || words || e.id).replace(/\s+/g, " ").trim(),
      role: e.getAttribute("role") ?? e.tagName.toLowerCase(),
      seen: [e, e.closest(".cm-editor"), e.closest(".grid-cell"), e.querySelector("[role=option]")].some(drawn),
    };
  });
}

/** What has the focus, which must be somewhere and be seen. */
export async function stop(page: Page): Promise<Stop> {
  await expect.poll(() => focused(page), { message: "the focus is somewhere, and can be seen" }).toMatchObject({ role: expect.not.stringMatching(/^body$/), seen: true });
  return focused(page);
}

/** Waits until what has that name has the focus, and it can be seen: a dialog or a menu may come a moment after the key. */
export async function comesTo(page: Page, name: string | RegExp): Promise<void> {
  const called: unknown = typeof name === "string" ? name : expect.stringMatching(name);
  await expect.poll(() => focused(page)).toMatchObject({ name: called, seen: true });
}

/** Presses a key until what has that name has the focus. */
export async function walkTo(page: Page, name: string | RegExp, key = "Tab"): Promise<void> {
  const passed: string[] = [];
  for (let i = 0; i < 200; i++) {
    await page.keyboard.press(key);
    const now = await stop(page);
    if (typeof name === "string" ? now.name === name : name.test(now.name)) return;
    passed.push(now.name);
  }
  throw new Error(`${key} never came to ${name}, but to ${passed.join(", ")}`);
}
