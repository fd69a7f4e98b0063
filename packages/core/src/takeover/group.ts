import * as v from "valibot";
import { type Cohort, CohortCards, Cohorts, OrganizationCohorts, Seats, untilWritten } from "../cohort/index.ts";
import { db, event, rowsOf } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { InvoiceCards } from "../invoice/index.ts";
import {
  Actor,
  Cents,
  DomainError,
  dayOf,
  fn,
  ID,
  line,
  notFound,
  now,
  plusMinutes,
  refusedField,
} from "../kernel/index.ts";
import { Member, Members } from "../member/index.ts";
import { Organization } from "../organization/index.ts";
import { PeopleImport } from "../participant/index.ts";
import { Programmes } from "../programme/index.ts";
import { reserve, type SessionInfo, Sessions, takenCard } from "../session/index.ts";
import type { LineProblem } from "./cell.ts";
import { Event } from "./event.ts";
import { finishGroup } from "./group-finish.ts";
import { peopleIn, sessionsIn, type TakenSession } from "./group-list.ts";
import { listOf } from "./people.ts";
import { listRefused } from "./problem.ts";
import { finishAll } from "./resume.ts";
import { seriesKnown } from "./series.ts";
import { TakeoverBatches } from "./takeover.table.ts";

const LIST_MAX = 5_000;

const Input = v.object({
  programmeID: ID.schema("programme"),
  name: line(120),
  coachID: ID.schema("member"),
  /** The client of everyone of whom none is named, and whose own group it is; none for a group of several. */
  organizationID: v.optional(v.nullable(ID.schema("organization")), null),
  /** Of one seat, before VAT; the programme's when none is given. */
  priceNet: v.optional(v.nullable(Cents), null),
  modality: v.picklist(["onsite", "remote", "hybrid"]),
  place: v.optional(v.nullable(line(300)), null),
  sessions: v.pipe(v.string(), v.maxLength(4_000, "too_long")),
  people: v.pipe(v.string(), v.maxLength(20_000, "too_long")),
});
type Input = v.InferOutput<typeof Input>;

/** What taking this group over would do: its sessions and people, and every line that cannot be taken. Stores nothing. */
export const previewGroup = fn("takeover.previewGroup", Input, async (input) => {
  Actor.assertRole("owner", "manager");
  const { sessions, people, problems, cohort } = await read(input);
  return {
    problems,
    priceNet: cohort.priceNet,
    sessions: sessions.map(({ startsAt, minutes, held }) => ({ startsAt, minutes, held })),
    people: people.map(({ given, family, email, organizationName, invoiceID, missed }) => {
      return { given, family, email, organizationName, billed: invoiceID !== null, missed };
    }),
  };
});

/**
 * Takes over a running group: its sessions already held with their hours, those to come, its people with their seats,
 * presence and the invoices of before. All of it or nothing (`takeover.list_refused`); killed anywhere, the job ends
 * it the same. Nobody is mailed, and no closing questionnaire goes out for what was held.
 */
export const importGroup = fn("takeover.importGroup", Input, async (input) => {
  Actor.assertRole("owner", "manager");
  await finishAll();
  const found = await read(input);
  const { problems, cohort, people, zone } = found;
  if (problems.sessions.length > 0) throw listRefused(problems.sessions, "sessions");
  if (problems.people.length > 0) throw listRefused(problems.people, "people");
  const sessions = found.sessions.map((one, at) =>
    sessionRow(cohort, { session: one, at, of: found.sessions.length, zone }),
  );
  const by = Actor.member().memberID;
  const { name: byName } = await Member.get(by);
  const batchID = ID.create("takeover");
  const { cohortID, priceNet, organizationID } = cohort;
  const told = { kind: "group" as const, batchID, by, byName, cohortID, name: cohort.name, priceNet, finishedAt: null };
  const answer = await untilWritten(async () => {
    const written = await db().write(
      {
        batch: TakeoverBatches.create({
          ...told,
          on: dayOf(now(), zone),
          at: now(),
          people: people.map(({ line: _, ...person }) => person),
        }),
        cohort: Cohorts.create(cohort),
        card: CohortCards.put(takenCard(cohort, sessions)),
        sessions: sessions.map((session) => Sessions.create(session)),
        coachDays: await reserve(cohort.coachID, { add: sessions.filter(isToCome), drop: [] }),
        organization: organizationID ? OrganizationCohorts.put({ organizationID, cohortID }) : undefined,
        event: event(Event.Begun, { batchID }),
      },
      { batchID, cohortID },
    );
    return written.refused ? undefined : written.answer;
  });
  await finishGroup(answer.batchID);
  return answer;
});

const isToCome = ({ status }: SessionInfo): boolean => status === "planned";

