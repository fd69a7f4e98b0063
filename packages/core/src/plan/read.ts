import * as v from "valibot";
import { rowsOf } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Firm } from "../firm/index.ts";
import { Invoice } from "../invoice/index.ts";
import { Actor, dayOf, fn, ID, notFound, now } from "../kernel/index.ts";
import { isDue, progressOf } from "./due.ts";
import { invoicesOf } from "./next.ts";
import { Plans } from "./plan.table.ts";
import { load, type Part, type Standing } from "./row.ts";

export interface PartShown extends Pick<Part, "instalmentID" | "trigger" | "session" | "amount"> {
  /** The day of its session as it stands now, or the day it waits for. */
  on: string;
  /** waiting: its time has not come. preparing: its invoice is about to be issued. dropped: it will not be asked. */
  state: "waiting" | "preparing" | "toPay" | "partlyPaid" | "processing" | "paid" | "credited" | "dropped";
  invoiceID: string | null;
  number: string | null;
  dueOn: string | null;
  /** Still to be paid of its invoice, cents. */
  due: number;
  payURL: string | null;
}

export interface Shown {
  enrolmentID: string;
  cohortID: string;
  /** withdrawal: its period runs. */
  stage: "withdrawal" | "running" | "paid" | "ended";
  withdrawalUntil: string;
  gross: number;
  paid: number;
  method: { kind: "card" | "sepa_debit"; last4: string | null } | null;
  parts: PartShown[];
}

/** A plan as people read it, each part with the state of its invoice. */
export async function shown(standing: Omit<Standing, "enrolments" | "items">): Promise<Shown> {
  const { plan, enrolment } = standing;
  const [invoices, { zone }] = await Promise.all([invoicesOf(plan.instalments), Firm.get()]);
  const progress = progressOf(standing, dayOf(now(), zone));
  const goesOn = enrolment.status === "accepted" || enrolment.status === "held";
  const parts = plan.instalments.map((part): PartShown => {
    const { instalmentID, trigger, session, amount } = part;
    const invoice = invoices.get(part.invoiceID ?? "");
    const said = { instalmentID, trigger, ...(session && { session }), amount, on: dayNow(part, standing) };
    if (!invoice || invoice.status === "draft") {
      const isNow = enrolment.status === "accepted" && isDue(part, plan, progress);
      const state = !goesOn ? "dropped" : isNow ? "preparing" : "waiting";
      return { ...said, ...NO_INVOICE, invoiceID: invoice?.invoiceID ?? null, state };
    }
    const { invoiceID, number, dueOn } = invoice;
    const due = Invoice.dueOf(invoice);
    return {
      ...said,
      invoiceID,
      number,
      dueOn,
      due,
      state: stateOf(invoice, due),
      payURL: Invoice.payURL(invoice) ?? null,
    };
  });
  const paid = [...invoices.values()].reduce((sum, one) => sum + one.paid, 0);
  const { enrolmentID, cohortID, withdrawalUntil, gross, method } = plan;
  const stage = stageOf(enrolment.status, parts);
  const saved = method && { kind: method.kind, last4: method.last4 };
  return { enrolmentID, cohortID, withdrawalUntil, gross, paid, parts, stage, method: saved };
}

const NO_INVOICE = { invoiceID: null, number: null, dueOn: null, due: 0, payURL: null } as const;

function stateOf(invoice: Invoice.Stored, due: number): PartShown["state"] {
  if (invoice.status === "credited") return "credited";
  if (due === 0) return "paid";
  if (invoice.debitedAt) return "processing";
  return invoice.status === "partlyPaid" ? "partlyPaid" : "toPay";
}

function stageOf(status: Enrolment.Info["status"], parts: readonly PartShown[]): Shown["stage"] {
  if (status === "held") return "withdrawal";
  if (status !== "accepted") return "ended";
  return parts.every(({ state }) => state === "paid" || state === "credited") ? "paid" : "running";
}

/** A session that moved takes its part along. */
function dayNow(part: Part, { plan, sessions }: Pick<Standing, "plan" | "sessions">): string {
  if (part.trigger !== "session") return part.on;
  const after = sessions
    .filter(({ status }) => status !== "cancelled")
    .map(({ startsAt, zone }) => dayOf(startsAt, zone))
    .filter((day) => day > plan.withdrawalUntil);
  return after[(part.session ?? 1) - 1] ?? part.on;
}

const Key = v.object({ cohortID: ID.schema("cohort"), enrolmentID: ID.schema("enrolment") });

/** The plan of one seat, for the firm. */
export const ofSeat = fn("plan.ofSeat", Key, async (key) => {
  Actor.assertRole("owner", "manager");
  const standing = await load(key);
  if (!standing) throw notFound("plan");
  return shown(standing);
});

/** The plans of the participant who is signed in: those he signed for himself, each with its contract's link. */
export async function mine(): Promise<(Shown & { contractLinkID: string | null })[]> {
  Actor.assertRole("participant");
  const own = (await Enrolment.path()).flatMap(({ items, ...step }) => {
    const plan = rowsOf(Plans, items).find(({ enrolmentID }) => enrolmentID === step.enrolment.enrolmentID);
    return plan ? [{ ...step, plan }] : [];
  });
  return Promise.all(
    own.map(async (step) => ({ ...(await shown(step)), contractLinkID: step.enrolment.contractLinkID ?? null })),
  );
}
