import type { Route } from "@entrepairs/functions/api/takeover.ts";
import type { InferRequestType, InferResponseType } from "hono/client";
import { hc, inFirm, keyed, parseResponse, queryOptions, refresh, wire } from "../../api/index.ts";

const client = () => hc<Route>(inFirm("/takeover"), wire);
type Client = ReturnType<typeof client>;

/** What was taken over so far. */
export const standing = () =>
  queryOptions({
    queryKey: ["takeover"],
    queryFn: () => parseResponse(client().index.$get()),
    staleTime: 0,
  });

export type Series = InferRequestType<Client["series"]["$put"]>["json"];
export const previewSeries = (json: Series, key: string) =>
  parseResponse(client().series.preview.$post({ json }, keyed(key)));

export async function continueSeries(json: Series, key: string) {
  const answer = await parseResponse(client().series.$put({ json }, keyed(key)));
  await refresh(["takeover"], ["invoice", "settings"]);
  return answer;
}

export const previewInvoices = (text: string, key: string) =>
  parseResponse(client().invoices.preview.$post({ json: { text } }, keyed(key)));

export async function importInvoices(text: string, key: string) {
  const answer = await parseResponse(client().invoices.$post({ json: { text } }, keyed(key)));
  await refresh(["takeover"], ["invoice"], ["home"]);
  return answer;
}

export type Group = InferRequestType<Client["group"]["$post"]>["json"];
export const previewGroup = (json: Group, key: string) =>
  parseResponse(client().group.preview.$post({ json }, keyed(key)));

export async function importGroup(json: Group, key: string) {
  const answer = await parseResponse(client().group.$post({ json }, keyed(key)));
  await refresh(["takeover"], ["cohorts"], ["home"]);
  return answer;
}

export type Standing = InferResponseType<Client["index"]["$get"], 200>;
export type InvoicesPreview = InferResponseType<Client["invoices"]["preview"]["$post"], 200>;
export type GroupPreview = InferResponseType<Client["group"]["preview"]["$post"], 200>;
