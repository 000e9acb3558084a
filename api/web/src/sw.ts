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
  if (path !== undefined) e.respondWith(answer(e.request, path));
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

async function answer(request: Request, path: string): Promise<Response> {
  try {
    return await fetch(request, { signal: AbortSignal.timeout(patience) });
  } catch (cause) {
    const kept = await (await caches.open(cacheName)).match(path);
    if (kept === undefined) throw cause;
    return kept;
  }
}

export {};
