// What the page shows: the beginning, a draft, or why a draft cannot be shown. It follows the address.

import { effect, signal } from "@preact/signals";
import { fetchKinds } from "../form/scope";
import { Library } from "../keep/library";
import { httpStore } from "../keep/server";
import { ask, reachable } from "../model/api";
import type { Payload } from "../model/json";
import { notice } from "./notice";
import { draftIn, go } from "./route";
import { set, setting } from "./setting";

/** What is shown. A draft that another tab has is "elsewhere"; taken says that it was this tab's until now. */
export type Scene = { at: "wait" | "start" | "draft" } | { at: "missing"; id: string } | { at: "elsewhere"; id: string; taken: boolean };

export const scene = signal<Scene>({ at: "wait" });

/** The drafts; null until they can be read. */
export const library = signal<Library | null>(null);

/** Opens the library and shows what the address names; without an address the draft that was open last. */
export async function begin(): Promise<void> {
  const opened = await Library.open(httpStore, (id) => (scene.value = { at: "elsewhere", id, taken: true }));
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
    await opened.leave();
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
  } else if (entry === "elsewhere") scene.value = { at: "elsewhere", id, taken: false };
  else scene.value = { at: "missing", id };
}

/** Makes a draft of a payload and opens it. */
export async function start(payload: Payload): Promise<void> {
  go(await library.value!.add(payload));
}

/** Makes a draft with the content of another and opens it. */
export async function startCopy(id: string): Promise<void> {
  const copy = await library.value!.copy(id);
  if (copy !== undefined) go(copy);
}

function keepWhenLeft(opened: Library): void {
  const flush = () => void opened.keeper.flush().then(() => opened.sync.flush());
  addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && flush());
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
  return () => (last = last.then(work));
}
