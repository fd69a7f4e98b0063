import type { Route } from "@entrepairs/functions/api/submission.ts";
import type { InferResponseType } from "hono/client";
import { hc, inFirm, keyed, parseResponse, queryOptions, refresh, wire } from "../../api/index.ts";

const client = () => hc<Route>(inFirm("/submission"), wire);
type Client = ReturnType<typeof client>;

export const settings = () =>
  queryOptions({
    queryKey: ["submission", "settings"],
    queryFn: () => parseResponse(client().settings.$get()),
    staleTime: 0,
  });

export const connect = (json: { connected: boolean; rev: number }, key: string) =>
  parseResponse(client().settings.$put({ json }, keyed(key)));

const about = (invoiceID: string) => ({ param: { invoiceID } });
const SOON_MS = 4_000;

/** Where an invoice stands at the platform; asked again by itself until the platform took it. */
export const standingOf = (invoiceID: string) =>
  queryOptions({
    queryKey: ["submission", "one", invoiceID],
    queryFn: () => parseResponse(client()[":invoiceID"].$get(about(invoiceID))),
    staleTime: 0,
    refetchInterval: (data) => (data?.asked && !data.current && !data.failureCode ? SOON_MS : false),
  });

export async function submit(invoiceID: string, key: string) {
  const answer = await parseResponse(client()[":invoiceID"].$post(about(invoiceID), keyed(key)));
  await refresh(["submission"], ["invoice"]);
  return answer;
}

export async function look(invoiceID: string, key: string) {
  const answer = await parseResponse(client()[":invoiceID"].look.$post(about(invoiceID), keyed(key)));
  await refresh(["submission"], ["invoice"]);
  return answer;
}

export type Standing = InferResponseType<Client[":invoiceID"]["$get"], 200>;
