import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import preact from "@preact/preset-vite";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { sourceDigest } from "./digest.config";

// The faces of the pages, which the server has under /fonts/.
const faces = ["Regular", "Bold", "Italic", "BoldItalic"].map((style) => `/fonts/LiberationSerif-${style}.woff2`);

// Tells the service worker the files of the page, and a hash that changes with them.
function workerFiles(): Plugin {
  return {
    name: "worker-files",
    apply: "build",
    generateBundle(_, bundle) {
      const worker = bundle["sw.js"];
      if (worker?.type !== "chunk") return;
      const sum = createHash("sha256");
      const built = Object.values(bundle).filter((f) => f.fileName.startsWith("assets/"));
      for (const f of built.sort((a, b) => (a.fileName < b.fileName ? -1 : 1))) sum.update(f.fileName).update(f.type === "chunk" ? f.code : f.source);
      const fixed = readdirSync("public").sort();
      for (const name of ["index.html", ...fixed.map((n) => `public/${n}`)]) sum.update(name).update(readFileSync(name));
      const files = ["/", ...built.map((f) => `/${f.fileName}`), ...fixed.map((n) => `/${n}`), ...faces];
      worker.code = worker.code.replace("{{files}}", [sum.digest("hex").slice(0, 16), ...files].join(" "));
    },
  };
}

// The built files are committed and embedded, so that `go run` alone serves the page: they
// have the same names and the same bytes on every machine.
export default defineConfig({
  plugins: [preact({ devToolsEnabled: false }), sourceDigest(), workerFiles()],
  build: {
    target: "es2022",
    outDir: "dist",
    assetsInlineLimit: 0, // the policy of the page takes no script or style from a data URI
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: { index: "index.html", sw: "src/sw.ts" },
      output: {
        entryFileNames: (chunk) => (chunk.name === "sw" ? "sw.js" : "assets/[name].js"), // a worker serves what lies below it
        chunkFileNames: "assets/[name].js",
        assetFileNames: "assets/[name][extname]",
      },
    },
  },
  server: { proxy: { "/v1": process.env.VANBAN ?? "http://127.0.0.1:8080", "/fonts": process.env.VANBAN ?? "http://127.0.0.1:8080" } },
  test: { include: ["src/**/*.test.ts", "src/**/*.test.tsx"] },
});
