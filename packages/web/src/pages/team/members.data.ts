import type { Route } from "@entrepairs/functions/api/member.ts";
import { hc, inFirm, parseResponse, queryOptions, wire } from "../../api/index.ts";

const fetchTeam = async () => (await parseResponse(hc<Route>(inFirm("/member"), wire).index.$get())).members;
export type Member = Awaited<ReturnType<typeof fetchTeam>>[number];

/** Everyone who signs in to the firm: staff, coaches, sponsors. */
export const team = queryOptions({
  queryKey: ["member"] as const,
  queryFn: fetchTeam,
});
