import type { Route } from "@entrepairs/functions/api/report.ts";
import type { InferResponseType } from "hono/client";
import { hc, inFirm, parseResponse, queryOptions, wire } from "../../api/index.ts";

const client = () => hc<Route>(inFirm("/report"), wire);

/** What narrows a report; a day is `YYYY-MM-DD`. */
export interface Asked {
  programme?: string;
  coach?: string;
  cohort?: string;
  organization?: string;
  from?: string;
}

/** Exact figures, for those who may read answers: a coach's own groups, the firm's whole. */
export const report = (asked: Asked) =>
  queryOptions({
    queryKey: ["report", asked],
    queryFn: () => parseResponse(client().index.$get({ query: { ...asked } })),
    keepsPrevious: true,
  });

/** What anyone of the team may know of any group: published blocks alone. */
export const published = () =>
  queryOptions({ queryKey: ["report", "published"], queryFn: () => parseResponse(client().published.$get()) });

export const cohortReport = (cohortID: string) =>
  queryOptions({
    queryKey: ["report", "cohort", cohortID],
    queryFn: () => parseResponse(client().cohort[":cohortID"].$get({ param: { cohortID } })),
  });

/** A group's answers one by one, nameless. */
export const individual = (cohortID: string) =>
  queryOptions({
    queryKey: ["report", "individual", cohortID],
    queryFn: () => parseResponse(client().cohort[":cohortID"].individual.$get({ param: { cohortID } })),
  });

/** The address of the same figures as a file. */
export function filePath(kind: "csv" | "pdf", asked: Asked, lang: "fr" | "en"): string {
  return inFirm(`/report/${kind}?${new URLSearchParams({ ...asked, lang })}`);
}

type Client = ReturnType<typeof client>;
export type Report = InferResponseType<Client["index"]["$get"], 200>;
export type Pair = Report["later"][number];
export type Wave = InferResponseType<Client["cohort"][":cohortID"]["$get"], 200>["waves"][number];
export type Part = Report["coaches"][number];
export type Summary = Report["figures"];
export type Question = Summary["questions"][number];
export type Point = Report["trend"][number];
export type Published = InferResponseType<Client["published"]["$get"], 200>["published"][number];
export type PublishedCell = Published["cells"][number];
