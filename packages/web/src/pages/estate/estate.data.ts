import type { Route } from "@entrepairs/functions/api/firm-rights.ts";
import { hc, inFirm, keyed, parseResponse, queryOptions, refresh, wire } from "../../api/index.ts";

const client = () => hc<Route>(inFirm("/rights/firm"), wire);

/** What was asked for, the newest first; told again while one is prepared. */
export const exports = () =>
  queryOptions({
    queryKey: ["estate", "exports"],
    queryFn: async () => (await parseResponse(client().export.$get())).exports,
    refetchInterval: (all) => (all?.some(({ status }) => status === "preparing") ? 1_000 : false),
  });
export type FirmExport = Awaited<ReturnType<ReturnType<typeof exports>["queryFn"]>>[number];

export const askExport = (_: null, key: string) => parseResponse(client().export.$post({}, keyed(key)));

type Locale = "fr" | "en";
export const archiveOf = (exportID: string, partID: string, locale: Locale): string =>
  inFirm(`/rights/firm/export/${exportID}/${partID}?langue=${locale}`);

/** Whether the firm closes, and what keeps it from closing. */
export const standing = () =>
  queryOptions({ queryKey: ["estate", "closing"], queryFn: () => parseResponse(client().index.$get()) });
export type Standing = Awaited<ReturnType<ReturnType<typeof standing>["queryFn"]>>;

export async function close(typed: string, key: string) {
  const answer = await parseResponse(client().close.$post({ json: { typed } }, keyed(key)));
  await refresh(["estate"], ["me"]);
  return answer;
}

export const keep = (_: null, key: string) => parseResponse(client().keep.$post({}, keyed(key)));
