import * as v from "valibot";
import { entity, ID, Instant, Zone } from "../kernel/index.ts";

export const SAID = ["yes", "ifNeeded", "no"] as const;
export const AIMS = ["presence", "comfort", "rhythm"] as const;

const Slot = v.object({ slotID: ID.schema("slot"), startsAt: Instant });

/** One question to a group: when its sessions that are still to come could be held. */
export const PollRow = v.object({
  cohortID: ID.schema("cohort"),
  pollID: ID.schema("poll"),
  status: v.picklist(["open", "closed", "chosen"]),
  /** The sessions that get a date from it, in order; each keeps its own length. */
  sessions: v.array(
    v.object({ sessionID: ID.schema("session"), number: v.number(), kind: v.string(), minutes: v.number() }),
  ),
  zone: Zone,
  /** In time. */
  slots: v.array(Slot),
  asked: v.array(v.object({ enrolmentID: ID.schema("enrolment"), linkID: ID.schema("link") })),
  /** People at least at each session; sessions that anyone may miss at most. */
  quorum: v.number(),
  missesMost: v.number(),
  /** Days between one session and the next. */
  gapDays: v.object({ least: v.number(), most: v.number(), best: v.number() }),
  openedAt: Instant,
  closesAt: Instant,
  closedAt: v.nullable(Instant),
  chosen: v.nullable(v.array(ID.schema("slot"))),
  /** What calendars knew of the sessions that got another date by it. */
  before: v.optional(v.array(v.object({ sessionID: ID.schema("session"), startsAt: Instant, sequence: v.number() }))),
});

/** A group's polls, what was said to them and what the solver found are one partition, one query. */
export const Polls = entity({
  name: "poll",
  version: 1,
  schema: PollRow,
  key: (row: { cohortID: string; pollID: string }) => ({ pk: ["POLL", row.cohortID], sk: ["POLL", row.pollID] }),
});

/** What one person said of each slot; said anew as long as the poll is open. */
export const PollAnswers = entity({
  name: "pollAnswer",
  version: 1,
  schema: v.object({
    cohortID: ID.schema("cohort"),
    pollID: ID.schema("poll"),
    enrolmentID: ID.schema("enrolment"),
    said: v.record(v.string(), v.picklist(SAID)),
    answeredAt: Instant,
  }),
  key: (row: { cohortID: string; pollID: string; enrolmentID: string }) => ({
    pk: ["POLL", row.cohortID],
    sk: ["ANSWER", row.pollID, row.enrolmentID],
  }),
});

const Slots = v.array(ID.schema("slot"));

/** The best sets of dates, as a job found them in what had been said by then. */
export const PollChoices = entity({
  name: "pollChoices",
  version: 1,
  schema: v.object({
    cohortID: ID.schema("cohort"),
    pollID: ID.schema("poll"),
    /** What they were found in: with another, they are to be found anew. */
    basis: v.string(),
    sets: v.array(
      v.object({
        aims: v.array(v.picklist(AIMS)),
        slots: Slots,
        /** By enrolment, those who miss none left out. */
        misses: v.record(v.string(), Slots),
        reluctant: v.record(v.string(), Slots),
      }),
    ),
    /** Why there is none. */
    obstacle: v.nullable(
      v.variant("kind", [
        v.object({ kind: v.literal("tooFewSlots"), held: v.number(), wanted: v.number() }),
        v.object({ kind: v.literal("noRhythm") }),
      ]),
    ),
    foundAt: Instant,
  }),
  key: (row: { cohortID: string; pollID: string }) => ({ pk: ["POLL", row.cohortID], sk: ["CHOICES", row.pollID] }),
});
