import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { fault, invalid, isFault } from "./fault.ts";
import type { Json } from "./wire.ts";

/** DynamoDB's own limit on a request. */
const BODY_BYTES_MAX = 16 * 1024 * 1024;
/** Longer than any client keeps an idle connection, so that none is closed under a request. */
const KEEP_ALIVE_MS = 75_000;
const SERVICE = "com.amazonaws.dynamodb.v20120810";
const LOCAL_HOST = /^(127\.0\.0\.1|localhost)(:\d+)?$/;

export type Operate = (operation: string, request: Json) => Promise<Json>;

/** The JSON protocol over HTTP on 127.0.0.1. Resolves when it listens; port 0 takes any free one. */
export function startFront(port: number, operate: Operate): Promise<Server> {
  const exchange = textsOf(exchangeWith(operate));
  const server = createServer((request, response) => {
    void answer(request, exchange)
      .catch(refused)
      .then((answer) => send(response, answer));
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}

interface Answer {
  status: number;
  text: string;
}

/** A request's name and body, as the protocol carries them, to a refusal as it carries it, or to what was answered. */
export type Exchange = (target: string, body: string) => Promise<Answer | { status: 200; value: Json }>;

/**
 * The JSON protocol itself, for who asks within this process. Every answer is read from the store anew, so that it may
 * be handed over as it is.
 */
export function exchangeWith(operate: Operate): Exchange {
  return async (target, body) => {
    try {
      return { status: 200, value: await operate(target.slice(target.indexOf(".") + 1), parse(body)) };
    } catch (error) {
      return refused(error);
    }
  };
}

type Texts = (target: string, body: string) => Promise<Answer>;

/** The same in text both ways, for the one who listens on a port. */
function textsOf(exchange: Exchange): Texts {
  return async (target, body) => {
    const answer = await exchange(target, body);
    return "value" in answer ? { status: answer.status, text: JSON.stringify(answer.value) } : answer;
  };
}

async function answer(request: IncomingMessage, exchange: Texts): Promise<Answer> {
  // A page of another site can point its own name here, but cannot send ours.
  if (!LOCAL_HOST.test(request.headers.host ?? "")) throw fault("AccessDeniedException", "This table is local");
  const body = await bodyOf(request);
  return exchange(String(request.headers["x-amz-target"] ?? ""), body);
}

function bodyOf(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      // The rest is read and dropped, so that the client hears the refusal instead of a broken connection.
      if (bytes <= BODY_BYTES_MAX) chunks.push(chunk);
      else chunks.length = 0;
    });
    request.on("error", reject);
    request.on("end", () => (bytes > BODY_BYTES_MAX ? reject(tooLarge()) : resolve(Buffer.concat(chunks).toString())));
  });
}

function tooLarge(): Error {
  return Object.assign(fault("RequestEntityTooLargeException", "The request is above 16 MB"), { statusCode: 413 });
}

function parse(body: string): Json {
  try {
    const request: unknown = JSON.parse(body || "{}");
    if (typeof request === "object" && request !== null && !Array.isArray(request)) return request as Json;
  } catch {
    // Told below, as for a body that is JSON of another shape.
  }
  throw invalid("The request is no JSON object");
}

function refused(error: unknown): Answer {
  if (isFault(error)) return { status: error.statusCode, text: JSON.stringify(error.body) };
  // The one place where a defect of the engine shows: the client hides the body of a 500.
  process.stderr.write(`local table: ${error instanceof Error ? error.stack : String(error)}\n`);
  const message = "The local table failed; its process says why";
  return { status: 500, text: JSON.stringify({ __type: `${SERVICE}#InternalServerError`, message }) };
}

function send(response: ServerResponse, { status, text }: Answer): void {
  response.writeHead(status, {
    "content-type": "application/x-amz-json-1.0",
    "content-length": Buffer.byteLength(text),
    "x-amzn-requestid": randomUUID(),
  });
  response.end(text);
}
