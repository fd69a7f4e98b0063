import { Document } from "@entrepairs/core/document";
import { Framing } from "@entrepairs/core/framing";
import { ID, notFound } from "@entrepairs/core/kernel";
import { Link } from "@entrepairs/core/link";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may, path, without } from "../http/index.ts";
import { answerFraming } from "../paper/framing.ts";

const Key = { cohortID: ID.schema("cohort") };
const OfClient = { ...Key, organizationID: ID.schema("organization") };
const Signature = v.strictObject({ name: v.string(), role: v.string(), at: v.string() });
const Note = v.strictObject({
  organizationID: v.string(),
  organizationName: v.string(),
  version: v.number(),
  status: v.picklist(["draft", "sent", "signed", "replaced"]),
  locale: v.picklist(["fr", "en"]),
  signatory: v.strictObject({ name: v.string(), email: v.string(), role: v.string() }),
  objectives: v.array(v.string()),
  reported: v.array(v.string()),
  never: v.array(v.string()),
  firm: v.nullable(Signature),
  sponsor: v.nullable(Signature),
  hasPaper: v.boolean(),
});
const Changed = v.strictObject({
  cohortID: v.string(),
  organizationID: v.string(),
  version: v.number(),
  status: v.picklist(["draft", "sent"]),
});

const note = (one: Framing.Stored) => ({
  organizationID: one.organizationID,
  organizationName: one.organizationName,
  version: one.version,
  status: one.status,
  locale: one.locale,
  signatory: one.signatory,
  objectives: one.objectives,
  reported: one.reported,
  never: one.never,
  firm: one.firm,
  sponsor: one.sponsor,
  hasPaper: one.fileHash !== undefined,
});

/** What a sponsor reads of it: the text, who signed, and the way to sign. */
const OwnNote = v.strictObject({
  version: v.number(),
  locale: v.picklist(["fr", "en"]),
  articles: v.array(v.strictObject({ heading: v.string(), text: v.string() })),
  firm: v.nullable(Signature),
  sponsor: v.nullable(Signature),
  path: v.nullable(v.string()),
});

const ownNote = ({ version, locale, text, firm, sponsor, linkID }: Framing.Stored) => ({
  version,
  locale,
  articles: text?.articles ?? [],
  firm,
  sponsor,
  path: linkID ? `/cadrage/${Link.tokenOf(linkID)}` : null,
});

const Invoiced = v.strictObject({
  invoiceID: v.string(),
  number: v.nullable(v.string()),
  status: v.string(),
  gross: v.number(),
  due: v.number(),
  overdue: v.boolean(),
});
const By = v.nullable(v.strictObject({ name: v.string(), at: v.string() }));
const Line = v.strictObject({
  orders: v.array(
    v.strictObject({
      orderID: v.string(),
      number: v.nullable(v.string()),
      object: v.string(),
      status: v.string(),
      gross: v.number(),
      approval: By,
      agreement: v.nullable(v.strictObject({ firm: By, buyer: By })),
      invoices: v.array(Invoiced),
    }),
  ),
  elsewhere: v.array(v.strictObject({ name: v.string(), on: v.string() })),
  fundings: v.array(
    v.strictObject({
      funderName: v.string(),
      fileNumber: v.nullable(v.string()),
      status: v.picklist(["requested", "agreed", "refused", "expired"]),
      agreedNet: v.nullable(v.number()),
      subrogation: v.boolean(),
    }),
  ),
  invoices: v.array(Invoiced),
});

const invoiced = ({ invoiceID, number, status, gross, due, overdue }: Document.Chain["invoices"][number]) => ({
  invoiceID,
  number,
  status,
  gross,
  due,
  overdue,
});
const by = (one: { name: string; at: string } | null | undefined) => (one ? { name: one.name, at: one.at } : null);

function line({ chains, elsewhere, fundings, invoices }: Document.Chain): v.InferOutput<typeof Line> {
  return {
    orders: chains.map(({ order, invoices: own }) => ({
      orderID: order.orderID,
      number: order.number,
      object: order.object,
      status: order.status,
      gross: order.gross,
      approval: by(order.approval),
      agreement: order.agreement && { firm: by(order.agreement.firm), buyer: by(order.agreement.buyer) },
      invoices: own.map(invoiced),
    })),
    elsewhere: elsewhere.map(({ name, on }) => ({ name, on })),
    fundings: fundings.map(({ funderName, fileNumber, status, agreed, subrogation }) => ({
      funderName,
      fileNumber,
      status,
      agreedNet: agreed?.net ?? null,
      subrogation,
    })),
    invoices: invoices.map(invoiced),
  };
}

/** What the firm and a client agree on for a group; read by its people before they accept, signed by link. */
export const mount = "/";
export const route = new Hono<Env>()
  .get(
    "/cohort/:cohortID/framing",
    may("owner", "manager", "coach"),
    path(Key),
    answers({ 200: v.strictObject({ notes: v.array(Note) }) }),
    async (c) => c.json({ notes: (await Framing.ofCohort(c.req.valid("param"))).map(note) }, 200),
  )
  .put(
    "/cohort/:cohortID/framing/:organizationID",
    may("owner", "manager"),
    path(OfClient),
    body(without(Framing.write.schema, "cohortID", "organizationID")),
    answers({ 200: Changed }),
    async (c) => c.json(await Framing.write({ ...c.req.valid("json"), ...c.req.valid("param") }), 200),
  )
  .post(
    "/cohort/:cohortID/framing/:organizationID/send",
    may("owner", "manager"),
    path(OfClient),
    answers({ 202: Changed }),
    async (c) => c.json(await Framing.send(c.req.valid("param")), 202),
  )
  .get("/cohort/:cohortID/framing/:organizationID/pdf", may("owner", "manager", "coach"), path(OfClient), async (c) => {
    const { cohortID, organizationID } = c.req.valid("param");
    const all = await Framing.ofCohort({ cohortID });
    const signed = all.findLast((one) => one.organizationID === organizationID && one.status === "signed");
    if (!signed) throw notFound("framing");
    return answerFraming(c, signed);
  })
  .get(
    "/space/cohort/:cohortID/framing",
    may("sponsor"),
    path(Key),
    answers({ 200: v.strictObject({ notes: v.array(OwnNote) }) }),
    async (c) => c.json({ notes: (await Framing.ofSponsor(c.req.valid("param"))).map(ownNote) }, 200),
  )
  .get("/space/cohort/:cohortID/line", may("sponsor"), path(Key), answers({ 200: Line }), async (c) =>
    c.json(line(await Document.chainOf(c.req.valid("param"))), 200),
  );
export type Route = typeof route;
