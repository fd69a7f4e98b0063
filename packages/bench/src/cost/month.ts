import { metered } from "@entrepairs/core/db";
import { SignIn } from "@entrepairs/core/platform";
import { apiApp } from "@entrepairs/functions/api/app.ts";
import { sweep } from "@entrepairs/functions/outbox/consume.ts";
import { siteApp } from "@entrepairs/functions/site/app.tsx";
import { startWorld, type World } from "@entrepairs/local/suites/world.ts";
import { oneSession } from "../room.ts";
import { added, type Counted, gigabyteSeconds, times } from "./price.ts";

/**
 * What AWS adds to our own work: a round trip to the table, vCPU by memory, starts that are cold. Logs are ours alone: the
 * platform's own lines of each run are left out (`systemLogLevel` WARN).
 */
const MEMORY_MB = 512;
const CPU_SHARE = MEMORY_MB / 1_769;
const TRIP_MS = 6;
const LOG_BYTES = 60;
const COLD_SHARE = 0.05;
const COLD_MS = 500;
const GB = 1e9;

/** The firm and its month, as the board says them. */
export const MONTH = { staff: 5, people: 100, requests: 30_000, writes: 5_000, mails: 1_500, rooms: 20, roomHours: 3 };
/** Programmes published or taken off, each purged from the CDN by one path a language. */
const PUBLICATIONS = 1;
const LANGUAGES = 2;

interface Kind {
  name: string;
  /** So many in the month. */
  count: number;
  run(at: number): Promise<{ bytes: number }>;
}

export interface Line {
  name: string;
  count: number;
  each: Counted;
}

/** One tenth of each kind is asked for real, forty at least; `whole` asks for all of them. */
export async function replay(whole: boolean): Promise<Line[]> {
  const world = await startWorld();
  try {
    const firm = await found();
    const lines: Line[] = [];
    for (const kind of [...writes(firm), ...reads(firm)]) lines.push(await observe(kind, whole));
    lines.push(await jobs(world, lines));
    lines.push(...(await rooms()));
    return lines;
  } finally {
    await world.close();
  }
}

/** Asks for a kind of request, and counts what one of them takes. */
async function observe({ name, count, run }: Kind, whole: boolean): Promise<Line> {
  const sample = whole ? count : Math.min(count, Math.max(40, Math.ceil(count / 10)));
  let bytes = 0;
  const before = process.cpuUsage();
  const { calls } = await metered(async () => {
    for (let at = 0; at < sample; at++) bytes += (await run(at)).bytes;
  });
  const { user, system } = process.cpuUsage(before);
  const trips = calls.length / sample;
  const ms = (user + system) / 1_000 / sample / CPU_SHARE + trips * TRIP_MS;
  return {
    name,
    count,
    each: {
      httpRequest: 1,
      cdnRequest: 1,
      cdnGB: bytes / sample / GB,
      ...lambdaRun(ms),
      ...units(calls, sample),
    },
  };
}

function lambdaRun(ms: number): Counted {
  const lambdaGBSecond = gigabyteSeconds({ count: 1, ms: ms + COLD_SHARE * COLD_MS, memoryMB: MEMORY_MB });
  return { lambdaRequest: 1, lambdaGBSecond, logGB: LOG_BYTES / GB };
}

type Calls = Awaited<ReturnType<typeof metered>>["calls"];

function units(calls: Calls, sample: number): Counted {
  const sum = (unit: "readUnits" | "writeUnits") => calls.reduce((total, call) => total + call[unit], 0) / sample;
  return { readUnit: sum("readUnits"), writeUnit: sum("writeUnits") };
}

interface BigFirm {
  ask<T>(method: string, path: string, body?: object): Promise<T & { bytes: number }>;
  cohorts: string[];
  organizationID: string;
  programmeID: string;
  people: string[];
  slug: string;
  seats: { cohortID: string; enrolmentID: string }[];
  invoices: string[];
}

const SEATS = 8;

