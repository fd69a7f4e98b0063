import type { Route } from "@entrepairs/functions/api/session.ts";
import type { InferResponseType } from "hono/client";
import { hc, inFirm, keyed, parseResponse, queryOptions, wire } from "../../api/index.ts";
import { toldAfter } from "./changed.ts";

const client = () => hc<Route>(inFirm(""), wire).cohort[":cohortID"].session[":sessionID"]["stand-in"];

interface SessionKey {
  cohortID: string;
  sessionID: string;
}

export type Candidate = InferResponseType<ReturnType<typeof client>["$get"], 200>["people"][number];

/** Who may lead a session instead; asked anew each time, since others are booked meanwhile. */
export const candidates = ({ cohortID, sessionID }: SessionKey) =>
  queryOptions({
    queryKey: ["cohorts", cohortID, "stand-in", sessionID],
    queryFn: async () => (await parseResponse(client().$get({ param: { cohortID, sessionID } }))).people,
    staleTime: 0,
  });

export const standIn = (
  { cohortID, sessionID }: SessionKey,
  json: { coachID: string; reason: string },
  key: string,
): Promise<unknown> => toldAfter(parseResponse(client().$post({ param: { cohortID, sessionID }, json }, keyed(key))));
