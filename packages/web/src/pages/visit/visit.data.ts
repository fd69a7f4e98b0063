import type { Route } from "@entrepairs/functions/api/visit.ts";
import { hc, inFirm, keyed, parseResponse, queryOptions, refresh, wire } from "../../api/index.ts";

const client = () => hc<Route>(inFirm("/cohort"), wire)[":cohortID"];

/** Who comes to a group's sessions from another one, and who of it goes elsewhere. */
export const visits = (cohortID: string) =>
  queryOptions({
    queryKey: ["visits", cohortID] as const,
    queryFn: () => parseResponse(client().visit.$get({ param: { cohortID } })),
    staleTime: 0,
  });
export type Visits = Awaited<ReturnType<ReturnType<typeof visits>["queryFn"]>>;
export type Coming = Visits["coming"][number];
export type Going = Visits["going"][number];

interface Seat {
  cohortID: string;
  enrolmentID: string;
}

/** What this person may miss, and where he could come instead. */
export const choices = (param: Seat) =>
  queryOptions({
    queryKey: ["visits", param.cohortID, param.enrolmentID] as const,
    queryFn: () => parseResponse(client().enrolment[":enrolmentID"].visit.$get({ param })),
    staleTime: 0,
  });
export type Choices = Awaited<ReturnType<ReturnType<typeof choices>["queryFn"]>>;

async function fresh<R>(answer: Promise<R>): Promise<R> {
  const done = await answer;
  await refresh(["visits"], ["cohorts"]);
  return done;
}

export const allow = (cohortID: string, allowed: boolean, key: string) =>
  fresh(parseResponse(client().visit.allow.$post({ param: { cohortID }, json: { allowed } }, keyed(key))));

export interface VisitKey {
  cohortID: string;
  sessionID: string;
  participantID: string;
}

export const end = ({ cohortID, ...json }: VisitKey, key: string) =>
  fresh(parseResponse(client().visit.end.$post({ param: { cohortID }, json }, keyed(key))));

type Offered = Parameters<ReturnType<typeof client>["enrolment"][":enrolmentID"]["visit"]["$post"]>[0]["json"];

export const offer = (param: Seat, json: Offered, key: string) =>
  fresh(parseResponse(client().enrolment[":enrolmentID"].visit.$post({ param, json }, keyed(key))));
