import type { Route } from "@entrepairs/functions/api/accounting.ts";
import type { InferResponseType } from "hono/client";
import { hc, inFirm, parseResponse, queryOptions, wire } from "../../api/index.ts";

const client = () => hc<Route>(inFirm("/accounting"), wire);
type Client = ReturnType<typeof client>;

/** A client's account of the last twelve months. */
export const statementOf = (organizationID: string) =>
  queryOptions({
    queryKey: ["invoice", "statement", organizationID],
    queryFn: () => parseResponse(client().statement[":organizationID"].$get({ param: { organizationID }, query: {} })),
  });

export const statementPath = (organizationID: string): string => inFirm(`/accounting/statement/${organizationID}/pdf`);

export type Statement = InferResponseType<Client["statement"][":organizationID"]["$get"], 200>;
