import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Bucket } from "./bucket.ts";
import { Cdn, type KeptPaths } from "./cdn.ts";
import { Kms } from "./kms.ts";
import { type Principal, Principals } from "./principal.ts";
import { Queue } from "./queue.ts";
import { Refused } from "./refused.ts";
import { type SignedRequest, signerOf } from "./signature.fixture.ts";
import { Sockets } from "./sockets.ts";
import { assumeRole } from "./sts.ts";
import { assertMay } from "./table-door.ts";

export { Cdn, type KeptPaths, type Passed } from "./cdn.ts";
export type { QueueMessage } from "./queue.ts";

export interface Cloud {
  /** Of every service: the signature's scope says which one is asked. */
  endpoint: string;
  keyID: string;
  files: Bucket;
  queue: Queue;
  sockets: Sockets;
  kms: Kms;
  cdn: Cdn;
  /** Keys of a function's own role. */
  keysOf(name: string): Principal;
  /** What nobody may do, or who was not who he said. */
  refusals: string[];
  close(): Promise<void>;
}

/**
 * Stand-ins of the services that no embedded engine is there for: STS, KMS, S3, SQS, `@connections`, CloudFront; and the door of
 * the table, which sends on what the caller's credentials may do. Every request must be signed as AWS demands.
 */
export async function startCloud(
  options: { table?: string; keyUsers?: readonly string[]; pages?: KeptPaths } = {},
): Promise<Cloud> {
  const principals = new Principals();
  const keyID = "arn:aws:kms:eu-west-3:111111111111:key/room";
  const parts = {
    files: new Bucket(),
    queue: new Queue(),
    sockets: new Sockets(),
    kms: new Kms(keyID, options.keyUsers ?? ["room"]),
    cdn: new Cdn(options.pages ?? { kept: [], never: [] }),
  };
  const refusals: string[] = [];
  const server = createServer((request, response) => {
    void answer(request, { principals, table: options.table, ...parts }).then(
      (found) => response.writeHead(200, { "content-type": found.type }).end(found.body),
      (error: unknown) => {
        const told = refuse(request, response, error);
        if (/Denied|Signature|Token|Unrecognized/.test(told)) refusals.push(told);
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    ...parts,
    keyID,
    refusals,
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    keysOf: (name) => principals.add(name),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

interface World {
  principals: Principals;
  table: string | undefined;
  files: Bucket;
  queue: Queue;
  sockets: Sockets;
  kms: Kms;
  cdn: Cdn;
}

const JSON_TYPE = "application/x-amz-json-1.0";

async function answer(incoming: IncomingMessage, world: World): Promise<{ type: string; body: string | Buffer }> {
  const request = await read(incoming);
  const { principal, service } = await signerOf(request, world.principals);
  const text = request.body.toString();
  if (service === "sts")
    return { type: "text/xml", body: assumeRole(new URLSearchParams(text), principal, world.principals) };
  if (service === "s3") {
    const body = world.files.answer(
      request.method,
      decodeURIComponent(request.path.split("?")[0] ?? ""),
      request.headers,
      request.body,
    );
    return { type: "application/octet-stream", body };
  }
  if (service === "execute-api") {
    world.sockets.answer(request.method, decodeURIComponent(request.path.split("/").at(-1) ?? ""), text);
    return { type: JSON_TYPE, body: "" };
  }
  if (service === "cloudfront") return { type: "text/xml", body: world.cdn.answer(request.method, request.path, text) };
  const operation = request.headers["x-amz-target"]?.split(".").at(-1) ?? "";
  const asked = JSON.parse(text) as object;
  if (service === "kms") return json(world.kms.answer(operation, asked, principal));
  if (service === "sqs") return json(world.queue.answer(operation, asked));
  if (service !== "dynamodb" || !world.table) throw new Refused(404, "UnknownService");
  assertMay(operation, asked, principal);
  return sentOn(world.table, request);
}

/** The engine behind the door: its answer, or its own refusal as it said it. */
async function sentOn(table: string, { headers, body }: SignedRequest): Promise<{ type: string; body: Buffer }> {
  const { "x-amz-target": target = "", authorization = "" } = headers;
  const said = await fetch(table, {
    method: "POST",
    headers: {
      "content-type": JSON_TYPE,
      "x-amz-target": target,
      "x-amz-date": headers["x-amz-date"] ?? "",
      authorization,
    },
    body: new Uint8Array(body),
  });
  const bytes = Buffer.from(await said.arrayBuffer());
  if (said.status !== 200) throw Object.assign(new Refused(said.status, "engine"), { bytes });
  return { type: JSON_TYPE, body: bytes };
}

const json = (body: object) => ({ type: JSON_TYPE, body: JSON.stringify(body) });

async function read(incoming: IncomingMessage): Promise<SignedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
  return {
    method: incoming.method ?? "GET",
    path: incoming.url ?? "/",
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: Buffer.concat(chunks),
  };
}

/** Says why, as the service asked says it; answers the same for the list of refusals. */
function refuse({ headers }: IncomingMessage, response: ServerResponse, error: unknown): string {
  const known = error instanceof Refused ? error : new Refused(500, "InternalFailure", String(error));
  if ("bytes" in known) {
    response.writeHead(known.status, { "content-type": JSON_TYPE }).end(known.bytes);
    return "engine";
  }
  const { status, code, message } = known;
  if (/\/(s3|sts|cloudfront)\/aws4_request/.test(headers.authorization ?? "")) {
    const xml = `<Error><Code>${code}</Code><Message>${code}</Message></Error>`;
    response.writeHead(status, { "content-type": "application/xml" }).end(xml);
  } else {
    const body = JSON.stringify({ __type: code, message });
    response.writeHead(status, { "content-type": JSON_TYPE, "x-amzn-errortype": code }).end(body);
  }
  return message;
}
