import * as v from "valibot";
import { Cohort, Cohorts, untilWritten } from "../cohort/index.ts";
import { db, event, type Named, rowsOf } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Actor, DomainError, fn, ID, type Item, notFound, now, plusMinutes, type Row, text } from "../kernel/index.ts";
import { Method, Minutes, Start } from "../session/index.ts";
import { PeerMeetings } from "./autonomy.table.ts";

export const Event = {
  Begun: "autonomy.begun",
  Ended: "autonomy.ended",
  Planned: "autonomy.planned",
  Cancelled: "autonomy.cancelled",
} as const;

export type Meeting = Row<typeof PeerMeetings>;

/** Meetings that a group plans ahead. */
const AHEAD_MOST = 12;
const OfGroup = { cohortID: ID.schema("cohort") };
const Key = { ...OfGroup, sessionID: ID.schema("session") };

const refusal = (reason: string, message: string) => new DomainError("conflict", `autonomy.${reason}`, message);

/** The meetings among peers found in a cohort's partition, by date; cancelled ones are not told. */
export function meetingsIn(items: readonly Item[]): Meeting[] {
  return rowsOf(PeerMeetings, items)
    .filter(({ status }) => status !== "cancelled")
    .sort((one, other) => one.startsAt.localeCompare(other.startsAt));
}

/** What the firm is told of a meeting: that it is to come, was held, or was not. */
export function outcomeOf({ status, startsAt, minutes }: Meeting): "planned" | "held" | "notHeld" {
  if (status === "held") return "held";
  return plusMinutes(startsAt, minutes) > now() ? "planned" : "notHeld";
}

/** What the firm knows of a group among peers: since when, and each date with whether it was held. */
export async function told({ cohortID }: { cohortID: string }) {
  Actor.assertRole("owner", "manager", "coach");
  const { cohort, items } = await Enrolment.groupOf(cohortID);
  Cohort.assertMine(cohort);
  const meetings = meetingsIn(items).map((one) => ({ startsAt: one.startsAt, outcome: outcomeOf(one) }));
  return { since: cohort.autonomousSince ?? null, meetings };
}

/**
 * Lets a group go on among peers, from its start or after its cycle: its volunteers facilitate in turn, and its coach
 * reads its space no more. Refused while he has sessions of work to lead (`autonomy.sessions_left`).
 */
export const begin = fn("autonomy.begin", v.object(OfGroup), ({ cohortID }) =>
  asFirm(cohortID, ({ cohort, sessions }) => {
    if (cohort.status === "cancelled") throw refusal("cancelled", "This group is cancelled");
    if (cohort.autonomousSince) return undefined;
    if (sessions.some(({ kind, status }) => kind === "regular" && status === "planned")) {
      throw refusal("sessions_left", "Sessions are still to be led");
    }
    return { cohort: { ...cohort, autonomousSince: now() }, event: event(Event.Begun, { cohortID }) };
  }),
);

/** Ends it: meetings still planned are off, and what was said is kept as long as after a cycle. */
export const end = fn("autonomy.end", v.object(OfGroup), ({ cohortID }) =>
  asFirm(cohortID, ({ cohort: { autonomousSince, ...cohort }, items }) => {
    if (!autonomousSince) return undefined;
    const off = meetingsIn(items).filter(({ status }) => status === "planned");
    return {
      cohort,
      also: { meetings: off.map((one) => PeerMeetings.replace({ ...one, status: "cancelled" as const })) },
      event: event(Event.Ended, { cohortID }),
    };
  }),
);

interface Change {
  cohort: Cohort.Stored;
  also?: Named;
  event: Named[string];
}

async function asFirm(cohortID: string, decide: (group: Enrolment.Group) => Change | undefined) {
  Actor.assertRole("owner", "manager", "coach");
  return untilWritten(async () => {
    const group = await Enrolment.groupOf(cohortID);
    Cohort.assertMine(group.cohort);
    const { status } = group.cohort;
    const change = decide(group);
    if (!change) return { cohortID, status };
    const { cohort, also, event: happened } = change;
    const written = await db().write(
      { cohort: Cohorts.replace(cohort), ...also, event: happened },
      { cohortID, status },
    );
    return written.refused ? undefined : written.answer;
  });
}

