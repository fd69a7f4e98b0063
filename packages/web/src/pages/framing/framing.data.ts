import type { Route } from "@entrepairs/functions/api/framing.ts";
import type { InferRequestType, InferResponseType } from "hono/client";
import { hc, inFirm, keyed, parseResponse, queryOptions, refresh, wire } from "../../api/index.ts";

const client = () => hc<Route>(inFirm(""), wire);
type Client = ReturnType<typeof client>;
type OfGroup = Client["cohort"][":cohortID"]["framing"];
type OfSpace = Client["space"]["cohort"][":cohortID"];
export type Note = InferResponseType<OfGroup["$get"], 200>["notes"][number];
export type Draft = InferRequestType<OfGroup[":organizationID"]["$put"]>["json"];
export type OwnNote = InferResponseType<OfSpace["framing"]["$get"], 200>["notes"][number];
export type Line = InferResponseType<OfSpace["line"]["$get"], 200>;

/** Every version of a group's notes. */
export const notesOf = (cohortID: string) =>
  queryOptions({
    queryKey: ["framing", cohortID],
    queryFn: async () =>
      (await parseResponse(client().cohort[":cohortID"].framing.$get({ param: { cohortID } }))).notes,
  });

interface Key {
  cohortID: string;
  organizationID: string;
}

/** Kept as a draft, or signed for the firm and sent. */
export async function save(param: Key, { json, isSent }: { json: Draft; isSent: boolean }, key: string) {
  const route = client().cohort[":cohortID"].framing[":organizationID"];
  await parseResponse(route.$put({ param, json }, keyed(key)));
  if (isSent) await parseResponse(route.send.$post({ param }, keyed(`${key}-send`)));
  await refresh(["framing"]);
}

export const notePath = ({ cohortID, organizationID }: Key) =>
  inFirm(`/cohort/${cohortID}/framing/${organizationID}/pdf`);

/** A sponsor's own notes of one group. */
export const ownNotesOf = (cohortID: string) =>
  queryOptions({
    queryKey: ["framing", "own", cohortID],
    queryFn: async () =>
      (await parseResponse(client().space.cohort[":cohortID"].framing.$get({ param: { cohortID } }))).notes,
  });

/** Order, agreement, funder and invoice of one group, for its sponsor. */
export const lineOf = (cohortID: string) =>
  queryOptions({
    queryKey: ["space", "line", cohortID],
    queryFn: () => parseResponse(client().space.cohort[":cohortID"].line.$get({ param: { cohortID } })),
  });
