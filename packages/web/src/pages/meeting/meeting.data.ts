import type { Route } from "@entrepairs/functions/api/autonomy.ts";
import type { GroupRoute } from "@entrepairs/functions/room/group.ts";
import { firmInAddress, hc, inFirm, keyed, parseResponse, queryOptions, refresh, wire } from "../../api/index.ts";
import type { Group } from "../topics/group.data.ts";

const group = (cohortID: string) =>
  hc<GroupRoute>(`/room/f/${firmInAddress()}/cohort/${encodeURIComponent(cohortID)}/group`, wire);
const firm = (cohortID: string) => hc<Route>(inFirm(`/cohort/${encodeURIComponent(cohortID)}/autonomy`), wire);

type Client = ReturnType<typeof group>;
export type Planned = Parameters<Client["meeting"]["$post"]>[0]["json"];
export type Meeting = Group["sessions"][number] & { peers: NonNullable<Group["sessions"][number]["peers"]> };

async function fresh<R>(answer: Promise<R>, ...stale: string[][]): Promise<R> {
  const done = await answer;
  await refresh(...stale);
  return done;
}

export const plan = (cohortID: string, json: Planned, key: string) =>
  fresh(parseResponse(group(cohortID).meeting.$post({ param: { cohortID }, json }, keyed(key))), ["group"]);
export const volunteer = (cohortID: string, sessionID: string, takes: boolean, key: string) =>
  fresh(
    parseResponse(
      group(cohortID).meeting[":sessionID"].volunteer.$post(
        { param: { cohortID, sessionID }, json: { takes } },
        keyed(key),
      ),
    ),
    ["group"],
  );
export const callOff = (cohortID: string, sessionID: string, key: string) =>
  fresh(parseResponse(group(cohortID).meeting[":sessionID"].$delete({ param: { cohortID, sessionID } }, keyed(key))), [
    "group",
  ]);

/** What the firm knows of a group among peers: dates, held or not. */
export const autonomy = (cohortID: string) =>
  queryOptions({
    queryKey: ["autonomy", cohortID] as const,
    queryFn: () => parseResponse(firm(cohortID).index.$get({ param: { cohortID } })),
    staleTime: 0,
  });
export type Told = Awaited<ReturnType<ReturnType<typeof autonomy>["queryFn"]>>;

export const setAmongPeers = (cohortID: string, begins: boolean, key: string) => {
  const param = { param: { cohortID } };
  const answer = begins
    ? parseResponse(firm(cohortID).index.$post(param, keyed(key)))
    : parseResponse(firm(cohortID).index.$delete(param, keyed(key)));
  return fresh(answer, ["autonomy"], ["cohorts"], ["group"]);
};
