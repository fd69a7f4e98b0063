import type { Route } from "@entrepairs/functions/api/form.ts";
import type { InferRequestType, InferResponseType } from "hono/client";
import { hc, inFirm, keyed, parseResponse, queryOptions, refresh, wire } from "../../api/index.ts";

const client = () => hc<Route>(inFirm("/form"), wire);
type Client = ReturnType<typeof client>;
export type Kept = InferResponseType<Client["index"]["$get"], 200>["forms"][number];
export type Question = Kept["questions"][number];
export type Draft = InferRequestType<Client["index"]["$post"]>["json"];

export const forms = () =>
  queryOptions({ queryKey: ["forms"], queryFn: () => parseResponse(client().index.$get()), staleTime: 0 });

export type Version = InferResponseType<Client["version"]["$get"], 200>;

export const versionOf = (formID: Kept["formID"], version: number) =>
  queryOptions({
    queryKey: ["forms", formID, version],
    queryFn: () => parseResponse(client().version.$get({ query: { formID, formVersion: String(version) } })),
    staleTime: 0,
  });

export async function restore(json: InferRequestType<Client["restore"]["$post"]>["json"], key: string) {
  const answer = await parseResponse(client().restore.$post({ json }, keyed(key)));
  await refresh(["forms"]);
  return answer;
}

export async function save(json: Draft, key: string) {
  const answer = await parseResponse(client().index.$post({ json }, keyed(key)));
  await refresh(["forms"]);
  return answer;
}
