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
    const asked = lines.reduce((sum, { kept, count }) => sum + kept.events * count, 0);
    // Before a room has left an event of its own: the jobs that are measured are those of the commands above.
    const measured = await worked(world);
    const held = await rooms(world);
    const told = held.reduce((sum, { kept, count }) => sum + kept.events * count, 0);
    const { line, fileBytes } = jobs(measured, Math.round(MONTH.mails + asked + told));
    lines.push(line, ...held);
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

const share = ({ rows, copies, events }: Kept, count: number): Kept => ({
  rows: rows / count,
  copies: copies / count,
  events: Math.max(0, events) / count,
});

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

interface Worked {
  /** Of one event. */
  each: Counted;
  kept: Kept;
  /** Of its mails, and the files attached to them. */
  mailBytes: number;
  fileBytes: number;
}

/** Works everything that the commands above left behind: stream, queue, jobs, mails. */
async function worked(world: World): Promise<Worked> {
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
  return {
    each: added(runOf(ms, MEMORY_MB.job), runOf(5, MEMORY_MB.outbox), units(result.calls, done)),
    kept: share(left, done),
    mailBytes: 6_000 + sum(sizes) / Math.max(1, mails.length),
    fileBytes: sum(sizes) / Math.max(1, sizes.length),
  };
}

/** Each mail of the month has its job, and so has each event that its commands and rooms left behind, as they were counted. */
function jobs({ each, kept, mailBytes, fileBytes }: Worked, count: number): { line: Line; fileBytes: number } {
  const beside = {
    queueRequest: 3,
    mail: MONTH.mails / count,
    mailGB: (mailBytes * MONTH.mails) / count / GB,
    filePut: MONTH.people / count,
    fileGet: (2 * MONTH.people) / count,
    purgedPath: (PUBLICATIONS * LANGUAGES) / count,
  };
  return { line: { name: "stream, queue, jobs and mails", count, each: added(each, beside), kept }, fileBytes };
}

const sum = (figures: readonly number[]) => figures.reduce((total, one) => total + one, 0);
