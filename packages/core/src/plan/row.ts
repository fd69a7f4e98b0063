import type * as v from "valibot";
import { db, rowsOf } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import type { Row } from "../kernel/index.ts";
import { type Instalment, PlanPlaces, Plans } from "./plan.table.ts";

export type Stored = Row<typeof Plans>;
export type Part = v.InferOutput<typeof Instalment>;

export interface Key {
  cohortID: string;
  enrolmentID: string;
}

/** A plan with the seat it pays for and the group's sessions: one query. */
export type Standing = Enrolment.Group & { plan: Stored; enrolment: Enrolment.Stored };

/** Undefined for a seat that no individual pays. */
export async function load({ cohortID, enrolmentID }: Key): Promise<Standing | undefined> {
  const group = await Enrolment.groupOf(cohortID);
  const plan = rowsOf(Plans, group.items).find((one) => one.enrolmentID === enrolmentID);
  const enrolment = group.enrolments.find((one) => one.enrolmentID === enrolmentID);
  return plan && enrolment ? { ...group, plan, enrolment } : undefined;
}

/** The seat of the plan that an invoice was drafted for. */
export async function placeOf(planID: string): Promise<Key | undefined> {
  return db().get(PlanPlaces, { planID });
}

/** The seats of a group that individuals pay in stages. */
export async function ofCohort(cohortID: string): Promise<Key[]> {
  const { items } = await db().query({ pk: ["COHORT", cohortID], begins: ["PLAN"], limit: 100 });
  return rowsOf(Plans, items).map(({ enrolmentID }) => ({ cohortID, enrolmentID }));
}
