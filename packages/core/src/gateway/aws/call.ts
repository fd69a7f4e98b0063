import type { IncomingMessage, OutgoingHttpHeaders, RequestOptions } from "node:http";
import { ofEnvironment } from "./credentials.ts";
import { authorization, type Credentials, sha256 } from "./sign.ts";

const SILENCE_MS = 8_000;
const SOCKETS_MAX = 50;
const TRIES = 3;
const FIRST_PAUSE_MS = 100;

export interface ServiceOptions {
  /** As it is signed: `s3`, `kms`. */
  service: string;
  region?: string | undefined;
  /** Where a stand-in of this machine listens, or what AWS gave for this one resource. */
  endpoint?: string | undefined;
  /** The first part of the service's host, where it is not the service's name. */
  host?: string;
  credentials?: () => Credentials | Promise<Credentials>;
}

export interface Asked {
  method?: "POST" | "PUT" | "GET" | "DELETE";
  /** Each part encoded; `/` unless told. */
  path?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

export interface Answered {
  status: number;
  /** The exception, where the service names it in a header. */
  errorType?: string | undefined;
  body: Buffer;
}

/** One signed request to an AWS service. Answers whatever it says; rejects when its answer was lost. */
export type Caller = (asked: Asked) => Promise<Answered>;

/**
 * A service of AWS without its SDK (decision 13). What the service was too busy for is asked again; an answer that
 * was lost is not, since the call may have taken effect.
 */
export function caller(options: ServiceOptions): Caller {
  const region = options.region ?? process.env.AWS_REGION ?? "eu-west-3";
  const { service, host = service, credentials = ofEnvironment } = options;
  const url = new URL(options.endpoint ?? `https://${host}.${region}.amazonaws.com`);
  let opening: Promise<Exchange> | undefined;
  return async ({ method = "POST", path = "/", headers = {}, body = "" }) => {
    // An endpoint may stand below a path of its own, as a stage of API Gateway does.
    const full = `${url.pathname.replace(/\/$/, "")}${path}`;
    for (let tried = 1; ; tried++) {
      const signed = {
        ...headers,
        host: url.host,
        "x-amz-date": new Date().toISOString().replace(/[-:]|\.\d+/g, ""),
        ...(service === "s3" && { "x-amz-content-sha256": sha256(body) }),
        ...tokenOf(await credentials()),
      };
      const signer = { credentials: await credentials(), region, service };
      const sent = {
        ...signed,
        authorization: authorization(signer, signed, body, { method, path: full }),
        "content-length": String(Buffer.byteLength(body)),
      };
      opening ??= opener(url);
      const answer = await (await opening)({ method, path: full, headers: sent }, body);
      if (tried === TRIES || !isBusy(answer)) return answer;
      await new Promise((resolve) => setTimeout(resolve, FIRST_PAUSE_MS * 2 ** tried));
    }
  };
}

/** A call of a service that speaks JSON: the operation in a header, one object each way. */
export function jsonCaller(options: ServiceOptions & { target: string; version: "1.0" | "1.1" }) {
  const call = caller(options);
  const { target, version } = options;
  return async (operation: string, input: object): Promise<Record<string, unknown>> => {
    const headers = { "content-type": `application/x-amz-json-${version}`, "x-amz-target": `${target}.${operation}` };
    const answer = await call({ headers, body: JSON.stringify(input) });
    if (answer.status === 200) return JSON.parse(answer.body.toString()) as Record<string, unknown>;
    throw refused(options.service, answer);
  };
}

/** What a service refused, by the name of its exception; never what it was asked. */
export function refused(service: string, { status, body, errorType }: Answered): Error {
  const named = /"__type"\s*:\s*"(?:[^"#]*#)?(\w+)"|<Code>(\w+)<\/Code>/.exec(body.toString());
  const name = errorType?.split(":")[0] ?? named?.[1] ?? named?.[2] ?? `Status${status}`;
  return Object.assign(new Error(`${service} refused: ${name}`), { name });
}

function isBusy({ status, body }: Answered): boolean {
  return (
    status >= 500 || status === 429 || (status === 400 && /Throttl|TooManyRequests|SlowDown/.test(body.toString()))
  );
}

function tokenOf({ sessionToken }: Credentials): Record<string, string> {
  return sessionToken ? { "x-amz-security-token": sessionToken } : {};
}

type Exchange = (
  options: RequestOptions & { headers: OutgoingHttpHeaders },
  body: string | Uint8Array,
) => Promise<Answered>;

/** Requests over kept connections. Only the module that is needed is loaded: `node:http` brings fetch with it. */
async function opener({ protocol, hostname, port }: URL): Promise<Exchange> {
  const { Agent, request } = await (protocol === "https:" ? import("node:https") : import("node:http"));
  const where = { hostname, port, timeout: SILENCE_MS, agent: new Agent({ keepAlive: true, maxSockets: SOCKETS_MAX }) };
  return (options, body) =>
    new Promise((resolve, reject) => {
      const asked = request({ ...where, ...options }, (response: IncomingMessage) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const errorType = response.headers["x-amzn-errortype"];
          const body = Buffer.concat(chunks);
          resolve({ status: response.statusCode ?? 0, body, ...(typeof errorType === "string" && { errorType }) });
        });
      });
      asked.on("error", reject);
      asked.on("timeout", () => asked.destroy(new Error(`silent for ${SILENCE_MS} ms`)));
      asked.end(body);
    });
}
