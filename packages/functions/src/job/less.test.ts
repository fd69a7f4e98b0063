import { Cancellation } from "@entrepairs/core/cancellation";
import { Cohorts } from "@entrepairs/core/cohort";
import { db } from "@entrepairs/core/db";
import { Enrolment } from "@entrepairs/core/enrolment";
import { Invoice } from "@entrepairs/core/invoice";
import { Actor, ID } from "@entrepairs/core/kernel";
import { Order } from "@entrepairs/core/order";
import { Payment } from "@entrepairs/core/payment";
import { asMember, Billing, firmDay } from "@entrepairs/core/testing";
import { openTable } from "@entrepairs/core/testing/open.ts";
import { expect, it } from "vitest";
import { on as cancellations } from "./cancellation.ts";
import { enrolOwner, keptMail, lead, runTwice } from "./fixture.ts";
import { on as billing } from "./order-billing.ts";

const reason = "Changement de poste";

openTable(() => {
  Billing.configureForTests();
  keptMail();
});

const after = runTwice(billing, cancellations);

/** A client with three people in a group of seven sessions, some held; its coach is its owner. */
async function group(held: number) {
  const { memberID } = await enrolOwner();
  const [organizationID, cohortID] = [await Billing.addClient(), await Billing.addCohort()];
  const days = Array.from({ length: 7 }, (_, at) => (held > 0 ? at - held + 0.01 : 20 + at));
  await lead(cohortID, { coachID: memberID, days });
  const seats = [];
  for (let at = 0; at < 3; at++) seats.push(await Billing.addSeat(cohortID, organizationID));
  return { organizationID, cohortID, seats };
}

type Details = Parameters<typeof Order.create>[0];

/** An approved order of three seats that binds, its first parts drafted by its schedule. */
async function ordered(organizationID: string, cohortID: string, more: Partial<Details> = {}) {
  const { orderID } = await Order.create({
    organizationID,
    cohortID,
    object: "Codéveloppement pour trois managers",
    signatory: { name: "Inès Morvan", email: "ines@client.example", role: "Directrice" },
    seats: 3,
    lines: [{ basis: "seat", description: "Une place", quantity: "3", unitNet: 70_000 }],
    schedule: "deposit30",
    validUntil: "2999-12-31",
    ...more,
  });
  await Order.send({ orderID });
  const bearer = { type: "link" as const, firmID: Actor.firmID(), linkID: "link_test", purpose: Order.PURPOSE };
  const approval = { name: "Inès Morvan", role: "Directrice", accepted: true as const };
  await Actor.provide({ ...bearer, subject: { orderID } }, () => Order.approve(approval));
  await Order.waive({ orderID, reason: "Signature sur papier" });
  await after(Order.Event.Waived, { orderID });
  return orderID;
}

const partsOf = async (orderID: string) => (await Order.get(orderID)).instalments;

async function give(seat: { cohortID: string; enrolmentID: string }, cause: "client" | "firm" = "client") {
  const shown = await Cancellation.preview({ ...seat, cause });
  const { cancellationID } = await Cancellation.cancel({ ...seat, cause, reason, seal: shown.seal });
  return { shown, cancellationID };
}

const owner = { roles: ["owner"] as const };
const inFirm = (body: () => Promise<void>) =>
  asMember({ ...owner, firmID: ID.createFirm() }, async () => {
    await Billing.foundFirm();
    await body();
  });

