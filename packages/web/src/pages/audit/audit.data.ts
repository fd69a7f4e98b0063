import type { Route } from "@entrepairs/functions/api/audit.ts";
import { hc, inFirm, parseResponse, queryOptions, wire } from "../../api/index.ts";

const client = () => hc<Route>(inFirm("/audit"), wire);

export interface Asked {
  month: string;
  memberID?: string;
  noun?: string;
  command?: string;
  after?: string;
}

/** One page of who did what. */
export const logOf = (asked: Asked) =>
  queryOptions({
    queryKey: ["audit", JSON.stringify(asked)],
    queryFn: () => parseResponse(client().index.$get({ query: { ...asked } })),
    keepsPrevious: true,
  });
type Page = Awaited<ReturnType<ReturnType<typeof logOf>["queryFn"]>>;
export type Line = Page["lines"][number];
