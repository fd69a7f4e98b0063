import { db } from "../db/index.ts";
import { Enrolment, SignedAgreements } from "../enrolment/index.ts";
import { Firm } from "../firm/index.ts";
import { Actor, amounts, ID, now } from "../kernel/index.ts";
import { PlanPlaces, Plans } from "./plan.table.ts";
import type { Key } from "./row.ts";

/** The plan of a signed contract, made from the schedule that was signed; once however often it is asked. */
export async function open({ cohortID, enrolmentID }: Key): Promise<void> {
  Actor.assertSystem();
  const [{ enrolments }, signed, firm] = await Promise.all([
    Enrolment.groupOf(cohortID),
    db().get(SignedAgreements, { enrolmentID }),
    Firm.get(),
  ]);
  const enrolment = enrolments.find((one) => one.enrolmentID === enrolmentID);
  const [payer] = enrolment?.payers ?? [];
  const withdrawalUntil = enrolment?.agreement?.withdrawalUntil;
  if (!signed || !enrolment || !withdrawalUntil || payer?.kind !== "individual") return;
  const { priceNet } = enrolment;
  const vatRate = Enrolment.chargedRate(firm, enrolment.vatRate);
  const plan = {
    planID: ID.derived("plan", enrolmentID),
    cohortID,
    enrolmentID,
    payerID: payer.payerID,
    priceNet,
    vatRate,
    gross: amounts(priceNet, vatRate).gross,
    withdrawalUntil,
    instalments: signed.instalments.map((part, at) => ({
      ...part,
      instalmentID: ID.derived("instalment", enrolmentID, String(at)),
      invoiceID: null,
    })),
    method: null,
    methodTurn: 0,
    createdAt: now(),
  };
  // Refused: an earlier run made it.
  await db().write({ plan: Plans.create(plan), place: PlanPlaces.create(plan) }, { planID: plan.planID });
}
