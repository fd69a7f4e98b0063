import type { Route } from "@entrepairs/functions/api/firm.ts";
import type { InferRequestType, InferResponseType } from "hono/client";
import { hc, inFirm, keyed, parseResponse, queryOptions, refresh, wire } from "../../api/index.ts";

const client = () => hc<Route>(inFirm("/firm"), wire);
type Client = ReturnType<typeof client>;
export type FirmCalendar = InferResponseType<Client["calendar"]["$get"], 200>;
export type Written = InferRequestType<Client["calendar"]["$put"]>["json"];

/** What new cycles keep free, and the rooms that hold one session at a time. */
export const firmCalendar = queryOptions({
  queryKey: ["firm", "calendar"] as const,
  queryFn: () => parseResponse(client().calendar.$get()),
});

export async function write(json: Written, key: string) {
  const answer = await parseResponse(client().calendar.$put({ json }, keyed(key)));
  await refresh(["firm", "calendar"], ["cohort-choices"], ["calendar"]);
  return answer;
}
