import type { Route } from "@entrepairs/functions/api/signing.ts";
import { hc, inFirm, keyed, parseResponse, queryOptions, refresh, wire } from "../../api/index.ts";
import { learnZone } from "../../format/zone.ts";

const client = () => hc<Route>(inFirm(""), wire).cohort[":cohortID"].session[":sessionID"].sheet;

export interface Key {
  cohortID: string;
  sessionID: string;
}

async function fetchSheet(param: Key) {
  const sheet = await parseResponse(client().$get({ param }));
  learnZone(param.cohortID, sheet.zone);
  return sheet;
}
export type Sheet = Awaited<ReturnType<typeof fetchSheet>>;
export type Person = Sheet["people"][number];
export type Cell = Person["cells"][number];
export type Half = Sheet["halves"][number];

const PACE_MS = 5_000;

/** The sheet of one session, asked again while people sign. */
export const sheetOf = ({ cohortID, sessionID }: Key) =>
  queryOptions({
    queryKey: ["signing", cohortID, sessionID] as const,
    queryFn: () => fetchSheet({ cohortID, sessionID }),
    refetchInterval: (sheet) => (sheet && !sheet.lockedAt && Date.parse(sheet.startsAt) < Date.now() ? PACE_MS : false),
  });

/** The sheet, and whatever shows who was there. */
async function then<R>(answer: Promise<R>): Promise<R> {
  const known = await answer;
  await refresh(["signing"], ["cohorts"], ["calendar"], ["home"]);
  return known;
}

export const takeCode = async (param: Key, key: string): Promise<string> =>
  (await parseResponse(client().code.$post({ param }, keyed(key)))).code;

export const ask = (param: Key, key: string) => parseResponse(client().ask.$post({ param }, keyed(key)));

export type Said = Parameters<ReturnType<typeof client>["note"]["$post"]>[0]["json"];
export const note = (param: Key, json: Said, key: string) =>
  then(parseResponse(client().note.$post({ param, json }, keyed(key))));

export type Correction = Parameters<ReturnType<typeof client>["correct"]["$post"]>[0]["json"];
export const correct = (param: Key, json: Correction, key: string) =>
  then(parseResponse(client().correct.$post({ param, json }, keyed(key))));

type Signature = Parameters<ReturnType<typeof client>["countersign"]["$post"]>[0]["json"];
export const countersign = (param: Key, json: Signature, key: string) =>
  then(parseResponse(client().countersign.$post({ param, json }, keyed(key))));

type OnPaper = Parameters<ReturnType<typeof client>["paper"]["$post"]>[0]["json"];
export const signedOnPaper = (param: Key, json: OnPaper, key: string) =>
  then(parseResponse(client().paper.$post({ param, json }, keyed(key))));

type Attached = Parameters<ReturnType<typeof client>["scan"]["$post"]>[0]["json"];
export const attachScan = (param: Key, json: Attached, key: string) =>
  then(parseResponse(client().scan.$post({ param, json }, keyed(key))));

/** One scan of a sheet that was signed on paper. */
export const scanPath = ({ cohortID, sessionID }: Key, signatureID: string): string =>
  inFirm(`/cohort/${cohortID}/session/${sessionID}/sheet/scan/${signatureID}`);

/** The paper, in the language of its reader. */
export const sheetPDF = ({ cohortID, sessionID }: Key, locale: "fr" | "en"): string =>
  inFirm(`/cohort/${cohortID}/session/${sessionID}/sheet/pdf?langue=${locale}`);
