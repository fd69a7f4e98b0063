import { Enrolment } from "@entrepairs/core/enrolment";
import { ID } from "@entrepairs/core/kernel";
import { Instalment, Order, OrderAgreements, OrderCards, OrderLine, OrderRow } from "@entrepairs/core/order";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may, path, without } from "../http/index.ts";
import { answerPaper } from "../paper/order-file.ts";

const Key = { orderID: ID.schema("order") };
const Changed = v.strictObject({ orderID: v.string(), rev: v.number(), status: OrderRow.entries.status });
const Card = v.strictObject(OrderCards.options.schema.entries);
const { linkID: _, buyer, seller, papers: __, ...content } = OrderRow.entries;
const Whole = v.strictObject({
  ...content,
  buyer: v.strictObject(buyer.entries),
  seller: v.strictObject(seller.entries),
  lines: v.array(v.strictObject(OrderLine.entries)),
  instalments: v.array(v.strictObject(Instalment.entries)),
  rev: v.number(),
  /** How its parts and its term read in words. */
  termInWords: v.string(),
  hasPDF: v.boolean(),
  hasAgreementPDF: v.boolean(),
  /** Where the client reads and answers: to copy in a message. */
  quoteURL: v.nullable(v.string()),
});
const Agreement = v.strictObject(v.omit(OrderAgreements.options.schema, ["orderID"]).entries);
const One = v.strictObject({ order: Whole, agreement: v.nullable(Agreement) });

function one({ order, agreement }: Awaited<ReturnType<typeof Order.card>>): v.InferOutput<typeof One> {
  const { linkID: _, papers, ...rest } = order;
  const hasAgreementPDF = Boolean(order.agreement?.buyer ? papers.signed : papers.agreement);
  return {
    order: {
      ...rest,
      termInWords: Order.termInWords(order),
      quoteURL: Order.quoteURL(order) ?? null,
      hasPDF: Boolean(papers.quote),
      hasAgreementPDF,
    },
    agreement: agreement ? copyOf(agreement) : null,
  };
}

function copyOf({ locale, version, title, articles, textHash, createdAt }: Order.Agreement) {
  return { locale, version, title, articles, textHash, createdAt };
}

/** The dates of the order's group, as its agreement will say them. */
async function datesOf(orderID: string) {
  const { cohortID } = await Order.get(orderID);
  if (!cohortID) return [];
  const { sessions } = await Enrolment.groupOf(cohortID);
  return sessions
    .filter(({ status }) => status !== "cancelled")
    .map(({ startsAt, minutes, zone }) => ({ startsAt, minutes, zone }));
}

const Known = v.strictObject({
  orderID: v.nullable(v.string()),
  signedAt: v.nullable(v.string()),
  elsewhere: v.nullable(
    v.strictObject({ name: v.string(), role: v.string(), on: v.string(), kept: v.string(), by: v.string() }),
  ),
});
const Agreements = v.strictObject({
  clients: v.array(
    v.strictObject({
      organizationID: v.string(),
      name: v.string(),
      isMissing: v.boolean(),
      agreements: v.array(Known),
    }),
  ),
  enrolmentIDs: v.array(v.string()),
});
const Group = { cohortID: ID.schema("cohort") };

/** Quotes, and the orders that they become. */
export const mount = "/order";
export const route = new Hono<Env>()
  .get("/", may("owner", "manager"), answers({ 200: v.strictObject({ orders: v.array(Card) }) }), async (c) =>
    c.json({ orders: (await Order.list({})).map(({ rev: _, ...card }) => card) }),
  )
  .post("/", may("owner", "manager"), body(Order.create.schema), answers({ 201: Changed }), async (c) =>
    c.json(await Order.create(c.req.valid("json")), 201),
  )
  .get("/group/:cohortID", may("owner", "manager"), path(Group), answers({ 200: Agreements }), async (c) =>
    c.json(Order.agreementsOf(await Enrolment.groupOf(c.req.valid("param").cohortID))),
  )
  .post(
    "/group/:cohortID/elsewhere",
    may("owner", "manager"),
    path(Group),
    body(without(Order.recordElsewhere.schema, "cohortID")),
    answers({ 200: v.strictObject({ cohortID: v.string(), organizationID: v.string() }) }),
    async (c) => c.json(await Order.recordElsewhere({ ...c.req.valid("json"), ...c.req.valid("param") })),
  )
  .get("/:orderID", may("owner", "manager"), path(Key), answers({ 200: One }), async (c) =>
    c.json(one(await Order.card(c.req.valid("param")))),
  )
  .put(
    "/:orderID",
    may("owner", "manager"),
    path(Key),
    body(without(Order.edit.schema, "orderID")),
    answers({ 200: Changed }),
    async (c) => c.json(await Order.edit({ ...c.req.valid("json"), ...c.req.valid("param") })),
  )
  .delete(
    "/:orderID",
    may("owner", "manager"),
    path(Key),
    answers({ 200: v.strictObject({ orderID: v.string() }) }),
    async (c) => c.json(await Order.discard(c.req.valid("param"))),
  )
  .post("/:orderID/send", may("owner", "manager"), path(Key), answers({ 200: Changed }), async (c) =>
    c.json(await Order.send(c.req.valid("param"))),
  )
  .post("/:orderID/agreement", may("owner", "manager"), path(Key), answers({ 200: Changed }), async (c) => {
    const { orderID } = c.req.valid("param");
    return c.json(await Order.sendAgreement({ orderID, sessions: await datesOf(orderID) }));
  })
  .post(
    "/:orderID/waiver",
    may("owner", "manager"),
    path(Key),
    body(without(Order.waive.schema, "orderID")),
    answers({ 200: Changed }),
    async (c) => c.json(await Order.waive({ ...c.req.valid("json"), ...c.req.valid("param") })),
  )
  .post("/:orderID/revise", may("owner", "manager"), path(Key), answers({ 201: Changed }), async (c) =>
    c.json(await Order.revise(c.req.valid("param")), 201),
  )
  .put(
    "/:orderID/people",
    may("owner", "manager"),
    path(Key),
    body(without(Order.namePeople.schema, "orderID")),
    answers({ 200: Changed }),
    async (c) => c.json(await Order.namePeople({ ...c.req.valid("json"), ...c.req.valid("param") })),
  )
  .post(
    "/:orderID/instalment/:instalmentID/draft",
    may("owner", "manager"),
    path({ ...Key, instalmentID: ID.schema("instalment") }),
    answers({ 200: Changed }),
    async (c) => c.json(await Order.redraft(c.req.valid("param"))),
  )
  .get("/:orderID/pdf", may("owner", "manager"), path(Key), async (c) =>
    answerPaper(c, await Order.get(c.req.valid("param").orderID), "quote"),
  )
  .get("/:orderID/agreement/pdf", may("owner", "manager"), path(Key), async (c) =>
    answerPaper(c, await Order.get(c.req.valid("param").orderID), "agreement"),
  )
  .post("/:orderID/cancel", may("owner", "manager"), path(Key), answers({ 200: Changed }), async (c) =>
    c.json(await Order.cancel(c.req.valid("param"))),
  );
export type Route = typeof route;