async function read(input: Input) {
  const [[firm, organizations, { items }], [programme, coach], series] = await Promise.all([
    Promise.all([Firm.get(), Organization.list({}), db().query({ pk: ["INVOICES"], limit: LIST_MAX })]),
    db().gets(
      { entity: Programmes, key: { programmeID: input.programmeID } },
      { entity: Members, key: { memberID: input.coachID } },
    ),
    seriesKnown(),
  ]);
  if (!series) throw new DomainError("conflict", "takeover.series_first", "Say first where your numbers stand");
  if (!programme || programme.status === "archived") throw notFound("programme");
  if (!coach || coach.status === "removed") throw notFound("member");
  if (!coach.roles.some((role) => role === "coach" || role === "owner"))
    throw refusedField("coachID", "cohort.not_a_coach", "This member does not coach");
  const client = input.organizationID
    ? organizations.find((one) => one.organizationID === input.organizationID)
    : undefined;
  if (input.organizationID && !client) throw notFound("organization");
  const priceNet = input.priceNet ?? programme.priceNet;
  if (priceNet === null) throw refusedField("priceNet", "cohort.price_missing", "This programme has no price yet");
  const taken = new Map(
    rowsOf(InvoiceCards, items).flatMap((card) => (card.number ? [[card.number, card.invoiceID]] : [])),
  );
  const { sessions, problems: wrongSessions } = sessionsIn(input.sessions, { zone: firm.zone, now: now() });
  const held = sessions.filter((one) => one.held).length;
  const invoiceOf = (number: string) => taken.get(number);
  const { people, problems } = peopleIn(input.people, {
    organizations,
    organizationID: input.organizationID,
    held,
    invoiceOf,
  });
  const elsewhere = problems.length > 0 ? [] : await strangers(people);
  const cohort = cohortRow(input, {
    firm,
    programme,
    coachName: coach.name,
    clientName: client?.name ?? null,
    priceNet,
    sessions,
  });
  return {
    zone: firm.zone,
    sessions,
    people,
    cohort,
    problems: { sessions: wrongSessions, people: [...problems, ...elsewhere] },
  };
}

/** People whom the firm knows in another organization. */
async function strangers(
  people: readonly (Parameters<typeof listOf>[0][number] & { line: number })[],
): Promise<LineProblem[]> {
  const found: LineProblem[] = [];
  for (const organizationID of new Set(people.map((one) => one.organizationID))) {
    const own = people.filter((one) => one.organizationID === organizationID);
    const { errors } = await PeopleImport.preview({ organizationID, text: listOf(own) });
    for (const { line: at, code } of errors) found.push({ line: own[at - 2]?.line ?? 0, code });
  }
  return found;
}

interface Found {
  firm: Firm.Info;
  programme: { title: string; slug: string; nature: "training" | "service"; vatRate: number };
  coachName: string;
  clientName: string | null;
  priceNet: number;
  sessions: readonly TakenSession[];
}

function cohortRow(input: Input, { firm, programme, coachName, clientName, priceNet, sessions }: Found): Cohort.Info {
  const { programmeID, name, organizationID, coachID, modality, place } = input;
  return {
    cohortID: ID.create("cohort"),
    name,
    programmeID,
    programmeTitle: programme.title,
    programmeSlug: programme.slug,
    nature: programme.nature,
    organizationID,
    organizationName: clientName,
    coachID,
    coachName,
    status: statusOf(sessions),
    openToVisitors: false,
    seatsMin: Seats.SEATS_LEAST,
    seatsMax: Seats.SEATS_MOST,
    seats: [],
    priceNet,
    vatRate: firm.vatRegime === "standard" ? programme.vatRate : 0,
    zone: firm.zone,
    modality,
    place,
    link: null,
    charter: { version: 1, rules: [] },
    anonymityFloor: firm.anonymityFloor,
    createdAt: now(),
  };
}

function statusOf(sessions: readonly TakenSession[]): Cohort.Info["status"] {
  const held = sessions.filter((one) => one.held).length;
  if (held === 0) return "confirmed";
  return held === sessions.length ? "closed" : "running";
}

function sessionRow(
  cohort: Cohort.Info,
  { session, at, of, zone }: { session: TakenSession; at: number; of: number; zone: string },
): SessionInfo {
  const { startsAt, minutes, held } = session;
  const { cohortID, coachID, name, modality, place } = cohort;
  const kind = at === 0 ? "kickoff" : at === of - 1 ? "review" : "regular";
  return {
    sessionID: ID.create("session"),
    cohortID,
    kind,
    number: at + 1,
    startsAt,
    minutes,
    zone,
    templateID: kind === "regular" ? "six-80" : kind,
    modality,
    place,
    link: null,
    status: held ? "held" : "planned",
    heldAt: held ? plusMinutes(startsAt, minutes) : null,
    takenOver: true,
    cohortName: name,
    coachID,
  };
}
