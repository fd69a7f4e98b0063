import type { Route } from "@entrepairs/functions/api/terms.ts";
import type { InferRequestType, InferResponseType } from "hono/client";
import { hc, inFirm, keyed, parseResponse, queryOptions, refresh, wire } from "../../api/index.ts";

const client = () => hc<Route>(inFirm("/terms"), wire);
type Client = ReturnType<typeof client>;
export type Terms = InferResponseType<Client["index"]["$get"], 200>;
export type Draft = InferRequestType<Client["preview"]["$post"]>["json"];

export const terms = () =>
  queryOptions({ queryKey: ["terms"], queryFn: () => parseResponse(client().index.$get()), staleTime: 0 });

export const inWords = (json: Draft) => parseResponse(client().preview.$post({ json }));

export async function write(json: Draft & { after: number }, key: string) {
  const answer = await parseResponse(client().index.$post({ json }, keyed(key)));
  await refresh(["terms"]);
  return answer;
}
