import { createHash } from "node:crypto";
import { Cohort, Seats } from "@entrepairs/core/cohort";
import { Enrolment } from "@entrepairs/core/enrolment";
import { Files } from "@entrepairs/core/gateway";
import { Invoice } from "@entrepairs/core/invoice";
import { Actor, now, withIdempotencyKey } from "@entrepairs/core/kernel";
import { Organization } from "@entrepairs/core/organization";
import { Participant, PeopleImport } from "@entrepairs/core/participant";
import { Payment } from "@entrepairs/core/payment";
import { Directory } from "@entrepairs/core/platform";
import { Programme, templates } from "@entrepairs/core/programme";
import { Cycle } from "@entrepairs/core/session";
import { afterAll, beforeAll, expect, it } from "vitest";
import { killEverywhere } from "./crash.ts";
import { buildFirm, type FirmWorld } from "./firm.ts";
import { isThorough } from "./thorough.ts";
import { workEvents } from "./work-events.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
let firm: FirmWorld;
let programmeID = "";
let coaches = 0;
beforeAll(async () => {
  world = await startWorld();
  firm = await buildFirm("paiement");
  programmeID = await as(firm.people.owner.actor, connected);
});
afterAll(() => world.close());

const as = <R>(actor: Actor.Actor, act: () => Promise<R>): Promise<R> => Actor.provide(actor, act);
const owner = <R>(act: () => Promise<R>) => as(firm.people.owner.actor, act);

/** Payments accepted on the local Stripe's page, and a programme to sell. */
async function connected(): Promise<string> {
  const { stripeAccountID } = await Payment.connect({});
  await Directory.recordStripeAccount(stripeAccountID, firm.firmID);
  const body = new URLSearchParams({ outcome: "accepted" });
  await fetch(await Payment.onboardingURL(), { method: "POST", body, redirect: "manual" });
  await Payment.refreshAccount();
  const content = templates[0]?.content ?? { title: "Parcours" };
  const { programmeID: made } = await Programme.create(Programme.filled({ ...content, title: "Parcours à payer" }));
  return made;
}

interface Sale {
  organizationID: string;
  cohortID: string;
  people: string[];
  mailbox: string;
  addresses: string[];
  keys: Record<"enrol" | "accept0" | "accept1" | "draft" | "issue" | "start", string>;
  invoiceID?: string;
}

/** A client with two people and a group of its own, far from the others' dates. */
async function prepare(): Promise<Sale> {
  const one = crypto.randomUUID().slice(0, 8);
  const addresses = [`une.${one}@exemple.fr`, `deux.${one}@exemple.fr`];
  const mailbox = `compta.${one}@exemple.fr`;
  return owner(async () => {
    const { organizationID } = await Organization.create({
      name: `Client ${one}`,
      address: { street: "1 rue de l’Essai", postalCode: "75001", city: "Paris", country: "FR" },
      siret: "99000003600014",
      billingEmail: mailbox,
    });
    const text = addresses.map((address, at) => `Pair${at} Essai <${address}>`).join("\n");
    await PeopleImport.run({ organizationID, text });
    const people = (await Participant.ofOrganization(organizationID)).map(({ participantID }) => participantID);
    const { cohortID } = await Cycle.open({
      programmeID,
      name: `Groupe ${one}`,
      organizationID,
      coachID: firm.people.coach.actor.memberID,
      modality: "onsite",
      place: "Salle d’essai",
      cycle: { start: `${2030 + Math.floor(coaches / 300)}-01-07`, rhythm: hour(coaches++), regular: 0 },
    });
    await workEvents(firm.firmID);
    const keys = { enrol: "", accept0: "", accept1: "", draft: "", issue: "", start: "" };
    for (const name of Object.keys(keys) as (keyof typeof keys)[]) keys[name] = crypto.randomUUID();
    return { organizationID, cohortID, people, mailbox, addresses, keys };
  });
}

/** Another week for each group: one coach leads them all. */
function hour(at: number) {
  return { everyWeeks: 1 + (at % 26), weekday: (1 + (at % 5)) as 1 | 2 | 3 | 4 | 5, time: "09:00" };
}

