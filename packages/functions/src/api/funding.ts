import { Firm } from "@entrepairs/core/firm";
import { Certificate, Funded, Funders, Funding, FundingCards, FundingRow } from "@entrepairs/core/funding";
import { Wording } from "@entrepairs/core/gateway";
import { InvoiceRow } from "@entrepairs/core/invoice";
import { ID } from "@entrepairs/core/kernel";
import { recordDocument, textDocument } from "@entrepairs/facturx";
import { type Context, Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may, path, without } from "../http/index.ts";
import { invoiceWording } from "../paper/invoice.ts";
import { certificateDocument, fileOf, presenceDocument } from "../paper/proof.ts";

Wording.configure(invoiceWording);

const Key = { fundingID: ID.schema("funding") };
const FunderKey = { funderID: ID.schema("funder") };
const Changed = v.strictObject({ fundingID: v.string(), rev: v.number(), status: FundingRow.entries.status });
const FunderChanged = v.strictObject({ funderID: v.string(), rev: v.number() });
const Funder = v.strictObject({ ...v.omit(Funders.options.schema, ["createdAt"]).entries, rev: v.number() });
const Card = v.strictObject(FundingCards.options.schema.entries);
const OfClient = v.strictObject({
  ...FundingCards.options.schema.entries,
  /** Of the seats of the file, before VAT: their price, its funder's part, what is left to the client. */
  priceNet: v.number(),
  funderNet: v.number(),
  clientNet: v.number(),
});
const Paper = v.nullable(
  v.strictObject({
    invoiceID: v.string(),
    number: v.nullable(v.string()),
    status: InvoiceRow.entries.status,
    net: v.number(),
    gross: v.number(),
    paid: v.number(),
    due: v.number(),
  }),
);
const Gap = v.strictObject({
  code: v.string(),
  name: v.optional(v.string()),
  day: v.optional(v.string()),
  found: v.optional(v.number()),
  agreed: v.optional(v.number()),
});
const Followed = v.strictObject({
  enrolmentID: v.string(),
  name: v.string(),
  minutes: v.number(),
  days: v.array(v.string()),
  unrecorded: v.array(v.string()),
  seated: v.boolean(),
});
const One = v.strictObject({
  funding: v.strictObject({
    ...FundingRow.entries,
    people: v.array(v.strictObject(Funded.entries)),
    certificates: v.array(v.strictObject(Certificate.entries)),
    rev: v.number(),
  }),
  followed: v.array(Followed),
  /** What its invoice comes to, from the hours followed. */
  expectedNet: v.number(),
  gaps: v.array(Gap),
  invoice: Paper,
  creditNote: Paper,
  remainder: Paper,
});
const Issued = v.strictObject({ fundingID: v.string(), invoiceID: v.string(), number: v.string(), status: v.string() });

function pdfOf(c: Context, bytes: Uint8Array, name: string): Response {
  c.header("Content-Disposition", `inline; filename="${name}.pdf"`);
  return c.body(new Uint8Array(bytes), 200, { "Content-Type": "application/pdf" });
}

