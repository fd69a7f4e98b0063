import type { Route } from "@entrepairs/functions/api/annual.ts";
import type { InferRequestType, InferResponseType } from "hono/client";
import { hc, inFirm, keyed, parseResponse, queryOptions, refresh, wire } from "../../api/index.ts";

const client = () => hc<Route>(inFirm("/annual"), wire);
type Client = ReturnType<typeof client>;

export type Report = InferResponseType<Client["index"]["$get"], 200>;
export type Frame = Report["trainees"];
export type Behind = Frame["lines"][number]["behind"][number];
export type Missing = Report["missing"][number];
export type Saved = InferRequestType<Client["index"]["$put"]>["json"];

export const reportOf = (year: string, langue: "fr" | "en") =>
  queryOptions({
    queryKey: ["annual", year, langue] as const,
    queryFn: () => parseResponse(client().index.$get({ query: { year, langue } })),
    staleTime: 0,
    keepsPrevious: true,
  });

export async function save(json: Saved, key: string) {
  const saved = await parseResponse(client().index.$put({ json }, keyed(key)));
  await refresh(["annual"]);
  return saved;
}

export const fileOf = (year: string, kind: "csv" | "pdf", langue: string): string =>
  inFirm(`/annual/${kind}?year=${year}&langue=${langue}`);
