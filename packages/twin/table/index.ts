import type { AddressInfo } from "node:net";
import { openCatalog } from "./catalog.ts";
import { createEngine, type Engine } from "./engine.ts";
import { sweepExpired } from "./expiry.ts";
import { type Exchange, exchangeWith, startFront } from "./front.ts";
import { operate } from "./operation.ts";
import { openDatabase } from "./storage.ts";
import { trimStreams } from "./stream.ts";
import { trimTokens } from "./transaction.ts";
import type { Json } from "./wire.ts";

export { startDynoxide } from "./dynoxide.ts";
export { isFault } from "./fault.ts";

export interface TableEngine {
  /** Such as `http://127.0.0.1:8000`: the endpoint to give to the AWS SDK. */
  endpoint: string;
  /** Called after each committed batch that wrote stream records; returns what ends it. */
  onCommit(listener: () => void): () => void;
  /** Requests since the start, by operation name. */
  calls(): Record<string, number>;
  /** Ends after the requests under way; another process may then open the folder. */
  close(): Promise<void>;
}

/** The engine of this process: beside its endpoint, the same operations without a socket. */
export interface LocalTable extends TableEngine {
  /** One operation of the protocol, in its JSON; rejects with a Fault. */
  operate(operation: string, request: Json): Promise<Json>;
  /** The same with the protocol's own text as the request: what the product's client takes in place of the endpoint. */
  exchange: Exchange;
}

export interface TableOptions {
  /** Where the data lives; in memory when absent. */
  folder?: string | undefined;
  /** Any free port when 0 or absent. */
  port?: number | undefined;
  /** Between two sweeps of what has expired (items, stream records, tokens); a minute when absent. */
  ttlSweepMs?: number | undefined;
}

const SWEEP_MS = 60_000;

/** Starts DynamoDB's protocol on 127.0.0.1. Rejects when the folder is held by another process or the port is taken. */
export async function startTable(options: TableOptions): Promise<LocalTable> {
  const database = await openDatabase(options.folder);
  const engine = createEngine(database, await openCatalog(database));
  const calls = new Map<string, number>();
  const counted: LocalTable["operate"] = (operation, request) => {
    calls.set(operation, (calls.get(operation) ?? 0) + 1);
    return operate(engine, operation, request);
  };
  const server = await startFront(options.port ?? 0, counted).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  const stopSweeps = startSweeps(engine, options.ttlSweepMs ?? SWEEP_MS);
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    operate: counted,
    exchange: exchangeWith(counted),
    onCommit: engine.onCommit,
    calls: () => Object.fromEntries(calls),
    async close() {
      await stopSweeps();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeIdleConnections();
      });
      await engine.exclusive(() => database.close());
    },
  };
}

/** Sweeps one after another, never two at once; the returned function waits for the one under way. */
function startSweeps(engine: Engine, everyMs: number): () => Promise<void> {
  let current = Promise.resolve();
  let isIdle = true;
  const timer = setInterval(() => {
    if (!isIdle) return;
    isIdle = false;
    current = sweep(engine, Date.now())
      .catch((error: unknown) => {
        process.stderr.write(`local table, sweep: ${String(error)}\n`);
      })
      .finally(() => {
        isIdle = true;
      });
  }, everyMs);
  timer.unref();
  return () => {
    clearInterval(timer);
    return current;
  };
}

async function sweep(engine: Engine, nowMs: number): Promise<void> {
  await sweepExpired(engine, nowMs);
  await trimStreams(engine, nowMs);
  await trimTokens(engine, nowMs);
}
