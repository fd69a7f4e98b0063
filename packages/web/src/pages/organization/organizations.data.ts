import type { Route } from "@entrepairs/functions/api/organization.ts";
import { hc, inFirm, parseResponse, queryOptions, wire } from "../../api/index.ts";

const fetchAll = async () => (await parseResponse(hc<Route>(inFirm("/organization"), wire).index.$get())).organizations;
export type Listed = Awaited<ReturnType<typeof fetchAll>>[number];

/** The firm's clients, by name. */
export const organizations = queryOptions({
  queryKey: ["organization"] as const,
  queryFn: fetchAll,
});
