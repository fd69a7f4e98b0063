import { Directory, Due, PlatformOutbox } from "@entrepairs/core/platform";
import { configureTable } from "../cloud/configure.ts";
import { jobsQueue } from "../cloud/queue.ts";
import { happenedOf } from "./happened.ts";
import { listParked, releaseParked } from "./parked.ts";

configureTable();
const send = jobsQueue();

/** By hand: `{"parked":"list"}` tells the events that failed for good, `{"parked":"release"}` tries them again. */
interface Asked {
  parked?: "list" | "release";
  /** Four times a day: what the stream or the queue lost, of every firm. */
  sweep?: boolean;
}

/** Every minute: what is due goes to the queue of the job function. */
export async function handler({ parked, sweep }: Asked = {}) {
  if (parked === "list") return { parked: await listParked() };
  const released = parked === "release" ? await releaseParked() : 0;
  const due = await Due.tick((items) => send(items.map((item) => ({ due: happenedOf(item) }))));
  const swept = sweep || released > 0 ? await sweepAll() : 0;
  return { due, swept, released };
}

async function sweepAll(): Promise<number> {
  let count = await sweepOne(undefined);
  for await (const firmID of Directory.firms()) count += await sweepOne(firmID);
  return count;
}

async function sweepOne(firmID: string | undefined): Promise<number> {
  const waiting = await PlatformOutbox.stranded(firmID);
  const taken = await send(waiting.map((event) => ({ event })));
  return taken.filter(Boolean).length;
}
