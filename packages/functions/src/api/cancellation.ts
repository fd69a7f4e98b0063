import { Cancellation, CancellationRow } from "@entrepairs/core/cancellation";
import { Enrolment, EnrolmentRow } from "@entrepairs/core/enrolment";
import { ID } from "@entrepairs/core/kernel";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may, path, without } from "../http/index.ts";

const CohortKey = { cohortID: ID.schema("cohort") };
const Key = { ...CohortKey, enrolmentID: ID.schema("enrolment") };
const OrderKey = { orderID: ID.schema("order") };
const { cause, why, owedNet, feeNet, feeRate, reason, on, name } = CancellationRow.entries;

const Cancelled = v.strictObject({
  cancellationID: v.string(),
  cohortID: v.string(),
  enrolmentID: v.nullable(v.string()),
  orderID: v.nullable(v.string()),
});
const Moved = v.strictObject({ cohortID: v.string(), enrolmentID: v.string(), status: EnrolmentRow.entries.status });

/** Cents, VAT included where it is said; the fee bears none. */
const Preview = v.strictObject({
  name: v.string(),
  cause,
  edition: v.number(),
  isOrdered: v.boolean(),
  owedNet,
  feeNet,
  feeRate,
  reason: why,
  payers: v.array(
    v.strictObject({
      name: v.string(),
      credits: v.array(v.strictObject({ invoiceID: v.string(), number: v.string(), gross: v.number() })),
      backGross: v.number(),
      heldBack: v.number(),
      feeNet: v.number(),
      billGross: v.number(),
    }),
  ),
  /** The order that the seat is part of, before VAT: its price, and what of it is still to be invoiced. */
  order: v.nullable(
    v.strictObject({
      orderID: v.string(),
      number: v.string(),
      beforeNet: v.number(),
      afterNet: v.number(),
      toComeBefore: v.number(),
      toComeAfter: v.number(),
    }),
  ),
  drafts: v.array(v.strictObject({ invoiceID: v.string(), buyerName: v.string(), otherSeats: v.number() })),
  seal: v.string(),
});

const Listed = v.strictObject({
  cancellationID: v.string(),
  enrolmentID: v.nullable(v.string()),
  orderID: v.nullable(v.string()),
  name,
  cause,
  reason,
  owedNet,
  feeNet,
  on,
  settled: v.boolean(),
  payers: v.array(
    v.strictObject({
      documents: v.array(
        v.strictObject({
          invoiceID: v.string(),
          number: v.nullable(v.string()),
          kind: v.picklist(["credit", "held", "fee"]),
          gross: v.number(),
        }),
      ),
      refunded: v.number(),
      heldBack: v.number(),
      byHand: v.number(),
    }),
  ),
});

async function listed(row: Awaited<ReturnType<typeof Cancellation.ofGroup>>[number]) {
  const { cancellationID, enrolmentID, orderID, settledAt, ...rest } = row;
  const done = await Cancellation.doneOf(row);
  return {
    cancellationID,
    enrolmentID,
    orderID,
    name: rest.name,
    cause: rest.cause,
    reason: rest.reason,
    owedNet: rest.owedNet,
    feeNet: rest.feeNet,
    on: rest.on,
    settled: settledAt !== null,
    payers: done.map(({ payerID: _, ...one }) => one),
  };
}

/** When plans change: a seat given up, taken over, moved to another group; an order given up. */
export const mount = "/";
export const route = new Hono<Env>()
  .get(
    "/cohort/:cohortID/cancellation",
    may("owner", "manager"),
    path(CohortKey),
    answers({ 200: v.strictObject({ cancellations: v.array(Listed) }) }),
    async (c) => {
      const rows = await Cancellation.ofGroup(c.req.valid("param"));
      return c.json({ cancellations: await Promise.all(rows.map(listed)) });
    },
  )
  .post(
    "/cohort/:cohortID/enrolment/:enrolmentID/cancellation/preview",
    may("owner", "manager"),
    path(Key),
    body(v.pick(Cancellation.preview.schema, ["cause"])),
    answers({ 200: Preview }),
    async (c) => c.json(await Cancellation.preview({ ...c.req.valid("param"), ...c.req.valid("json") })),
  )
  .post(
    "/cohort/:cohortID/enrolment/:enrolmentID/cancellation",
    may("owner", "manager"),
    path(Key),
    body(v.pick(Cancellation.cancel.schema, ["cause", "reason", "seal"])),
    answers({ 201: Cancelled }),
    async (c) => c.json(await Cancellation.cancel({ ...c.req.valid("json"), ...c.req.valid("param") }), 201),
  )
  .post(
    "/cohort/:cohortID/enrolment/:enrolmentID/replace",
    may("owner", "manager"),
    path(Key),
    body(v.pick(Enrolment.replace.schema, ["given", "family", "email", "job"])),
    answers({ 201: Moved }),
    async (c) => c.json(await Enrolment.replace({ ...c.req.valid("json"), ...c.req.valid("param") }), 201),
  )
  .post(
    "/cohort/:cohortID/enrolment/:enrolmentID/transfer",
    may("owner", "manager"),
    path(Key),
    body(v.pick(Enrolment.transfer.schema, ["toCohortID"])),
    answers({ 201: Moved }),
    async (c) => c.json(await Enrolment.transfer({ ...c.req.valid("json"), ...c.req.valid("param") }), 201),
  )
  .post(
    "/order/:orderID/cancellation/preview",
    may("owner", "manager"),
    path(OrderKey),
    body(without(Cancellation.previewOrder.schema, "orderID")),
    answers({ 200: Preview }),
    async (c) => c.json(await Cancellation.previewOrder({ ...c.req.valid("param"), ...c.req.valid("json") })),
  )
  .post(
    "/order/:orderID/cancellation",
    may("owner", "manager"),
    path(OrderKey),
    body(without(Cancellation.cancelOrder.schema, "orderID")),
    answers({ 201: Cancelled }),
    async (c) => c.json(await Cancellation.cancelOrder({ ...c.req.valid("json"), ...c.req.valid("param") }), 201),
  );
export type Route = typeof route;
