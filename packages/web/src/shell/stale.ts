const MARK = "entrepairs.reloaded";

/** A chunk that is gone means a newer version is online: load the page again, once, rather than break. */
export function reloadOnceWhenStale(): void {
  addEventListener("vite:preloadError", (event) => {
    try {
      const last = Number(sessionStorage.getItem(MARK) ?? 0);
      if (Date.now() - last < 60_000) return;
      sessionStorage.setItem(MARK, String(Date.now()));
    } catch {
      return;
    }
    event.preventDefault();
    location.reload();
  });
}
