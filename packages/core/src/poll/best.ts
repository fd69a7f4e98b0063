import type * as v from "valibot";
import { db } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Actor, now } from "../kernel/index.ts";
import type { Said } from "./answer.ts";
import { PollChoices } from "./poll.table.ts";
import { asksStill, basisOf, isClash, isLiving, obstaclesOf, partitionOf, type Whole, wholeIn } from "./row.ts";

/** What a solver is asked: the poll in plain words, and what it stands on. */
export interface Question {
  basis: string;
  sessions: number;
  slots: { id: string; at: number }[];
  answers: Record<string, Record<string, Said>>;
  taken: string[];
  quorum: number;
  missesMost: number;
  gapDays: { least: number; most: number; best: number };
}

interface Key {
  cohortID: string;
  pollID: string;
}

/** What of a poll decides the best dates; people who left and who never answered stand aside. */
export async function standing({ poll, answers }: Whole, { cohort, sessions, enrolments }: Enrolment.Group) {
  const living = new Set(enrolments.filter(isLiving).map(({ enrolmentID }) => enrolmentID));
  const counted = answers.filter(({ enrolmentID }) => living.has(enrolmentID));
  const obstacles = await obstaclesOf(poll, cohort, sessions);
  const taken = [...obstacles].flatMap(([slotID, obstacle]) => (isClash(obstacle) ? [slotID] : []));
  return { living, counted, taken, obstacles, basis: basisOf(poll, counted, taken) };
}

/** For the job: undefined when the best dates are known already, when too few have answered, or when it is settled. */
export async function question({ cohortID, pollID }: Key): Promise<Question | undefined> {
  Actor.assertSystem();
  const [group, items] = await Promise.all([Enrolment.groupOf(cohortID), partitionOf(cohortID)]);
  const whole = wholeIn(items, pollID);
  if (!whole || !asksStill(whole.poll)) return undefined;
  const { poll, choices } = whole;
  const { counted, taken, basis } = await standing(whole, group);
  if (choices?.basis === basis || counted.length < poll.quorum) return undefined;
  const { quorum, missesMost, gapDays } = poll;
  return {
    basis,
    sessions: poll.sessions.length,
    slots: poll.slots.map(({ slotID, startsAt }) => ({ id: slotID, at: Date.parse(startsAt) })),
    answers: Object.fromEntries(counted.map(({ enrolmentID, said }) => [enrolmentID, said])),
    taken,
    quorum,
    missesMost,
    gapDays,
  };
}

type Found = Pick<v.InferOutput<typeof PollChoices.options.schema>, "basis" | "sets" | "obstacle">;

/** Keeps what the solver found. Two runs may cross: whoever reads compares the basis. */
export async function keep({ cohortID, pollID }: Key, found: Found): Promise<void> {
  Actor.assertSystem();
  await db().heal({ choices: PollChoices.put({ cohortID, pollID, ...found, foundAt: now() }) });
}
