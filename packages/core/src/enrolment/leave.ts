import type { Named } from "../db/index.ts";
import { leave, settled } from "./answer.ts";
import { Enrolments } from "./enrolment.table.ts";
import { Event } from "./event.ts";
import { type Group, groupOperations, type Stored } from "./group.ts";

const LEAVES = ["invited", "requested", "held", "accepted"];

/**
 * What a command of a noun above writes so that someone leaves, beside what it decides of the money: his seat is free,
 * his place ends, the event is told. Refused as `enrolment.settled` when he has no seat any more.
 */
export function leaving(group: Group, enrolment: Stored): Named {
  const { cohort, enrolments } = group;
  if (!LEAVES.includes(enrolment.status)) throw settled();
  const left = leave(cohort.seats, { ...enrolment, status: "cancelled" }, Event.Cancelled);
  const after = enrolments.map((one) => (one.enrolmentID === enrolment.enrolmentID ? left.enrolment : one));
  return {
    ...groupOperations(cohort, left.seats, after),
    enrolment: Enrolments.replace(left.enrolment),
    ...left.also,
  };
}
