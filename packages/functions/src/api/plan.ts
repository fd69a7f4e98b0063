import { ID } from "@entrepairs/core/kernel";
import { Link } from "@entrepairs/core/link";
import { Plan } from "@entrepairs/core/plan";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, type Env, may, path } from "../http/index.ts";

const Key = { cohortID: ID.schema("cohort"), enrolmentID: ID.schema("enrolment") };
const Part = v.strictObject({
  instalmentID: v.string(),
  trigger: v.picklist(["period", "session", "day"]),
  on: v.string(),
  amount: v.number(),
  due: v.number(),
  state: v.picklist(["waiting", "preparing", "toPay", "partlyPaid", "processing", "paid", "credited", "dropped"]),
  invoiceID: v.nullable(v.string()),
  number: v.nullable(v.string()),
  dueOn: v.nullable(v.string()),
});
const Shown = v.strictObject({
  stage: v.picklist(["withdrawal", "running", "paid", "ended"]),
  withdrawalUntil: v.string(),
  gross: v.number(),
  paid: v.number(),
  method: v.nullable(v.strictObject({ kind: v.picklist(["card", "sepa_debit"]), last4: v.nullable(v.string()) })),
  parts: v.array(Part),
});
/** A payer's own: the page where each part is paid, and the one of his contract. */
const Own = v.strictObject({
  ...Shown.entries,
  enrolmentID: v.string(),
  contractPath: v.nullable(v.string()),
  parts: v.array(v.strictObject({ ...v.omit(Part, ["invoiceID"]).entries, payPath: v.nullable(v.string()) })),
});

function shown({ stage, withdrawalUntil, gross, paid, method, parts }: Plan.Shown): v.InferOutput<typeof Shown> {
  return { stage, withdrawalUntil, gross, paid, method, parts: parts.map(part) };
}

function part({ session: _, payURL: __, ...said }: Plan.PartShown): v.InferOutput<typeof Part> {
  return said;
}

function own(plan: Awaited<ReturnType<typeof Plan.mine>>[number]): v.InferOutput<typeof Own> {
  const parts = plan.parts.map((one) => {
    const { invoiceID: _, ...said } = part(one);
    return { ...said, payPath: one.payURL && new URL(one.payURL).pathname };
  });
  const { enrolmentID, contractLinkID } = plan;
  const contractPath = contractLinkID ? `/contrat/${Link.tokenOf(contractLinkID)}` : null;
  return { ...shown(plan), enrolmentID, contractPath, parts };
}

/** What an individual pays in stages: as the firm sees it on his seat, and as he sees it himself. */
export const mount = "/";
export const route = new Hono<Env>()
  .get(
    "/cohort/:cohortID/enrolment/:enrolmentID/plan",
    may("owner", "manager"),
    path(Key),
    answers({ 200: Shown }),
    async (c) => c.json(shown(await Plan.ofSeat(c.req.valid("param")))),
  )
  .get("/space/payment", may("participant"), answers({ 200: v.strictObject({ plans: v.array(Own) }) }), async (c) =>
    c.json({ plans: (await Plan.mine()).map(own) }),
  );
export type Route = typeof route;
