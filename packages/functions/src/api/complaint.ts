import { Complaint, ComplaintRow } from "@entrepairs/core/complaint";
import { ID } from "@entrepairs/core/kernel";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may, path, without } from "../http/index.ts";

const Key = { complaintID: ID.schema("complaint") };
const { status, via, role } = ComplaintRow.entries;
const By = v.nullable(v.strictObject({ at: v.string(), byName: v.string() }));

const Card = v.strictObject({
  complaintID: v.string(),
  reference: v.string(),
  status,
  receivedAt: v.string(),
  acknowledgeBy: v.string(),
  via,
  role,
  name: v.string(),
  about: v.nullable(v.string()),
  outcome: v.nullable(v.string()),
});
const Whole = v.strictObject({
  ...Card.entries,
  rev: v.number(),
  email: v.nullable(v.string()),
  locale: v.picklist(["fr", "en"]),
  text: v.string(),
  acknowledged: By,
  answer: v.nullable(v.strictObject({ at: v.string(), byName: v.string(), text: v.string() })),
  closed: v.nullable(v.strictObject({ at: v.string(), byName: v.string(), note: v.nullable(v.string()) })),
});
const Changed = v.strictObject({ complaintID: v.string(), status, rev: v.optional(v.number()) });

function card(one: Complaint.Stored): v.InferOutput<typeof Card> {
  const { complaintID, receivedAt, acknowledgeBy, name, about } = one;
  return {
    complaintID,
    reference: Complaint.referenceOf(complaintID),
    status: one.status,
    receivedAt,
    acknowledgeBy,
    via: one.via,
    role: one.role,
    name,
    about,
    outcome: one.closed?.outcome ?? null,
  };
}

function whole(one: Complaint.Stored): v.InferOutput<typeof Whole> {
  const { rev, email, locale, text, acknowledged, answer, closed } = one;
  return {
    ...card(one),
    rev,
    email,
    locale,
    text,
    acknowledged: acknowledged && { at: acknowledged.at, byName: acknowledged.byName },
    answer: answer && { at: answer.at, byName: answer.byName, text: answer.text },
    closed: closed && { at: closed.at, byName: closed.byName, note: closed.note },
  };
}

const office = may("owner", "manager");

/** The register of complaints: read and answered by those who run the firm, and by nobody else. */
export const mount = "/complaint";
export const route = new Hono<Env>()
  .get("/", office, answers({ 200: v.strictObject({ complaints: v.array(Card) }) }), async (c) =>
    c.json({ complaints: (await Complaint.register()).map(card) }, 200),
  )
  .post("/", office, body(Complaint.record.schema), answers({ 201: Changed }), async (c) =>
    c.json(await Complaint.record(c.req.valid("json")), 201),
  )
  .get("/:complaintID", office, path(Key), answers({ 200: Whole }), async (c) =>
    c.json(whole(await Complaint.read(c.req.valid("param"))), 200),
  )
  .post(
    "/:complaintID/acknowledge",
    office,
    path(Key),
    body(without(Complaint.acknowledge.schema, "complaintID")),
    answers({ 200: Changed }),
    async (c) => c.json(await Complaint.acknowledge({ ...c.req.valid("param"), ...c.req.valid("json") }), 200),
  )
  .post(
    "/:complaintID/answer",
    office,
    path(Key),
    body(without(Complaint.answer.schema, "complaintID")),
    answers({ 200: Changed }),
    async (c) => c.json(await Complaint.answer({ ...c.req.valid("param"), ...c.req.valid("json") }), 200),
  )
  .post(
    "/:complaintID/close",
    office,
    path(Key),
    body(without(Complaint.close.schema, "complaintID")),
    answers({ 200: Changed }),
    async (c) => c.json(await Complaint.close({ ...c.req.valid("param"), ...c.req.valid("json") }), 200),
  );
export type Route = typeof route;
