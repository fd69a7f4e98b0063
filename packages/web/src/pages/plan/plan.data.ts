import type { Route } from "@entrepairs/functions/api/plan.ts";
import { hc, inFirm, parseResponse, queryOptions, wire } from "../../api/index.ts";

const client = () => hc<Route>(inFirm(""), wire);

const fetchPlan = (param: { cohortID: string; enrolmentID: string }) =>
  parseResponse(client().cohort[":cohortID"].enrolment[":enrolmentID"].plan.$get({ param }));
export type Plan = Awaited<ReturnType<typeof fetchPlan>>;

/** What the payer of one seat pays in stages, for the firm. */
export const planOf = (key: { cohortID: string; enrolmentID: string }) =>
  queryOptions({ queryKey: ["cohorts", key.cohortID, "plan", key.enrolmentID], queryFn: () => fetchPlan(key) });

const fetchOwn = async () => (await parseResponse(client().space.payment.$get())).plans;
export type OwnPlan = Awaited<ReturnType<typeof fetchOwn>>[number];

/** What I pay myself, in stages. */
export const ownPlans = () => queryOptions({ queryKey: ["space", "payment"], queryFn: fetchOwn });
