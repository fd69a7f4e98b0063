import type { Route } from "@entrepairs/functions/api/firm.ts";
import { hc, inFirm, keyed, parseResponse, queryOptions, refresh, wire } from "../../api/index.ts";

const client = () => hc<Route>(inFirm("/firm"), wire);

const fetchFirm = async () => (await parseResponse(client().index.$get())).firm;
export type Firm = Awaited<ReturnType<typeof fetchFirm>>;
export type Details = Parameters<ReturnType<typeof client>["index"]["$put"]>[0]["json"];

/** The firm's identity, brand and settings. */
export const firm = queryOptions({ queryKey: ["firm"] as const, queryFn: fetchFirm });

export async function edit(json: Details, key: string) {
  const answer = await parseResponse(client().index.$put({ json }, keyed(key)));
  // The name and the colour are also in what the shell knows of the account.
  await refresh(["firm"], ["me"]);
  return answer;
}
