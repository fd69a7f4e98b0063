import { Cancellation } from "@entrepairs/core/cancellation";
import { Cohort, Seats } from "@entrepairs/core/cohort";
import { Enrolment } from "@entrepairs/core/enrolment";
import { Firm } from "@entrepairs/core/firm";
import { Invoice } from "@entrepairs/core/invoice";
import { Actor, now, withIdempotencyKey } from "@entrepairs/core/kernel";
import { Order } from "@entrepairs/core/order";
import { Organization } from "@entrepairs/core/organization";
import { Participant, PeopleImport } from "@entrepairs/core/participant";
import { Payment } from "@entrepairs/core/payment";
import { Directory } from "@entrepairs/core/platform";
import { Programme, templates } from "@entrepairs/core/programme";
import { Cycle } from "@entrepairs/core/session";
import { Terms } from "@entrepairs/core/terms";
import { afterAll, beforeAll, expect, it } from "vitest";
import { killEverywhere } from "./crash.ts";
import { buildFirm, type FirmWorld } from "./firm.ts";
import { workEvents } from "./work-events.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
let firm: FirmWorld;
let programmeID = "";
let groups = 0;
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

interface Seated {
  cohortID: string;
  enrolmentID: string;
  person: string;
  mailbox: string;
  key: string;
}

interface Sale extends Seated {
  invoiceID: string;
  cancellationID?: string;
}

/** Two people of one client in a group of their own; one of them is to leave. */
async function seated(): Promise<Seated & { organizationID: string; enrolmentIDs: string[] }> {
  const one = crypto.randomUUID().slice(0, 8);
  const [person, mailbox] = [`une.${one}@exemple.fr`, `compta.${one}@exemple.fr`];
  return owner(async () => {
    const { organizationID } = await Organization.create({
      name: `Client ${one}`,
      address: { street: "1 rue de l’Essai", postalCode: "75001", city: "Paris", country: "FR" },
      siret: "99000003600014",
      billingEmail: mailbox,
    });
    await PeopleImport.run({ organizationID, text: `Une Essai <${person}>\nDeux Essai <deux.${one}@exemple.fr>` });
    const people = await Participant.ofOrganization(organizationID);
    const { cohortID } = await Cycle.open({
      programmeID,
      name: `Groupe ${one}`,
      organizationID,
      coachID: firm.people.coach.actor.memberID,
      modality: "onsite",
      place: "Salle d’essai",
      cycle: { start: `${2030 + Math.floor(groups / 300)}-01-07`, rhythm: rhythm(groups++), regular: 0 },
    });
    const participantIDs = people.map(({ participantID }) => participantID);
    const { enrolmentIDs } = await Enrolment.enrol({ cohortID, organizationID, participantIDs });
    const { enrolments } = await Enrolment.groupOf(cohortID);
    const enrolmentID = enrolments.find(({ email }) => email === person)?.enrolmentID ?? "";
    const found = { cohortID, organizationID, enrolmentID, enrolmentIDs };
    return { ...found, person, mailbox, key: crypto.randomUUID() };
  });
}

/** Two seats of one client on one invoice, paid by card: one of them is to be given up. */
async function prepare(): Promise<Sale> {
  const { enrolmentIDs, ...group } = await seated();
  const { cohortID } = group;
  const { invoiceID } = await owner(async () => {
    const draft = await Invoice.draft({ seats: enrolmentIDs.map((enrolmentID) => ({ cohortID, enrolmentID })) });
    return Invoice.issue(draft);
  });
  await settle();
  await pay(invoiceID);
  await settle();
  return { ...group, invoiceID };
}

interface Ordered extends Seated {
  orderID: string;
}

/** Two seats ordered, 30 % of them invoiced and issued: one is to be given up. */
async function order(): Promise<Ordered> {
  const { organizationID, ...group } = await seated();
  const { orderID } = await owner(() =>
    Order.create({
      organizationID,
      cohortID: group.cohortID,
      object: "Deux places",
      signatory: { name: "Inès Essai", email: group.mailbox, role: "Directrice" },
      seats: 2,
      lines: [{ basis: "seat", description: "Une place", quantity: "2", unitNet: 70_000 }],
      schedule: "deposit30",
      validUntil: "2036-12-31",
    }),
  );
  await owner(() => Order.send({ orderID }));
  const bearer = { type: "link", firmID: firm.firmID, linkID: `test_${orderID}`, purpose: Order.PURPOSE } as const;
  const approval = { name: "Inès Essai", role: "Directrice", accepted: true as const };
  await as({ ...bearer, subject: { orderID } }, () => Order.approve(approval));
  await owner(() => Order.waive({ orderID, reason: "Signature sur papier" }));
  await settle();
  const [part] = (await owner(() => Order.get(orderID))).instalments;
  await owner(() => Invoice.issue({ invoiceID: part?.invoiceID ?? "" }));
  await settle();
  return { ...group, orderID };
}

/** Another week for each group: one coach leads them all. */
function rhythm(at: number) {
  return { everyWeeks: 1 + (at % 26), weekday: (1 + (at % 5)) as 1 | 2 | 3 | 4 | 5, time: "09:00" };
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

async function giveUp({ cohortID, enrolmentID, key }: Seated): Promise<string> {
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

async function checkLess({ cohortID, orderID, person, mailbox }: Ordered, killedAfter: string | undefined) {
  await owner(async () => {
    const order = await Order.get(orderID);
    expect(order).toMatchObject({ net: 70_000, seats: 1, settling: null });
    expect(order.reductions).toHaveLength(1);
    expect(order.instalments.map(({ net }) => net)).toEqual([21_000, 49_000]);
    const deposit = await Invoice.get(order.instalments[0]?.invoiceID ?? "");
    expect(deposit).toMatchObject({ kind: "deposit", net: 42_000, creditedGross: 25_200 });
    const rows = await Cancellation.ofGroup({ cohortID });
    expect(rows).toHaveLength(1);
    expect(await Invoice.get(rows[0]?.fees[0]?.invoiceID ?? "")).toMatchObject({ kind: "fee", net: 21_000, vat: 0 });
    await expectNumbers();
  });
  const most = killedAfter === "mail.send" ? 2 : 1;
  for (const [address, subject] of [
    [person, /annulée/],
    [mailbox, /Avoir/],
  ] as const) {
    const got = world.mail.messages().filter((mail) => mail.to.includes(address) && subject.test(mail.subject));
    expect(got.length, `${address} ${subject}`).toBeGreaterThanOrEqual(1);
    expect(got.length, `${address} ${subject}`).toBeLessThanOrEqual(most);
  }
}

it("takes one seat less of an order once, its deposit credited and its fee apart, killed after any call", async () => {
  const work = { prepare: order, run: async (one: Ordered) => void (await giveUp(one)), check: checkLess };
  const { points, calls } = await killEverywhere(work);
  console.log(`one seat less of an order: killed at ${points} of ${calls.length} points`);
  expect(calls).toContain("mail.send");
});
