import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Failure } from "../model/api";
import type { Payload } from "../model/json";
import { keptOf, type Kept, type Version } from "./kept";
import type { Content, DraftStore, Listed } from "./server";
import { MemoryShelf } from "./shelf";
import { conflicts, isUnsaved, listed, stored, Sync } from "./sync";

// A server as docs/api.md says it is.
class Server implements DraftStore {
  drafts = new Map<string, Listed & { payload: Payload }>();
  marks: string[] = [];
  on = true;
  down = false;
  busy = 0; // how many requests it refuses for now
  refuses = 0; // the status that it answers saves with, for good
  deaf = false; // it does what it is asked, but the answer is lost

  async list() {
    this.#answer();
    return { stored: this.on, drafts: this.on ? [...this.drafts.values()].filter((d) => !d.deleted) : [] };
  }

  async get(id: string) {
    return this.#find(id);
  }

  async put(id: string, version: number, c: Content): Promise<Listed> {
    this.#answer();
    if (this.refuses > 0) throw new Failure(this.refuses, "Bản thảo quá lớn.");
    const old = this.drafts.get(id);
    const isSame = JSON.stringify(old?.payload) === JSON.stringify(c.payload);
    if (old === undefined && version > 0) throw new Failure(404, "unknown");
    if (old !== undefined && old.version !== version && !isSame) throw new Failure(412, "stale");
    const now = { id, kind: c.kind, title: c.title, version: isSame ? old!.version : (old?.version ?? 0) + 1, updated: "2026-11-22T08:00:00Z", deleted: false, payload: c.payload };
    this.drafts.set(id, now);
    this.marks.push(c.mark);
    if (this.deaf) throw new Failure(0, "lost");
    return now;
  }

  async remove(id: string) {
    this.#find(id).deleted = true;
  }

  async restore(id: string) {
    this.#find(id).deleted = false;
  }

  async versions() {
    return [];
  }

  async version(id: string) {
    return this.#find(id);
  }

  #find(id: string) {
    this.#answer();
    const d = this.drafts.get(id);
    if (d === undefined) throw new Failure(404, "unknown");
    return d;
  }

  #answer() {
    if (this.down) throw new Failure(0, "down");
    if (this.busy > 0 && this.busy--) throw new Failure(503, "busy");
  }
}

