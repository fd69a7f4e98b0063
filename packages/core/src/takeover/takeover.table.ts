import * as v from "valibot";
import { BasisPoints, Cents, Day, entity, ID, Instant } from "../kernel/index.ts";

const Last = v.nullable(v.object({ number: v.string(), year: v.string(), position: v.number() }));

/** Where the firm's numbers stood in its former tool, as it said. */
export const TakenSeries = entity({
  name: "takenSeries",
  version: 1,
  schema: v.object({
    pattern: v.string(),
    restart: v.picklist(["yearly", "never"]),
    /** Of invoices and of credit notes; none: that series begins here. */
    invoice: Last,
    creditNote: Last,
    lastIssuedOn: v.nullable(Day),
    declaredAt: Instant,
  }),
  key: (_: object) => ({ pk: ["TAKEOVER"], sk: ["SERIES"] }),
});

const Address = v.object({ street: v.string(), postalCode: v.string(), city: v.string(), country: v.string() });

/** An invoice of the former tool, checked: what its row is to say. Cents. */
export const TakenInvoice = v.object({
  number: v.string(),
  issuedOn: Day,
  dueOn: Day,
  organizationID: v.nullable(ID.schema("organization")),
  name: v.string(),
  siret: v.nullable(v.string()),
  vatNumber: v.nullable(v.string()),
  email: v.string(),
  address: v.nullable(Address),
  rates: v.array(v.object({ vatRate: BasisPoints, base: Cents, vat: Cents })),
  gross: Cents,
  paid: Cents,
});

/** Someone of a running group, checked. */
export const TakenPerson = v.object({
  given: v.string(),
  family: v.string(),
  email: v.string(),
  organizationID: ID.schema("organization"),
  organizationName: v.string(),
  invoiceID: v.nullable(ID.schema("invoice")),
  /** Held sessions at which he was not, by number. */
  missed: v.array(v.number()),
});

const shared = {
  batchID: ID.schema("takeover"),
  by: ID.schema("member"),
  byName: v.string(),
  on: Day,
  at: Instant,
  finishedAt: v.nullable(Instant),
};

/** One take-over, written whole before anything of it: whoever comes later finishes what it says. */
export const TakeoverBatches = entity({
  name: "takeoverBatch",
  version: 1,
  schema: v.variant("kind", [
    v.object({ ...shared, kind: v.literal("invoices"), invoices: v.array(TakenInvoice), done: v.number() }),
    v.object({
      ...shared,
      kind: v.literal("group"),
      cohortID: ID.schema("cohort"),
      name: v.string(),
      priceNet: Cents,
      people: v.array(TakenPerson),
    }),
  ]),
  key: (row: { batchID: string }) => ({ pk: ["TAKEOVER"], sk: ["BATCH", row.batchID] }),
});
