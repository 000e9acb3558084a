import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { draft, put } from "../model/draft";
import { Keeper } from "./keeper";
import { keptOf, type Kept, type Version } from "./kept";
import { saved } from "./saved";
import { MemoryShelf, Overtaken } from "./shelf";

class FullShelf extends MemoryShelf {
  full = false;
  overtaken = false;
  slowness = 0;
  override async keep(draft: Kept, version?: Version): Promise<void> {
    if (this.slowness > 0) await new Promise((resolve) => setTimeout(resolve, this.slowness));
    if (this.overtaken) throw new Overtaken();
    if (this.full) throw new DOMException("no room", "QuotaExceededError");
    await super.keep(draft, version);
  }
}

describe("Keeper", () => {
  let shelf: FullShelf;
  let keeper: Keeper;
  let told: string[];
  let overtaken: number;

  beforeEach(async () => {
    vi.useFakeTimers({ now: 1_000_000 });
    shelf = new FullShelf();
    [told, overtaken] = [[], 0];
    keeper = new Keeper(
      shelf,
      (kept) => told.push(kept.title),
      () => overtaken++,
    );
    await keeper.open(keptOf("a", { kind: "cong-van", subject: "một" }, 1));
  });
  afterEach(() => {
    keeper.abandon();
    vi.useRealTimers();
  });

  it("keeps a draft that is opened for the first time", async () => {
    expect(await shelf.versions("a")).toHaveLength(1);
  });

  it("keeps a change 300 ms after it, with those that came meanwhile", async () => {
    put("/subject", "hai");
    expect(saved.value.state).toBe("saving");
    await vi.advanceTimersByTimeAsync(200);
    put("/subject", "ba");
    expect((await shelf.draft("a"))?.title).toBe("một");
    await vi.advanceTimersByTimeAsync(100);
    expect((await shelf.draft("a"))?.title).toBe("ba");
    expect(saved.value.state).toBe("kept");
  });

  it("keeps at once when the page is left", async () => {
    put("/subject", "hai");
    await keeper.close();
    expect((await shelf.draft("a"))?.title).toBe("hai");
    expect(draft.value).toBeNull();
  });

  it("makes versions at marks only within two minutes", async () => {
    put("/subject", "hai");
    await keeper.flush();
    put("/subject", "ba");
    await keeper.mark("Lưu phiên bản");
    put("/subject", "bốn");
    await keeper.flush();
    expect((await shelf.versions("a")).map((v) => [v.number, v.mark, v.payload["subject"]])).toEqual([
      [3, "", "bốn"],
      [2, "Lưu phiên bản", "ba"],
      [1, "", "hai"],
    ]);
  });

  it("keeps a state that was downloaded, though the clerk typed on", async () => {
    const downloaded = draft.value!.payload;
    put("/subject", "hai");
    await keeper.flush();
    await keeper.mark("Tải về", downloaded);
    await keeper.flush();
    put("/subject", "ba");
    await keeper.flush();
    const versions = await shelf.versions("a");
    expect(versions.map((v) => [v.mark, v.payload["subject"]])).toEqual([
      ["", "ba"],
      ["Tải về", "một"],
      ["", "hai"],
    ]);
    expect((await shelf.draft("a"))?.title).toBe("ba");
  });

  it("says that it failed, and tries again", async () => {
    shelf.full = true;
    put("/subject", "hai");
    await vi.advanceTimersByTimeAsync(300);
    expect(saved.value).toMatchObject({ state: "failed", why: "Trình duyệt đã hết chỗ lưu trên máy này." });
    shelf.full = false;
    await vi.advanceTimersByTimeAsync(5000);
    expect(saved.value.state).toBe("kept");
    expect((await shelf.draft("a"))?.title).toBe("hai");
  });

  it("does not close what it cannot keep, but has the server told", async () => {
    shelf.full = true;
    put("/subject", "hai");
    expect(await keeper.close()).toBe(false);
    expect(draft.value?.payload["subject"]).toBe("hai");
    expect(keeper.pending).toBe(true);
    expect(told).toContain("hai");
    expect(keeper.current?.title).toBe("hai");
    shelf.full = false;
    expect(await keeper.close()).toBe(true);
    expect((await shelf.draft("a"))?.title).toBe("hai");
  });

  it("keeps what is typed while it closes", async () => {
    shelf.slowness = 50;
    put("/subject", "hai");
    const closed = keeper.close();
    await vi.advanceTimersByTimeAsync(10);
    put("/subject", "hai ba");
    await vi.advanceTimersByTimeAsync(200);
    expect(await closed).toBe(true);
    expect((await shelf.draft("a"))?.title).toBe("hai ba");
  });

  it("is not done before what is undone meanwhile is kept", async () => {
    const before = draft.value!.payload;
    shelf.slowness = 50;
    put("/subject", "hai");
    const first = keeper.flush();
    draft.value = { ...draft.value!, payload: before };
    await vi.advanceTimersByTimeAsync(1000);
    await first;
    expect(keeper.pending).toBe(false);
    expect((await shelf.draft("a"))?.title).toBe("một");
  });

  it("says that another tab writes the draft, and tells the server nothing", async () => {
    shelf.overtaken = true;
    told = [];
    put("/subject", "hai");
    await vi.advanceTimersByTimeAsync(300);
    expect(overtaken).toBe(1);
    expect(keeper.pending).toBe(true);
    expect(told).toEqual([]);
  });
});