/** A group among peers and the member who asks; not found for everyone else. */
async function asPeer(cohortID: string) {
  const { participantID } = Actor.member();
  const group = await Enrolment.groupOf(cohortID);
  const isPeer = group.enrolments.some((one) => one.participantID === participantID && one.status === "accepted");
  if (!participantID || !isPeer) throw notFound("cohort");
  if (!group.cohort.autonomousSince) throw refusal("not_begun", "This group is led by a coach");
  return { group, participantID };
}

const Plan = v.object({
  ...OfGroup,
  startsAt: Start,
  minutes: Minutes,
  where: v.optional(text(200), ""),
  templateID: v.optional(v.pipe(v.string(), v.maxLength(60)), "six-80"),
  /** Who plans it also facilitates it. */
  facilitates: v.optional(v.boolean(), false),
});

/** A member plans a meeting among peers; the others are told. */
export const plan = fn("autonomy.plan", Plan, async ({ cohortID, facilitates, where, ...asked }) => {
  const { group, participantID } = await asPeer(cohortID);
  const startsAt = new Date(asked.startsAt).toISOString();
  if (startsAt <= now()) throw refusal("past", "This date is past");
  const { template: _, ...follows } = await Method.given(asked.templateID, "regular");
  const all = rowsOf(PeerMeetings, group.items);
  const ahead = all.filter((one) => one.status === "planned" && one.startsAt > now());
  if (ahead.length >= AHEAD_MOST) throw refusal("many", "Enough meetings are planned");
  const sessionID = ID.create("session");
  const facilitatorID = facilitates ? participantID : null;
  const { zone } = group.cohort;
  const meeting = { cohortID, sessionID, number: all.length + 1, startsAt, minutes: asked.minutes, zone, ...follows };
  const written = await db().write(
    {
      cohort: Cohorts.replace(group.cohort),
      meeting: PeerMeetings.create({ ...meeting, where, facilitatorID, status: "planned" }),
      event: event(Event.Planned, { cohortID, sessionID }),
    },
    { cohortID, sessionID },
  );
  if (written.refused) throw new DomainError("conflict", "autonomy.changed", "This has just changed");
  return written.answer;
});

/** A member takes a meeting's facilitation, or gives back his own. Of two who take it one has it (`autonomy.taken`). */
export const volunteer = fn(
  "autonomy.volunteer",
  v.object({ ...Key, takes: v.boolean() }),
  async ({ cohortID, sessionID, takes }) => {
    const { group, participantID } = await asPeer(cohortID);
    const meeting = planned(group, sessionID);
    if (meeting.facilitatorID !== null && meeting.facilitatorID !== participantID) {
      throw refusal("taken", "Someone facilitates this meeting");
    }
    const facilitatorID = takes ? participantID : null;
    const written = await db().write(
      { meeting: PeerMeetings.replace({ ...meeting, facilitatorID }) },
      { cohortID, sessionID },
    );
    if (written.refused) throw refusal("taken", "Someone facilitates this meeting");
    return written.answer;
  },
);

/** A member calls a meeting off; the others are told. */
export const cancel = fn("autonomy.cancel", v.object(Key), async ({ cohortID, sessionID }) => {
  const { group } = await asPeer(cohortID);
  const meeting = planned(group, sessionID);
  const written = await db().write(
    {
      meeting: PeerMeetings.replace({ ...meeting, status: "cancelled" }),
      event: event(Event.Cancelled, { cohortID, sessionID }),
    },
    { cohortID, sessionID },
  );
  if (written.refused) throw new DomainError("conflict", "autonomy.changed", "This has just changed");
  return written.answer;
});

function planned({ items }: Enrolment.Group, sessionID: string): Meeting {
  const found = meetingsIn(items).find((one) => one.sessionID === sessionID && one.status === "planned");
  if (!found) throw notFound("session");
  return found;
}

/** A meeting as it was, for who tells of it; undefined when there is none of this id. */
export const meetingOf = ({ items }: Pick<Enrolment.Group, "items">, sessionID: string): Meeting | undefined =>
  rowsOf(PeerMeetings, items).find((one) => one.sessionID === sessionID);
