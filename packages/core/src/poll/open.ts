import * as v from "valibot";
import { Cohort, Cohorts, untilWritten } from "../cohort/index.ts";
import { db, event } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import {
  Actor,
  type Day,
  DomainError,
  dayOf,
  fn,
  ID,
  Instant,
  isHoliday,
  now,
  plusDays,
  refusedField,
} from "../kernel/index.ts";
import { Link } from "../link/index.ts";
import { busyAt, type Taken, takenFrom } from "../session/index.ts";
import { Event } from "./event.ts";
import { Polls } from "./poll.table.ts";
import { type Bounds, boundsOf, gapsOf, SLOTS_MOST, slotsAround } from "./propose.ts";
import { isLiving, isOpen, longestOf, PURPOSE, partitionOf, wholeIn } from "./row.ts";

const Key = { cohortID: ID.schema("cohort"), sessionID: v.optional(ID.schema("session")) };
const Whole = (code: string) => v.pipe(v.number(), v.integer(code), v.minValue(1, code), v.maxValue(20, code));
const At = v.pipe(Instant, v.minValue("2000", "instant"), v.maxValue("2100", "instant"));

/** How far after the last session someone may type a date of his own and read what stands against it. */
const SHOWN_DAYS = 90;

/**
 * Slots for the sessions to come, or for one of them: around the group's rhythm, clear of what session planning knows.
 * Nothing is stored. `busy` and `closed` say what stands against a date that is typed.
 */
export const propose = fn("poll.propose", v.object(Key), async ({ cohortID, sessionID }) => {
  Actor.assertRole("owner", "manager", "coach");
  const group = await Enrolment.groupOf(cohortID);
  Cohort.assertMine(group.cohort);
  const bounds = boundsIn(group, sessionID);
  const { zone } = group.cohort;
  const taken = await takenFrom(group.cohort.coachID, now().slice(0, 10), group.cohort, bounds.sessions);
  const people = group.enrolments.filter(isLiving).length;
  return {
    sessions: bounds.sessions.map(({ sessionID: id, number, kind, startsAt, minutes }) => ({
      sessionID: id,
      number,
      kind,
      startsAt,
      minutes,
    })),
    slots: slotsAround(bounds, taken, now()),
    /** When the coach or the room is taken, or the way too short, to be shown beside a date that is typed. */
    busy: taken.busy.slice(0, 200).map(({ startsAt, endsAt, reason = "busy" }) => ({ startsAt, endsAt, reason })),
    closed: closedIn(
      taken,
      dayOf(now(), zone),
      plusDays(dayOf(bounds.sessions.at(-1)?.startsAt ?? now(), zone), SHOWN_DAYS),
    ),
    zone,
    people,
    quorum: Math.max(1, Math.min(group.cohort.seatsMin, people)),
  };
});

/**
 * Asks everyone of the group which dates suit him, one poll at a time (`poll.already_open`). Refused by name: too few
 * or too many slots, one in the past, twice the same, one outside the dates of the sessions around it, one at which the
 * coach is elsewhere (`poll.slot_taken`) or on his way (`poll.slot_travel`), or the room taken (`poll.slot_room`); an end that is past or later than the first slot.
 */
