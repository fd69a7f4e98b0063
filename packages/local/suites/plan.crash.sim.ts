import { Attendance } from "@entrepairs/core/attendance";
import { Cohort } from "@entrepairs/core/cohort";
import { db } from "@entrepairs/core/db";
import { Enrolment } from "@entrepairs/core/enrolment";
import { Firm } from "@entrepairs/core/firm";
import { Invoice } from "@entrepairs/core/invoice";
import { Actor, ID, now, plusDays, withClock, withIdempotencyKey } from "@entrepairs/core/kernel";
import { Members } from "@entrepairs/core/member";
import { Payment } from "@entrepairs/core/payment";
import { Plan } from "@entrepairs/core/plan";
import { Directory, PlatformOutbox } from "@entrepairs/core/platform";
import { Programme, templates } from "@entrepairs/core/programme";
import { Cycle } from "@entrepairs/core/session";
import { firmDay } from "@entrepairs/core/testing";
import { consume } from "@entrepairs/functions/outbox/consume.ts";
import { tick } from "@entrepairs/functions/tick/tick.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { killEverywhere } from "./crash.ts";
import { buildFirm, type FirmWorld } from "./firm.ts";
import { payOnPage, saveCard } from "./individual.ts";
import { startWorld, type World } from "./world.ts";

let world: World;
let firm: FirmWorld;
let programmeID = "";
beforeAll(async () => {
  world = await startWorld();
  firm = await buildFirm("echeancier");
  programmeID = await as(firm.people.owner.actor, connected);
});
afterAll(() => world.close());

const as = <R>(actor: Actor.Actor, act: () => Promise<R>): Promise<R> => Actor.provide(actor, act);
const owner = <R>(act: () => Promise<R>) => as(firm.people.owner.actor, act);

/** Long enough ago that the period is over and the first sessions could be held: Stripe lives in the present. */
const SIGNED_AT = Date.now() - 40 * 86_400_000;

async function connected(): Promise<string> {
  const { stripeAccountID } = await Payment.connect({});
  await Directory.recordStripeAccount(stripeAccountID, firm.firmID);
  const body = new URLSearchParams({ outcome: "accepted" });
  await fetch(await Payment.onboardingURL(), { method: "POST", body, redirect: "manual" });
  await Payment.refreshAccount();
  const content = templates[0]?.content ?? { title: "Parcours" };
  const filled = Programme.filled({ ...content, title: "Parcours à échéances", priceNet: 70_000 });
  return (await Programme.create(filled)).programmeID;
}

interface Signing {
  cohortID: string;
  mailbox: string;
  keys: Record<"sign" | "hold" | "pay" | "withdraw", string>;
  enrolmentID?: string;
}

/** A group of its own, open to all: its kickoff is held within the period, the next sessions after it. */
async function prepare(): Promise<Signing> {
  const one = crypto.randomUUID().slice(0, 8);
  const cohortID = await withClock(SIGNED_AT, () =>
    owner(async () => {
      const start = plusDays(firmDay(), 5);
      const rhythm = { everyWeeks: 2, weekday: 2 as const, time: "09:00" };
      // A coach of its own: nobody leads two groups at the same hour.
      const coachID = ID.create("member");
      const coach = {
        memberID: coachID,
        email: `coach.${one}@exemple.fr`,
        name: "Camille Essai",
        roles: ["coach" as const],
      };
      await db().write({ coach: Members.create({ ...coach, status: "active", invitedAt: now() }) }, {});
      const { cohortID: made } = await Cycle.open({
        programmeID,
        name: `Groupe ${one}`,
        coachID,
        modality: "onsite",
        place: "Salle d’essai",
        openToVisitors: true,
        cycle: { start, rhythm, regular: 1 },
      });
      return made;
    }),
  );
  await settle();
  const key = () => crypto.randomUUID();
  const keys = { sign: key(), hold: key(), pay: key(), withdraw: key() };
  return { cohortID, mailbox: `seule.${one}@exemple.fr`, keys };
}

async function sign(signing: Signing): Promise<string> {
  const { cohortID, mailbox, keys } = signing;
  // The record of a key of so long ago is gone from the table by now: who asks again is told that he is enrolled.
  const { enrolments } = await owner(() => Enrolment.groupOf(cohortID));
  const known = enrolments[0]?.enrolmentID;
  if (known) {
    signing.enrolmentID = known;
    return known;
  }
  const { enrolmentID } = await withClock(SIGNED_AT, () =>
    as({ type: "visitor", firmID: firm.firmID }, async () => {
      const { cohort, sessions } = await Enrolment.groupOf(cohortID);
      const shown = { kind: "contract", locale: "fr", cohort, sessions, at: now() } as const;
      const textHash = Enrolment.textOf({ ...shown, firm: await Firm.get() }).hash;
      const address = { street: "3 rue Inventée", postalCode: "69001", city: "Lyon" };
      const payer = { kind: "individual" as const, address, textHash, signatory: "Sam Seul", accepted: true as const };
      const person = { cohortID, given: "Sam", family: "Seul", email: mailbox, locale: "fr" as const };
      return withIdempotencyKey(keys.sign, () => Enrolment.request({ ...person, commits: true, payer }));
    }),
  );
  signing.enrolmentID = enrolmentID;
  return enrolmentID;
}

