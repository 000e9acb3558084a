import { expect, test } from "vitest";
import { inTurn, pause } from "./turns";

test("one run at a time, and one more for all that was asked meanwhile", async () => {
  const ends: (() => void)[] = [];
  let most = 0;
  let running = 0;
  const ask = inTurn(async () => {
    most = Math.max(most, ++running);
    await new Promise<void>((end) => ends.push(end));
    running--;
  });
  ask();
  ask();
  await tick();
  expect(ends.length).toBe(1);
  ask();
  ask();
  ends[0]!();
  await tick();
  expect(ends.length).toBe(2);
  ends[1]!();
  await tick();
  expect(ends.length).toBe(2);
  ask();
  await tick();
  expect(ends.length).toBe(3);
  expect(most).toBe(1);
});

test("waits grow, up to a quarter of a minute", () => {
  expect([1, 2, 3, 4, 5, 50].map(pause)).toEqual([1000, 2000, 4000, 8000, 15000, 15000]);
});

function tick(): Promise<void> {
  return new Promise((done) => setTimeout(done));
}
