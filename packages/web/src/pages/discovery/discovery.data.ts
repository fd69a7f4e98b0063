import type { Route } from "@entrepairs/functions/api/discovery.ts";
import type { InferRequestType, InferResponseType } from "hono/client";
import { hc, inFirm, keyed, parseResponse, queryOptions, refresh, wire } from "../../api/index.ts";
import { learnZone } from "../../format/zone.ts";

const client = () => hc<Route>(inFirm("/discovery"), wire);
type Client = ReturnType<typeof client>;

export type Discovery = InferResponseType<Client["index"]["$get"], 200>["discoveries"][number];
export type Whole = InferResponseType<Client[":discoveryID"]["$get"], 200>;
export type Guest = Whole["guests"][number];

export const discoveries = () =>
  queryOptions({
    queryKey: ["discovery", "list"] as const,
    queryFn: async () => (await parseResponse(client().index.$get())).discoveries,
    staleTime: 0,
  });

async function fetchOne(discoveryID: string) {
  const whole = await parseResponse(client()[":discoveryID"].$get({ param: { discoveryID } }));
  learnZone(discoveryID, whole.discovery.zone);
  return whole;
}

export const discoveryOf = (discoveryID: string) =>
  queryOptions({
    queryKey: ["discovery", "one", discoveryID] as const,
    queryFn: () => fetchOne(discoveryID),
    staleTime: 0,
  });

async function then<R>(answer: Promise<R>): Promise<R> {
  const known = await answer;
  await refresh(["discovery"], ["calendar"], ["cohorts"]);
  return known;
}

export type New = InferRequestType<Client["index"]["$post"]>["json"];
export const open = (json: New, key: string) => then(parseResponse(client().index.$post({ json }, keyed(key))));

export const ask = (discoveryID: string, key: string) =>
  then(parseResponse(client()[":discoveryID"].ask.$post({ param: { discoveryID } }, keyed(key))));

export const fill = (discoveryID: string, cohortID: string, key: string) =>
  then(parseResponse(client()[":discoveryID"].fill.$post({ param: { discoveryID }, json: { cohortID } }, keyed(key))));

export const cancel = (discoveryID: string, reason: string, key: string) =>
  then(parseResponse(client()[":discoveryID"].cancel.$post({ param: { discoveryID }, json: { reason } }, keyed(key))));
