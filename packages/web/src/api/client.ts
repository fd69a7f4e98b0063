import type { hc as ofHono, parseResponse as parsedByHono } from "hono/client";
import { callAPI } from "./wire.ts";

/** The firm of the address. Changing firm loads the document again, so it never changes under a screen. */
export function firmInAddress(): string {
  return /^\/app\/f\/([^/]+)/.exec(location.pathname)?.[1] ?? "";
}

/** The base of one noun's client: `hc<Route>(inFirm("/member"), wire)`. Call it when asking, not when loading. */
export const inFirm = (path: string): string => `/api/f/${firmInAddress()}${path}`;

/** Options of every client. */
export const wire = { fetch: callAPI };

/** Options of a command's call: `client().$post({ json }, keyed(key))`. */
export const keyed = (key: string): { headers: Record<string, string> } => ({ headers: { "Idempotency-Key": key } });

interface Asked {
  param?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string | readonly string[] | undefined>>;
  json?: unknown;
}
type Fetch = (input: string, init: RequestInit) => Promise<Response>;

/** `/cohort/:cohortID` with its ids in place; a noun's own address is `index`. */
function addressOf(steps: readonly string[], { param = {}, query = {} }: Asked): string {
  const path = steps
    .filter((step) => step !== "index")
    .map((step) => (step.startsWith(":") ? encodeURIComponent(param[step.slice(1)] ?? "") : step));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value ?? []].flat()) search.append(name, one);
  }
  return path.join("/") + (search.size > 0 ? `?${search}` : "");
}

/** `client[":id"].held.$post(asked, options)`: each name is a step of the address, the last one the method. */
function at(steps: readonly string[], fetch: Fetch): unknown {
  return new Proxy(() => {}, {
    // A promise would be asked for `then`: a client is none.
    get: (_, name) => (typeof name === "string" && name !== "then" ? at([...steps, name], fetch) : undefined),
    apply: (_, __, [asked = {}, options]: [Asked?, { headers?: Record<string, string> }?]) => {
      const json = asked.json === undefined ? undefined : JSON.stringify(asked.json);
      return fetch(addressOf(steps.slice(0, -1), asked), {
        method: (steps.at(-1) ?? "").slice(1).toUpperCase(),
        headers: { ...options?.headers, ...(json !== undefined && { "Content-Type": "application/json" }) },
        ...(json !== undefined && { body: json }),
      });
    },
  });
}

/**
 * The client of one noun, typed by its routes. Hono's own does forms, cookies and sockets as well, which no screen has:
 * 0.4 KB instead of 2.6 in every screen, behind the same types.
 */
export const hc = ((base: string, { fetch }: { fetch: Fetch }) => at([base], fetch)) as typeof ofHono;

/** What a call answers; nothing for 204. A refusal was thrown by `wire` before. */
export const parseResponse = (async (asked: Response | Promise<Response>): Promise<unknown> => {
  const response = await asked;
  return response.status === 204 ? undefined : response.json();
}) as typeof parsedByHono;
