import type { Route } from "@entrepairs/functions/api/calendar.ts";
import { hc, inFirm, keyed, parseResponse, queryOptions, refresh, wire } from "../../api/index.ts";

const client = () => hc<Route>(inFirm(""), wire);

/** By whose clocks one lives, as one said it; empty when one did not. */
export const ownZone = queryOptions({
  queryKey: ["own-zone"] as const,
  queryFn: async () => (await parseResponse(client().zone.$get())).zone ?? "",
});

export async function chooseZone(zone: string, key: string) {
  const answer = await parseResponse(client().zone.$put({ json: { zone } }, keyed(key)));
  await refresh(["own-zone"], ["me"]);
  return answer;
}
