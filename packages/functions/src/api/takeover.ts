import { Wording } from "@entrepairs/core/gateway";
import { Takeover } from "@entrepairs/core/takeover";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may } from "../http/index.ts";
import { invoiceWording } from "../paper/invoice.ts";

Wording.configure(invoiceWording);

const Next = v.strictObject({ invoice: v.string(), creditNote: v.string() });
const Problems = v.array(v.strictObject({ line: v.number(), code: v.string() }));
const Restart = v.picklist(["yearly", "never"]);
const Standing = v.strictObject({
  series: v.nullable(
    v.strictObject({
      pattern: v.string(),
      restart: Restart,
      lastInvoice: v.nullable(v.string()),
      lastCreditNote: v.nullable(v.string()),
      lastIssuedOn: v.nullable(v.string()),
      next: Next,
    }),
  ),
  pattern: v.string(),
  restart: Restart,
  /** Numbers were taken here before any was taken over: it is too late. */
  late: v.boolean(),
  batches: v.array(
    v.strictObject({
      batchID: v.string(),
      kind: v.picklist(["invoices", "group"]),
      on: v.string(),
      byName: v.string(),
      finished: v.boolean(),
      count: v.number(),
      name: v.nullable(v.string()),
      cohortID: v.nullable(v.string()),
    }),
  ),
});
const InvoicesPreview = v.strictObject({
  problems: Problems,
  invoices: v.array(
    v.strictObject({
      line: v.number(),
      number: v.string(),
      name: v.string(),
      isClient: v.boolean(),
      issuedOn: v.string(),
      dueOn: v.string(),
      gross: v.number(),
      paid: v.number(),
    }),
  ),
});
const GroupPreview = v.strictObject({
  problems: v.strictObject({ sessions: Problems, people: Problems }),
  priceNet: v.number(),
  sessions: v.array(v.strictObject({ startsAt: v.string(), minutes: v.number(), held: v.boolean() })),
  people: v.array(
    v.strictObject({
      given: v.string(),
      family: v.string(),
      email: v.string(),
      organizationName: v.string(),
      billed: v.boolean(),
      missed: v.array(v.number()),
    }),
  ),
});

/** What a firm brings from the tool it leaves: its last numbers, its open invoices, its running groups. */
export const mount = "/takeover";
export const route = new Hono<Env>()
  .get("/", may("owner", "manager"), answers({ 200: Standing }), async (c) => c.json(await Takeover.standing({})))
  .post(
    "/series/preview",
    may("owner", "manager"),
    body(Takeover.previewSeries.schema),
    answers({ 200: Next }),
    async (c) => c.json(await Takeover.previewSeries(c.req.valid("json"))),
  )
  .put("/series", may("owner", "manager"), body(Takeover.continueSeries.schema), answers({ 200: Next }), async (c) =>
    c.json(await Takeover.continueSeries(c.req.valid("json"))),
  )
  .post(
    "/invoices/preview",
    may("owner", "manager"),
    body(Takeover.previewInvoices.schema),
    answers({ 200: InvoicesPreview }),
    async (c) => c.json(await Takeover.previewInvoices(c.req.valid("json"))),
  )
  .post(
    "/invoices",
    may("owner", "manager"),
    body(Takeover.importInvoices.schema),
    answers({ 201: v.strictObject({ batchID: v.string(), count: v.number() }) }),
    async (c) => c.json(await Takeover.importInvoices(c.req.valid("json")), 201),
  )
  .post(
    "/group/preview",
    may("owner", "manager"),
    body(Takeover.previewGroup.schema),
    answers({ 200: GroupPreview }),
    async (c) => c.json(await Takeover.previewGroup(c.req.valid("json"))),
  )
  .post(
    "/group",
    may("owner", "manager"),
    body(Takeover.importGroup.schema),
    answers({ 201: v.strictObject({ batchID: v.string(), cohortID: v.string() }) }),
    async (c) => c.json(await Takeover.importGroup(c.req.valid("json")), 201),
  );
export type Route = typeof route;
