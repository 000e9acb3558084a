import { effect, signal } from "@preact/signals";
import { reachable } from "../model/api";

/** Whether the server has a newer page than this one. */
export const isOld = signal(false);

const between = 3_600_000; // milliseconds

/** Has the page work without the server, and know when the server has a newer one. Only pages that came by HTTPS, or from this computer, may. */
export function workOffline(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const first = navigator.serviceWorker.controller === null;
  navigator.serviceWorker.addEventListener("controllerchange", () => (isOld.value = !first));
  navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" }).then(lookForNew, () => {
    // Without it the page is as good as before, as long as the server answers.
  });
}

// A server that was silent may be a newer one. Tabs stay open for days, too.
function lookForNew(worker: ServiceWorkerRegistration): void {
  const look = () => void worker.update().catch(() => {});
  let before = true;
  effect(() => {
    if (reachable.value && !before) look();
    before = reachable.value;
  });
  setInterval(look, between);
}
