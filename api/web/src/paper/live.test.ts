import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Failure, type Pages } from "../model/api";
import { open, put } from "../model/draft";
import type { Payload } from "../model/json";
import { pages, stale } from "../model/live";
import { caret } from "../model/place";
import { arrival, follow, fresh, settled, told } from "./live";

/** A server that answers when it is told to. */
class Server {
  readonly asked: { path: string; body: Payload; answer: (a?: Partial<Pages>) => Promise<void>; fail: (cause: unknown) => Promise<void> }[] = [];

  send = (path: string, body: Payload) =>
    new Promise<{ answer: Pages; answered: number }>((done, failed) => {
      this.asked.push({
        path, body,
        answer: (a) => (done({ answer: { ...blank, kind: body.kind, ...a }, answered: 0 }), tick()),
        fail: (cause) => (failed(cause), tick()),
      });
    });
}

const blank: Pages = {
  kind: "", valid: true, problems: [], drawn: true, documents: [{ name: "a", pages: 1 }],
  pages: [{ hash: "h1", document: 1, width: 595, height: 842, svg: "<svg/>", lines: [] }],
};
const silence = new Failure(0, "");

let server: Server;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  server = new Server();
  stop = follow(server.send);
});

afterEach(() => {
  stop();
  open(null);
  caret.value = null;
  vi.useRealTimers();
});

const start = (id = "1", kind = "quyet-dinh") => (open({ id, payload: { kind, body: "" }, updated: 0, changes: 0 }), tick());
const type = (body: string) => (put("/body", body), tick());
async function tick() {
  for (let i = 0; i < 10; i++) await Promise.resolve();
}

test("the first key stroke goes at once, the newest state when there is an answer", async () => {
  await start();
  expect(server.asked.length).toBe(1);
  await type("a");
  await type("ab");
  await type("abc");
  expect(server.asked.length).toBe(1);
  expect(fresh.value).toBe(false);
  await server.asked[0]!.answer();
  expect(server.asked.map((a) => a.body.body)).toEqual(["", "abc"]);
  expect(fresh.value).toBe(false);
  let kept = false;
  const promise = settled().then(() => (kept = true));
  await tick();
  expect(kept).toBe(false);
  await server.asked[1]!.answer();
  await promise;
  expect(fresh.value).toBe(true);
  expect(arrival.value?.typed.length).toBe(3);
  expect(server.asked.length).toBe(2);
});

test("draft and caret that change together are one request, which names what is held", async () => {
  await start();
  await server.asked[0]!.answer();
  put("/body", "ê");
  caret.value = { pointer: "/body", offset: 1 };
  await tick();
  expect(server.asked.length).toBe(2);
  expect(server.asked[1]!.path).toBe("/v1/documents/quyet-dinh/pages?from=1&to=1&have=h1&at=%2Fbody&offset=2");
  await server.asked[1]!.answer({ pages: [{ hash: "h1", document: 1, width: 595, height: 842, lines: [] }] });
  expect(pages.value?.pages[0]?.svg).toBe("<svg/>");
});

test("an answer on another draft is dropped", async () => {
  await start("1");
  await start("2", "cong-van");
  await server.asked[0]!.answer();
  expect(pages.value).toBeNull();
  await server.asked[1]!.answer();
  expect(pages.value?.kind).toBe("cong-van");
});

test("an answer on another kind is dropped", async () => {
  await start();
  put("/kind", "cong-van");
  await tick();
  await server.asked[0]!.answer();
  expect(pages.value).toBeNull();
  await server.asked[1]!.answer();
  expect(pages.value?.kind).toBe("cong-van");
});

test("a silent server is asked again, ever later, and what is shown is called old", async () => {
  await start();
  await server.asked[0]!.answer();
  await type("a");
  for (const [i, wait] of [1000, 2000, 4000, 8000, 15000, 15000].entries()) {
    await server.asked[i + 1]!.fail(silence);
    expect(stale.value).toBe(told.silent);
    vi.advanceTimersByTime(wait - 1);
    await tick();
    expect(server.asked.length).toBe(i + 2);
    vi.advanceTimersByTime(1);
    await tick();
    expect(server.asked.length).toBe(i + 3);
  }
  await server.asked[7]!.answer();
  expect(stale.value).toBe("");
  expect(fresh.value).toBe(true);
  vi.advanceTimersByTime(60_000);
  await tick();
  expect(server.asked.length).toBe(8);
});

test("a key stroke does not wait for the server's pause", async () => {
  await start();
  await server.asked[0]!.fail(silence);
  await type("a");
  expect(server.asked.length).toBe(2);
  await server.asked[1]!.answer();
  vi.advanceTimersByTime(60_000);
  await tick();
  expect(server.asked.length).toBe(2);
});

test("a refusal is told and not tried again", async () => {
  await start();
  await server.asked[0]!.fail(new Failure(404, "Không có loại văn bản này.", "Chọn loại khác."));
  expect(stale.value).toBe("Chưa dàn được trang: Không có loại văn bản này. Chọn loại khác.");
  vi.advanceTimersByTime(60_000);
  await tick();
  expect(server.asked.length).toBe(1);
  await type("a");
  await server.asked[1]!.answer();
  expect(stale.value).toBe("");
});

test("a draft that cannot be drawn leaves the pages, with its findings", async () => {
  await start();
  await server.asked[0]!.answer();
  const before = pages.value!.pages;
  await type("a");
  await server.asked[1]!.answer({ drawn: false, valid: false, pages: [], documents: [] });
  expect(pages.value!.pages).toBe(before);
  expect(pages.value!.valid).toBe(false);
  expect(stale.value).toBe(told.undrawn);
});

test("nothing is shown or asked when no draft is open", async () => {
  await start();
  await server.asked[0]!.answer();
  open(null);
  await tick();
  expect(pages.value).toBeNull();
  expect(fresh.value).toBe(true);
  expect(server.asked.length).toBe(1);
});

test("a move of the caret to a line that is known asks nothing", async () => {
  await start();
  await type("một hai");
  await server.asked[0]!.answer();
  const lines = [
    { x: 10, y: 20, width: 50, height: 12, pointer: "/body", offset: 0, length: 6 },
    { x: 10, y: 40, width: 50, height: 12, pointer: "/body", offset: 6, length: 3 },
  ];
  await server.asked[1]!.answer({ pages: [{ ...blank.pages[0]!, lines }] });
  caret.value = { pointer: "/body", offset: 1 };
  await tick();
  expect(pages.value?.caret).toEqual({ page: 1, x: 10, y: 20, height: 12 });
  caret.value = { pointer: "/body", offset: 5 };
  await tick();
  expect(pages.value?.caret?.y).toBe(40);
  caret.value = null;
  await tick();
  expect(pages.value?.caret).toBeUndefined();
  expect(server.asked.length).toBe(2);
  caret.value = { pointer: "/subject", offset: 0 };
  await tick();
  expect(server.asked.length).toBe(3);
});
