import type { Route } from "@entrepairs/functions/api/session.ts";
import type { InferResponseType } from "hono/client";
import { hc, inFirm, keyed, parseResponse, queryOptions, refresh, wire } from "../../api/index.ts";
import { telling } from "./changed.ts";

const client = () => hc<Route>(inFirm(""), wire).cohort[":cohortID"].session[":sessionID"];

export const ACTS = ["move", "cancel", "makeUp"] as const;
export type Act = (typeof ACTS)[number];
export type Touched = InferResponseType<ReturnType<typeof client>["change"]["$get"], 200>;

export interface SessionKey {
  cohortID: string;
  sessionID: string;
}

/** What would follow; asked anew each time, since others answer and book meanwhile. */
export const touchedBy = (param: SessionKey, act: Act, startsAt?: string, minutes?: number) =>
  queryOptions({
    queryKey: ["cohorts", param.cohortID, "change", param.sessionID, act, startsAt ?? "", minutes ?? 0],
    queryFn: () => {
      const query = { act, ...(startsAt && { startsAt }), ...(minutes && { minutes: String(minutes) }) };
      return parseResponse(client().change.$get({ param, query }));
    },
    staleTime: 0,
  });

const toldAfter = telling(() => refresh(["cohorts"], ["calendar"], ["home"], ["polls"]));

export const move = (param: SessionKey, json: { startsAt: string; minutes: number; reason: string }, key: string) =>
  toldAfter(parseResponse(client().move.$post({ param, json }, keyed(key))));

export const cancel = (param: SessionKey, json: { reason: string; makeUpAt: string | null }, key: string) =>
  toldAfter(parseResponse(client().cancel.$post({ param, json }, keyed(key))));

export const makeUp = (param: SessionKey, json: { startsAt: string }, key: string) =>
  toldAfter(parseResponse(client()["make-up"].$post({ param, json }, keyed(key))));
