import type { Route } from "@entrepairs/functions/api/organization.ts";
import { hc, inFirm, parseResponse, queryOptions, wire } from "../../api/index.ts";

const client = () => hc<Route>(inFirm("/organization"), wire);

const fetchAll = async () => (await parseResponse(client().index.$get())).organizations;
export type Listed = Awaited<ReturnType<typeof fetchAll>>[number];

/** The firm's clients, by name. */
export const organizations = queryOptions({
  queryKey: ["organization"] as const,
  queryFn: fetchAll,
});

const fetchOne = (organizationID: string) =>
  parseResponse(client()[":organizationID"].$get({ param: { organizationID } }));
type Card = Awaited<ReturnType<typeof fetchOne>>;
export type Organization = Card["organization"];
export type Person = Card["people"][number];

/** One client with its people. */
export const organizationOf = (organizationID: string) =>
  queryOptions({
    queryKey: ["organization", organizationID] as const,
    queryFn: () => fetchOne(organizationID),
  });
