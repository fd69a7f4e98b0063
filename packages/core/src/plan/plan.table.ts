import * as v from "valibot";
import { BasisPoints, Cents, Day, entity, ID, Instant } from "../kernel/index.ts";

/** One part of a plan; `amount` in cents, VAT included. */
export const Instalment = v.object({
  instalmentID: ID.schema("instalment"),
  /** Once the withdrawal period is over, with the nth session held after it, on a day. */
  trigger: v.picklist(["period", "session", "day"]),
  session: v.optional(v.number()),
  /** As signed; a session that moves takes its part along. */
  on: Day,
  amount: Cents,
  invoiceID: v.nullable(ID.schema("invoice")),
});

export const PlanRow = v.object({
  planID: ID.schema("plan"),
  cohortID: ID.schema("cohort"),
  enrolmentID: ID.schema("enrolment"),
  payerID: ID.schema("payer"),
  /** Net of VAT, the rate when it was signed, and the price that the parts add up to, VAT included. */
  priceNet: Cents,
  vatRate: BasisPoints,
  gross: Cents,
  /** The last day on which the individual may withdraw. */
  withdrawalUntil: Day,
  instalments: v.array(Instalment),
  /** The way to pay that he saved by his own act. */
  method: v.nullable(
    v.object({
      customerID: v.string(),
      paymentMethodID: v.string(),
      kind: v.picklist(["card", "sepa_debit"]),
      last4: v.nullable(v.string()),
      savedAt: Instant,
    }),
  ),
  /** How often he saved one or took it away: each asking of Stripe's page is one of its own. */
  methodTurn: v.number(),
  createdAt: Instant,
});

/** What an individual pays for his seat, and when; in the group's partition, read with it. */
export const Plans = entity({
  name: "plan",
  version: 1,
  schema: PlanRow,
  key: (row: { cohortID: string; enrolmentID: string }) => ({
    pk: ["COHORT", row.cohortID],
    sk: ["PLAN", row.enrolmentID],
  }),
});

/** Where a plan stands, for who knows its id alone: an invoice. */
export const PlanPlaces = entity({
  name: "planPlace",
  version: 1,
  schema: v.object({
    planID: ID.schema("plan"),
    cohortID: ID.schema("cohort"),
    enrolmentID: ID.schema("enrolment"),
  }),
  key: (row: { planID: string }) => ({ pk: ["PLAN", row.planID], sk: ["PLACE"] }),
});
