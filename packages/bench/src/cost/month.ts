import { metered } from "@entrepairs/core/db";
import { sweep } from "@entrepairs/functions/outbox/consume.ts";
import { startWorld, type World } from "@entrepairs/local/suites/world.ts";
import { found, MONTH } from "./firm.ts";
import { difference, type Kept, keptIn } from "./kept.ts";
import { type Kind, reads, writes } from "./kind.ts";
import { added, type Counted } from "./price.ts";
import { rooms } from "./rooms.ts";
import { GB, MEMORY_MB, runOf, scaled, TRIP_MS, wayOf } from "./way.ts";

/** Programmes published or taken off, and a group of visitors that fills up, each purged by one path a language. */
const PUBLICATIONS = 2;
const LANGUAGES = 2;
/** Spells of work of a firm in a month; the table asks for its key at the start of each, for each of two functions. */
const SPELLS = 22 * 10;
const TABLE_KEY_CALLS = 2 * SPELLS;

export interface Line {
  name: string;
  count: number;
  each: Counted;
  kept: Kept;
}

export interface Month {
  lines: Line[];
  /** What stood before the month began. */
  founding: Kept;
  /** Of an issued document, bytes. */
  fileBytes: number;
  /** What no line has: by the month. */
  beside: Counted;
}

/** One tenth of each kind is asked for real, forty at least; `whole` asks for all of them. */
export async function replay(whole: boolean): Promise<Month> {
  const world = await startWorld();
  try {
    const firm = await found();
    const founding = await keptIn(world);
    const lines: Line[] = [];
    for (const kind of [...writes(firm), ...reads(firm)]) lines.push(await observe(world, kind, whole));
    const { line, fileBytes } = await jobs(world);
    lines.push(line, ...(await rooms(world)));
    return { lines, founding, fileBytes, beside: { keyCall: TABLE_KEY_CALLS } };
  } finally {
    await world.close();
  }
}

/** What `count` runs of a body left behind, each. */
async function leaving<R>(world: World, body: () => Promise<R>): Promise<{ result: R; left: Kept }> {
  const before = await keptIn(world);
  const result = await body();
  return { result, left: difference(await keptIn(world), before) };
}

const share = ({ rows, copies }: Kept, count: number): Kept => ({ rows: rows / count, copies: copies / count });

/** Asks for a kind of request, and counts what one of them takes. */
async function observe(world: World, { name, count, door, run }: Kind, whole: boolean): Promise<Line> {
  const sample = whole ? count : Math.min(count, Math.max(40, Math.ceil(count / 10)));
  let bytes = 0;
  const { result, left } = await leaving(world, async () => {
    const before = process.cpuUsage();
    const { calls } = await metered(async () => {
      for (let at = 0; at < sample; at++) bytes += (await run(at)).bytes;
    });
    const { user, system } = process.cpuUsage(before);
    return { calls, cpuMs: (user + system) / 1_000 / sample };
  });
  const ms = scaled(result.cpuMs, MEMORY_MB.door) + (result.calls.length / sample) * TRIP_MS;
  const each = added(wayOf(door, bytes / sample), runOf(ms, MEMORY_MB.door), units(result.calls, sample));
  return { name, count, each, kept: share(left, sample) };
}

type Calls = Awaited<ReturnType<typeof metered>>["calls"];

function units(calls: Calls, sample: number): Counted {
  const sum = (unit: "readUnits" | "writeUnits") => calls.reduce((total, call) => total + call[unit], 0) / sample;
  return { readUnit: sum("readUnits"), writeUnit: sum("writeUnits") };
}

/** Everything that follows from the commands above: stream, queue, jobs, mails. */
async function jobs(world: World): Promise<{ line: Line; fileBytes: number }> {
  const mailsBefore = world.mail.messages().length;
  let done = 0;
  const { result, left } = await leaving(world, async () => {
    const before = process.cpuUsage();
    const { calls } = await metered(async () => {
      done = await sweep();
    });
    const { user, system } = process.cpuUsage(before);
    return { calls, cpuMs: (user + system) / 1_000 };
  });
  if (done === 0) throw new Error("Nothing was asked");
  const mails = world.mail.messages().slice(mailsBefore);
  const sizes = mails.flatMap(({ attachments }) => attachments.map(({ size }) => size));
  // Sending a mail and writing a file are calls of their own.
  const ms = scaled(result.cpuMs / done, MEMORY_MB.job) + (result.calls.length / done) * TRIP_MS + 60;
  const mailBytes = mails.length * 6_000 + sum(sizes);
  // Each mail of the month has its job; what else happens has one as well.
  const count = MONTH.mails + MONTH.writes;
  const each = added(runOf(ms, MEMORY_MB.job), runOf(5, MEMORY_MB.outbox), units(result.calls, done), {
    queueRequest: 3,
    mail: MONTH.mails / count,
    mailGB: ((mailBytes / Math.max(1, mails.length)) * MONTH.mails) / count / GB,
    filePut: MONTH.people / count,
    fileGet: (2 * MONTH.people) / count,
    purgedPath: (PUBLICATIONS * LANGUAGES) / count,
  });
  const line = { name: "stream, queue, jobs and mails", count, each, kept: share(left, done) };
  return { line, fileBytes: sum(sizes) / Math.max(1, sizes.length) };
}

const sum = (figures: readonly number[]) => figures.reduce((total, one) => total + one, 0);
