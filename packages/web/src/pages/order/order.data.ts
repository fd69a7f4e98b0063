import type { Route } from "@entrepairs/functions/api/order.ts";
import type { InferRequestType, InferResponseType } from "hono/client";
import { hc, inFirm, keyed, parseResponse, queryOptions, refresh, wire } from "../../api/index.ts";

const client = () => hc<Route>(inFirm("/order"), wire);
type Client = ReturnType<typeof client>;

export const orders = () =>
  queryOptions({ queryKey: ["order", "list"], queryFn: () => parseResponse(client().index.$get()) });

/** One quote with its agreement. */
export const orderOf = (orderID: string) =>
  queryOptions({
    queryKey: ["order", "one", orderID],
    queryFn: () => parseResponse(client()[":orderID"].$get({ param: { orderID } })),
  });

const about = (orderID: string) => ({ param: { orderID } });

export type Details = InferRequestType<Client["index"]["$post"]>["json"];

export async function create(json: Details, key: string) {
  const answer = await parseResponse(client().index.$post({ json }, keyed(key)));
  await refresh(["order"]);
  return answer;
}

export async function edit(orderID: string, json: Details & { rev: number }, key: string) {
  const answer = await parseResponse(client()[":orderID"].$put({ ...about(orderID), json }, keyed(key)));
  await refresh(["order"]);
  return answer;
}

export const discard = (orderID: string, key: string) =>
  parseResponse(client()[":orderID"].$delete(about(orderID), keyed(key)));

export const send = (orderID: string, key: string) =>
  parseResponse(client()[":orderID"].send.$post(about(orderID), keyed(key)));

export const cancel = (orderID: string, key: string) =>
  parseResponse(client()[":orderID"].cancel.$post(about(orderID), keyed(key)));

export const sendAgreement = (orderID: string, key: string) =>
  parseResponse(client()[":orderID"].agreement.$post(about(orderID), keyed(key)));

export async function waive(orderID: string, reason: string, key: string) {
  const answer = await parseResponse(
    client()[":orderID"].waiver.$post({ ...about(orderID), json: { reason } }, keyed(key)),
  );
  await refresh(["order"]);
  return answer;
}

/** Drafts the next version of a quote. */
export const revise = (orderID: string, key: string) =>
  parseResponse(client()[":orderID"].revise.$post(about(orderID), keyed(key)));

export async function namePeople(orderID: string, people: string[], key: string) {
  const answer = await parseResponse(
    client()[":orderID"].people.$put({ ...about(orderID), json: { people } }, keyed(key)),
  );
  await refresh(["order"]);
  return answer;
}

/** Asks for the invoice of a part whose draft was dropped. */
export async function redraft(orderID: string, instalmentID: string, key: string) {
  const to = client()[":orderID"].instalment[":instalmentID"].draft;
  const answer = await parseResponse(to.$post({ param: { orderID, instalmentID } }, keyed(key)));
  await refresh(["order"], ["invoice"]);
  return answer;
}

/** Who signed for the seats of a group. */
export const agreementsOf = (cohortID: string) =>
  queryOptions({
    queryKey: ["order", "group", cohortID],
    queryFn: () => parseResponse(client().group[":cohortID"].$get({ param: { cohortID } })),
  });

type Elsewhere = InferRequestType<Client["group"][":cohortID"]["elsewhere"]["$post"]>["json"];

export async function recordElsewhere(cohortID: string, json: Elsewhere, key: string) {
  const to = client().group[":cohortID"].elsewhere;
  const answer = await parseResponse(to.$post({ param: { cohortID }, json }, keyed(key)));
  await refresh(["order"]);
  return answer;
}

export const quotePDF = (orderID: string): string => inFirm(`/order/${orderID}/pdf`);
export const agreementPDF = (orderID: string): string => inFirm(`/order/${orderID}/agreement/pdf`);

export type Card = InferResponseType<Client["index"]["$get"], 200>["orders"][number];
export type Whole = InferResponseType<Client[":orderID"]["$get"], 200>;
export type Order = Whole["order"];
