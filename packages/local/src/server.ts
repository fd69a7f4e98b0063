import { createServer, type IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { apiApp } from "@entrepairs/functions/api/app.ts";
import { payApp } from "@entrepairs/functions/pay/app.tsx";
import { roomApp } from "@entrepairs/functions/room/app.ts";
import { siteApp } from "@entrepairs/functions/site/app.tsx";
import { webhookApp } from "@entrepairs/functions/webhook/app.ts";
import { getRequestListener } from "@hono/node-server";
import { StartRefused } from "./settings.ts";
import { type Waiting, waiting } from "./waiting.ts";

type Fetch = (request: Request, env: object) => Response | Promise<Response>;

/** One address for everything a browser asks: each path goes to the function that answers it in the cloud. */
export function router(parts: { dashboard: Fetch; extra: readonly [prefix: string, fetch: Fetch][] }): Fetch {
  const api = apiApp();
  const room = roomApp();
  const site = siteApp();
  const pay = payApp();
  const webhook = webhookApp();
  const table: readonly (readonly [string, Fetch])[] = [
    ["/api/", (request, env) => api.fetch(request, env)],
    ["/room/", (request, env) => room.fetch(request, env)],
    ["/app/", parts.dashboard],
    ["/payer/", (request, env) => pay.fetch(request, env)],
    ["/webhook/", (request, env) => webhook.fetch(request, env)],
    ...parts.extra,
  ];
  return (request, env) => {
    const { pathname } = new URL(request.url);
    if (pathname === "/app" || pathname === "/s") return Response.redirect(new URL(`${pathname}/`, request.url), 308);
    const found = table.find(([prefix]) => pathname.startsWith(prefix));
    return found ? found[1](request, env) : site.fetch(request, env);
  };
}

/** Takes the connection, or answers false. */
type Upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => boolean;

export interface Listening {
  port: number;
  /** Set once the rest is ready; until then requests wait. */
  serve(fetch: Fetch): void;
  /** Who takes connections that ask for a socket; others are closed. */
  upgrade(take: Upgrade): void;
  /** Those whose request is not answered yet. */
  people: Waiting;
  close(): Promise<void>;
}

/** Longer than any client keeps an idle connection, so that none is closed under a request. */
const KEEP_ALIVE_MS = 75_000;

/** Takes the port first, so that a busy one is said before any data is touched. */
export async function listen(port: number): Promise<Listening> {
  let ready: (fetch: Fetch) => void = () => undefined;
  const fetching = new Promise<Fetch>((resolve) => {
    ready = resolve;
  });
  const people = waiting();
  const answer = (request: Request, env: unknown) => {
    const work = async () => (await fetching)(request, env as object);
    // An answer that is kept until something happens must not hold up what is to happen.
    return request.headers.get("Prefer") === "wait" ? work() : people.during(work);
  };
  const listener = getRequestListener(answer, { overrideGlobalObjects: false });
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  let upgrade: Upgrade = () => false;
  server.on("upgrade", (request, stream, head) => {
    if (!upgrade(request, stream, head)) stream.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const busy = error.code === "EADDRINUSE";
      reject(
        new StartRefused(
          busy ? `Port ${port} is busy: set PORT to another one (0 for any)` : `Port ${port}: ${error.code}`,
        ),
      );
    });
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : port,
    serve: (fetch) => ready(fetch),
    upgrade: (take) => {
      upgrade = take;
    },
    people,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
