import * as v from "valibot";
import { untilWritten } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { Actor, DomainError, fn, ID, notFound, now } from "../kernel/index.ts";
import { isOwed } from "./due.ts";
import { Plans } from "./plan.table.ts";
import { type Key, load, type Standing } from "./row.ts";

/** The link of the contract opens its plan too. */
export const PURPOSE = "contract";

/** The plan that the bearer's link opens, with its seat. */
export async function behindLink(): Promise<Standing | undefined> {
  const { cohortID = "", enrolmentID = "" } = Actor.subject(PURPOSE);
  return load({ cohortID, enrolmentID });
}

/** Names one asking of Stripe's page: the next one, after a way to pay was saved or taken away, is another. */
export function setupIDOf({ planID, methodTurn }: Pick<Standing["plan"], "planID" | "methodTurn">): string {
  return ID.derived("setup", planID, String(methodTurn));
}

const Method = v.object({
  customerID: v.string(),
  paymentMethodID: v.string(),
  kind: v.picklist(["card", "sepa_debit"]),
  last4: v.nullable(v.string()),
});

/** A way to pay may be saved once the withdrawal period is over: before it, not even a card is asked. */
export function isSavable(standing: Standing | undefined): standing is Standing {
  return standing !== undefined && isOwed(standing.enrolment);
}

export function assertSavable(standing: Standing | undefined): Standing {
  if (isSavable(standing)) return standing;
  throw new DomainError("conflict", "plan.not_begun", "Nothing may be saved before the withdrawal period is over");
}

/** Keeps the way to pay that the payer saved on Stripe's page, for the parts to come; asked again it is the same. */
export const keepMethod = fn("plan.keepMethod", Method, async (saved) => {
  Actor.subject(PURPOSE);
  return change((standing) => {
    const { method } = assertSavable(standing).plan;
    return method?.paymentMethodID === saved.paymentMethodID ? undefined : { ...saved, savedAt: now() };
  });
});

/** Takes it away: the parts to come are paid on their page. */
export const forgetMethod = fn("plan.forgetMethod", v.object({}), async () => {
  Actor.subject(PURPOSE);
  return change(({ plan }) => (plan.method ? null : undefined));
});

/** `undefined` when it is so already. */
function change(decide: (standing: Standing) => Standing["plan"]["method"] | undefined) {
  return untilWritten(async () => {
    const standing = await behindLink();
    if (!standing) throw notFound("plan");
    const { plan } = standing;
    const method = decide(standing);
    const answer = { planID: plan.planID };
    if (method === undefined) return answer;
    const changed = { ...plan, method, methodTurn: plan.methodTurn + 1 };
    const written = await db().write({ plan: Plans.replace(changed) }, answer);
    return written.refused ? undefined : written.answer;
  });
}

/** The saved way to pay of a plan, for the job that collects. */
export async function methodOf(key: Key): Promise<Standing["plan"]["method"]> {
  Actor.assertSystem();
  const standing = await load(key);
  return standing && isOwed(standing.enrolment) ? standing.plan.method : null;
}
