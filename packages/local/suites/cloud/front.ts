import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Invoked, Lambda } from "./runtime-api.ts";

/** What stands before the functions: a CDN and an HTTP API, on one port. */
export interface Front {
  origin: string;
  /** Set once the functions run. */
  routes: { prefix: string; lambda: Lambda }[];
  close(): Promise<void>;
}

/** Turns requests into events of the HTTP API (payload 2.0) and answers back, and proves to be CloudFront by `key`. */
export async function startFront(key: string): Promise<Front> {
  const routes: Front["routes"] = [];
  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => response.writeHead(502).end(String(error)));
  });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? "/";
    const found = routes.find(({ prefix }) => path.startsWith(prefix));
    if (!found) return void response.writeHead(503).end("No function here");
    const invoked = await found.lambda.invoke(await eventOf(request, key));
    if (invoked.kind === "error") return void response.writeHead(500).end(invoked.body);
    give(response, invoked);
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    routes,
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

function give(response: ServerResponse, { body }: Invoked): void {
  const {
    statusCode,
    headers = {},
    cookies = [],
    body: text = "",
    isBase64Encoded,
  } = JSON.parse(body.toString()) as Answer;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (cookies.length > 0) response.setHeader("set-cookie", cookies);
  response.writeHead(statusCode).end(isBase64Encoded ? Buffer.from(text, "base64") : text);
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
