import { describe, expect, it } from "vitest";
import { db } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Firm } from "../firm/index.ts";
import { Invoice } from "../invoice/index.ts";
import { Actor, ID, now, withClock } from "../kernel/index.ts";
import { as, at, type House, house, opening } from "../session/fixture.ts";
import { Cycle, Sessions } from "../session/index.ts";
import { asMember, asSystem, Billing } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { isDue } from "./due.ts";
import { Plan } from "./index.ts";

openTable(Billing.configureForTests);

const DAY = 86_400_000;
/** Signed on Tuesday 1 September: fourteen days end on the 15th. Sessions: 8 and then each fourth Tuesday. */
const BEGINS = at + 15 * DAY;

type Signed = House & { cohortID: string; enrolmentID: string };

async function signed(postalCode = "69001"): Promise<Signed> {
  const firm = await house();
  const cohortID = await as(firm, async () => {
    const cycle = { start: "2026-09-08", rhythm: { everyWeeks: 4, weekday: 2 as const, time: "09:00" }, regular: 2 };
    return (await Cycle.open(opening(firm.coachID, { openToVisitors: true, cycle }))).cohortID;
  });
  const { enrolmentID } = await withClock(at, () =>
    Actor.provide({ type: "visitor", firmID: firm.firmID }, async () => {
      const { cohort, sessions } = await Enrolment.groupOf(cohortID);
      const shown = { kind: "contract", locale: "fr", cohort, sessions, at: now() } as const;
      const textHash = Enrolment.textOf({ ...shown, firm: await Firm.get() }).hash;
      const address = { street: "3 rue Inventée", postalCode, city: "Lyon" };
      const payer = {
        kind: "individual" as const,
        address,
        textHash,
        signatory: "Sam Inventé",
        accepted: true as const,
      };
      const person = { given: "Sam", family: "Inventé", email: "sam@exemple.fr", locale: "fr" as const };
      return Enrolment.request({ cohortID, ...person, commits: true, payer });
    }),
  );
  return { ...firm, cohortID, enrolmentID };
}

const system = <R>({ firmID }: House, time: number, body: () => Promise<R>) =>
  withClock(time, () => asSystem(firmID, body));
const owner = <R>({ firmID }: House, time: number, body: () => Promise<R>) =>
  withClock(time, () => asMember({ firmID, roles: ["owner"] }, body));

/** As the jobs do: all that is due, drafted and issued. */
async function bill(one: Signed, time: number): Promise<number> {
  return system(one, time, async () => {
    for (let count = 0; ; count++) {
      const invoiceID = await Plan.next(one);
      if (!invoiceID) return count;
      await Invoice.issue({ invoiceID });
    }
  });
}

async function hold({ cohortID, ...one }: Signed, which: number): Promise<void> {
  await system(one, at, async () => {
    const { sessions } = await Enrolment.groupOf(cohortID);
    const session = sessions[which];
    if (session) await db().write({ held: Sessions.replace({ ...session, status: "held" }) }, {});
  });
}

const shown = (one: Signed, time: number) => owner(one, time, () => Plan.ofSeat(one));

