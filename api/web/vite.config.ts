import preact from "@preact/preset-vite";
import { defineConfig } from "vitest/config";
import { sourceDigest } from "./digest.config";

// The built files are committed and embedded, so that `go run` alone serves the page: they
// have the same names and the same bytes on every machine.
export default defineConfig({
  plugins: [preact({ devToolsEnabled: false }), sourceDigest()],
  build: {
    target: "es2022",
    outDir: "dist",
    assetsInlineLimit: 0, // the policy of the page takes no script or style from a data URI
    modulePreload: { polyfill: false },
    rollupOptions: {
      output: {
        entryFileNames: "assets/[name].js",
        chunkFileNames: "assets/[name].js",
        assetFileNames: "assets/[name][extname]",
      },
    },
  },
  server: { proxy: { "/v1": process.env.VANBAN ?? "http://127.0.0.1:8080", "/fonts": process.env.VANBAN ?? "http://127.0.0.1:8080" } },
  test: { include: ["src/**/*.test.ts", "src/**/*.test.tsx"] },
});
