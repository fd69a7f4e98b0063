import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

/** One invocation as AWS's runtime client answered it. */
export interface Invoked {
  kind: "response" | "error";
  body: Buffer;
  /** Pieces in which a streamed answer came; 1 for a buffered one. */
  chunks: number;
  isStreamed: boolean;
  ms: number;
}

export interface Lambda {
  name: string;
  /** What loading the function took: CPU and time, milliseconds, and the memory it stands in, MiB. */
  init: { cpuMs: number; ms: number; memory: number };
  invoke(event: object): Promise<Invoked>;
  /** Invocations so far. */
  count(): number;
  /** CPU so far, milliseconds. */
  cpuMs(): number;
  /** What it wrote to its log so far. */
  log(): string;
  stop(): void;
}

export interface LambdaOptions {
  name: string;
  /** The bundle's folder. */
  folder: string;
  /** `lambda.handler`. */
  handler: string;
  /** Of the runtime client's entry. */
  client: string;
  env: Readonly<Record<string, string>>;
}

interface Waiting {
  id: string;
  event: object;
  at: number;
  resolve(invoked: Invoked): void;
}

const ROUTE = /^\/2018-06-01\/runtime\/(?:(init\/error)|(invocation\/next)|invocation\/([^/]+)\/(response|error))$/;
const DEADLINE_MS = 60_000;

/**
 * Lambda's Runtime API on this machine: AWS's own runtime client asks it for events and posts answers, as it does in
 * the cloud, one event at a time.
 */
export async function startLambda(options: LambdaOptions): Promise<Lambda> {
  const queue: Waiting[] = [];
  const pending = new Map<string, Waiting>();
  let idle: ServerResponse | undefined;
  let begun: () => void = () => undefined;
  let failed: (error: Error) => void = () => undefined;
  const ready = new Promise<void>((resolve, reject) => {
    begun = resolve;
    failed = reject;
  });
  const give = (response: ServerResponse, waiting: Waiting): void => {
    pending.set(waiting.id, waiting);
    response.writeHead(200, headersOf(waiting.id, options.name)).end(JSON.stringify(waiting.event));
  };
  const next = (response: ServerResponse): void => {
    begun();
    const waiting = queue.shift();
    if (waiting) give(response, waiting);
    else idle = response;
  };
  const server = createServer((request, response) => {
    const [, initError, isNext, id, kind] = ROUTE.exec(request.url ?? "") ?? [];
    if (isNext) return next(response);
    void read(request).then(({ body, chunks }) => {
      response.writeHead(202, { "content-type": "application/json" }).end('{"status":"OK"}');
      if (initError) return failed(new Error(`${options.name} did not start: ${body.toString().slice(0, 2_000)}`));
      const waiting = pending.get(id ?? "");
      pending.delete(id ?? "");
      const isStreamed = request.headers["lambda-runtime-function-response-mode"] === "streaming";
      const ms = performance.now() - (waiting?.at ?? 0);
      waiting?.resolve({ kind: kind === "error" ? "error" : "response", body, chunks, isStreamed, ms });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const started = performance.now();
  const child = run(options, (server.address() as AddressInfo).port);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (said += chunk));
  child.once("exit", (code) => failed(new Error(`${options.name} ended with code ${code}\n${said.slice(-2_000)}`)));
  const close = (): void => {
    child.removeAllListeners("exit");
    child.kill("SIGKILL");
    server.closeAllConnections();
    server.close();
  };
  try {
    await ready;
  } catch (error) {
    close();
    throw error;
  }
  const init = { cpuMs: cpuOf(child.pid ?? 0), ms: performance.now() - started, memory: memoryOf(child.pid ?? 0) };
  let asked = 0;
  const invoke = (event: object): Promise<Invoked> =>
    new Promise((resolve) => {
      const waiting = { id: `request-${++asked}`, event, at: performance.now(), resolve };
      const response = idle;
      idle = undefined;
      if (response) give(response, waiting);
      else queue.push(waiting);
    });
  const cpuMs = () => cpuOf(child.pid ?? 0);
  return { name: options.name, init, invoke, count: () => asked, cpuMs, log: () => said, stop: close };
}

function headersOf(id: string, name: string): Record<string, string> {
  return {
    "content-type": "application/json",
    "Lambda-Runtime-Aws-Request-Id": id,
    "Lambda-Runtime-Deadline-Ms": String(Date.now() + DEADLINE_MS),
    "Lambda-Runtime-Invoked-Function-Arn": `arn:aws:lambda:eu-west-3:111111111111:function:${name}`,
    "Lambda-Runtime-Trace-Id": "Root=1-00000000-000000000000000000000000;Sampled=0",
  };
}

function run({ name, folder, handler, client, env }: LambdaOptions, port: number): ChildProcess {
  return spawn(process.execPath, [client, handler], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env.PATH,
      AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${port}`,
      LAMBDA_TASK_ROOT: folder,
      _HANDLER: handler,
      AWS_REGION: "eu-west-3",
      AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
      AWS_LAMBDA_FUNCTION_NAME: name,
      AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "1024",
      AWS_LAMBDA_LOG_GROUP_NAME: name,
      AWS_LAMBDA_LOG_STREAM_NAME: "local",
      ...env,
    },
  });
}

async function read(request: IncomingMessage): Promise<{ body: Buffer; chunks: number }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return { body: Buffer.concat(chunks), chunks: chunks.length };
}

/** CPU of all threads so far, from Linux's scheduler; NaN elsewhere. */
function cpuOf(pid: number): number {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const nanoseconds = threads.map((thread) =>
      Number(readFileSync(join(`/proc/${pid}/task`, thread, "schedstat"), "utf8").split(" ")[0]),
    );
    return nanoseconds.reduce((sum, one) => sum + one, 0) / 1e6;
  } catch {
    return Number.NaN;
  }
}

function memoryOf(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}

/** A streamed answer: what it says of itself in JSON, eight zeros, then the body. */
export function streamed(bytes: Buffer): { prelude: object; body: Buffer } {
  const at = bytes.indexOf(Buffer.alloc(8));
  return { prelude: JSON.parse(bytes.subarray(0, at).toString()) as object, body: bytes.subarray(at + 8) };
}
