import * as v from "valibot";
import { db } from "../db/index.ts";
import { Actor, DomainError, fn, ID, type Instant, line, notFound, now, plusMinutes } from "../kernel/index.ts";
import { Terms } from "../terms/index.ts";
import { untilWritten } from "./again.ts";
import { CohortCards, Cohorts } from "./cohort.table.ts";
import { type Info, seatsTaken } from "./cohort.ts";
import { SEATS_LEAST } from "./seats.ts";

interface Few {
  status: Info["status"];
  people: number;
  goesOn: number | undefined;
  /** Its next session. */
  next: Instant | undefined;
  /** How many days before the first one the firm decides, by its terms of today. */
  deadlineDays: number;
}

/**
 * How many people a group has, where that is fewer than five and nobody has said that it goes on with so few: one that
 * was large enough once, or one whose first session comes within the deadline of the firm's terms. Its firm and its coach are warned. Pure.
 */
export function fallen({ status, people, goesOn, next, deadlineDays }: Few, at: Instant): number | null {
  const isUnderWay = status === "confirmed" || status === "running";
  const begins = status === "proposed" && next !== undefined && next <= plusMinutes(at, deadlineDays * 24 * 60);
  const isSaid = goesOn !== undefined && people >= goesOn;
  return (isUnderWay || begins) && people < SEATS_LEAST && !isSaid ? people : null;
}

/**
 * A group that fell below five, or is about to begin with fewer, goes on as it is, for a reason that is kept; when one
 * more leaves it is asked again. Refused for any other group (`cohort.not_short`).
 */
export const goOn = fn(
  "cohort.goOn",
  v.object({ cohortID: ID.schema("cohort"), reason: line(300) }),
  async ({ cohortID, reason }) => {
    Actor.assertRole("owner", "manager");
    return untilWritten(async () => {
      const [[cohort, card], { deadlineDays }] = await Promise.all([
        db().gets({ entity: Cohorts, key: { cohortID } }, { entity: CohortCards, key: { cohortID } }),
        Terms.current(),
      ]);
      if (!cohort) throw notFound("cohort");
      const next = card?.nextSession?.startsAt;
      const few = { status: cohort.status, people: seatsTaken(cohort), goesOn: undefined, next, deadlineDays };
      const people = fallen(few, now());
      if (people === null) throw new DomainError("conflict", "cohort.not_short", "This group did not fall below five");
      const written = await db().write(
        {
          cohort: Cohorts.replace({ ...cohort, goesOn: { people, reason, at: now() } }),
          card: CohortCards.update({ cohortID }, { set: { goesOn: people } }),
        },
        { cohortID, status: cohort.status },
      );
      return written.refused ? undefined : written.answer;
    });
  },
);
