// Serves the page when the server does not: its files as they were when this worker was installed, all of one
// build. While the server answers, everything comes from there. What is asked of the API is never answered from here.

// The build writes here: a hash of the files, then the files.
const [build, ...files] = "{{files}}".split(" ");

const cacheName = `vanban ${build}`;
const patience = 4000; // milliseconds that a server may be silent

// What a service worker has of its own. The library of types that knows it contradicts that of pages.
interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked extends Event {
  request: Request;
  clientId: string; // of the page that asks; "" for a page itself
  resultingClientId: string; // of the page that is asked for; else ""
  respondWith(answer: Promise<Response>): void;
}
interface Scope {
  addEventListener(type: "install" | "activate", heard: (e: Lasting) => void): void;
  addEventListener(type: "fetch", heard: (e: Asked) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
}
const scope = self as unknown as Scope;

scope.addEventListener("install", (e) => e.waitUntil(install()));
scope.addEventListener("activate", (e) => e.waitUntil(activate()));
scope.addEventListener("fetch", (e) => {
  const path = pathOf(e.request);
  if (path !== undefined) e.respondWith(answer(e, path));
});

async function install(): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.addAll(files.map((f) => new Request(f, { cache: "no-cache" })));
  await scope.skipWaiting();
}

async function activate(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith("vanban ") && name !== cacheName);
  await Promise.all(others.map((name) => caches.delete(name)));
  await scope.clients.claim();
}

/** The path of a file of the page; undefined for everything else. */
function pathOf(request: Request): string | undefined {
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return undefined;
  return files.includes(url.pathname) ? url.pathname : undefined;
}

// What pages were opened with: a page that came from here has all its files from here, so that they are of one build.
const fromHere = new Set<string>();

async function answer({ request, clientId, resultingClientId }: Asked, path: string): Promise<Response> {
  const kept = await (await caches.open(cacheName)).match(path);
  const isPage = request.mode === "navigate";
  if (kept !== undefined && !isPage && fromHere.has(clientId)) return kept;
  const asked = fetch(request);
  const heard = await inTime(asked);
  if (heard !== undefined || kept === undefined) return heard ?? asked;
  if (isPage) fromHere.add(resultingClientId);
  return kept;
}

// What the server answers, unless it is silent for too long. An answer that has begun may take as long as its line needs.
async function inTime(asked: Promise<Response>): Promise<Response | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patience));
  return Promise.race([asked, late]).catch(() => undefined);
}

export {};
