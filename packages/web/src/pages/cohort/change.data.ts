import type { Route } from "@entrepairs/functions/api/cancellation.ts";
import type { Route as CohortRoute } from "@entrepairs/functions/api/cohort.ts";
import type { InferRequestType, InferResponseType } from "hono/client";
import { hc, inFirm, keyed, parseResponse, queryOptions, refresh, wire } from "../../api/index.ts";
import { telling } from "./changed.ts";

const client = () => hc<Route>(inFirm(""), wire);
const ofGroup = () => client().cohort[":cohortID"];
const ofSeat = () => ofGroup().enrolment[":enrolmentID"];
const ofOrder = () => client().order[":orderID"].cancellation;

export const CAUSES = ["client", "forceMajeure", "firm"] as const;
export type Cause = (typeof CAUSES)[number];
export type Preview = InferResponseType<ReturnType<typeof ofSeat>["cancellation"]["preview"]["$post"], 200>;
export type Listed = InferResponseType<
  ReturnType<typeof ofGroup>["cancellation"]["$get"],
  200
>["cancellations"][number];

export interface SeatKey {
  cohortID: string;
  enrolmentID: string;
}

/** What would follow: asked anew each time it is shown. */
export const previewSeat = (param: SeatKey, cause: Cause) =>
  queryOptions({
    queryKey: ["cohorts", param.cohortID, "cancellation", param.enrolmentID, cause],
    queryFn: () => parseResponse(ofSeat().cancellation.preview.$post({ param, json: { cause } })),
    staleTime: 0,
  });

export const previewOrder = (orderID: string, cause: Cause) =>
  queryOptions({
    queryKey: ["order", orderID, "cancellation", cause],
    queryFn: () => parseResponse(ofOrder().preview.$post({ param: { orderID }, json: { cause } })),
    staleTime: 0,
  });

export const cancellationsOf = (cohortID: string) =>
  queryOptions({
    queryKey: ["cohorts", cohortID, "cancellation"],
    queryFn: async () => (await parseResponse(ofGroup().cancellation.$get({ param: { cohortID } }))).cancellations,
  });

const toldAfter = telling(() => refresh(["cohorts"], ["invoice"], ["enrolments"], ["order"]));

export interface Confirmed {
  cause: Cause;
  reason: string;
  seal: string;
}
export const cancelSeat = (param: SeatKey, json: Confirmed, key: string) =>
  toldAfter(parseResponse(ofSeat().cancellation.$post({ param, json }, keyed(key))));

export const cancelOrder = (orderID: string, json: Confirmed, key: string) =>
  toldAfter(parseResponse(ofOrder().$post({ param: { orderID }, json }, keyed(key))));

type Person = InferRequestType<ReturnType<typeof ofSeat>["replace"]["$post"]>["json"];
export const replace = (param: SeatKey, json: Person, key: string) =>
  toldAfter(parseResponse(ofSeat().replace.$post({ param, json }, keyed(key))));

export const transfer = (param: SeatKey, toCohortID: string, key: string) =>
  toldAfter(parseResponse(ofSeat().transfer.$post({ param, json: { toCohortID } }, keyed(key))));

/** A group that fell below five goes on as it is. */
export async function goOn(cohortID: string, json: { reason: string }, key: string) {
  const act = hc<CohortRoute>(inFirm("/cohort"), wire)[":cohortID"]["go-on"];
  const known = await toldAfter(parseResponse(act.$post({ param: { cohortID }, json }, keyed(key))));
  await refresh(["home"]);
  return known;
}
