import { Cancellation } from "@entrepairs/core/cancellation";
import { Cohort, Seats } from "@entrepairs/core/cohort";
import { Enrolment } from "@entrepairs/core/enrolment";
import { Firm } from "@entrepairs/core/firm";
import { Invoice } from "@entrepairs/core/invoice";
import { Actor, now, withIdempotencyKey } from "@entrepairs/core/kernel";
import { Payment } from "@entrepairs/core/payment";
import { Directory } from "@entrepairs/core/platform";
import { Programme, templates } from "@entrepairs/core/programme";
import { Terms } from "@entrepairs/core/terms";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type ClientGroup, clientGroup } from "./client-group.ts";
import { killEverywhere } from "./crash.ts";
import { buildFirm, type FirmWorld } from "./firm.ts";
import { workEvents } from "./work-events.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
let firm: FirmWorld;
let programmeID = "";
beforeAll(async () => {
  world = await startWorld();
  firm = await buildFirm("annulation");
  programmeID = await owner(sells);
}, 60_000);
afterAll(() => world.close());

const as = <R>(actor: Actor.Actor, act: () => Promise<R>): Promise<R> => Actor.provide(actor, act);
const owner = <R>(act: () => Promise<R>) => as(firm.people.owner.actor, act);

/** A programme to sell, payments by the local Stripe, and a fee however early a client cancels. */
async function sells(): Promise<string> {
  const { stripeAccountID } = await Payment.connect({});
  await Directory.recordStripeAccount(stripeAccountID, firm.firmID);
  const body = new URLSearchParams({ outcome: "accepted" });
  await fetch(await Payment.onboardingURL(), { method: "POST", body, redirect: "manual" });
  await Payment.refreshAccount();
  await Terms.write({ ...Terms.SHIPPED, tiers: [{ daysMin: 0, rate: 3_000 }], after: 0 });
  const content = templates[0]?.content ?? { title: "Parcours" };
  return (await Programme.create(Programme.filled({ ...content, title: "Parcours à annuler" }))).programmeID;
}

interface Sale extends ClientGroup {
  invoiceID: string;
  cancellationID?: string;
}

/** Two seats of one client on one invoice, paid by card: one of them is to be given up. */
async function prepare(): Promise<Sale> {
  const group = await owner(() => clientGroup(firm, programmeID));
  const { cohortID, enrolmentIDs } = group;
  const { invoiceID } = await owner(async () => {
    const draft = await Invoice.draft({ seats: enrolmentIDs.map((enrolmentID) => ({ cohortID, enrolmentID })) });
    return Invoice.issue(draft);
  });
  await settle();
  await pay(invoiceID);
  await settle();
  return { ...group, invoiceID };
}

async function pay(invoiceID: string): Promise<void> {
  const bearer = { type: "link", firmID: firm.firmID, linkID: `test_${invoiceID}`, purpose: "payer" } as const;
  await as({ ...bearer, subject: { invoiceID } }, async () => {
    const { url } = await Payment.start({});
    await fetch(url, { method: "POST", body: new URLSearchParams({ how: "card" }), redirect: "manual" });
    await Payment.lookAgain(invoiceID);
  });
}

async function settle(): Promise<void> {
  await as({ type: "platform", job: "test" }, async () => {
    await workEvents(firm.firmID);
  });
}

async function giveUp({ cohortID, enrolmentID, key }: ClientGroup): Promise<string> {
  const reason = "Changement de poste";
  const { cancellationID } = await owner(() =>
    withIdempotencyKey(key, () => Cancellation.cancel({ cohortID, enrolmentID, cause: "client", reason })),
  );
  await settle();
  return cancellationID;
}

async function run(sale: Sale): Promise<void> {
  sale.cancellationID = await giveUp(sale);
}

async function check(sale: Sale, killedAfter: string | undefined): Promise<void> {
  const { cohortID, invoiceID, enrolmentID } = sale;
  await owner(async () => {
    const { cohort, enrolments } = await Enrolment.groupOf(cohortID);
    expect(Seats.counting(cohort.seats, now())).toHaveLength(1);
    expect(enrolments.find((one) => one.enrolmentID === enrolmentID)?.status).toBe("cancelled");
    expect((await Cohort.get(cohortID)).status).toBe("proposed");
    const { invoice, refunds } = await Payment.load(invoiceID);
    expect(invoice).toMatchObject({ gross: 168_000, creditedGross: 84_000, paid: 84_000, status: "paid" });
    const sent = refunds.map(({ amount, status, byHand }) => ({ amount, status, byHand: byHand ?? null }));
    expect(sent.sort((a, b) => a.amount - b.amount)).toEqual([
      { amount: 21_000, status: "sent", byHand: "setOff" },
      { amount: 63_000, status: "sent", byHand: null },
    ]);
    const rows = await Cancellation.ofGroup({ cohortID });
    expect(rows).toHaveLength(1);
    const fee = await Invoice.get(rows[0]?.fees[0]?.invoiceID ?? "");
    expect(fee).toMatchObject({ kind: "fee", status: "paid", gross: 21_000, vat: 0 });
    await expectNumbers();
  });
  await expectAtStripe(invoiceID);
  expectMails(sale, killedAfter === "mail.send" ? 2 : 1);
}

/** Stripe gave back exactly what we say, once. */
async function expectAtStripe(invoiceID: string): Promise<void> {
  const { payments } = await owner(() => Payment.load(invoiceID));
  const [payment] = payments;
  const { stripeAccountID } = await owner(() => Firm.get());
  const answer = await fetch(`${world.stripe.origin}/v1/refunds?payment_intent=${payment?.reference}`, {
    headers: { authorization: "Bearer sk_test_local", "stripe-account": stripeAccountID ?? "" },
  });
  const { data } = (await answer.json()) as { data: { amount: number }[] };
  expect(data.map(({ amount }) => amount)).toEqual([63_000]);
}

function expectMails({ person, mailbox }: Sale, most: number): void {
  const wanted = [
    [person, /annulée/],
    [mailbox, /Annulation : /],
    [mailbox, /Avoir/],
    [mailbox, /remboursé/],
  ] as const;
  for (const [address, subject] of wanted) {
    const got = world.mail
      .messages()
      .filter((mail) => mail.to.includes(address) && subject.test(mail.subject.replaceAll("\u00a0", " ")));
    expect(got.length, `${address} ${subject}`).toBeGreaterThanOrEqual(1);
    expect(got.length, `${address} ${subject}`).toBeLessThanOrEqual(most);
  }
}

/** Every number of each series up to the last, each once. */
async function expectNumbers(): Promise<void> {
  const { invoices } = await Invoice.list({});
  for (const prefix of ["F-", "AV-"]) {
    const numbers = invoices.flatMap(({ number }) => (number?.startsWith(prefix) ? [number] : [])).sort();
    expect(numbers.map((number) => Number(number.slice(-4)))).toEqual(numbers.map((_, at) => at + 1));
  }
}

it("cancels, credits, holds the fee back, refunds and tells once, killed after any call and run again", async () => {
  const { points, calls } = await killEverywhere({ prepare, run, check });
  console.log(`cancel, credit note, fee, refund, mail: killed at ${points} of ${calls.length} points`);
  expect(calls).toContain("stripe.refund");
  expect(calls).toContain("mail.send");
});
