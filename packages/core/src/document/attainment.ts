import * as v from "valibot";
import { db } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Actor, fn, ID, line, notFound, now, refusedField } from "../kernel/index.ts";
import { Member } from "../member/index.ts";
import { Programme } from "../programme/index.ts";
import { Attainments, LEVELS } from "./document.table.ts";
import { assertOwn } from "./making.ts";

const Assess = v.object({
  cohortID: ID.schema("cohort"),
  enrolmentID: ID.schema("enrolment"),
  results: v.pipe(v.array(v.object({ objective: line(500), level: v.picklist(LEVELS) })), v.maxLength(30, "too_many")),
});

/**
 * Says what one person reached of each objective of the programme (Code du travail L6353-1: the attestation tells the
 * results of the assessment). Said again, it replaces what was said; `document.other_objective` for one that the
 * programme does not have.
 */
export const assess = fn("document.assess", Assess, async ({ cohortID, enrolmentID, results }) => {
  Actor.assertRole("owner", "manager", "coach");
  const cohort = await assertOwn(cohortID);
  const [{ objectives }, { enrolments }, { name: by }] = await Promise.all([
    Programme.get(cohort.programmeID),
    Enrolment.groupOf(cohortID),
    Member.get(Actor.member().memberID),
  ]);
  if (!enrolments.some((one) => one.enrolmentID === enrolmentID && one.status === "accepted")) {
    throw notFound("enrolment");
  }
  const other = results.findIndex(({ objective }) => !objectives.includes(objective));
  if (other >= 0) throw refusedField(`results.${other}.objective`, "document.other_objective", "Not of this programme");
  const row = { cohortID, enrolmentID, results, by, at: now() };
  return (await db().write({ attainment: Attainments.put(row) }, { cohortID, enrolmentID })).answer;
});
