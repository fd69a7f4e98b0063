import { createServer } from "node:http";
import { apiApp } from "@entrepairs/functions/api/app.ts";
import { payApp } from "@entrepairs/functions/pay/app.tsx";
import { roomApp } from "@entrepairs/functions/room/app.ts";
import { siteApp } from "@entrepairs/functions/site/app.tsx";
import { webhookApp } from "@entrepairs/functions/webhook/app.ts";
import { getRequestListener } from "@hono/node-server";
import { StartRefused } from "./settings.ts";

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
    if (pathname === "/app") return Response.redirect(new URL("/app/", request.url), 308);
    const found = table.find(([prefix]) => pathname.startsWith(prefix));
    return found ? found[1](request, env) : site.fetch(request, env);
  };
}

export interface Listening {
  port: number;
  /** Set once the rest is ready; until then requests wait. */
  serve(fetch: Fetch): void;
  close(): Promise<void>;
}

/** Takes the port first, so that a busy one is said before any data is touched. */
export async function listen(port: number): Promise<Listening> {
  let ready: (fetch: Fetch) => void = () => undefined;
  const fetching = new Promise<Fetch>((resolve) => {
    ready = resolve;
  });
  const listener = getRequestListener(async (request, env) => (await fetching)(request, env as object), {
    overrideGlobalObjects: false,
  });
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
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
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
