import { execFileSync } from "node:child_process";
import { resolve } from "node:path";

/** The program under test, as `go build` makes it. */
export const program = resolve(import.meta.dirname, "../test-results/vanban");

export default function build(): void {
  execFileSync("go", ["build", "-o", program, "./cmd/vanban"], { cwd: resolve(import.meta.dirname, "../../.."), stdio: "inherit" });
}