/** Funders, and what they agree to pay in place of an organization. */
export const mount = "/funding";
export const route = new Hono<Env>()
  .get("/", may("owner", "manager"), answers({ 200: v.strictObject({ fundings: v.array(Card) }) }), async (c) =>
    c.json({ fundings: (await Funding.list({})).map(({ rev: _, ...card }) => card) }),
  )
  .post("/", may("owner", "manager"), body(Funding.request.schema), answers({ 201: Changed }), async (c) =>
    c.json(await Funding.request(c.req.valid("json")), 201),
  )
  .get("/funder", may("owner", "manager"), answers({ 200: v.strictObject({ funders: v.array(Funder) }) }), async (c) =>
    c.json({ funders: (await Funding.funders({})).map(({ createdAt: _, ...funder }) => funder) }),
  )
  .post(
    "/funder",
    may("owner", "manager"),
    body(Funding.addFunder.schema),
    answers({ 201: FunderChanged }),
    async (c) => c.json(await Funding.addFunder(c.req.valid("json")), 201),
  )
  .put(
    "/funder/:funderID",
    may("owner", "manager"),
    path(FunderKey),
    body(without(Funding.editFunder.schema, "funderID")),
    answers({ 200: FunderChanged }),
    async (c) => c.json(await Funding.editFunder({ ...c.req.valid("json"), ...c.req.valid("param") })),
  )
  .get(
    "/of/:organizationID",
    may("owner", "manager"),
    path({ organizationID: ID.schema("organization") }),
    answers({ 200: v.strictObject({ fundings: v.array(OfClient) }) }),
    async (c) => {
      const found = await Funding.ofOrganization(c.req.valid("param"));
      return c.json({ fundings: found.map(({ rev: _, ...card }) => card) });
    },
  )
  .get("/:fundingID", may("owner", "manager"), path(Key), answers({ 200: One }), async (c) => {
    const { invoice, creditNote, remainder, ...card } = await Funding.card(c.req.valid("param"));
    return c.json({
      ...card,
      invoice: invoice ?? null,
      creditNote: creditNote ?? null,
      remainder: remainder ?? null,
    });
  })
  .put(
    "/:fundingID",
    may("owner", "manager"),
    path(Key),
    body(without(Funding.edit.schema, "fundingID")),
    answers({ 200: Changed }),
    async (c) => c.json(await Funding.edit({ ...c.req.valid("json"), ...c.req.valid("param") })),
  )
  .post(
    "/:fundingID/agreement",
    may("owner", "manager"),
    path(Key),
    body(without(Funding.agree.schema, "fundingID")),
    answers({ 200: Changed }),
    async (c) => c.json(await Funding.agree({ ...c.req.valid("json"), ...c.req.valid("param") })),
  )
  .put(
    "/:fundingID/agreement",
    may("owner", "manager"),
    path(Key),
    body(without(Funding.amend.schema, "fundingID")),
    answers({ 200: Changed }),
    async (c) => c.json(await Funding.amend({ ...c.req.valid("json"), ...c.req.valid("param") })),
  )
  .post(
    "/:fundingID/refusal",
    may("owner", "manager"),
    path(Key),
    body(without(Funding.refuse.schema, "fundingID")),
    answers({ 200: Changed }),
    async (c) => c.json(await Funding.refuse({ ...c.req.valid("json"), ...c.req.valid("param") })),
  )
  .post("/:fundingID/certificates", may("owner", "manager"), path(Key), answers({ 200: Changed }), async (c) =>
    c.json(await Funding.certify(c.req.valid("param"))),
  )
  .post("/:fundingID/invoice", may("owner", "manager"), path(Key), answers({ 200: Changed }), async (c) =>
    c.json(await Funding.draft(c.req.valid("param"))),
  )
  .post("/:fundingID/invoice/issue", may("owner", "manager"), path(Key), answers({ 200: Issued }), async (c) =>
    c.json(await Funding.issue(c.req.valid("param"))),
  )
  .post(
    "/:fundingID/rest",
    may("owner", "manager"),
    path(Key),
    body(without(Funding.refuseRest.schema, "fundingID")),
    answers({ 200: Changed }),
    async (c) => c.json(await Funding.refuseRest({ ...c.req.valid("json"), ...c.req.valid("param") })),
  )
  .get(
    "/:fundingID/certificate/:enrolmentID",
    may("owner", "manager"),
    path({ ...Key, enrolmentID: ID.schema("enrolment") }),
    async (c) => {
      const { fundingID, enrolmentID } = c.req.valid("param");
      const certified = await Funding.certificateOf(fundingID, enrolmentID);
      const bytes = await textDocument(certificateDocument(certified, await Firm.get()));
      return pdfOf(c, bytes, `certificat-${fileOf(certified.certificate.name)}`);
    },
  )
  .get("/:fundingID/presence", may("owner", "manager"), path(Key), async (c) => {
    const sheet = await Funding.presenceSheet(c.req.valid("param").fundingID);
    return pdfOf(c, await recordDocument(presenceDocument(sheet, await Firm.get())), "feuille-de-presence");
  });
export type Route = typeof route;
