import type { Route } from "@entrepairs/functions/api/rights.ts";
import { hc, inFirm, keyed, parseResponse, queryOptions, refresh, wire } from "../../api/index.ts";

const client = () => hc<Route>(inFirm("/rights"), wire);

export interface Key {
  organizationID: string;
  participantID: string;
}

/** Who was erased: what was kept and why. */
export const erasures = () =>
  queryOptions({
    queryKey: ["rights"],
    queryFn: async () => (await parseResponse(client().index.$get())).erasures,
    refetchInterval: (all) => (all?.some(({ status }) => status === "running") ? 1_000 : false),
  });

export const heldOf = (key: Key) =>
  queryOptions({
    queryKey: ["rights", "person", key.participantID],
    queryFn: () => parseResponse(client().person[":organizationID"][":participantID"].$get({ param: { ...key } })),
  });
export type Held = Awaited<ReturnType<ReturnType<typeof heldOf>["queryFn"]>>;

export const ownHeld = () =>
  queryOptions({ queryKey: ["rights", "own"], queryFn: () => parseResponse(client().own.$get()) });

export const find = (email: string) => parseResponse(client().person.$get({ query: { email } }));

export async function erase(param: Key, typed: string, key: string) {
  const answer = await parseResponse(
    client().person[":organizationID"][":participantID"].erase.$post(
      { param: { ...param }, json: { typed } },
      keyed(key),
    ),
  );
  await refresh(["rights"]);
  return answer;
}

export const eraseOwn = (typed: string, key: string) =>
  parseResponse(client().own.erase.$post({ json: { typed } }, keyed(key)));

type Locale = "fr" | "en";
export const archiveOf = ({ organizationID, participantID }: Key, locale: Locale): string =>
  inFirm(`/rights/person/${organizationID}/${participantID}/export?langue=${locale}`);
