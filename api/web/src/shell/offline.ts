/** Has the page work without the server. Only pages that came by HTTPS, or from this computer, may. */
export function workOffline(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" }).catch(() => {
    // Without it the page is as good as before, as long as the server answers.
  });
}
