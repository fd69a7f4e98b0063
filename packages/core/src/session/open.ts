import * as v from "valibot";
import { Cohort, CohortCards, CohortRow, Cohorts, OrganizationCohorts, Seats, untilWritten } from "../cohort/index.ts";
import { db, event } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { Actor, Cents, DomainError, fn, ID, line, notFound, now, refusedField } from "../kernel/index.ts";
import { Members } from "../member/index.ts";
import { Organizations } from "../organization/index.ts";
import { Programmes } from "../programme/index.ts";
import { cardFields, openGroup, type SessionInfo } from "./card.ts";
import { reserve } from "./coach-day.ts";
import { Dates, earliest, type LaidOut, Layout, layOut, takenFrom, zoneOf } from "./layout.ts";
import { given } from "./method.ts";
import { Sessions } from "./session.table.ts";

const Seat = v.pipe(
  v.number(),
  v.integer("cohort.seats"),
  v.minValue(Seats.SEATS_LEAST, "cohort.seats_few"),
  v.maxValue(Seats.SEATS_MOST, "cohort.seats_many"),
);
const Link = v.pipe(v.string(), v.trim(), v.maxLength(500, "too_long"), v.regex(/^https:\/\/[^\s"<>]+$/, "url"));

/** Where a group meets; a hybrid one needs both. */
export const Whereabouts = {
  modality: CohortRow.entries.modality,
  place: v.optional(v.nullable(line(300)), null),
  link: v.optional(v.nullable(Link), null),
};

const Opening = v.object({
  programmeID: ID.schema("programme"),
  name: line(120),
  organizationID: v.optional(v.nullable(ID.schema("organization")), null),
  coachID: ID.schema("member"),
  seatsMin: v.optional(Seat, Seats.SEATS_LEAST),
  seatsMax: v.optional(Seat, Seats.SEATS_MOST),
  priceNet: v.optional(Cents),
  ...Whereabouts,
  openToVisitors: v.optional(v.boolean(), false),
  /** What its regular sessions follow: a shipped template, or the firm's own as it stands now. */
  templateID: v.optional(line(60), "six-80"),
  cycle: Layout,
  startsAt: Dates,
});
type Opening = v.InferOutput<typeof Opening>;

/** Refuses what no field can hold alone: a hybrid group without place or link, visitors in a client's own group. */
export function assertWhereabouts(input: {
  modality: string;
  place: string | null;
  link: string | null;
  openToVisitors: boolean;
  organizationID: string | null;
}): void {
  if (input.modality === "hybrid" && !input.place) {
    throw refusedField("place", "cohort.hybrid_place", "A hybrid group needs a place");
  }
  if (input.modality === "hybrid" && !input.link) {
    throw refusedField("link", "cohort.hybrid_link", "A hybrid group needs a link");
  }
  if (input.openToVisitors && input.organizationID) {
    throw refusedField("openToVisitors", "cohort.visitors_elsewhere", "A client's own group takes no visitors");
  }
}

/**
 * Opens a group of a programme with its whole cycle, in one command. The coach is never in two sessions at once
 * (`session.coach_busy`, with the date), nor a room for two groups; settled dates are kept as they were seen.
 */
export const open = fn("cohort.open", Opening, async (input) => {
  Actor.assertRole("owner", "manager");
  assertWhereabouts(input);
  if (input.seatsMin > input.seatsMax) throw refusedField("seatsMin", "cohort.seats_order", "At least exceeds at most");
  assertOrder(input.startsAt ?? []);
  const [{ zone, cohort }, { template: _, ...follows }] = await Promise.all([
    prepare(input),
    given(input.templateID, "regular"),
  ]);
  return untilWritten(async () => {
    const taken = await takenFrom(input.coachID, earliest(input.cycle.start, input.startsAt), input);
    const sessions = layOut(input.cycle, zone, taken, input.startsAt).map((laid) => sessionOf(cohort, laid, follows));
    const written = await db().write(
      {
        cohort: Cohorts.create(cohort),
        sessions: sessions.map((session) => Sessions.create(session)),
        coachDays: await reserve(cohort.coachID, { add: sessions, drop: [] }),
        card: CohortCards.put(cardOf(cohort, sessions)),
        ...(Cohort.isOpen(cohort) && { openGroup: openGroup(cohort, sessions) }),
        ...(cohort.organizationID && {
          organization: OrganizationCohorts.put({ organizationID: cohort.organizationID, cohortID: cohort.cohortID }),
        }),
        event: event(Cohort.Event.Opened, { cohortID: cohort.cohortID }),
        offer: Cohort.offerChanged(cohort),
      },
      { cohortID: cohort.cohortID, status: cohort.status },
    );
    return written.refused ? undefined : written.answer;
  });
});

function assertOrder(dates: readonly string[]): void {
  const wrong = dates.findIndex((date, index) => Date.parse(date) <= Date.parse(dates[index - 1] ?? "1970-01-01"));
  if (wrong >= 0) throw refusedField(`startsAt.${wrong}`, "session.order", "Sessions follow one another");
}

async function prepare(input: Opening): Promise<{ zone: string; cohort: Cohort.Info }> {
  const { programmeID, organizationID } = input;
  const [firm, [programme, coach], organization] = await Promise.all([
    Firm.get(),
    db().gets({ entity: Programmes, key: { programmeID } }, { entity: Members, key: { memberID: input.coachID } }),
    organizationID ? db().get(Organizations, { organizationID }) : null,
  ]);
  if (!programme || programme.status === "archived") throw notFound("programme");
  if (organization === undefined) throw notFound("organization");
  if (!coach || coach.status === "removed") throw notFound("member");
  if (!coach.roles.some((role) => role === "coach" || role === "owner")) {
    throw refusedField("coachID", "cohort.not_a_coach", "This member does not coach");
  }
  const priceNet = input.priceNet ?? programme.priceNet;
  if (priceNet === null) throw refusedField("priceNet", "cohort.price_missing", "This programme has no price yet");
  const zone = zoneOf(input.cycle, firm);
  const cohort: Cohort.Info = {
    cohortID: ID.create("cohort"),
    name: input.name,
    programmeID,
    programmeTitle: programme.title,
    programmeSlug: programme.slug,
    nature: programme.nature,
    organizationID,
    organizationName: organization?.name ?? null,
    coachID: input.coachID,
    coachName: coach.name,
    status: "proposed",
    openToVisitors: input.openToVisitors,
    seatsMin: input.seatsMin,
    seatsMax: input.seatsMax,
    seats: [],
    priceNet,
    vatRate: firm.vatRegime === "standard" ? programme.vatRate : 0,
    zone,
    modality: input.modality,
    place: input.place,
    link: input.link,
    charter: { version: 1, rules: [] },
    anonymityFloor: firm.anonymityFloor,
    createdAt: now(),
  };
  return { zone, cohort };
}

type Follows = Omit<Awaited<ReturnType<typeof given>>, "template">;

function sessionOf(cohort: Cohort.Info, laid: LaidOut, follows: Follows): SessionInfo {
  const { kind, number, startsAt, minutes, zone } = laid;
  const { cohortID, modality, place, link, coachID } = cohort;
  return {
    kind,
    number,
    startsAt,
    minutes,
    zone,
    cohortID,
    modality,
    place,
    link,
    coachID,
    sessionID: ID.create("session"),
    ...(kind === "regular" ? follows : { templateID: kind }),
    status: "planned",
    heldAt: null,
    cohortName: cohort.name,
  };
}

/** A card from nothing, for a new cohort. */
export function cardOf(cohort: Cohort.Info, sessions: readonly SessionInfo[]) {
  const { cohortID, programmeID, programmeTitle, organizationID, organizationName, coachID, coachName } = cohort;
  const { seatsMin, seatsMax } = cohort;
  return {
    cohortID,
    programmeID,
    programmeTitle,
    organizationID,
    organizationName,
    coachID,
    coachName,
    seatsMin,
    seatsMax,
    seatsTaken: 0,
    satisfaction: null,
    waiting: 0,
    ...cardFields(cohort, sessions),
  };
}

/** The cohort is not there for someone who wrote meanwhile. */
export function closed(): DomainError {
  return new DomainError("conflict", "cohort.closed", "This group is over or cancelled");
}
