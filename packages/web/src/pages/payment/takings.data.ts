import type { Route } from "@entrepairs/functions/api/payment.ts";
import type { InferRequestType, InferResponseType } from "hono/client";
import { hc, inFirm, keyed, parseResponse, queryOptions, refresh, wire } from "../../api/index.ts";

const client = () => hc<Route>(inFirm("/payment"), wire);
type Client = ReturnType<typeof client>;

/** First and last day of a month, `2026-11`. */
export function daysOf(month: string): { from: string; to: string } {
  const [year = 0, at = 1] = month.split("-").map(Number);
  return { from: `${month}-01`, to: new Date(Date.UTC(year, at, 0)).toISOString().slice(0, 10) };
}

export const movements = (month: string) =>
  queryOptions({
    queryKey: ["takings", "moved", month],
    queryFn: () => parseResponse(client().movements.$get({ query: daysOf(month) })),
    staleTime: 0,
  });

export const toSettle = () =>
  queryOptions({
    queryKey: ["takings", "settle"],
    queryFn: () => parseResponse(client()["to-settle"].$get()),
    staleTime: 0,
  });

export const payouts = (month: string) =>
  queryOptions({
    queryKey: ["takings", "payouts", month],
    queryFn: () => parseResponse(client().payouts.$get({ query: daysOf(month) })),
    staleTime: 0,
  });

/** The journal of a month by VAT rate, as accounting has it. */
export const csvPath = (month: string): string => `${inFirm("/accounting/collections")}?period=${month}`;

const changed = () => refresh(["takings"], ["invoice"], ["home"]);
const about = (invoiceID: string) => ({ param: { invoiceID } });

export const compare = (key: string) => parseResponse(client().comparison.$post({}, keyed(key)));

export const closeFinding = (objectID: string, key: string) =>
  parseResponse(client().findings[":objectID"].close.$post({ param: { objectID } }, keyed(key)));

type Invoices = Client["invoice"][":invoiceID"];

export async function creditGivenBack(invoiceID: string, json: { reason: string }, key: string) {
  const answer = await parseResponse(
    client().invoice[":invoiceID"].credit.$post({ ...about(invoiceID), json }, keyed(key)),
  );
  await changed();
  return answer;
}

export async function refund(invoiceID: string, json: { amount: number }, key: string) {
  const answer = await parseResponse(
    client().invoice[":invoiceID"].refund.$post({ ...about(invoiceID), json }, keyed(key)),
  );
  await changed();
  return answer;
}

export const refundAgain = (invoiceID: string, refundKey: string, key: string) =>
  parseResponse(
    client().invoice[":invoiceID"]["refund-again"].$post({ ...about(invoiceID), json: { refundKey } }, keyed(key)),
  );

type Given = InferRequestType<Invoices["give-back"]["$post"]>["json"];
export async function giveBack(invoiceID: string, json: Given, key: string) {
  await parseResponse(client().invoice[":invoiceID"]["give-back"].$post({ ...about(invoiceID), json }, keyed(key)));
  await changed();
}

type SetOff = InferRequestType<Invoices["set-off"]["$post"]>["json"];
export async function setOff(invoiceID: string, json: SetOff, key: string) {
  await parseResponse(client().invoice[":invoiceID"]["set-off"].$post({ ...about(invoiceID), json }, keyed(key)));
  await changed();
}

type Return = InferRequestType<Invoices["return"]["$post"]>["json"];
export async function recordReturn(invoiceID: string, json: Return, key: string) {
  await parseResponse(client().invoice[":invoiceID"].return.$post({ ...about(invoiceID), json }, keyed(key)));
  await changed();
}

export type Moved = InferResponseType<Client["movements"]["$get"], 200>["movements"][number];
export type Settling = InferResponseType<Client["to-settle"]["$get"], 200>;
export type Owed = Settling["toGiveBack"][number];
export type Payout = InferResponseType<Client["payouts"]["$get"], 200>["payouts"][number];