/** The firm, its client with a hundred people, and its groups; founding is no part of the month. */
async function found(): Promise<BigFirm> {
  const api = apiApp();
  const { cookie } = await SignIn.signInAs("cout@exemple.fr", "fr");
  const send = async <T>(method: string, path: string, body?: object): Promise<T & { bytes: number }> => {
    const headers = {
      Cookie: `session=${cookie}`,
      "Content-Type": "application/json",
      "Idempotency-Key": crypto.randomUUID(),
    };
    const answer = await api.request(path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return { ...(text ? (JSON.parse(text) as T) : ({} as T)), bytes: text.length + 400 };
  };
  const address = { street: "1 rue Inventée", postalCode: "69001", city: "Lyon", country: "FR" };
  const { firmID, memberID } = await send<{ firmID: string; memberID: string }>("POST", "/api/firm", {
    name: "Cabinet du coût",
    ownerName: "Claude Coût",
    slug: "cabinet-du-cout",
    siret: "73282932000074",
    vatNumber: "FR44732829320",
    vatRegime: "standard",
    address,
  });
  const ask: BigFirm["ask"] = (method, path, body) => send(method, `/api/f/${firmID}${path}`, body);
  for (let at = 1; at < MONTH.staff; at++)
    await ask("POST", "/member", { name: `Équipe ${at}`, email: `equipe${at}@exemple.fr`, role: "coach" });
  const client = { name: "Client inventé", siret: "40483304800022", address, billingEmail: "compta@exemple.fr" };
  const { organizationID } = await ask<{ organizationID: string }>("POST", "/organization", client);
  const people = Array.from({ length: MONTH.people }, (_, at) => `Pair${at};Essai${at};pair${at}@exemple.fr`);
  await ask("POST", `/organization/${organizationID}/people`, { text: ["prénom;nom;email", ...people].join("\n") });
  const card = await ask<{ people: { participantID: string }[] }>("GET", `/organization/${organizationID}`);
  const programme = { title: "Parcours du coût", days: 4, priceNet: 70_000 };
  const { programmeID } = await ask<{ programmeID: string }>("POST", "/programme", programme);
  const cohorts: string[] = [];
  for (let at = 0; at < Math.ceil(MONTH.people / SEATS); at++) {
    const start = new Date(Date.UTC(2030, 0, 7 + at * 7)).toISOString().slice(0, 10);
    const cycle = { start, rhythm: { everyWeeks: 4, weekday: 2, time: "09:00" }, regular: 6, holidays: "none" };
    const group = { programmeID, name: `Groupe ${at}`, coachID: memberID, modality: "onsite", place: "Salle", cycle };
    cohorts.push((await ask<{ cohortID: string }>("POST", "/cohort", group)).cohortID);
  }
  await sweep();
  const ids = card.people.map(({ participantID }) => participantID);
  return { ask, cohorts, organizationID, programmeID, people: ids, slug: "cabinet-du-cout", seats: [], invoices: [] };
}

/** Commands of the dashboard; those of the rooms stand with the rooms. */
function writes(firm: BigFirm): Kind[] {
  const { ask, organizationID } = firm;
  const enrol = async (at: number) => {
    const cohortID = firm.cohorts[Math.floor(at / SEATS)] ?? "";
    const asked = { organizationID, participantIDs: [firm.people[at] ?? ""] };
    const done = await ask<{ enrolmentIDs: string[] }>("POST", `/cohort/${cohortID}/enrolment`, asked);
    firm.seats.push({ cohortID, enrolmentID: done.enrolmentIDs[0] ?? "" });
    return done;
  };
  const draft = async (at: number) => {
    const done = await ask<{ invoiceID: string }>("POST", "/invoice", { seats: [firm.seats[at]] });
    firm.invoices.push(done.invoiceID);
    return done;
  };
  const rename = (at: number) =>
    ask("POST", "/organization", {
      name: `Client ${at}`,
      siret: null,
      address: { street: "2 rue Inventée", postalCode: "69002", city: "Lyon", country: "FR" },
      billingEmail: `compta${at}@exemple.fr`,
    });
  const whole = MONTH.people;
  return [
    { name: "enrol someone", count: whole, run: enrol },
    { name: "prepare an invoice", count: whole, run: draft },
    { name: "issue it", count: whole, run: (at) => ask("POST", `/invoice/${firm.invoices[at]}/issue`) },
    // As heavy as any: two rows, two indexes, audit, idempotency, event.
    { name: "other commands", count: MONTH.writes - 3 * whole - MONTH.rooms * ROOM_ACTS, run: rename },
  ];
}

/** Acts of one room of three hours, the mean of both kinds as the bench plays them. */
const ROOM_ACTS = 125;

function reads({ ask, cohorts, organizationID, slug }: BigFirm): Kind[] {
  const site = siteApp();
  const page = async (path: string) => {
    const answer = await site.request(path);
    return { bytes: (await answer.text()).length + 600 };
  };
  const wanted = MONTH.requests - MONTH.writes;
  const share = (part: number) => Math.round(wanted * part);
  const get = (path: string) => () => ask("GET", path);
  return [
    { name: "today", count: share(0.2), run: get("/home") },
    { name: "groups", count: share(0.15), run: get("/cohort") },
    { name: "one group", count: share(0.25), run: (at) => ask("GET", `/cohort/${cohorts[at % cohorts.length]}`) },
    { name: "enrolments", count: share(0.1), run: get("/enrolment") },
    { name: "invoices", count: share(0.1), run: get("/invoice") },
    { name: "one client", count: share(0.05), run: get(`/organization/${organizationID}`) },
    { name: "public pages and forms", count: share(0.15), run: () => page(`/c/${slug}`) },
  ];
}

/** Everything that follows from the commands above: stream, queue, jobs, mails. */
async function jobs(world: World, lines: readonly Line[]): Promise<Line> {
  const mailsBefore = world.mail.messages().length;
  const before = process.cpuUsage();
  let done = 0;
  const { calls } = await metered(async () => {
    done = await sweep();
  });
  const { user, system } = process.cpuUsage(before);
  const mails = world.mail.messages().slice(mailsBefore);
  const perJob = Math.max(1, done);
  const ms = (user + system) / 1_000 / perJob / CPU_SHARE + (calls.length / perJob) * TRIP_MS + 60;
  const mailBytes = mails.reduce(
    (sum, { attachments }) => sum + 6_000 + attachments.reduce((all, { size }) => all + size, 0),
    0,
  );
  const commands = lines.filter(({ name }) => !name.includes("page")).length;
  if (commands === 0) throw new Error("Nothing was asked");
  // Each mail of the month has its job; what else happens has one as well.
  const count = MONTH.mails + MONTH.writes;
  const each = added(times(lambdaRun(ms), 1.1), units(calls, perJob), {
    queueRequest: 3,
    mail: MONTH.mails / count,
    mailGB: ((mailBytes / Math.max(1, mails.length)) * MONTH.mails) / count / GB,
    filePut: MONTH.people / count,
    fileGet: (2 * MONTH.people) / count,
    purgedPath: (PUBLICATIONS * LANGUAGES) / count,
  });
  return { name: "stream, queue, jobs and mails", count, each };
}

/** Half of the rooms write (remote), half listen (on site, as a room opens there): measures of both. */
async function rooms(): Promise<Line[]> {
  const written = room("a room of three hours that writes", await oneSession());
  const listening = room("a room of three hours that listens", await oneSession({ words: 0 }));
  return [written, listening];
}

/** Nine screens; each act is a request, a signal to each screen, and what each then asks for. */
function room(name: string, session: Awaited<ReturnType<typeof oneSession>>): Line {
  const { acts, screens, readUnits, writeUnits, calls, kilobytes } = session;
  const signals = acts * screens;
  const requests = acts + signals;
  const each = added(
    times({ httpRequest: 1, cdnRequest: 1, ...lambdaRun(8 + (calls / requests) * TRIP_MS) }, requests),
    { readUnit: readUnits, writeUnit: writeUnits, cdnGB: (kilobytes * 1_000) / GB },
    // Each signal asks who listens and who is still in.
    { socketMessage: signals, socketMinute: screens * MONTH.roomHours * 60, readUnit: acts * (2 + screens) },
    { keyCall: 20, traceRecorded: requests * 0.01 },
  );
  return { name, count: MONTH.rooms / 2, each };
}

/**
 * What a firm keeps after a year: the audit entry and the rows of its commands, with their copies in the indexes, which
 * are not backed up; idempotency records and events go.
 */
export function kept(): Counted {
  const rows = 12 * (MONTH.writes * 1_200 + MONTH.people * 10_000);
  const files = 12 * MONTH.people * 60_000;
  return { tableGBMonth: (rows * 1.6) / GB, tableBackupGBMonth: rows / GB, fileGBMonth: files / GB };
}
