import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type Faults, type Flow, Flows } from "./flow.ts";
import { answerTo } from "./route.ts";

const BODY_MAX = 20 * 1024 * 1024;
/** Longer than any client keeps an idle connection, so that none is closed under a request. */
const KEEP_ALIVE_MS = 75_000;

/** A running stand-in of an approved platform: `origin` for the gateway and for a person's browser. */
export type PlatformTwin = {
  origin: string;
  /** Newest first. */
  flows(): Flow[];
  set(faults: Partial<Faults>): void;
  /** Says a status of a flow, as a click on the control page does. */
  say(flowID: string, code: number, reason?: string, at?: string): void;
  close(): Promise<void>;
};

/**
 * An approved platform of invented firms, on 127.0.0.1 alone: takes invoices, tells what becomes of them. With `file`,
 * flows outlive restarts and kills. `port` 0 or absent: any free port.
 */
export async function startPlatform(options: { file?: string; port?: number } = {}): Promise<PlatformTwin> {
  let flows: Flows | undefined;
  const server = createServer((request, response) => {
    if (flows) void serve(flows, request, response);
    else response.destroy();
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const port = await listen(server, options.port ?? 0);
  const kept = new Flows(options.file);
  flows = kept;
  return {
    origin: `http://127.0.0.1:${port}`,
    flows: () => kept.list(),
    set: (faults) => kept.set(faults),
    say: (flowID, code, reason, at = new Date().toISOString()) => {
      kept.say(flowID, { code, at, reason: reason ?? null });
    },
    close: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The platform has no port");
  return address.port;
}

async function serve(flows: Flows, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= BODY_MAX) chunks.push(chunk);
  }
  const { pathname: path } = new URL(request.url ?? "/", "http://127.0.0.1");
  const { method = "GET", headers } = request;
  const asked = { method, path, headers, body: Buffer.concat(chunks) };
  const tooLarge = { status: 413, type: "application/json; charset=utf-8", body: '{"error":"too_large"}' };
  const { status, type, body, location } =
    size > BODY_MAX ? { ...tooLarge, location: undefined } : answerTo(flows, asked);
  response.writeHead(status, {
    "content-type": type,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "content-security-policy":
      "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'",
    ...(location && { location }),
  });
  response.end(method === "HEAD" ? undefined : body);
}
