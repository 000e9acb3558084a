import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { claim, heldByOthers, heldElsewhere, takeOver, type Claim } from "./lock";

// A page that came by plain HTTP has no locks; its tabs ask each other. Tests are tabs of their own to each other.
describe("without locks", () => {
  const claims: Claim[] = [];
  const nothing = async () => {};

  beforeEach(() => vi.stubGlobal("navigator", {}));
  afterEach(() => {
    claims.splice(0).forEach((c) => c.release());
    vi.unstubAllGlobals();
  });

  async function claimed(draft: string, lose: () => Promise<void> = nothing): Promise<Claim | null> {
    const got = await claim(draft, lose);
    if (got !== null) claims.push(got);
    return got;
  }

  it("gives a draft to one tab only, until that leaves it", async () => {
    const first = await claimed("a");
    expect(first).not.toBeNull();
    expect(await claimed("a")).toBeNull();
    expect(await claimed("b")).not.toBeNull();
    first?.release();
    expect(await claimed("a")).not.toBeNull();
  });

  it("knows what other tabs have", async () => {
    await claimed("a");
    await claimed("b");
    expect(await heldByOthers("b")).toEqual(new Set(["a"]));
    expect(await heldElsewhere("a")).toBe(true);
    expect(await heldElsewhere("c")).toBe(false);
  });

  it("takes a draft over when the other tab has kept its changes", async () => {
    const lose = vi.fn(nothing);
    await claimed("a", lose);
    const mine = await takeOver("a", nothing);
    expect(lose).toHaveBeenCalledOnce();
    expect(mine).not.toBeNull();
    if (mine !== null) claims.push(mine);
  });
});