/** Due work and events, until nothing waits; what a dead process leaves is found by its next life. */
async function settle(): Promise<void> {
  await as({ type: "platform", job: "test" }, async () => {
    for (;;) {
      const waiting = await PlatformOutbox.pending(firm.firmID);
      for (const event of waiting) if (!(await consume(event))) await alive();
      const due = await tick();
      if (waiting.length === 0 && due === 0) return;
    }
  });
}

/** A job that died says so by staying; the next call of the dead process throws what the harness knows. */
async function alive(): Promise<void> {
  await as(firm.people.owner.actor, () => db().query({ pk: ["OUTBOX"], limit: 1 }));
  throw new Error("A job failed");
}

function bearer(purpose: string, subject: Record<string, string>): Actor.LinkBearer {
  return { type: "link", firmID: firm.firmID, linkID: `test_${Object.values(subject).join("_")}`, purpose, subject };
}

const planOf = ({ cohortID, enrolmentID = "" }: Signing) => owner(() => Plan.ofSeat({ cohortID, enrolmentID }));

/** From the signature to the first part, paid on its page. */
async function runBeginning(signing: Signing): Promise<void> {
  const { keys } = signing;
  await sign(signing);
  await settle();
  const first = (await planOf(signing)).parts[0]?.invoiceID;
  if (!first) throw new Error("The first part was not asked");
  await payOnPage(bearer("payer", { invoiceID: first }), keys.pay);
  await settle();
}

/** Its first part paid by transfer, which asks less of everyone than a page. */
async function prepareBegun(): Promise<Signing> {
  const signing = await prepare();
  await sign(signing);
  await settle();
  const [first] = (await planOf(signing)).parts;
  const paid = { method: "transfer" as const, amount: first?.amount ?? 0, receivedOn: firmDay() };
  await owner(() => Payment.record({ invoiceID: first?.invoiceID ?? "", ...paid }));
  await settle();
  return signing;
}

/** The second part, asked on the card that he saved when the session is held. */
async function run(signing: Signing): Promise<void> {
  const { cohortID, enrolmentID = "" } = signing;
  await as(bearer("contract", { cohortID, enrolmentID }), () => saveCard());
  await hold(signing);
  await settle();
}

/** The first session after the period is marked held. */
async function hold({ cohortID, enrolmentID = "", keys }: Signing): Promise<void> {
  await owner(async () => {
    const { sessions } = await Enrolment.groupOf(cohortID);
    const { parts } = await Plan.ofSeat({ cohortID, enrolmentID });
    const session = sessions.find(({ startsAt }) => startsAt.slice(0, 10) === parts[1]?.on);
    if (!session) throw new Error("No session after the period");
    const { sessionID } = session;
    const marks = [{ enrolmentID, presence: "present" as const }];
    await withIdempotencyKey(keys.hold, () => Attendance.hold({ cohortID, sessionID, marks }));
  });
}

const subjects = (mailbox: string, subject: RegExp) =>
  world.mail.messages().filter((mail) => mail.to.includes(mailbox) && subject.test(mail.subject)).length;

/** So many parts are asked and paid, each once; the others wait. */
const check = (asked: 1 | 2) => async (signing: Signing, killedAfter: string | undefined) => {
  const once = killedAfter === "mail.send" ? 2 : 1;
  const { parts, paid, gross, stage } = await planOf(signing);
  const [first, second] = parts.map(({ amount }) => amount);
  expect(parts.map(({ state }) => state)).toEqual(parts.map((_, at) => (at < asked ? "paid" : "waiting")));
  expect(parts.reduce((sum, { amount }) => sum + amount, 0)).toBe(gross);
  expect(first).toBe(25_200);
  expect(paid).toBe(25_200 + (asked === 2 ? (second ?? 0) : 0));
  expect(stage).toBe("running");
  await owner(async () => {
    const seat = await Invoice.seatOf({ cohortID: signing.cohortID, enrolmentID: signing.enrolmentID ?? "" });
    const stood = seat ? Enrolment.invoicesOf(seat).map(({ invoiceID }) => invoiceID) : [];
    expect(stood).toEqual(parts.slice(0, asked).map(({ invoiceID }) => invoiceID));
    for (const invoiceID of stood) {
      const { payments, invoice } = await Payment.load(invoiceID);
      expect(payments.map(({ amount }) => amount)).toEqual([invoice.gross]);
    }
    const { invoices } = await Invoice.list({});
    // Numbers of ours, not those that another tool had given.
    const ours = new RegExp(`^F-${firmDay().slice(0, 4)}-\\d{4}$`);
    const numbers = invoices.flatMap(({ number }) => (number && ours.test(number) ? [number] : [])).sort();
    expect(numbers.length).toBeGreaterThanOrEqual(asked);
    expect(numbers.map((number) => Number(number.slice(-4)))).toEqual(numbers.map((_, at) => at + 1));
  });
  for (const [subject, count] of [
    [/contrat de formation/, 1],
    [/place est définitive/, 1],
    [/Facture/, asked],
  ] as const) {
    const got = subjects(signing.mailbox, subject);
    expect(got, String(subject)).toBeGreaterThanOrEqual(count);
    expect(got, String(subject)).toBeLessThanOrEqual(count + once - 1);
  }
};

