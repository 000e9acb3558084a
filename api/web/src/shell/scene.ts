// What the page shows: the beginning, a draft, or why a draft cannot be shown. It follows the address.

import { effect, signal } from "@preact/signals";
import { fetchKinds } from "../schema/scope";
import { Library } from "../keep/library";
import { httpStore } from "../keep/server";
import { ask, reachable } from "../model/api";
import type { Payload } from "../model/json";
import { attempt } from "../ui/attempt";
import { notice, warn } from "../ui/notice";
import { addressOf, draftIn, go } from "./route";
import { set, setting } from "./setting";

/** What is shown. A draft that another tab has is "elsewhere"; taken says that it was this tab's until now, left is the draft of what was not kept of it. */
export type Scene = { at: "wait" | "start" | "draft" } | { at: "missing"; id: string } | { at: "elsewhere"; id: string; taken: boolean; left?: string };

export const scene = signal<Scene>({ at: "wait" });

/** The drafts; null until they can be read. */
export const library = signal<Library | null>(null);

/** Opens the library and shows what the address names; without an address the draft that was open last. */
export async function begin(): Promise<void> {
  const opened = await Library.open(httpStore, (id, left) => (scene.value = { at: "elsewhere", id, taken: true, left }));
  library.value = opened;
  void fetchKinds().catch(() => {}); // the banner says that the server does not answer
  keepWhenLeft(opened);
  catchUpWhenBack(opened);
  const follow = inOrder(() => enter(opened, draftIn(location.hash)));
  if (location.hash === "") await reopen(opened);
  else await follow();
  addEventListener("hashchange", () => void follow());
}

// After a crash, or when the browser was closed, the clerk is where the work was left.
async function reopen(opened: Library): Promise<void> {
  const last = setting("last");
  const entry = last === "" ? "missing" : await opened.enter(last);
  if (entry === "open") {
    history.replaceState(null, "", `#/v/${last}`);
    scene.value = { at: "draft" };
  } else scene.value = { at: "start" };
}

async function enter(opened: Library, id: string): Promise<void> {
  if (id === "") {
    if (!(await opened.leave())) return stay(opened);
    set("last", "");
    scene.value = { at: "start" };
    return;
  }
  shown(await opened.enter(id), id);
}

/** Opens a draft here that another tab has. */
export async function seize(id: string): Promise<void> {
  shown(await library.value!.seize(id), id);
}

function shown(entry: Awaited<ReturnType<Library["enter"]>>, id: string): void {
  if (entry === "open") {
    set("last", id);
    scene.value = { at: "draft" };
  } else if (entry === "unkept") stay(library.value!);
  else if (entry === "elsewhere") scene.value = { at: "elsewhere", id, taken: false };
  else scene.value = { at: "missing", id };
}

// The draft that is open cannot be kept: the clerk stays with it, unless it is to be lost.
function stay(opened: Library): void {
  const wanted = location.hash;
  history.replaceState(null, "", addressOf(opened.keeper.kept?.id ?? ""));
  warn("Phần vừa gõ chưa lưu được nên trang không rời bản thảo. Hãy tải dữ liệu (JSON) về trước.", {
    name: "Rời đi, bỏ phần chưa lưu",
    run: () => {
      opened.abandon();
      location.hash = wanted;
    },
  });
}

/** Makes a draft of a payload and opens it. */
export async function start(payload: Payload): Promise<void> {
  go(await library.value!.add(payload));
}

function keepWhenLeft(opened: Library): void {
  const flush = () => void opened.keeper.flush().then(() => opened.sync.flush());
  addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && flush());
  addEventListener("beforeunload", (e) => opened.unsafe && e.preventDefault());
}

// The server is caught up with when the page begins, and when the server answers again.
function catchUpWhenBack(opened: Library): void {
  let before = false;
  effect(() => {
    if (reachable.value && !before) void opened.catchUp();
    if (reachable.value && notice.peek()?.tone === "error") notice.value = null; // it was about the silence, or has been read
    before = reachable.value;
  });
  addEventListener("online", () => void opened.catchUp());
}

const between = 5000; // milliseconds

/** Asks a server that does not answer from time to time whether it does again. */
export function watchServer(): void {
  effect(() => {
    if (reachable.value) return;
    const timer = setInterval(() => void ask("/healthz").catch(() => {}), between);
    return () => clearInterval(timer);
  });
}

// Addresses that change quickly are followed one after the other.
function inOrder(work: () => Promise<void>): () => Promise<void> {
  let last = Promise.resolve();
  return () => (last = last.then(() => attempt(work)).catch(() => {})); // the clerk has been told; the next address is followed
}
