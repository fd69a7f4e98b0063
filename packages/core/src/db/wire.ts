import type { ClientRequest, IncomingMessage, RequestOptions } from "node:http";
import { ofEnvironment } from "../gateway/aws/credentials.ts";
import type { Roles } from "../gateway/aws/roles.ts";
import { authorization, type Credentials } from "../gateway/aws/sign.ts";
import type { Reach } from "./reach.ts";

/** DynamoDB answers in milliseconds: silence of this length is a lost connection. */
const SILENCE_MS = 5_000;
const SOCKETS_MAX = 50;

/**
 * A request's way to an engine of this very process: no socket, and no signature that nobody would check. What it
 * answers as `value` was made for this answer alone: it is not written and read as text in between.
 */
export type Exchange = (target: string, body: string) => Promise<Heard | { status: 200; value: unknown }>;

interface Heard {
  status: number;
  text: string;
}

export interface WireOptions {
  region?: string | undefined;
  /** In place of `endpoint`. */
  exchange?: Exchange | undefined;
  /** Where an engine of this machine listens; absent on AWS. */
  endpoint?: string | undefined;
  /** Whose credentials reach which rows; without, the function's own reach all. */
  roles?: Roles | undefined;
}

type Api = "DynamoDB" | "DynamoDBStreams";

/** One call of DynamoDB's JSON protocol; rejects with what the service refuses, by the name of its exception. */
export type Wire = (operation: string, input: object, reach?: Reach) => Promise<unknown>;

/**
 * The protocol itself, in place of the SDK (decision 13): a signed POST over a kept connection, JSON both ways. It
 * never repeats a call: `withRetry` does.
 */
export function wire(options: WireOptions, api: Api = "DynamoDB"): Wire {
  const version = `${api}_20120810`;
  const send = options.exchange ?? signedExchange(options);
  return async (operation, input, reach) => {
    const answer = await send(`${version}.${operation}`, JSON.stringify(input), reach);
    if ("value" in answer) return answer.value;
    const { status, text } = answer;
    if (status === 200) return JSON.parse(text);
    throw refusal(status, text);
  };
}

type ReachingExchange = (target: string, body: string, reach?: Reach) => ReturnType<Exchange>;

function signedExchange(options: WireOptions): ReachingExchange {
  const region = options.region ?? "eu-west-3";
  const url = new URL(options.endpoint ?? `https://dynamodb.${region}.amazonaws.com`);
  const where = { method: "POST", hostname: url.hostname, port: url.port, path: "/", timeout: SILENCE_MS };
  const opening = opener(url);
  return async (target, body, reach) => {
    const credentials = await credentialsOf(options, reach);
    const signed = {
      "content-type": "application/x-amz-json-1.0",
      host: url.host,
      "x-amz-date": new Date().toISOString().replace(/[-:]|\.\d+/g, ""),
      "x-amz-target": target,
      ...(credentials.sessionToken && { "x-amz-security-token": credentials.sessionToken }),
    };
    const headers = {
      ...signed,
      authorization: authorization({ credentials, region, service: "dynamodb" }, signed, body),
      "content-length": Buffer.byteLength(body),
    };
    return answerTo((await opening)({ ...where, headers }), body);
  };
}

/** The stream of a local engine's table: on AWS it comes to the outbox function by itself. */
export function streamWire(options: Pick<WireOptions, "endpoint" | "exchange">): Wire {
  return wire(options, "DynamoDBStreams");
}

type Open = (options: RequestOptions) => ClientRequest;

/** Requests over kept connections. Only the module that is needed is loaded: `node:http` brings fetch with it. */
async function opener({ protocol }: URL): Promise<Open> {
  const { Agent, request } = await (protocol === "https:" ? import("node:https") : import("node:http"));
  const agent = new Agent({ keepAlive: true, maxSockets: SOCKETS_MAX });
  return (options) => request({ ...options, agent });
}

const LOCAL: Credentials = { accessKeyID: "local", secretAccessKey: "local" };

function credentialsOf({ roles, endpoint }: WireOptions, reach: Reach | undefined): Credentials | Promise<Credentials> {
  if (roles && reach) return roles.of(reach.role, reach.firmID);
  return endpoint ? LOCAL : ofEnvironment();
}

/** Sends and hears the whole answer. Whatever breaks on the way is a TimeoutError: the call may have taken effect. */
function answerTo(request: ClientRequest, body: string): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const lost = (cause: unknown) => reject(named("TimeoutError", "The table's answer was lost", { cause }));
    request.on("error", lost);
    request.on("timeout", () => request.destroy(new Error(`silent for ${SILENCE_MS} ms`)));
    request.on("response", (response: IncomingMessage) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("error", lost);
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
    });
    request.end(body);
  });
}

interface Refused {
  __type?: string;
  message?: string;
  Message?: string;
  CancellationReasons?: readonly { Code?: string }[];
}

/** The error that the service names; an answer that is none of its own (a proxy's, a cut one) is its failure. */
function refusal(status: number, text: string): Error {
  const body = parsed(text);
  const name = status >= 500 ? "InternalServerError" : (body.__type?.split("#").at(-1) ?? `Status${status}`);
  const reasons = body.CancellationReasons;
  return named(name, body.message ?? body.Message ?? name, reasons && { CancellationReasons: reasons });
}

function parsed(text: string): Refused {
  try {
    return JSON.parse(text) as Refused;
  } catch {
    // No JSON: the status alone says what happened.
    return {};
  }
}

function named(name: string, message: string, detail: object = {}): Error {
  return Object.assign(new Error(message), { name, ...detail });
}