it("one seat less before the first session: the deposit credited for its part, the balance smaller, the fee apart", () =>
  inFirm(async () => {
    const { organizationID, cohortID, seats } = await group(0);
    const orderID = await ordered(organizationID, cohortID);
    const depositID = (await partsOf(orderID))[0]?.invoiceID ?? "";
    await Invoice.issue({ invoiceID: depositID });
    await Payment.record({ invoiceID: depositID, method: "transfer", amount: 75_600, receivedOn: firmDay() });
    const { shown, cancellationID } = await give(seats[0] ?? { cohortID, enrolmentID: "" });
    expect(shown).toMatchObject({
      isOrdered: false,
      owedNet: 0,
      feeNet: 21_000,
      order: { beforeNet: 210_000, afterNet: 140_000, toComeBefore: 147_000, toComeAfter: 98_000 },
      payers: [{ name: "Client Inventé", credits: [{ invoiceID: depositID, gross: 25_200 }], heldBack: 21_000 }],
    });
    // Nothing is billed of it before what follows is done.
    const whole = await Order.get(orderID);
    expect(Order.partsDue(whole, { sessionsHeld: 7, ended: true, today: "2999-01-01" })).toEqual([]);
    await after(Cancellation.Event.Decided, { cohortID, cancellationID });
    expect(await Invoice.get(depositID)).toMatchObject({ creditedGross: 25_200, net: 63_000 });
    const order = await Order.get(orderID);
    expect(order).toMatchObject({ net: 140_000, gross: 168_000, seats: 2, settling: null });
    expect(order.reductions).toMatchObject([{ enrolmentID: seats[0]?.enrolmentID, net: 70_000 }]);
    expect(order.instalments.map(({ net }) => net)).toEqual([42_000, 98_000]);
    const [row] = await Cancellation.ofGroup({ cohortID });
    expect(await Invoice.get(row?.fees[0]?.invoiceID ?? "")).toMatchObject({
      kind: "fee",
      net: 21_000,
      status: "paid",
    });
    const { enrolments } = await Enrolment.groupOf(cohortID);
    expect(enrolments.map(({ status }) => status).sort()).toEqual(["accepted", "accepted", "cancelled"]);
    // The balance, once the group is over: two seats, less what the deposit still is.
    const cohort = await db().get(Cohorts, { cohortID });
    if (cohort) await db().write({ cohort: Cohorts.replace({ ...cohort, status: "closed" }) }, {});
    await after(Order.Event.InstalmentDue, { orderID });
    const balance = await Invoice.get((await partsOf(orderID))[1]?.invoiceID ?? "");
    expect(balance).toMatchObject({ kind: "balance", net: 140_000, gross: 168_000, prepaid: 50_400 });
  }));

it("on the way: what was held with him stays in the order, a draft of it is made anew, all of it adds up", () =>
  inFirm(async () => {
    const { organizationID, cohortID, seats } = await group(2);
    const lines: Details["lines"] = [
      { basis: "seat", description: "Une place", quantity: "3", unitNet: 70_000 },
      { basis: "extra", description: "Frais de salle", quantity: "1", unitNet: 30_001 },
    ];
    const discount = { reason: "Fidélité", basisPoints: 1_000 };
    const orderID = await ordered(organizationID, cohortID, { lines, discount });
    const before = await Order.get(orderID);
    const draftID = before.instalments[0]?.invoiceID ?? "";
    expect((await Invoice.get(draftID)).status).toBe("draft");
    // 63 000 with his part of the discount: two sessions of seven are 18 000.
    const { shown, cancellationID } = await give(seats[1] ?? { cohortID, enrolmentID: "" }, "firm");
    expect(shown).toMatchObject({
      owedNet: 18_000,
      feeNet: 0,
      payers: [{ credits: [] }],
      drafts: [{ invoiceID: draftID }],
    });
    await after(Cancellation.Event.Decided, { cohortID, cancellationID });
    await after(Order.Event.InstalmentDue, { orderID });
    const order = await Order.get(orderID);
    expect(order.net).toBe(before.net - 45_000);
    expect(order.lines.at(-1)).toMatchObject({ basis: "extra", net: 18_000 });
    expect(order.instalments.reduce((sum, { net }) => sum + net, 0)).toBe(order.net);
    await expect(Invoice.get(draftID)).rejects.toMatchObject({ code: "invoice.not_found" });
    const again = await Invoice.get(order.instalments[0]?.invoiceID ?? "");
    expect(again).toMatchObject({ status: "draft", net: order.instalments[0]?.net });
  }));

it("an order paid whole gives one seat's price back; of a flat price nothing changes, the last seat ends the order", () =>
  inFirm(async () => {
    const { organizationID, cohortID, seats } = await group(0);
    const orderID = await ordered(organizationID, cohortID, { schedule: "order" });
    const invoiceID = (await partsOf(orderID))[0]?.invoiceID ?? "";
    await Invoice.issue({ invoiceID });
    for (const seat of seats.slice(0, 2)) {
      const { cancellationID } = await give(seat, "firm");
      await after(Cancellation.Event.Decided, { cohortID, cancellationID });
    }
    expect(await Invoice.get(invoiceID)).toMatchObject({ gross: 252_000, creditedGross: 168_000 });
    await expect(give(seats[2] ?? { cohortID, enrolmentID: "" }, "firm")).rejects.toMatchObject({
      code: "cancellation.last_seat",
    });
    const flat = await group(0);
    const lines: Details["lines"] = [{ basis: "group", description: "Un groupe", quantity: "1", unitNet: 400_000 }];
    const flatID = await ordered(flat.organizationID, flat.cohortID, { lines });
    const { shown } = await give(flat.seats[0] ?? { cohortID, enrolmentID: "" });
    expect(shown).toMatchObject({ isOrdered: true, order: null, feeNet: 0 });
    expect(await Order.get(flatID)).toMatchObject({ net: 400_000, reductions: [] });
  }));
