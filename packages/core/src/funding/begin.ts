import { untilWritten } from "../cohort/index.ts";
import { rowsOf } from "../db/index.ts";
import { Enrolment, Enrolments } from "../enrolment/index.ts";
import { Actor, type Instant, now } from "../kernel/index.ts";
import { Event } from "./event.ts";
import { CohortFundings } from "./funding.table.ts";
import { payersWith } from "./payers.ts";
import { change, get, told } from "./row.ts";

/**
 * The group's first session begins: without an agreement in force the organization owes all. Answers when to look
 * again, where that session is still to come. Run again it changes nothing.
 */
export async function begin(fundingID: string): Promise<{ at: string } | undefined> {
  Actor.assertSystem();
  return untilWritten(async () => {
    const funding = await get(fundingID);
    if (funding.status !== "requested" || funding.owedAt) return { done: undefined };
    const group = await Enrolment.groupOf(funding.cohortID);
    const first = group.sessions.find(({ status }) => status !== "cancelled");
    if (!first || first.startsAt > now()) return { done: first && { at: first.startsAt } };
    const seats = group.enrolments.flatMap((seat) => {
      const own = seat.payers.some((one) => one.kind === "funder" && one.fundingID === fundingID);
      return own ? [Enrolments.replace({ ...seat, payers: payersWith(seat, funding, 0) })] : [];
    });
    const owed = told({ ...funding, owedAt: now() }, "owed");
    return (await change(owed, Event.Owed, { seats })) && { done: undefined };
  }).then(({ done }) => done);
}

/** The files that follow the dates of a group. */
export async function ofCohort(cohortID: string): Promise<string[]> {
  Actor.assertSystem();
  const { items } = await Enrolment.groupOf(cohortID);
  return rowsOf(CohortFundings, items).map(({ fundingID }) => fundingID);
}

/** When the group's first session begins; undefined while it has none. */
export async function beginsAt(fundingID: string): Promise<Instant | undefined> {
  Actor.assertSystem();
  const { cohortID } = await get(fundingID);
  const { sessions } = await Enrolment.groupOf(cohortID);
  return sessions.find(({ status }) => status !== "cancelled")?.startsAt;
}
