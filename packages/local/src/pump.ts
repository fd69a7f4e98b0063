import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
} from "@aws-sdk/client-dynamodb-streams";
import { log } from "@entrepairs/core/kernel";
import { releaseParked, sweep } from "@entrepairs/functions/outbox/consume.ts";
import { handler } from "@entrepairs/functions/outbox/handler.ts";
import { tick } from "@entrepairs/functions/tick/tick.ts";

const SWEEP_MS = 20_000;
const TICK_MS = 5_000;

export interface Pump {
  /** Reads the stream now: something was committed. */
  nudge(): void;
  /** Does now what still waits from before: events that no one heard or that failed for good, work that became due. */
  catchUp(): void;
  stop(): Promise<void>;
}

/** What the cloud does between functions: the table's stream to the outbox function, the clock to the tick. */
export async function startPump(options: { endpoint: string; tableName: string }): Promise<Pump> {
  const stream = await openStream(options);
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  const nudge = (): void => {
    if (stopped) return;
    again = true;
    running ??= drain().finally(() => {
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

async function openStream(options: { endpoint: string; tableName: string }) {
  const client = new DynamoDBStreamsClient({
    region: "eu-west-3",
    endpoint: options.endpoint,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  const { Streams } = await client.send(new ListStreamsCommand({ TableName: options.tableName }));
  const StreamArn = Streams?.[0]?.StreamArn;
  const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn }));
  const ShardId = StreamDescription?.Shards?.at(-1)?.ShardId;
  const start = await client.send(new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: "LATEST" }));
  let iterator = start.ShardIterator;
  return {
    read: async (): Promise<void> => {
      for (;;) {
        const { Records = [], NextShardIterator } = await client.send(
          new GetRecordsCommand({ ShardIterator: iterator, Limit: 200 }),
        );
        iterator = NextShardIterator;
        if (Records.length === 0) return;
        await handler({ Records: Records as Parameters<typeof handler>[0]["Records"] });
      }
    },
  };
}
