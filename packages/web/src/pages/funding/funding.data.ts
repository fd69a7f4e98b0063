import type { Route } from "@entrepairs/functions/api/funding.ts";
import type { InferRequestType, InferResponseType } from "hono/client";
import { hc, inFirm, keyed, parseResponse, queryOptions, refresh, wire } from "../../api/index.ts";

const client = () => hc<Route>(inFirm("/funding"), wire);
type Client = ReturnType<typeof client>;

export const fundings = () =>
  queryOptions({ queryKey: ["funding", "list"], queryFn: () => parseResponse(client().index.$get()) });

/** The files of one client, with what its funders and it pay. */
export const fundingsOf = (organizationID: string) =>
  queryOptions({
    queryKey: ["funding", "of", organizationID],
    queryFn: () => parseResponse(client().of[":organizationID"].$get({ param: { organizationID } })),
  });

export const funders = () =>
  queryOptions({ queryKey: ["funding", "funders"], queryFn: () => parseResponse(client().funder.$get()) });

/** One file with the hours followed, its gaps and its papers. */
export const fundingOf = (fundingID: string) =>
  queryOptions({
    queryKey: ["funding", "one", fundingID],
    queryFn: () => parseResponse(client()[":fundingID"].$get({ param: { fundingID } })),
  });

const about = (fundingID: string) => ({ param: { fundingID } });

/** Whatever changes a file changes who pays for seats, and what may be invoiced. */
async function then<R>(answer: Promise<R>): Promise<R> {
  const given = await answer;
  await refresh(["funding"], ["invoice"], ["cohort"]);
  return given;
}

export type Asked = InferRequestType<Client["index"]["$post"]>["json"];
export const request = (json: Asked, key: string) => then(parseResponse(client().index.$post({ json }, keyed(key))));
export const edit = (fundingID: string, json: Asked & { rev: number }, key: string) =>
  then(parseResponse(client()[":fundingID"].$put({ ...about(fundingID), json }, keyed(key))));

export type FunderDetails = InferRequestType<Client["funder"]["$post"]>["json"];
export const addFunder = (json: FunderDetails, key: string) =>
  then(parseResponse(client().funder.$post({ json }, keyed(key))));
export const editFunder = (funderID: string, json: FunderDetails & { rev: number }, key: string) =>
  then(parseResponse(client().funder[":funderID"].$put({ param: { funderID }, json }, keyed(key))));

type Agreed = InferRequestType<Client[":fundingID"]["agreement"]["$post"]>["json"];
export const agree = (fundingID: string, json: Agreed, key: string) =>
  then(parseResponse(client()[":fundingID"].agreement.$post({ ...about(fundingID), json }, keyed(key))));

type Amended = InferRequestType<Client[":fundingID"]["agreement"]["$put"]>["json"];
export const amend = (fundingID: string, json: Amended, key: string) =>
  then(parseResponse(client()[":fundingID"].agreement.$put({ ...about(fundingID), json }, keyed(key))));

export const refuse = (fundingID: string, reason: string, key: string) =>
  then(parseResponse(client()[":fundingID"].refusal.$post({ ...about(fundingID), json: { reason } }, keyed(key))));

export const refuseRest = (fundingID: string, reason: string, key: string) =>
  then(parseResponse(client()[":fundingID"].rest.$post({ ...about(fundingID), json: { reason } }, keyed(key))));

export const certify = (fundingID: string, key: string) =>
  parseResponse(client()[":fundingID"].certificates.$post(about(fundingID), keyed(key)));

export const draft = (fundingID: string, key: string) =>
  parseResponse(client()[":fundingID"].invoice.$post(about(fundingID), keyed(key)));

export const issue = (fundingID: string, key: string) =>
  parseResponse(client()[":fundingID"].invoice.issue.$post(about(fundingID), keyed(key)));

export const certificatePDF = (fundingID: string, enrolmentID: string): string =>
  inFirm(`/funding/${fundingID}/certificate/${enrolmentID}`);
export const presencePDF = (fundingID: string): string => inFirm(`/funding/${fundingID}/presence`);

export type Card = InferResponseType<Client["index"]["$get"], 200>["fundings"][number];
export type OfClient = InferResponseType<Client["of"][":organizationID"]["$get"], 200>["fundings"][number];
export type Funder = InferResponseType<Client["funder"]["$get"], 200>["funders"][number];
export type Whole = InferResponseType<Client[":fundingID"]["$get"], 200>;
export type Funding = Whole["funding"];
