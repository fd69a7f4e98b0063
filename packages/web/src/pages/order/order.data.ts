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

export type Card = InferResponseType<Client["index"]["$get"], 200>["orders"][number];
export type Whole = InferResponseType<Client[":orderID"]["$get"], 200>;
export type Order = Whole["order"];