it("signs, waits for the end of the period, asks 30 %, paid once, killed after any call", async () => {
  const { points, calls } = await killEverywhere({ prepare, run: runBeginning, check: check(1) });
  console.log(`an individual's first part: killed at ${points} of ${calls.length} points`);
  expect(calls).toContain("stripe.createSession");
});

it("asks the next part when a session is held, on the saved card, collected once, killed after any call", async () => {
  const { points, calls } = await killEverywhere({ prepare: prepareBegun, run, check: check(2) });
  console.log(`an individual's next part: killed at ${points} of ${calls.length} points`);
  expect(calls).toContain("stripe.collect");
  expect(calls).toContain("stripe.createSetup");
});

/** He withdraws in his period. */
async function runWithdrawal(signing: Signing): Promise<void> {
  const { cohortID, keys } = signing;
  const enrolmentID = await sign(signing);
  const by = bearer("contract", { cohortID, enrolmentID });
  await withClock(SIGNED_AT + 86_400_000, () =>
    as(by, () => withIdempotencyKey(keys.withdraw, () => Enrolment.withdraw({}))),
  );
  await settle();
}

async function checkWithdrawal(signing: Signing, killedAfter: string | undefined): Promise<void> {
  const plan = await planOf(signing);
  expect(plan.parts.every(({ state, invoiceID }) => state === "dropped" && invoiceID === null)).toBe(true);
  expect(plan).toMatchObject({ stage: "ended", paid: 0 });
  await owner(async () => expect((await Cohort.get(signing.cohortID)).seats).toEqual([]));
  const got = subjects(signing.mailbox, /rétractation est enregistrée/);
  expect(got).toBeGreaterThanOrEqual(1);
  expect(got).toBeLessThanOrEqual(killedAfter === "mail.send" ? 2 : 1);
}

it("withdraws with nothing asked and the seat free, told once, killed after any call", async () => {
  const { points } = await killEverywhere({ prepare, run: runWithdrawal, check: checkWithdrawal });
  console.log(`an individual's withdrawal: killed at ${points} points`);
});

it("gives back in full what came before the period ended, by mistake", async () => {
  const signing = await prepare();
  const { cohortID } = signing;
  const enrolmentID = await sign(signing);
  // Only a mistake asks anything in the period: here, an invoice of another kind that someone put on the seat.
  const { invoiceID } = await owner(() =>
    Invoice.prepare({
      kind: "deposit",
      buyer: Invoice.buyerOfPayer({
        kind: "individual",
        payerID: ID.create("payer"),
        shareBasisPoints: 10_000,
        name: "Sam Seul",
        email: signing.mailbox,
        address: { street: "3 rue Inventée", postalCode: "69001", city: "Lyon", country: "FR" },
      }),
      object: "Demandé trop tôt",
      lines: [{ description: "Acompte", quantity: 1, unitNet: 10_000, vatRate: 2_000 }],
    }),
  );
  await owner(async () => {
    const seat = await Invoice.seatOf({ cohortID, enrolmentID });
    const [payer] = seat?.payers ?? [];
    if (seat && payer) await db().write({ seat: Enrolment.bill(seat, { payerID: payer.payerID, invoiceID }) }, {});
    await Invoice.issue({ invoiceID });
  });
  await payOnPage(bearer("payer", { invoiceID }), crypto.randomUUID());
  await withClock(SIGNED_AT + 86_400_000, () =>
    as(bearer("contract", { cohortID, enrolmentID }), () => Enrolment.withdraw({})),
  );
  await settle();
  await owner(async () => {
    const { invoice, refunds } = await Payment.load(invoiceID);
    expect(invoice.status).toBe("credited");
    expect(refunds).toMatchObject([{ amount: 12_000, status: "sent" }]);
  });
  expect(subjects(signing.mailbox, /rétractation/)).toBe(1);
});