describe("Sync", () => {
  let server: Server;
  let shelf: MemoryShelf;
  let sync: Sync;
  let done: Kept[];
  let refused: string[];

  beforeEach(() => {
    vi.useFakeTimers();
    [stored.value, listed.value, conflicts.value, done, refused] = [undefined, [], new Map(), [], []];
    [server, shelf] = [new Server(), new MemoryShelf()];
    sync = new Sync(server, {
      read: (id) => shelf.draft(id),
      had: async (kept, payload) => (await shelf.versionsSince(kept.id, kept.server?.changes ?? 0)).some((v) => JSON.stringify(v.payload) === JSON.stringify(payload)),
      note: (id, s) => shelf.alter(id, (d) => ({ ...d, server: s })),
      done: (kept) => done.push(kept),
      refused: (kept, why) => refused.push(`${kept.id}: ${why}`),
    });
  });
  afterEach(() => vi.useRealTimers());

  async function keep(id: string, subject: string, changes: number, mark = ""): Promise<void> {
    const before = await shelf.draft(id);
    const kept = { ...(before ?? keptOf(id, { kind: "cong-van" }, 1)), payload: { kind: "cong-van", subject }, changes };
    await shelf.keep(kept);
    sync.changed(kept, mark);
  }

  it("saves two seconds after the last change", async () => {
    await keep("a", "một", 1);
    await vi.advanceTimersByTimeAsync(1500);
    await keep("a", "hai", 2);
    await vi.advanceTimersByTimeAsync(1900);
    expect(server.drafts.size).toBe(0);
    await vi.advanceTimersByTimeAsync(200);
    expect(server.drafts.get("a")).toMatchObject({ version: 1, payload: { subject: "hai" } });
    expect(await shelf.draft("a")).toMatchObject({ server: { version: 1, changes: 2 } });
    expect(done).toHaveLength(1);
    await keep("a", "ba", 3);
    await vi.advanceTimersByTimeAsync(2000);
    expect(server.drafts.get("a")?.version).toBe(2);
  });

  it("saves a mark at once", async () => {
    await keep("a", "một", 1);
    await keep("a", "một", 1, "Lưu phiên bản");
    await vi.advanceTimersByTimeAsync(0);
    expect(server.marks).toEqual(["Lưu phiên bản"]);
  });

  it("leaves a server alone that keeps none", async () => {
    server.on = false;
    await keep("a", "một", 1);
    await vi.advanceTimersByTimeAsync(9999);
    expect(stored.value).toBe(false);
    expect(server.drafts.size).toBe(0);
  });

  it("tries again when the server was down", async () => {
    await sync.refresh();
    server.down = true;
    await keep("a", "một", 1, "In");
    await vi.advanceTimersByTimeAsync(5000);
    server.down = false;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(server.marks).toEqual(["In"]);
  });

  it("asks again whether a busy server keeps drafts", async () => {
    server.busy = 1;
    await keep("a", "một", 1);
    await vi.advanceTimersByTimeAsync(2000);
    expect(stored.value).toBeUndefined();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(server.drafts.get("a")?.payload["subject"]).toBe("một");
  });

  it("goes on when something failed that nobody thought of", async () => {
    vi.spyOn(server, "put").mockRejectedValueOnce(new TypeError("terminated"));
    const thrown = vi.fn();
    process.once("uncaughtException", thrown);
    await keep("a", "một", 1);
    await vi.advanceTimersByTimeAsync(2000).catch(thrown);
    await vi.advanceTimersByTimeAsync(10_000).catch(thrown);
    expect(thrown).toHaveBeenCalledTimes(1);
    expect(server.drafts.get("a")?.payload["subject"]).toBe("một");
  });

  it("tells that the server refuses a draft for good", async () => {
    server.refuses = 413;
    await keep("a", "một", 1);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(refused).toEqual(["a: Bản thảo quá lớn."]);
  });

  it("takes nothing from a server whose file was replaced by an older one, and asks", async () => {
    for (const [i, subject] of ["một", "hai", "ba"].entries()) {
      await keep("a", subject, i + 1);
      await vi.advanceTimersByTimeAsync(2000);
    }
    server.drafts.set("a", { ...server.drafts.get("a")!, version: 1, payload: { kind: "cong-van", subject: "một" } });
    await sync.refresh();
    const here = (await shelf.draft("a"))!;
    expect(await sync.newer("a", here)).toBeUndefined();
    sync.asked(here);
    await vi.advanceTimersByTimeAsync(2000);
    expect(conflicts.value.get("a")).toMatchObject({ version: 1, payload: { subject: "một" } });
  });

  it("asks when somebody has gone back to what the draft once was here", async () => {
    const state = (subject: string, number: number): [Kept, Version] => {
      const payload = { kind: "cong-van", subject };
      return [{ ...keptOf("a", payload, number), changes: number, server: { version: 1, changes: 5 } }, { draft: "a", number, begun: number, saved: number, mark: "", payload, changes: number }];
    };
    await server.put("a", 0, { kind: "cong-van", title: "", mark: "", payload: { kind: "cong-van", subject: "một" } });
    server.drafts.get("a")!.version = 2;
    await shelf.keep(...state("một", 1));
    await shelf.keep(...state("hai", 6));
    sync.changed((await shelf.draft("a"))!, "");
    await vi.advanceTimersByTimeAsync(2000);
    expect(conflicts.value.get("a")).toMatchObject({ version: 2, payload: { subject: "một" } });
  });

  it("asks the clerk when somebody else has saved", async () => {
    await keep("a", "một", 1);
    await vi.advanceTimersByTimeAsync(2000);
    await server.put("a", 1, { kind: "cong-van", title: "", mark: "", payload: { kind: "cong-van", subject: "của người khác" } });
    await keep("a", "của tôi", 2);
    await vi.advanceTimersByTimeAsync(2000);
    expect(conflicts.value.get("a")).toMatchObject({ version: 2, payload: { subject: "của người khác" } });
    expect(server.drafts.get("a")?.payload["subject"]).toBe("của người khác");
    await sync.settle(conflicts.value.get("a")!);
    await vi.advanceTimersByTimeAsync(0);
    expect(server.drafts.get("a")).toMatchObject({ version: 3, payload: { subject: "của tôi" } });
    expect(conflicts.value.size).toBe(0);
  });

  it("asks when a draft is opened that was changed here and elsewhere, also of several", async () => {
    for (const id of ["a", "b"]) await keep(id, "một", 1);
    await vi.advanceTimersByTimeAsync(2000);
    for (const id of ["a", "b"]) {
      await server.put(id, 1, { kind: "cong-van", title: "", mark: "", payload: { kind: "cong-van", subject: "của người khác" } });
      await shelf.alter(id, (d) => ({ ...d, changes: 2, payload: { kind: "cong-van", subject: "của tôi" } }));
    }
    await sync.refresh();
    for (const d of await shelf.drafts()) sync.asked(d);
    await vi.advanceTimersByTimeAsync(2000);
    expect([...conflicts.value.keys()]).toEqual(["a", "b"]);
    await sync.remove("a");
    expect([...conflicts.value.keys()]).toEqual(["b"]);
  });

  it("takes from the server what the browser had no room for", async () => {
    await keep("a", "hai", 2);
    await vi.advanceTimersByTimeAsync(2000);
    await shelf.alter("a", (d) => ({ ...d, changes: 1, payload: { kind: "cong-van", subject: "một" } }));
    expect((await sync.newer("a", await shelf.draft("a")))?.payload["subject"]).toBe("hai");
  });

  it("does not ask when both say the same", async () => {
    await keep("a", "một", 1);
    await vi.advanceTimersByTimeAsync(2000);
    await server.put("a", 1, { kind: "cong-van", title: "", mark: "", payload: { kind: "cong-van", subject: "hai" } });
    await keep("a", "hai", 2);
    await vi.advanceTimersByTimeAsync(2000);
    expect(conflicts.value.size).toBe(0);
    expect((await shelf.draft("a"))?.server?.version).toBe(2);
  });

  it("does not ask about its own save whose answer was not heard", async () => {
    await keep("a", "một", 1);
    await vi.advanceTimersByTimeAsync(2000);
    server.deaf = true;
    await keep("a", "hai", 2);
    await vi.advanceTimersByTimeAsync(2000);
    server.deaf = false;
    await keep("a", "ba", 3);
    await vi.advanceTimersByTimeAsync(2000);
    expect(conflicts.value.size).toBe(0);
    expect(server.drafts.get("a")).toMatchObject({ version: 3, payload: { subject: "ba" } });
  });

  it("begins anew on another store", async () => {
    await keep("a", "một", 1);
    await vi.advanceTimersByTimeAsync(2000);
    server.drafts.clear();
    await keep("a", "hai", 2);
    await vi.advanceTimersByTimeAsync(2000);
    expect(server.drafts.get("a")?.version).toBe(1);
  });

  it("catches up with what was done while the server was down", async () => {
    await keep("a", "một", 1);
    await keep("b", "hai", 1);
    await vi.advanceTimersByTimeAsync(2000);
    await shelf.alter("a", (d) => ({ ...d, deleted: 5 }));
    await shelf.alter("b", (d) => ({ ...d, changes: 7, payload: { kind: "cong-van", subject: "ba" } }));
    await sync.catchUp(await shelf.drafts());
    await vi.advanceTimersByTimeAsync(2000);
    expect(server.drafts.get("a")?.deleted).toBe(true);
    expect(server.drafts.get("b")?.payload["subject"]).toBe("ba");
  });

  it("fetches what is newer there", async () => {
    await keep("a", "một", 1);
    await vi.advanceTimersByTimeAsync(2000);
    expect(await sync.newer("a", await shelf.draft("a"))).toBeUndefined();
    await server.put("a", 1, { kind: "cong-van", title: "", mark: "", payload: { kind: "cong-van", subject: "hai" } });
    await sync.refresh();
    expect((await sync.newer("a", await shelf.draft("a")))?.payload["subject"]).toBe("hai");
    server.down = true;
    expect(await sync.newer("a", await shelf.draft("a"))).toBeUndefined();
  });
});

it.each([
  { server: undefined, want: true },
  { server: { version: 1, changes: 4 }, want: true },
  { server: { version: 1, changes: 5 }, want: false },
])("is unsaved with $server: $want", ({ server, want }) => {
  expect(isUnsaved({ ...keptOf("a", { kind: "" }, 1), changes: 5, server })).toBe(want);
});
