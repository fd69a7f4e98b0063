import type { Route } from "@entrepairs/functions/api/invoice.ts";
import type { Route as FreeRoute } from "@entrepairs/functions/api/invoice-free.ts";
import type { InferRequestType, InferResponseType } from "hono/client";
import { hc, inFirm, keyed, parseResponse, queryOptions, refresh, wire } from "../../api/index.ts";
import { pace } from "./pace.ts";

const client = () => hc<Route>(inFirm("/invoice"), wire);
type Client = ReturnType<typeof client>;
const beside = () => hc<FreeRoute>(inFirm("/invoice"), wire);
type Beside = ReturnType<typeof beside>;

/** Seats that stand on no invoice, by payer. */
export const candidates = (cohortID: string | undefined) =>
  queryOptions({
    queryKey: ["invoice", "candidates", cohortID ?? ""],
    queryFn: () => parseResponse(client().candidates.$get({ query: cohortID ? { cohortID } : {} })),
    staleTime: 0,
  });

/** One invoice with its money; asked again by itself while something is expected. */
export const invoiceOf = (invoiceID: string) =>
  queryOptions({
    queryKey: ["invoice", "one", invoiceID],
    queryFn: () => parseResponse(client()[":invoiceID"].$get({ param: { invoiceID } })),
    refetchInterval: (data) => pace(data, Date.now()),
  });

const about = (invoiceID: string) => ({ param: { invoiceID } });
const changed = () => refresh(["invoice"], ["home"]);

export async function draft(json: InferRequestType<Client["index"]["$post"]>["json"], key: string) {
  const answer = await parseResponse(client().index.$post({ json }, keyed(key)));
  await changed();
  return answer;
}

/** Any lines to any buyer. */
export async function draftFree(json: InferRequestType<Beside["free"]["$post"]>["json"], key: string) {
  const answer = await parseResponse(beside().free.$post({ json }, keyed(key)));
  await changed();
  return answer;
}

type Deposit = InferRequestType<Beside[":invoiceID"]["deposit"]["$put"]>["json"];
export async function deposit(invoiceID: string, json: Deposit, key: string) {
  const answer = await parseResponse(beside()[":invoiceID"].deposit.$put({ ...about(invoiceID), json }, keyed(key)));
  await changed();
  return answer;
}

type Edit = InferRequestType<Client[":invoiceID"]["$put"]>["json"];
export async function edit(invoiceID: string, json: Edit, key: string) {
  const answer = await parseResponse(client()[":invoiceID"].$put({ ...about(invoiceID), json }, keyed(key)));
  // The client's card keeps the references.
  await Promise.all([changed(), refresh(["organization"])]);
  return answer;
}

export const discard = (invoiceID: string, key: string) =>
  parseResponse(client()[":invoiceID"].$delete(about(invoiceID), keyed(key)));

export const issue = (invoiceID: string, key: string) =>
  parseResponse(client()[":invoiceID"].issue.$post(about(invoiceID), keyed(key)));

type Received = InferRequestType<Client[":invoiceID"]["payment"]["$post"]>["json"];
export async function record(invoiceID: string, json: Received, key: string) {
  const answer = await parseResponse(client()[":invoiceID"].payment.$post({ ...about(invoiceID), json }, keyed(key)));
  await changed();
  return answer;
}

type Credit = InferRequestType<Client[":invoiceID"]["credit"]["$post"]>["json"];
export async function credit(invoiceID: string, json: Credit, key: string) {
  const answer = await parseResponse(client()[":invoiceID"].credit.$post({ ...about(invoiceID), json }, keyed(key)));
  await changed();
  return answer;
}

export async function correct(invoiceID: string, json: { reason: string }, key: string) {
  const asked = client()[":invoiceID"].correction.$post({ ...about(invoiceID), json }, keyed(key));
  const answer = await parseResponse(asked);
  await changed();
  return answer;
}

type Revision = InferRequestType<Client[":invoiceID"]["lines"]["$put"]>["json"];
export async function revise(invoiceID: string, json: Revision, key: string) {
  const answer = await parseResponse(client()[":invoiceID"].lines.$put({ ...about(invoiceID), json }, keyed(key)));
  await changed();
  return answer;
}

export const remind = (invoiceID: string, key: string) =>
  parseResponse(client()[":invoiceID"].reminder.$post(about(invoiceID), keyed(key)));

export async function issueAll(invoiceIDs: string[], key: string) {
  const answer = await parseResponse(client().issue.$post({ json: { invoiceIDs } }, keyed(key)));
  await changed();
  return answer;
}

export const duplicatePath = (invoiceID: string): string => inFirm(`/invoice/${invoiceID}/duplicate`);

export const pdfPath = (invoiceID: string): string => inFirm(`/invoice/${invoiceID}/pdf`);

export type Card = InferResponseType<Client["index"]["$get"], 200>["invoices"][number];
export type Payer = InferResponseType<Client["candidates"]["$get"], 200>["payers"][number];
export type Whole = InferResponseType<Client[":invoiceID"]["$get"], 200>;
export type Invoice = Whole["invoice"];
