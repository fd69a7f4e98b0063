import type { Route } from "@entrepairs/functions/api/document.ts";
import type { InferRequestType, InferResponseType } from "hono/client";
import { hc, inFirm, keyed, parseResponse, queryOptions, refresh, wire } from "../../api/index.ts";

const client = () => hc<Route>(inFirm(""), wire);
type Client = ReturnType<typeof client>;
type OfGroup = Client["cohort"][":cohortID"]["document"];
export type Papers = InferResponseType<OfGroup["$get"], 200>;
export type Paper = Papers["documents"][number];
export type Handout = Papers["handouts"][number];
export type Kept = Paper["kind"];
export type Level = Papers["attainments"][number]["results"][number]["level"];
type Locale = "fr" | "en";

/** All that a job draws of a group, in the order of its list. */
export const KINDS: readonly Kept[] = [
  "programme",
  "rules",
  "summons",
  "employerSummons",
  "sheet",
  "certificate",
  "attestation",
  "satisfaction",
];

/** The others repeat what was signed or published elsewhere. */
export const isWorded = (kind: Kept): boolean => kind !== "sheet" && kind !== "certificate" && kind !== "satisfaction";

const SOON_MS = 1_000;

/** A group's documents; asked again while they are being drawn or sent. */
export const papersOf = (cohortID: string) =>
  queryOptions({
    queryKey: ["documents", cohortID],
    queryFn: () => parseResponse(client().cohort[":cohortID"].document.$get({ param: { cohortID } })),
    refetchInterval: (data) => data !== undefined && isAtWork(data) && SOON_MS,
  });

export function isAtWork({ run, handouts }: Papers): boolean {
  return Boolean(run?.isUnderWay) || handouts.some(({ sentAt }) => sentAt === null);
}

export async function generate({ cohortID, kinds }: { cohortID: string; kinds: readonly Kept[] }, key: string) {
  const json = { kinds: [...kinds] };
  const answer = await parseResponse(
    client().cohort[":cohortID"].document.$post({ param: { cohortID }, json }, keyed(key)),
  );
  await refresh(["documents"]);
  return answer;
}

export async function handOut({ cohortID, recipientID }: { cohortID: string; recipientID?: string }, key: string) {
  const json = recipientID ? { recipientID } : {};
  const answer = await parseResponse(
    client().cohort[":cohortID"].document["hand-out"].$post({ param: { cohortID }, json }, keyed(key)),
  );
  await refresh(["documents"]);
  return answer;
}

interface Assessed {
  cohortID: string;
  enrolmentID: string;
  results: { objective: string; level: Level }[];
}

export async function assess({ cohortID, enrolmentID, results }: Assessed, key: string) {
  const param = { cohortID, enrolmentID };
  const answer = await parseResponse(
    client().cohort[":cohortID"].document.attainment[":enrolmentID"].$post({ param, json: { results } }, keyed(key)),
  );
  await refresh(["documents"]);
  return answer;
}

export const paperPath = (cohortID: string, { documentID }: Pick<Paper, "documentID">, locale: Locale) =>
  inFirm(`/cohort/${cohortID}/document/${documentID}/pdf?langue=${locale}`);
/** What the group handed over, as a paper; for the firm, its sponsors and its members. */
export const reviewPath = (cohortID: string, locale: Locale) =>
  inFirm(`/cohort/${cohortID}/review/pdf?langue=${locale}`);
export const signedPath = (cohortID: string, recipientID: string) =>
  inFirm(`/cohort/${cohortID}/document/signed/${recipientID}/pdf`);

/** Those that a sponsor may read of a group. */
export const ownPapersOf = (cohortID: string) =>
  queryOptions({
    queryKey: ["documents", "own", cohortID],
    queryFn: async () =>
      (await parseResponse(client().space.cohort[":cohortID"].document.$get({ param: { cohortID } }))).documents,
  });
export const ownPaperPath = (cohortID: string, { documentID }: Pick<Paper, "documentID">, locale: Locale) =>
  inFirm(`/space/cohort/${cohortID}/document/${documentID}/pdf?langue=${locale}`);

export type Edition = InferResponseType<Client["wording"]["$get"], 200>["wordings"][number];
export type Kind = Edition["kind"];
type OfKind = Client["wording"]["of"];
export type Wording = InferResponseType<OfKind["$get"], 200>;
export type Draft = InferRequestType<Client["wording"]["preview"]["$post"]>["json"];
export type Shown = InferResponseType<Client["wording"]["preview"]["$post"], 200>;

export const wordings = () =>
  queryOptions({
    queryKey: ["wordings"],
    queryFn: async () => (await parseResponse(client().wording.$get())).wordings,
  });
export const wordingOf = (kind: Kind) =>
  queryOptions({
    queryKey: ["wordings", kind],
    queryFn: () => parseResponse(client().wording.of.$get({ query: { kind } })),
    staleTime: 0,
  });
export const preview = (json: Draft) => parseResponse(client().wording.preview.$post({ json }));

export async function write(json: Draft & { after: number }, key: string) {
  const answer = await parseResponse(client().wording.of.$post({ json }, keyed(key)));
  await refresh(["wordings"]);
  return answer;
}

export const sending = () =>
  queryOptions({
    queryKey: ["wordings", "settings"],
    queryFn: () => parseResponse(client().wording.settings.$get()),
  });

export async function changeSending(json: { daysBefore: number | null }, key: string) {
  const answer = await parseResponse(client().wording.settings.$post({ json }, keyed(key)));
  await refresh(["wordings", "settings"]);
  return answer;
}
