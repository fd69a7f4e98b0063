import * as v from "valibot";
import { Cohort } from "../cohort/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Actor, fn, ID, notFound } from "../kernel/index.ts";
import { standing } from "./best.ts";
import { isLiving, isOpen, partitionOf, wholeIn } from "./row.ts";

/**
 * The last poll of a group: who said what, and the best dates as far as they were found. `isComputed` is false while
 * they do not stand on what was said last. Undefined when the group was never asked.
 */
export const ofCohort = fn("poll.ofCohort", v.object({ cohortID: ID.schema("cohort") }), async ({ cohortID }) => {
  Actor.assertRole("owner", "manager", "coach");
  const [group, items] = await Promise.all([Enrolment.groupOf(cohortID), partitionOf(cohortID)]);
  Cohort.assertMine(group.cohort);
  const whole = wholeIn(items);
  if (!whole || whole.poll.sessions.length === 0) return undefined;
  const { living, counted, obstacles, basis } = await standing(whole, group);
  const { poll, choices } = whole;
  const said = new Map(counted.map((one) => [one.enrolmentID, one]));
  const asked = new Set(poll.asked.map(({ enrolmentID }) => enrolmentID));
  return {
    poll,
    isOpen: isOpen(poll),
    obstacles,
    people: group.enrolments
      .filter(({ enrolmentID }) => asked.has(enrolmentID) && living.has(enrolmentID))
      .map(({ enrolmentID, given, family }) => ({
        enrolmentID,
        given,
        family,
        said: said.get(enrolmentID)?.said ?? null,
      })),
    sets: choices?.sets ?? [],
    obstacle: choices?.obstacle ?? null,
    isComputed: choices?.basis === basis,
    isEnough: counted.length >= poll.quorum,
  };
});

/** Those to be mailed; `late`: who has not answered. Empty once the poll is closed. For jobs. */
export async function invited({ cohortID, pollID }: { cohortID: string; pollID: string }, late = false) {
  Actor.assertSystem();
  const [{ cohort, enrolments }, items] = await Promise.all([Enrolment.groupOf(cohortID), partitionOf(cohortID)]);
  const whole = wholeIn(items, pollID);
  if (!whole) throw notFound("poll");
  const { poll, answers } = whole;
  const answered = new Set(answers.map(({ enrolmentID }) => enrolmentID));
  const people = poll.asked.flatMap(({ enrolmentID, linkID }) => {
    const enrolment = enrolments.find((one) => one.enrolmentID === enrolmentID);
    if (!enrolment || !isLiving(enrolment) || !isOpen(poll) || (late && answered.has(enrolmentID))) return [];
    return [{ enrolmentID, linkID, email: enrolment.email, locale: enrolment.locale }];
  });
  return { poll, cohort, people };
}

/** A poll whose dates were chosen, with whoever is told of them and the sessions as they are. For jobs. */
export async function settled({ cohortID, pollID }: { cohortID: string; pollID: string }) {
  Actor.assertSystem();
  const [group, items] = await Promise.all([Enrolment.groupOf(cohortID), partitionOf(cohortID)]);
  const whole = wholeIn(items, pollID);
  if (!whole) throw notFound("poll");
  const dated = new Set(whole.poll.sessions.map(({ sessionID }) => sessionID));
  const { before = [] } = whole.poll;
  return {
    group,
    before,
    people: group.enrolments.filter(isLiving),
    sessions: group.sessions.filter(({ sessionID, status }) => status === "planned" && dated.has(sessionID)),
  };
}
