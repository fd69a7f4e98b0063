import { Enrolment, EnrolmentRow } from "@entrepairs/core/enrolment";
import { Invoice } from "@entrepairs/core/invoice";
import { ID } from "@entrepairs/core/kernel";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may, path, search, without } from "../http/index.ts";

const CohortKey = { cohortID: ID.schema("cohort") };
const Key = { ...CohortKey, enrolmentID: ID.schema("enrolment") };
const Changed = v.strictObject({ cohortID: v.string(), enrolmentID: v.string(), status: EnrolmentRow.entries.status });
const Enrolled = v.strictObject({
  cohortID: v.string(),
  enrolmentIDs: v.array(v.string()),
  seated: v.number(),
  waiting: v.number(),
});
/** What an individual and the firm sign together on a day. */
const Contract = v.strictObject({
  title: v.string(),
  articles: v.array(v.strictObject({ heading: v.string(), text: v.string() })),
  withdrawalUntil: v.string(),
  textHash: v.string(),
});
const Queued = v.strictObject({
  enrolmentID: v.string(),
  cohortID: v.string(),
  cohortName: v.string(),
  programmeTitle: v.string(),
  seatsTaken: v.number(),
  seatsMax: v.number(),
  organizationID: v.nullable(v.string()),
  given: v.string(),
  family: v.string(),
  status: EnrolmentRow.entries.status,
  origin: EnrolmentRow.entries.origin,
  payers: v.array(v.strictObject({ kind: v.string(), name: v.string() })),
  priceNet: v.number(),
  vatRate: v.number(),
  agreementSigned: v.boolean(),
  withdrawalUntil: v.nullable(v.string()),
  invoiceID: v.nullable(v.string()),
  createdAt: v.string(),
});

type Line = Awaited<ReturnType<typeof Enrolment.queue>>["enrolments"][number];

function queued({ card, agreement, ...line }: Line): v.InferOutput<typeof Queued> {
  const { enrolmentID, cohortID, organizationID, given, family, status, origin } = line;
  const { priceNet, vatRate, invoiceID, createdAt } = line;
  return {
    enrolmentID,
    cohortID,
    organizationID,
    given,
    family,
    status,
    origin,
    priceNet,
    vatRate,
    invoiceID,
    createdAt,
    cohortName: card?.name ?? "",
    programmeTitle: card?.programmeTitle ?? "",
    seatsTaken: card?.seatsTaken ?? 0,
    seatsMax: card?.seatsMax ?? 0,
    payers: line.payers.map(({ kind, name }) => ({ kind, name })),
    agreementSigned: agreement !== null,
    withdrawalUntil: agreement?.withdrawalUntil ?? null,
  };
}

/** Enrolments: into a group, one by one, and the firm's queue. */
export const mount = "/";
export const route = new Hono<Env>()
  .post(
    "/cohort/:cohortID/enrolment",
    may("owner", "manager"),
    path(CohortKey),
    body(without(Enrolment.enrol.schema, "cohortID")),
    answers({ 201: Enrolled }),
    async (c) => c.json(await Enrolment.enrol({ ...c.req.valid("param"), ...c.req.valid("json") }), 201),
  )
  .post(
    "/cohort/:cohortID/enrolment/from",
    may("owner", "manager"),
    path(CohortKey),
    body(without(Enrolment.enrolFrom.schema, "cohortID")),
    answers({ 201: v.strictObject({ cohortID: v.string(), seated: v.number(), waiting: v.number() }) }),
    async (c) => c.json(await Enrolment.enrolFrom({ ...c.req.valid("param"), ...c.req.valid("json") }), 201),
  )
  .get(
    "/cohort/:cohortID/contract",
    may("owner", "manager"),
    path(CohortKey),
    search(v.omit(Enrolment.contractText.schema, ["cohortID"]).entries),
    answers({ 200: Contract }),
    async (c) => {
      const text = await Enrolment.contractText({ ...c.req.valid("param"), ...c.req.valid("query") });
      const { title, articles, withdrawalUntil, hash } = text;
      return c.json({ title, articles, withdrawalUntil: withdrawalUntil ?? "", textHash: hash });
    },
  )
  .post(
    "/cohort/:cohortID/contract",
    may("owner", "manager"),
    path(CohortKey),
    body(without(Enrolment.signInPerson.schema, "cohortID")),
    answers({ 201: Changed }),
    async (c) => c.json(await Enrolment.signInPerson({ ...c.req.valid("param"), ...c.req.valid("json") }), 201),
  )
  .post(
    "/cohort/:cohortID/enrolment/:enrolmentID/remind",
    may("owner", "manager"),
    path(Key),
    answers({ 200: Changed }),
    async (c) => c.json(await Enrolment.remind(c.req.valid("param"))),
  )
  .post(
    "/cohort/:cohortID/enrolment/:enrolmentID/cancel",
    may("owner", "manager"),
    path(Key),
    answers({ 200: Changed }),
    async (c) => c.json(await Enrolment.cancel(c.req.valid("param"))),
  )
  .put(
    "/cohort/:cohortID/enrolment/:enrolmentID/payers",
    may("owner", "manager"),
    path(Key),
    body(without(Invoice.changePayers.schema, "cohortID", "enrolmentID")),
    answers({ 200: Changed }),
    async (c) => c.json(await Invoice.changePayers({ ...c.req.valid("param"), ...c.req.valid("json") })),
  )
  .post(
    "/cohort/:cohortID/charter/ask",
    may("owner", "manager", "coach"),
    path(CohortKey),
    body(without(Enrolment.askCharter.schema, "cohortID")),
    answers({ 200: v.strictObject({ cohortID: v.string(), version: v.number(), asked: v.number() }) }),
    async (c) => c.json(await Enrolment.askCharter({ ...c.req.valid("param"), ...c.req.valid("json") })),
  )
  .get(
    "/enrolment",
    may("owner", "manager"),
    search({ after: v.optional(v.pipe(v.string(), v.maxLength(1_000))) }),
    answers({ 200: v.strictObject({ enrolments: v.array(Queued), next: v.nullable(v.string()) }) }),
    async (c) => {
      const { after } = c.req.valid("query");
      const page = await Enrolment.queue(after === undefined ? {} : { after });
      return c.json({ enrolments: page.enrolments.map(queued), next: page.next ?? null });
    },
  );
export type Route = typeof route;
