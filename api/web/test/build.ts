import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** The program under test, as `go build` makes it. */
export const program = resolve(import.meta.dirname, "../test-results/vanban");

/** Agencies that the server knows. */
export const profiles = resolve(import.meta.dirname, "../test-results/profiles");

export default function build(): void {
  execFileSync("go", ["build", "-o", program, "./cmd/vanban"], { cwd: resolve(import.meta.dirname, "../../.."), stdio: "inherit" });
  mkdirSync(profiles, { recursive: true });
  writeFileSync(join(profiles, "so-noi-vu-lao-cai.yaml"), execFileSync(program, ["sample", "profile"]));
}
