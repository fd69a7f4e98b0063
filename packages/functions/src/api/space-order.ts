import { ID } from "@entrepairs/core/kernel";
import { Order, OrderCards } from "@entrepairs/core/order";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, type Env, may, path } from "../http/index.ts";
import { answerPaper } from "../paper/order-file.ts";

const { orderID, number, status, object, gross, validUntil, sentAt, agreementSent } = OrderCards.options.schema.entries;
const Card = v.strictObject({ orderID, number, status, object, gross, validUntil, sentAt, agreementSent });
const Key = { orderID: ID.schema("order") };

function card(one: Awaited<ReturnType<typeof Order.ofSponsor>>[number]): v.InferOutput<typeof Card> {
  const { orderID, number, status, object, gross, validUntil, sentAt, agreementSent } = one;
  return { orderID, number, status, object, gross, validUntil, sentAt, agreementSent };
}

/** Quotes and agreements of the sponsor's own organization. */
export const mount = "/space";
export const route = new Hono<Env>()
  .get("/orders", may("sponsor"), answers({ 200: v.strictObject({ orders: v.array(Card) }) }), async (c) =>
    c.json({ orders: (await Order.ofSponsor({})).map(card) }),
  )
  .get("/order/:orderID/pdf", may("sponsor"), path(Key), async (c) =>
    answerPaper(c, await Order.getOfSponsor(c.req.valid("param").orderID), "quote"),
  )
  .get("/order/:orderID/agreement/pdf", may("sponsor"), path(Key), async (c) =>
    answerPaper(c, await Order.getOfSponsor(c.req.valid("param").orderID), "agreement"),
  );
export type Route = typeof route;
