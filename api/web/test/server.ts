import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { program } from "./build";

/** A server of our own program, on a port of its own. */
export class Server {
  private process: ChildProcess | null = null;
  readonly folder = mkdtempSync(join(tmpdir(), "vanban-"));
  url = "";

  constructor(private readonly flags: string[] = []) {}

  /** Starts the server, at the address that it had before if it had one. */
  async start(): Promise<this> {
    const at = this.url === "" ? "127.0.0.1:0" : new URL(this.url).host;
    const p = spawn(program, ["serve", "-addr", at, "-log", "json", ...this.flags], { cwd: this.folder, stdio: ["ignore", "ignore", "pipe"] });
    this.process = p;
    this.url = await new Promise<string>((found, failed) => {
      let said = "";
      p.stderr!.on("data", (data: Buffer) => {
        said += data.toString();
        const url = /"msg":"listening","url":"([^"]+)"/.exec(said)?.[1];
        if (url !== undefined) found(url);
      });
      p.on("exit", (code) => failed(new Error(`vanban serve ended with ${code}:\n${said}`)));
    });
    return this;
  }

  /** Ends the server at once, as when the machine is switched off. */
  async stop(): Promise<void> {
    const p = this.process;
    this.process = null;
    if (p === null || p.exitCode !== null) return;
    const ended = new Promise((done) => p.once("exit", done));
    p.kill("SIGKILL");
    await ended;
  }

  async close(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
