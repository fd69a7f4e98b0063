import { createHash } from "node:crypto";

/** How long an answer is kept while nothing happens, how often it looks meanwhile: what came is shown within a second. */
export const KEPT_MS = 5_000;
export const LOOK_MS = 200;
/** Two minutes of kept answers, ten of slower ones. */
export const TURNS_KEPT = 24;
export const TURNS_SOON = TURNS_KEPT + 40;

/** At once for two minutes, since the next answer is kept; then less and less: a debit may take days. */
export function secondsBefore(turn: number): number {
  if (turn <= TURNS_KEPT) return 0;
  return turn <= TURNS_SOON ? 15 : 30;
}

/**
 * Asks for its own page again and again, and shows it anew once its state is another. A browser without scripts
 * reloads each second instead: kept answers would leave it loading for ever.
 */
export const SCRIPT = `(async ({ path, state, next, pause }) => {
  let wait = Number(pause);
  for (let turn = Number(next); ; turn++) {
    await new Promise((done) => setTimeout(done, wait * 1000));
    try {
      const asked = new URL(path, location.origin);
      asked.searchParams.set("attente", turn);
      const answer = await fetch(asked, { headers: { Prefer: "wait" }, cache: "no-store" });
      const other = answer.ok && answer.headers.get("X-State") !== state;
      if (other) return location.replace(location.pathname + location.search);
      wait = Number(answer.headers.get("Retry-After") ?? 30);
    } catch {
      wait = 5;
    }
  }
})(document.currentScript.dataset);`;

/** What a page that waits is allowed more than the others: this script, byte for byte, and to ask its own site. */
export const POLICY = `script-src 'sha256-${createHash("sha256").update(SCRIPT).digest("base64")}'; connect-src 'self'`;
