import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

/** Debian's Chromium, or the one that CHROMIUM names. */
const chromium = process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync);

// The tests are about what a clerk does, with the server itself behind the page. Each worker has its own
// server (test/clerk.ts); nothing is tried twice: what fails now and then is a fault.
export default defineConfig({
  testDir: "test",
  globalSetup: "./test/build.ts",
  outputDir: "test-results/browser",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 240_000, // a machine that is shared may stand still for a while: patience hides no fault
  expect: { timeout: 30_000 },
  reporter: process.env.CI ? "line" : "list",
  forbidOnly: !!process.env.CI,
  use: {
    browserName: "chromium",
    viewport: { width: 1440, height: 900 },
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    reducedMotion: "reduce",
    acceptDownloads: true,
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: chromium,
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [], // Chromium refuses its sandbox to root
    },
  },
});