/** People and jobs, from the enrolment to the receipt. */
async function run(sale: Sale): Promise<void> {
  const { cohortID, organizationID, people: participantIDs, keys } = sale;
  const { enrolmentIDs } = await owner(() =>
    withIdempotencyKey(keys.enrol, () => Enrolment.enrol({ cohortID, organizationID, participantIDs })),
  );
  await settle();
  for (const [at, enrolmentID] of enrolmentIDs.entries()) {
    const by = bearer("enrolment", { cohortID, enrolmentID });
    await as(by, () => withIdempotencyKey(at === 0 ? keys.accept0 : keys.accept1, () => Enrolment.accept({})));
  }
  await settle();
  const seats = enrolmentIDs.map((enrolmentID) => ({ cohortID, enrolmentID }));
  const { invoiceID } = await owner(() => withIdempotencyKey(keys.draft, () => Invoice.draft({ seats })));
  sale.invoiceID = invoiceID;
  await owner(() => withIdempotencyKey(keys.issue, () => Invoice.issue({ invoiceID })));
  await settle();
  await pay(invoiceID, keys.start);
  await settle();
}

/** The payer opens the page, pays by card once, comes back. */
async function pay(invoiceID: string, key: string): Promise<void> {
  const payer = bearer("payer", { invoiceID });
  await as(payer, async () => {
    if ((await Payment.load(invoiceID)).invoice.status === "paid") return;
    await Payment.lookAgain(invoiceID);
    if ((await Payment.load(invoiceID)).invoice.status === "paid") return;
    const { url } = await withIdempotencyKey(key, () => Payment.start({}));
    await fetch(url, { method: "POST", body: new URLSearchParams({ how: "card" }), redirect: "manual" });
    await Payment.lookAgain(invoiceID);
  });
}

/** The jobs, once; what a dead process leaves is found by its next life. */
async function settle(): Promise<void> {
  await as({ type: "platform", job: "test" }, () => workEvents(firm.firmID));
}

function bearer(purpose: string, subject: Record<string, string>): Actor.LinkBearer {
  return { type: "link", firmID: firm.firmID, linkID: `test_${Object.values(subject).join("_")}`, purpose, subject };
}

async function check(sale: Sale, killedAfter: string | undefined): Promise<void> {
  const once = killedAfter === "mail.send" ? 2 : 1;
  await owner(async () => {
    const cohort = await Cohort.get(sale.cohortID);
    expect(Seats.counting(cohort.seats, now())).toHaveLength(2);
    const { enrolments } = await Enrolment.roster({ cohortID: sale.cohortID });
    expect(enrolments.map(({ status, invoiceID }) => ({ status, invoiceID }))).toEqual(
      Array.from({ length: 2 }, () => ({ status: "accepted", invoiceID: sale.invoiceID })),
    );
    const { invoice, payments } = await Payment.load(sale.invoiceID ?? "");
    expect(invoice).toMatchObject({ status: "paid", net: 140_000, vat: 28_000, gross: 168_000, paid: 168_000 });
    expect(payments.map(({ amount }) => amount)).toEqual([168_000]);
    const file = await Files.use().get(Invoice.fileOf(invoice));
    expect(
      createHash("sha256")
        .update(file ?? "")
        .digest("hex"),
    ).toBe(invoice.pdfHash);
    await expectNumbers();
  });
  for (const [address, subject] of [
    ...sale.addresses.map((one) => [one, /place/] as const),
    [sale.mailbox, /Facture/] as const,
  ]) {
    const got = world.mail.messages().filter((mail) => mail.to.includes(address) && subject.test(mail.subject));
    expect(got.length, `${address} ${subject}`).toBeGreaterThanOrEqual(1);
    expect(got.length, `${address} ${subject}`).toBeLessThanOrEqual(once);
  }
}

/** Every number of the series up to the last, each once. */
async function expectNumbers(): Promise<void> {
  const { invoices } = await Invoice.list({});
  const own = invoices.filter(({ takenOverOn }) => takenOverOn === undefined);
  const numbers = own.flatMap(({ number }) => number ?? []).sort();
  expect(numbers.map((number) => Number(number.slice(-4)))).toEqual(numbers.map((_, at) => at + 1));
}

it("enrols, invoices and is paid once, killed after any call and run again", async () => {
  const { points, calls } = await killEverywhere({ prepare, run, check }, { every: isThorough ? 1 : 11 });
  console.log(`enrol, invoice, pay, mail: killed at ${points} of ${calls.length} points`);
  expect(calls).toContain("stripe.createSession");
  expect(calls).toContain("files.put");
});
