import * as v from "valibot";
import { untilWritten } from "../cohort/index.ts";
import { db, event } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { Actor, Cents, Day, DomainError, fn, ID, line, notFound, now, refusedField, text } from "../kernel/index.ts";
import { Members } from "../member/index.ts";
import { Programmes } from "../programme/index.ts";
import { instantOf, reserve } from "../session/index.ts";
import { Discoveries, DiscoveryRow } from "./discovery.table.ts";
import { Event } from "./event.ts";
import { assertMine, get, guestsOf } from "./read.ts";

export const SEATS_MOST = 12;
const Url = v.pipe(v.string(), v.trim(), v.maxLength(500, "too_long"), v.regex(/^https:\/\/[^\s"<>]+$/, "url"));
const Whole = (least: number, most: number, code: string) =>
  v.pipe(v.number(), v.integer(code), v.minValue(least, code), v.maxValue(most, code));

const Opening = v.object({
  programmeID: ID.schema("programme"),
  name: line(120),
  about: v.optional(v.nullable(text(2_000)), null),
  coachID: ID.schema("member"),
  /** On the wall of the firm's zone. */
  day: v.pipe(Day, v.minValue("2000-01-01", "day"), v.maxValue("2099-12-31", "day")),
  time: v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "time")),
  minutes: v.optional(Whole(30, 480, "minutes"), 120),
  seatsMax: v.optional(Whole(1, SEATS_MOST, "discovery.seats"), SEATS_MOST),
  priceNet: v.optional(Cents, 0),
  modality: DiscoveryRow.entries.modality,
  place: v.optional(v.nullable(line(300)), null),
  link: v.optional(v.nullable(Url), null),
});

/**
 * A discovery session of a programme, with a public page of its own; its coach and its room are never taken twice
 * (`session.coach_busy`, `session.room_busy`). Refused in the past (`discovery.past`).
 */
export const open = fn("discovery.open", Opening, async ({ day, time, ...input }) => {
  Actor.assertRole("owner", "manager");
  const [firm, [programme, coach]] = await Promise.all([
    Firm.get(),
    db().gets(
      { entity: Programmes, key: { programmeID: input.programmeID } },
      { entity: Members, key: { memberID: input.coachID } },
    ),
  ]);
  const startsAt = instantOf(day, time, firm.zone);
  if (startsAt <= now()) throw refusedField("day", "discovery.past", "This date is past");
  if (!programme || programme.status === "archived") throw notFound("programme");
  if (!coach || coach.status === "removed") throw notFound("member");
  if (!coach.roles.some((role) => role === "coach" || role === "owner")) {
    throw refusedField("coachID", "cohort.not_a_coach", "This member does not coach");
  }
  const discovery: v.InferOutput<typeof DiscoveryRow> = {
    ...input,
    startsAt,
    discoveryID: ID.create("discovery"),
    sessionID: ID.create("session"),
    programmeTitle: programme.title,
    programmeSlug: programme.slug,
    coachName: coach.name,
    status: "open",
    zone: firm.zone,
    guestIDs: [],
    vatRate: firm.vatRegime === "standard" ? programme.vatRate : 0,
    cohortID: null,
    createdAt: now(),
  };
  const { discoveryID } = discovery;
  return untilWritten(async () => {
    const written = await db().write(
      {
        discovery: Discoveries.create(discovery),
        coachDays: await reserve(discovery.coachID, { add: [discovery], drop: [] }),
        event: event(Event.Opened, { discoveryID }),
      },
      { discoveryID, status: discovery.status },
    );
    return written.refused ? undefined : written.answer;
  });
});

const Key = v.object({ discoveryID: ID.schema("discovery") });

/** It does not take place: its hour is free again, whoever was to come is told why. Twice is once. */
export const cancel = fn("discovery.cancel", v.object({ ...Key.entries, reason: line(300) }), async (input) => {
  Actor.assertRole("owner", "manager");
  const { discoveryID } = input;
  return untilWritten(async () => {
    const discovery = await get(discoveryID);
    if (discovery.status === "cancelled") return { discoveryID, status: discovery.status };
    if (discovery.status !== "open") throw over();
    const cancelled = { ...discovery, status: "cancelled" as const, cancelReason: input.reason };
    const written = await db().write(
      {
        discovery: Discoveries.replace(cancelled),
        coachDays: await reserve(discovery.coachID, { add: [], drop: [discovery] }),
        event: event(Event.Cancelled, { discoveryID }),
      },
      { discoveryID, status: cancelled.status },
    );
    return written.refused ? undefined : written.answer;
  });
});

/** "Who goes on?", asked of everyone who had a seat once it has begun (`discovery.not_begun`). Twice is once. */
export const ask = fn("discovery.ask", Key, async ({ discoveryID }) => {
  Actor.assertRole("owner", "manager", "coach");
  return untilWritten(async () => {
    const discovery = await get(discoveryID);
    assertMine(discovery);
    if (discovery.status === "asked") return { discoveryID, status: discovery.status };
    if (discovery.status === "cancelled") throw over();
    if (discovery.startsAt > now()) {
      throw new DomainError("conflict", "discovery.not_begun", "This session has not begun");
    }
    if ((await guestsOf(discoveryID)).every(({ status }) => status === "left")) {
      throw new DomainError("conflict", "discovery.nobody", "Nobody came to this session");
    }
    const asked = { ...discovery, status: "asked" as const };
    const written = await db().write(
      { discovery: Discoveries.replace(asked), event: event(Event.Asked, { discoveryID }) },
      { discoveryID, status: asked.status },
    );
    return written.refused ? undefined : written.answer;
  });
});

export function over(): DomainError {
  return new DomainError("conflict", "discovery.over", "This discovery session is over or cancelled");
}
