import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { runInNewContext } from "node:vm";
import type { Cdn, Passed } from "@entrepairs/twin/cloud";
import { STREAMED } from "../../../../infra/contract.ts";
import { edgeFunction } from "../../../../infra/edge-function.ts";
import { type Invoked, type Lambda, streamed } from "./runtime-api.ts";

/** What stands before the functions: a CDN, an HTTP API and function URLs, on one port. */
export interface Front {
  origin: string;
  /** Set once the functions run: behind the HTTP API, by the beginning of their addresses. */
  routes: { prefix: string; lambda: Lambda }[];
  /** Behind URLs of their own, by the name that the CDN's function chooses. */
  urls: Map<string, Lambda>;
  close(): Promise<void>;
}

/**
 * Turns requests into events of the HTTP API or of a function URL (payload 2.0) and answers back, and proves to be
 * CloudFront by `key`; the CDN's own function says which of both; what the CDN keeps reaches no function.
 */
export async function startFront(key: string, cdn: Cdn): Promise<Front> {
  const routes: Front["routes"] = [];
  const urls: Front["urls"] = new Map();
  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => response.writeHead(502).end(String(error)));
  });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? "/";
    const asked = { method: request.method ?? "GET", path };
    const chosen = urls.get(chosenFor(asked) ?? "");
    const lambda = chosen ?? routes.find(({ prefix }) => path.startsWith(prefix))?.lambda;
    if (!lambda) return void response.writeHead(503).end("No function here");
    give(response, await cdn.through(asked, async () => answerOf(await lambda.invoke(await eventOf(request, key)))));
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    routes,
    urls,
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

interface Answer {
  statusCode: number;
  headers?: Record<string, string>;
  cookies?: string[];
  body?: string;
  isBase64Encoded?: boolean;
}

interface Given extends Passed {
  cookies?: readonly string[];
}

/** The CDN's own function, which names the origin of its choice; undefined where the path's own is left. */
const EDGE = edgeFunction(Object.fromEntries(Object.keys(STREAMED).map((name) => [name, name])));

function chosenFor({ method, path }: { method: string; path: string }): string | undefined {
  const chosen: string[] = [];
  const [uri] = path.split("?");
  const event = { viewer: { ip: "203.0.113.1" }, request: { method, uri, headers: {} } };
  const cf = { selectRequestOriginById: (id: string) => chosen.push(id) };
  runInNewContext(`${EDGE.replace(/^import .*$/m, "")}; handler(event)`, { event, cf });
  return chosen[0];
}

function answerOf({ kind, body, isStreamed }: Invoked): Given {
  if (kind === "error") return { status: 500, headers: {}, body };
  if (isStreamed) {
    const { prelude, body: bytes } = streamed(body);
    const { statusCode: status, headers = {}, cookies = [] } = prelude as Answer;
    return { status, headers, cookies, body: bytes };
  }
  const said = JSON.parse(body.toString()) as Answer;
  const { statusCode: status, headers = {}, cookies = [], body: text = "", isBase64Encoded } = said;
  return { status, headers, cookies, body: Buffer.from(text, isBase64Encoded ? "base64" : "utf8") };
}

function give(response: ServerResponse, { status, headers, body, cookies = [] }: Given): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (cookies.length > 0) response.setHeader("set-cookie", cookies);
  response.writeHead(status).end(body);
}

/** An event of an HTTP API: lower-case headers, cookies apart, the body in base64 unless it is text. */
export async function eventOf(request: IncomingMessage, key: string): Promise<object> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { cookie, connection: _, ...headers } = request.headers;
  const [rawPath = "/", rawQueryString = ""] = (request.url ?? "/").split("?");
  const method = request.method ?? "GET";
  const isText = /json|urlencoded|text/.test(headers["content-type"] ?? "");
  const body = Buffer.concat(chunks);
  const query = Object.fromEntries(new URLSearchParams(rawQueryString));
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath,
    rawQueryString,
    ...(cookie && { cookies: cookie.split("; ") }),
    headers: {
      ...headers,
      "x-origin-key": key,
      "x-viewer-address": request.socket.remoteAddress ?? "",
    },
    ...(rawQueryString && { queryStringParameters: query }),
    requestContext: {
      accountId: "111111111111",
      apiId: "api",
      domainName: headers.host,
      http: {
        method,
        path: rawPath,
        protocol: "HTTP/1.1",
        sourceIp: "203.0.113.1",
        userAgent: headers["user-agent"] ?? "",
      },
      requestId: "id",
      routeKey: "$default",
      stage: "$default",
    },
    ...(body.length > 0 && { body: isText ? body.toString() : body.toString("base64") }),
    isBase64Encoded: body.length > 0 && !isText,
  };
}
