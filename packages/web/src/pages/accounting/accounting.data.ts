import type { Route } from "@entrepairs/functions/api/accounting.ts";
import type { InferResponseType } from "hono/client";
import { hc, inFirm, parseResponse, queryOptions, wire } from "../../api/index.ts";

const client = () => hc<Route>(inFirm("/accounting"), wire);

/** A month (`2026-11`) or a year. */
export const books = (period: string) =>
  queryOptions({
    queryKey: ["accounting", period],
    queryFn: () => parseResponse(client().index.$get({ query: { period } })),
    staleTime: 0,
  });

export const FILES = ["fec", "entries", "collections"] as const;
export const filePath = (file: (typeof FILES)[number], period: string): string =>
  `${inFirm(`/accounting/${file}`)}?period=${period}`;

export type Books = InferResponseType<ReturnType<typeof client>["index"]["$get"], 200>;
export type Paper = Books["documents"][number];