describe("the plan of an individual", () => {
  it("asks nothing before the period is over, then 30 %, then a part with each session, and the price in all", async () => {
    const one = await signed();
    await system(one, at, () => Plan.open(one));
    await system(one, at, () => Plan.open(one));
    await hold(one, 0);
    expect(await bill(one, at + 14 * DAY)).toBe(0);
    expect(await shown(one, at)).toMatchObject({ stage: "withdrawal", withdrawalUntil: "2026-09-15", gross: 84_000 });
    await system(one, BEGINS, () => Enrolment.endWithdrawal(one));
    expect(await bill(one, BEGINS)).toBe(1);
    await hold(one, 1);
    expect(await bill(one, BEGINS + 30 * DAY)).toBe(1);
    await hold(one, 2);
    await hold(one, 3);
    expect(await bill(one, BEGINS + 90 * DAY)).toBe(2);
    const { parts, stage } = await shown(one, BEGINS + 90 * DAY);
    expect(parts.map(({ amount, due, state }) => ({ amount, due, state }))).toEqual(
      [25_200, 19_600, 19_600, 19_600].map((amount) => ({ amount, due: amount, state: "toPay" })),
    );
    expect(stage).toBe("running");
    const invoices = await Promise.all(
      parts.map(({ invoiceID }) => owner(one, at, () => Invoice.get(String(invoiceID)))),
    );
    expect(invoices.map(({ kind }) => kind)).toEqual(["deposit", "interim", "interim", "balance"]);
    expect(invoices.at(-1)).toMatchObject({ net: 70_000, gross: 84_000, prepaid: 64_400, notes: [] });
    expect(invoices.at(-1)?.preceding).toHaveLength(3);
    expect(invoices[0]?.buyer).toMatchObject({ kind: "individual", name: "Sam Inventé", siret: null });
    const seat = await owner(one, at, () => Invoice.seatOf(one));
    expect(seat && Enrolment.invoicesOf(seat)).toHaveLength(4);
  });

  it.each([
    ["La Réunion, at its rate", "97400", 77_419, 6_581],
    ["Guyane, without VAT", "97300", 84_000, 0],
  ])("comes to what was signed, VAT included, for who lives in %s", async (_, postalCode, net, vat) => {
    const one = await signed(postalCode);
    await system(one, at, () => Plan.open(one));
    await system(one, BEGINS, () => Enrolment.endWithdrawal(one));
    for (const which of [0, 1, 2, 3]) await hold(one, which);
    expect(await bill(one, BEGINS + 90 * DAY)).toBe(4);
    const { parts, gross } = await shown(one, BEGINS + 90 * DAY);
    const invoices = await Promise.all(
      parts.map(({ invoiceID }) => owner(one, at, () => Invoice.get(String(invoiceID)))),
    );
    expect([gross, invoices.reduce((sum, invoice) => sum + Invoice.dueOf(invoice), 0)]).toEqual([84_000, 84_000]);
    expect(invoices[0]?.gross).toBeLessThanOrEqual(25_200);
    expect(invoices.at(-1)).toMatchObject({ net, vat, gross: 84_000 });
  });

  it("drafts a part once, however many ask at the same moment, and no one invoices the seat by hand", async () => {
    const one = await signed();
    await system(one, at, () => Plan.open(one));
    await system(one, BEGINS, () => Enrolment.endWithdrawal(one));
    const asked = await Promise.all([1, 2, 3, 4, 5].map(() => system(one, BEGINS, () => Plan.next(one))));
    expect(new Set(asked).size).toBe(1);
    expect((await owner(one, BEGINS, () => Invoice.list({}))).invoices).toHaveLength(1);
    const seats = [{ cohortID: one.cohortID, enrolmentID: one.enrolmentID }];
    await expect(owner(one, BEGINS, () => Invoice.draft({ seats }))).rejects.toMatchObject({
      code: "invoice.seat_invoiced",
    });
    expect(await owner(one, BEGINS, () => Invoice.candidates({ cohortID: one.cohortID }))).toEqual([]);
  });

  it("asks nothing more of who left", async () => {
    const one = await signed();
    await system(one, at, () => Plan.open(one));
    await system(one, BEGINS, () => Enrolment.endWithdrawal(one));
    await owner(one, BEGINS, () => Enrolment.cancel({ cohortID: one.cohortID, enrolmentID: one.enrolmentID }));
    expect(await bill(one, BEGINS)).toBe(0);
    expect(await shown(one, BEGINS)).toMatchObject({ stage: "ended", parts: [{ state: "dropped" }, {}, {}, {}] });
  });

  it("keeps a way to pay that its payer saved, once the period is over and not before", async () => {
    const one = await signed();
    await system(one, at, () => Plan.open(one));
    const subject = { cohortID: one.cohortID, enrolmentID: one.enrolmentID };
    const bearer = <R>(time: number, body: () => Promise<R>) =>
      withClock(time, () =>
        Actor.provide(
          { type: "link", firmID: one.firmID, linkID: ID.create("link"), purpose: "contract", subject },
          body,
        ),
      );
    const saved = { customerID: "cus_1", paymentMethodID: "pm_1", kind: "card" as const, last4: "4242" };
    await expect(bearer(at, () => Plan.keepMethod(saved))).rejects.toMatchObject({ code: "plan.not_begun" });
    await system(one, BEGINS, () => Enrolment.endWithdrawal(one));
    const asking = async () => Plan.setupIDOf(Plan.assertSavable(await Plan.behindLink()).plan);
    const first = await bearer(BEGINS, asking);
    await bearer(BEGINS, () => Plan.keepMethod(saved));
    await bearer(BEGINS, () => Plan.keepMethod(saved));
    expect(await system(one, BEGINS, () => Plan.methodOf(one))).toMatchObject(saved);
    expect(await bearer(BEGINS, asking)).not.toBe(first);
    await bearer(BEGINS, () => Plan.forgetMethod({}));
    expect(await system(one, BEGINS, () => Plan.methodOf(one))).toBeNull();
  });
});

describe("a part of a plan", () => {
  const plan = { withdrawalUntil: "2026-12-08" };
  const progress = { today: "2026-12-09", held: 0, ended: false };
  const session = (nth: number) => ({ trigger: "session" as const, session: nth, on: "2027-01-12" });

  it("waits for the end of the period, whatever else has happened", () => {
    for (const part of [{ trigger: "period" as const, on: "2026-12-09" }, session(1)]) {
      expect(isDue(part, plan, { today: "2026-12-08", held: 9, ended: true })).toBe(false);
    }
  });

  it("waits for as many sessions as its place, for its day, or for the end of the group", () => {
    expect(isDue(session(2), plan, { ...progress, held: 1 })).toBe(false);
    expect(isDue(session(2), plan, { ...progress, held: 2 })).toBe(true);
    expect(isDue(session(7), plan, { ...progress, held: 2, ended: true })).toBe(true);
    expect(isDue({ trigger: "day", on: "2027-01-08" }, plan, progress)).toBe(false);
    expect(isDue({ trigger: "day", on: "2027-01-08" }, plan, { ...progress, today: "2027-01-08" })).toBe(true);
  });
});
