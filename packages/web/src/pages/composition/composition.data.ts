import type { Route } from "@entrepairs/functions/api/composition.ts";
import type { InferRequestType, InferResponseType } from "hono/client";
import { hc, inFirm, keyed, parseResponse, queryOptions, refresh, wire } from "../../api/index.ts";

const client = () => hc<Route>(inFirm("/composition"), wire);
type Client = ReturnType<typeof client>;

/** A job is at it: asked again soon. */
const SOON_MS = 700;

export const compositions = () =>
  queryOptions({
    queryKey: ["composition", "list"],
    queryFn: () => parseResponse(client().index.$get()),
    staleTime: 0,
  });

export type Whole = InferResponseType<Client[":compositionID"]["$get"], 200>;
export type Person = Whole["people"][number];
export type Rule = Whole["rules"][number];
export type Card = InferResponseType<Client["index"]["$get"], 200>["compositions"][number];

const isAtWork = (whole: Whole) => whole.status === "solving" || (whole.status === "opening" && whole.failure === null);

export const compositionOf = (compositionID: string) =>
  queryOptions({
    queryKey: ["composition", "one", compositionID],
    queryFn: () => parseResponse(client()[":compositionID"].$get({ param: { compositionID } })),
    staleTime: 0,
    refetchInterval: (whole) => whole !== undefined && isAtWork(whole) && SOON_MS,
  });

/** Why someone is in none of the other groups; asked anew when the groups change. */
export const refusalsOf = (compositionID: string, participantID: string, rev: number) =>
  queryOptions({
    queryKey: ["composition", "refusals", compositionID, participantID, rev],
    queryFn: () =>
      parseResponse(
        client()[":compositionID"].person[":participantID"].$get({ param: { compositionID, participantID } }),
      ),
  });

export type New = InferRequestType<Client["index"]["$post"]>["json"];
export async function create(json: New, key: string) {
  const answer = await parseResponse(client().index.$post({ json }, keyed(key)));
  await refresh(["composition"]);
  return answer;
}

type Again = InferRequestType<Client[":compositionID"]["again"]["$post"]>["json"];
export async function again(compositionID: string, json: Again, key: string) {
  const answer = await parseResponse(
    client()[":compositionID"].again.$post({ param: { compositionID }, json }, keyed(key)),
  );
  await refresh(["composition"]);
  return answer;
}

interface Act {
  compositionID: string;
  participantID: string;
  rev: number;
}

export async function move({ rev, group, ...param }: Act & { group: number | null }, key: string) {
  const to = client()[":compositionID"].person[":participantID"].move;
  return parseResponse(to.$post({ param, json: { rev, group } }, keyed(key)));
}

export async function pin({ rev, pinned, ...param }: Act & { pinned: boolean }, key: string) {
  const to = client()[":compositionID"].person[":participantID"].pin;
  return parseResponse(to.$put({ param, json: { rev, pinned } }, keyed(key)));
}

type Opening = InferRequestType<Client[":compositionID"]["open"]["$post"]>["json"];
export async function open(compositionID: string, json: Opening, key: string) {
  const answer = await parseResponse(
    client()[":compositionID"].open.$post({ param: { compositionID }, json }, keyed(key)),
  );
  await refresh(["composition"], ["cohorts"], ["home"]);
  return answer;
}

export async function remove(compositionID: string, key: string) {
  const answer = await parseResponse(client()[":compositionID"].$delete({ param: { compositionID } }, keyed(key)));
  await refresh(["composition", "list"]);
  return answer;
}
