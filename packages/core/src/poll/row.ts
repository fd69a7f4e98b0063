import { Cohort } from "../cohort/index.ts";
import { db, rowsOf } from "../db/index.ts";
import type { Enrolment } from "../enrolment/index.ts";
import { DomainError, hash, type Instant, type Item, notFound, now, type Row } from "../kernel/index.ts";
import { type Obstacle, obstacleAt, takenFrom } from "../session/index.ts";
import { PollAnswers, PollChoices, Polls } from "./poll.table.ts";

export type Stored = Row<typeof Polls>;
export type Answer = Row<typeof PollAnswers>;
export type Choices = Row<typeof PollChoices>;

/** The purpose of the links that are mailed. */
export const PURPOSE = "poll";

/** Polls of one group with eight answers each: far more than a group is ever asked. */
const PARTITION_MAX = 400;

/** A poll with a session left to be dated; the others ended when their last session got its date, or went. */
export function asksStill({ status, sessions }: Pick<Stored, "status" | "sessions">): boolean {
  return status !== "chosen" && sessions.length > 0;
}

export async function partitionOf(cohortID: string): Promise<Item[]> {
  return (await db().query({ pk: ["POLL", cohortID], limit: PARTITION_MAX })).items;
}

export interface Whole {
  poll: Stored;
  answers: Answer[];
  choices: Choices | undefined;
}

/** One poll in its partition, or the last one. */
export function wholeIn(items: readonly Item[], pollID?: string): Whole | undefined {
  const polls = rowsOf(Polls, [...items]);
  const poll = pollID ? polls.find((one) => one.pollID === pollID) : polls.at(-1);
  if (!poll) return undefined;
  const ofPoll = (row: { pollID: string }) => row.pollID === poll.pollID;
  return {
    poll,
    answers: rowsOf(PollAnswers, [...items]).filter(ofPoll),
    choices: rowsOf(PollChoices, [...items]).find(ofPoll),
  };
}

/** For the firm and its coach: not found for whoever does not lead the group. */
export async function load(cohortID: string, pollID: string): Promise<Whole & { cohort: Cohort.Stored }> {
  const [cohort, items] = await Promise.all([Cohort.get(cohortID), partitionOf(cohortID)]);
  Cohort.assertMine(cohort);
  const whole = wholeIn(items, pollID);
  if (!whole) throw notFound("poll");
  return { ...whole, cohort };
}

export function isOpen({ status, closesAt }: Stored): boolean {
  return status === "open" && closesAt > now();
}

export function closed(): DomainError {
  return new DomainError("gone", "poll.closed", "This poll is closed");
}

const LIVING: readonly Enrolment.Info["status"][] = ["invited", "requested", "held", "accepted"];

/** Has a seat, or is asked to take one. */
export function isLiving({ status }: Pick<Enrolment.Info, "status">): boolean {
  return LIVING.includes(status);
}

/** What stands against a date: where its coach or its room is taken the date cannot be held, a holiday is told. */
export type SlotObstacle = NonNullable<Obstacle>;
export const isClash = (obstacle: Obstacle): boolean => obstacle !== undefined && CLASHES.has(obstacle);
const CLASHES: ReadonlySet<string> = new Set(["busy", "travel", "room"]);

/** As long as the longest of the sessions: any of them may get any slot. */
export function longestOf(sessions: readonly { minutes: number }[]): number {
  return Math.max(0, ...sessions.map(({ minutes }) => minutes));
}

/** What stands against each slot of a poll by now; the sessions that are to get new dates are in nobody's way. */
export async function obstaclesOf(
  { sessions, slots, zone }: Pick<Stored, "sessions" | "slots" | "zone">,
  cohort: Cohort.Info,
  group: readonly { sessionID: string; startsAt: Instant }[],
): Promise<Map<string, SlotObstacle>> {
  const polled = new Set(sessions.map(({ sessionID }) => sessionID));
  const own = group.filter(({ sessionID }) => polled.has(sessionID));
  const taken = await takenFrom(cohort.coachID, (slots[0]?.startsAt ?? now()).slice(0, 10), cohort, own);
  const minutes = longestOf(sessions);
  return new Map(
    slots.flatMap(({ slotID, startsAt }) => {
      const obstacle = obstacleAt({ startsAt, minutes, zone }, taken);
      return obstacle ? [[slotID, obstacle] as const] : [];
    }),
  );
}

/** Changes with whatever changes the best dates. */
export function basisOf(poll: Stored, answers: readonly Answer[], taken: readonly string[]): string {
  const said = answers
    .toSorted((one, other) => one.enrolmentID.localeCompare(other.enrolmentID))
    .map(({ enrolmentID, said: words }) => [enrolmentID, poll.slots.map(({ slotID }) => words[slotID] ?? "")]);
  const dated = poll.sessions.map(({ sessionID }) => sessionID);
  return hash(JSON.stringify([said, taken, poll.quorum, poll.missesMost, dated])).slice(0, 22);
}
