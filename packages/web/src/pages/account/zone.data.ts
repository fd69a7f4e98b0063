import type { Route } from "@entrepairs/functions/api/calendar.ts";
import { hc, inFirm, keyed, parseResponse, queryClient, queryOptions, refresh, wire } from "../../api/index.ts";
import { liveIn } from "../../format/zone.ts";

const client = () => hc<Route>(inFirm(""), wire);

/** By whose clocks one lives, as one said it; empty when one did not. */
export const ownZone = queryOptions({
  queryKey: ["own-zone"] as const,
  queryFn: async () => (await parseResponse(client().zone.$get())).zone ?? "",
});

export async function chooseZone(zone: string, key: string) {
  const answer = await parseResponse(client().zone.$put({ json: { zone } }, keyed(key)));
  await refresh(["own-zone"]);
  // The shell's copy follows by itself, a moment later.
  liveIn((await queryClient.fetchQuery(ownZone)) || undefined);
  return answer;
}
