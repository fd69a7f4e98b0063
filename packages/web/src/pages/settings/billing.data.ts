import type { Route } from "@entrepairs/functions/api/invoice.ts";
import type { InferRequestType, InferResponseType } from "hono/client";
import { hc, inFirm, keyed, parseResponse, queryOptions, refresh, wire } from "../../api/index.ts";

const client = () => hc<Route>(inFirm("/invoice"), wire);
type Client = ReturnType<typeof client>;

export const billing = () =>
  queryOptions({
    queryKey: ["invoice", "settings"],
    queryFn: () => parseResponse(client().settings.$get()),
    staleTime: 0,
  });

type Change = InferRequestType<Client["settings"]["$put"]>["json"];
export async function setUp(json: Change, key: string) {
  const answer = await parseResponse(client().settings.$put({ json }, keyed(key)));
  await refresh(["invoice", "settings"]);
  return answer;
}

export type Billing = InferResponseType<Client["settings"]["$get"], 200>;
