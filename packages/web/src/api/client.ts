import { callAPI } from "./wire.ts";

export { hc, parseResponse } from "hono/client";

/** The firm of the address. Changing firm loads the document again, so it never changes under a screen. */
export function firmInAddress(): string {
  return /^\/app\/f\/([^/]+)/.exec(location.pathname)?.[1] ?? "";
}

/** The base of one noun's client: `hc<Route>(inFirm("/member"), wire)`. Call it when asking, not when loading. */
export const inFirm = (path: string): string => `/api/f/${firmInAddress()}${path}`;

/** Options of every `hc` client. */
export const wire = { fetch: callAPI };

/** Options of a command's call: `client().$post({ json }, keyed(key))`. */
export const keyed = (key: string): { headers: Record<string, string> } => ({ headers: { "Idempotency-Key": key } });
