import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { CapturedMail } from "./captured.ts";
import { Mailbox } from "./mailbox.ts";
import { type Answer, Capture } from "./route.ts";
import { MESSAGE_MAX, refusal, SesError } from "./ses.ts";

export type { CapturedAttachment, CapturedMail } from "./captured.ts";

// Base64 makes 4 bytes of 3, and its + / = become three characters each in a form: 4 times at the worst.
const BODY_MAX = MESSAGE_MAX * 4 + 65_536;
/** Longer than any client keeps an idle connection, so that none is closed under a request. */
const KEEP_ALIVE_MS = 75_000;

/** A running capture: `endpoint` for the SES client, `inbox` for a person's browser. */
export type MailTwin = {
  endpoint: string;
  inbox: string;
  /** Oldest first. */
  messages(): CapturedMail[];
  clear(): void;
  close(): Promise<void>;
};

export interface MailOptions {
  file?: string;
  port?: number;
  name?: string;
  /** Where the answers to invitations that a person gives in the inbox are posted, as `message/rfc822`, `?to=` whom. */
  replies?: string;
}

/**
 * A local SES (version 1, `SendRawEmail`) that keeps what it is given and shows it, on 127.0.0.1 alone.
 * With `file`, messages outlive restarts and kills; without, they live in memory. `port` 0 or absent: any
 * free port. Throws when the port is taken or the file cannot be written.
 */
export async function startMail(options: MailOptions): Promise<MailTwin> {
  // Listening comes first: a second process on the same port must fail before it touches the first one's file.
  let capture: Capture | undefined;
  const server = createServer((request, response) => {
    if (capture) void serve(capture, request, response);
    else response.destroy();
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const port = await listen(server, options.port ?? 0);
  let mailbox: Mailbox;
  try {
    mailbox = new Mailbox(options.file);
  } catch (error) {
    server.close();
    throw error;
  }
  capture = new Capture(mailbox, options.name ?? "Entrepairs", options.replies);
  const endpoint = `http://127.0.0.1:${port}`;
  return {
    endpoint,
    inbox: `${endpoint}/`,
    messages: () => mailbox.list(),
    clear: () => mailbox.clear(),
    close: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
      mailbox.close();
    },
  };
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The mail capture has no port");
  return address.port;
}

async function serve(capture: Capture, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let answer: Answer;
  try {
    const body = await bodyOf(request);
    const url = URL.parse(request.url ?? "/", "http://127.0.0.1");
    if (!url) throw new SesError(400, "MalformedInput", "The address of the request cannot be read.");
    answer = await capture.answer({ method: request.method ?? "GET", url, headers: request.headers, body });
  } catch (error) {
    if (request.destroyed && !request.complete) return;
    const known = error instanceof SesError ? error : new SesError(500, "InternalFailure", "The mail capture failed.");
    if (known !== error) process.stderr.write(`mail capture: ${error}\n`);
    const { status, xml } = refusal(known);
    answer = { status, type: "text/xml; charset=utf-8", body: xml, headers: { connection: "close" } };
  }
  write(answer, request, response);
}

function write(answer: Answer, request: IncomingMessage, response: ServerResponse): void {
  if (answer.lost) {
    response.destroy();
    return;
  }
  response.writeHead(answer.status, {
    "content-type": answer.type,
    "content-length": Buffer.byteLength(answer.body),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    ...answer.headers,
  });
  response.end(request.method === "HEAD" ? undefined : answer.body);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    // Past the cap the rest is read and dropped: a sender that is still writing would never see an early answer.
    if (size <= BODY_MAX) chunks.push(chunk);
    else chunks.length = 0;
    if (size > BODY_MAX * 2) request.destroy();
  }
  if (size > BODY_MAX)
    throw new SesError(413, "RequestEntityTooLarge", `The body is more than ${BODY_MAX} bytes long.`);
  return Buffer.concat(chunks).toString("utf8");
}