export const open = fn(
  "poll.open",
  v.object({
    ...Key,
    slots: v.pipe(v.array(At), v.minLength(1, "poll.slots_few"), v.maxLength(SLOTS_MOST, "poll.slots_many")),
    closesAt: At,
    quorum: v.optional(Whole("poll.quorum")),
    missesMost: v.optional(v.pipe(v.number(), v.integer("poll.misses"), v.minValue(0), v.maxValue(5)), 1),
  }),
  async (input) => {
    Actor.assertRole("owner", "manager", "coach");
    const { cohortID } = input;
    return untilWritten(async () => {
      const group = await Enrolment.groupOf(cohortID);
      const { cohort } = group;
      Cohort.assertMine(cohort);
      // Read after the cohort, whose revision guards the write: of two that open at once, one sees the other's.
      const last = wholeIn(await partitionOf(cohortID));
      if (last && isOpen(last.poll)) throw new DomainError("conflict", "poll.already_open", "A poll is open");
      const bounds = boundsIn(group, input.sessionID);
      const slots = await slotsIn(input, bounds, cohort);
      const people = group.enrolments.filter(isLiving);
      if (people.length === 0) throw new DomainError("conflict", "poll.nobody", "Nobody is in this group yet");
      const pollID = ID.create("poll");
      const asked = people.map(({ enrolmentID }) => ({
        enrolmentID,
        ...Link.issue({ purpose: PURPOSE, subject: { cohortID, pollID, enrolmentID }, expiresAt: linkEnd(input) }),
      }));
      const written = await db().write(
        {
          cohort: Cohorts.replace(cohort),
          poll: Polls.create({
            cohortID,
            pollID,
            status: "open",
            sessions: bounds.sessions.map(({ sessionID, number, kind, minutes }) => ({
              sessionID,
              number,
              kind,
              minutes,
            })),
            zone: cohort.zone,
            slots: slots.map((startsAt) => ({ slotID: ID.derived("slot", pollID, startsAt), startsAt })),
            asked: asked.map(({ enrolmentID, linkID }) => ({ enrolmentID, linkID })),
            quorum: Math.min(input.quorum ?? cohort.seatsMin, people.length),
            missesMost: input.missesMost,
            gapDays: gapsOf(bounds.sessions),
            openedAt: now(),
            closesAt: new Date(input.closesAt).toISOString(),
            closedAt: null,
            chosen: null,
          }),
          links: asked.map(({ operation }) => operation),
          event: event(Event.Opened, { cohortID, pollID }),
        },
        { cohortID, pollID, status: "open" as const },
      );
      return written.refused ? undefined : written.answer;
    });
  },
);

const CLASH_CODES = { busy: "poll.slot_taken", travel: "poll.slot_travel", room: "poll.slot_room" } as const;

/** Days that are kept free, from today by the group’s clocks to the last that anyone types: public holidays, and the firm's own spans. */
function closedIn({ calendar: { holidays, spans } }: Taken, today: Day, last: Day) {
  const own = spans.filter(({ from, to }) => to >= today && from <= last);
  const closed = own.map(({ name, from, to }) => ({ from, to, reason: "vacation" as const, name: name ?? null }));
  const days: Day[] = [];
  for (let day = today; holidays !== "none" && day <= last; day = plusDays(day, 1)) {
    if (isHoliday(day, holidays)) days.push(day);
  }
  return [...closed, ...days.map((day) => ({ from: day, to: day, reason: "holiday" as const, name: null }))];
}

function boundsIn({ cohort, sessions }: Enrolment.Group, sessionID: string | undefined): Bounds {
  if (cohort.status === "closed" || cohort.status === "cancelled") {
    throw new DomainError("conflict", "cohort.closed", "This group is over or cancelled");
  }
  const bounds = boundsOf(sessions, now(), sessionID);
  if (bounds.sessions.length > 0) return bounds;
  throw new DomainError("conflict", "poll.no_session", "No session is left to be dated");
}

async function slotsIn(
  input: { slots: readonly string[]; closesAt: string },
  { sessions, after, before }: Bounds,
  cohort: Cohort.Info,
): Promise<Instant[]> {
  const slots = input.slots.map((slot) => new Date(slot).toISOString());
  if (slots.length < sessions.length) throw refusedField("slots", "poll.slots_few", "Fewer slots than sessions");
  const taken = await takenFrom(cohort.coachID, now().slice(0, 10), cohort, sessions);
  const minutes = longestOf(sessions);
  const closesAt = new Date(input.closesAt).toISOString();
  if (closesAt <= now()) throw refusedField("closesAt", "poll.closes_past", "This end is past");
  slots.forEach((slot, index) => {
    const refuse = (code: string) => refusedField(`slots.${index}`, code, "This slot cannot be asked");
    if (slot <= now()) throw refuse("poll.slot_past");
    if (slots.indexOf(slot) !== index) throw refuse("poll.slot_twice");
    if (slot <= after || (before !== null && slot >= before)) throw refuse("poll.slot_order");
    // A holiday is told and may be asked all the same; a clash is none.
    const clash = busyAt({ startsAt: slot, minutes }, taken.busy);
    if (clash) throw refuse(CLASH_CODES[clash]);
    if (slot <= closesAt) throw refusedField("closesAt", "poll.closes_late", "Ends after the first slot");
  });
  return slots.toSorted();
}

/** A week longer than the poll: who comes late reads that it is closed, not that the link is unknown. */
function linkEnd({ closesAt }: { closesAt: string }): Instant {
  return new Date(Date.parse(closesAt) + 7 * 86_400_000).toISOString();
}
