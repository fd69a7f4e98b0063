import { AsyncLocalStorage } from "node:async_hooks";
import { streamWire, type WireOptions } from "@entrepairs/core/db";
import { log } from "@entrepairs/core/kernel";
import { sweep } from "@entrepairs/functions/outbox/consume.ts";
import { handler } from "@entrepairs/functions/outbox/handler.ts";
import { releaseParked } from "@entrepairs/functions/tick/parked.ts";
import { tick } from "@entrepairs/functions/tick/tick.ts";
import type { Waiting } from "./waiting.ts";

const SWEEP_MS = 20_000;
const TICK_MS = 5_000;
/** A few commands' rows: between two such batches those who wait for an answer go first, for two seconds at most. */
const BATCH = 100;
const PATIENCE_MS = 2_000;

export interface Pump {
  /** Reads the stream now: something was committed. */
  nudge(): void;
  /** Does now what still waits from before: events that no one heard or that failed for good, work that became due. */
  catchUp(): void;
  stop(): Promise<void>;
}

interface Streamed extends Pick<WireOptions, "endpoint" | "exchange"> {
  tableName: string;
  people: Waiting;
}

/** What the cloud does between functions: the table's stream to the outbox function, the clock to the tick. */
export async function startPump(options: Streamed): Promise<Pump> {
  const stream = await openStream(options);
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  // A commit tells from within the command that made it: what follows is not that command, and is not logged as it.
  const outside = AsyncLocalStorage.snapshot();
  const nudge = (): void => {
    if (stopped) return;
    again = true;
    running ??= outside(drain).finally(() => {
      running = undefined;
      if (again) nudge();
    });
  };
  const drain = async (): Promise<void> => {
    while (again && !stopped) {
      again = false;
      await stream.read().catch((error) => log("error", "pump.failed", { message: String(error) }));
    }
  };
  const repeat = (everyMs: number, work: () => Promise<unknown>) => {
    let busy = false;
    const timer = setInterval(() => {
      if (busy) return;
      busy = true;
      work()
        .catch((error) => log("error", "schedule.failed", { message: String(error) }))
        .finally(() => {
          busy = false;
        });
    }, everyMs);
    return timer;
  };
  const timers = [repeat(SWEEP_MS, sweep), repeat(TICK_MS, tick)];
  return {
    nudge,
    catchUp: () => {
      // Another start may be another version: what failed for good gets another chance.
      void releaseParked()
        .then(sweep)
        .then(tick)
        .catch((error) => log("error", "catch-up.failed", { message: String(error) }));
    },
    stop: async () => {
      stopped = true;
      for (const timer of timers) clearInterval(timer);
      await running;
    },
  };
}

type Records = Parameters<typeof handler>[0]["Records"];

async function openStream(options: Streamed) {
  const call = streamWire(options);
  const ask = async <R>(operation: string, input: object) => (await call(operation, input)) as R;
  const { Streams } = await ask<{ Streams: { StreamArn: string }[] }>("ListStreams", { TableName: options.tableName });
  const StreamArn = Streams[0]?.StreamArn;
  const { StreamDescription } = await ask<{ StreamDescription: { Shards: { ShardId: string }[] } }>("DescribeStream", {
    StreamArn,
  });
  const ShardId = StreamDescription.Shards.at(-1)?.ShardId;
  const start = { StreamArn, ShardId, ShardIteratorType: "LATEST" };
  let { ShardIterator } = await ask<{ ShardIterator: string }>("GetShardIterator", start);
  return {
    read: async (): Promise<void> => {
      for (;;) {
        await options.people.over(PATIENCE_MS);
        const input = { ShardIterator, Limit: BATCH };
        const answer = await ask<{ Records: Records; NextShardIterator: string }>("GetRecords", input);
        ShardIterator = answer.NextShardIterator;
        if (answer.Records.length === 0) return;
        await handler({ Records: answer.Records });
      }
    },
  };
}
