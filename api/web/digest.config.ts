import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

// Writes into the build what it was built from, so that a test knows a page that is older than its
// sources without building it again (web_test.go).

const roots = ["src", "public", "index.html", "package-lock.json", "package.json", "tsconfig.json", "vite.config.ts"];

function filesIn(name: string): string[] {
  if (!statSync(name).isDirectory()) return [name];
  return readdirSync(name).flatMap((inner) => filesIn(join(name, inner)));
}

const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");

function digest(): string {
  const names = roots.flatMap(filesIn).filter((name) => !/\.test\.tsx?$/.test(name)).sort();
  return sha256(names.map((name) => `${sha256(readFileSync(name))}  ${name}\n`).join(""));
}

export function sourceDigest(): Plugin {
  return {
    name: "source-digest",
    apply: "build",
    generateBundle() {
      this.emitFile({ type: "asset", fileName: "source.txt", source: digest() + "\n" });
    },
  };
}
