import { Cancellation } from "@entrepairs/core/cancellation";
import { Cohort } from "@entrepairs/core/cohort";
import { Enrolment } from "@entrepairs/core/enrolment";
import { Invoice } from "@entrepairs/core/invoice";
import { Actor } from "@entrepairs/core/kernel";
import { Order } from "@entrepairs/core/order";
import { Payment } from "@entrepairs/core/payment";
import { Cycle } from "@entrepairs/core/session";
import { asMember, asSystem, Billing, firmDay } from "@entrepairs/core/testing";
import { openTable } from "@entrepairs/core/testing/open.ts";
import { beforeEach, expect, it } from "vitest";
import { on as cancellations } from "./cancellation.ts";
import { on as cohorts } from "./cohort.ts";
import { enrolOwner, keptMail, lead, runTwice } from "./fixture.ts";
import { on as billing } from "./order-billing.ts";

const reason = "Coach empêché";
const owner = { roles: ["owner"] as const };

const sent = keptMail();
openTable(Billing.configureForTests);
beforeEach(() => {
  sent.length = 0;
});

const after = runTwice(billing, cancellations, cohorts);

/** A firm, its client and a group of seven sessions, of which two were held; its coach is its owner. */
async function underWay() {
  await Billing.foundFirm();
  const { memberID } = await enrolOwner();
  const organizationID = await Billing.addClient();
  const cohortID = await Billing.addCohort();
  await lead(cohortID, { coachID: memberID, days: [-2, -1, 0.01, 1, 2, 3, 4] });
  return { organizationID, cohortID };
}

/** Ends the group, then does all that follows. */
async function endGroup(cohortID: string): Promise<void> {
  await Cycle.cancel({ cohortID, reason });
  await after(Cohort.Event.Cancelled, { cohortID });
  for (const { cancellationID } of await Cancellation.ofGroup({ cohortID }))
    await after(Cancellation.Event.Decided, { cohortID, cancellationID });
}

const paidByTransfer = (invoiceID: string, amount: number) =>
  Payment.record({ invoiceID, method: "transfer", amount, receivedOn: firmDay() });

const toGiveBack = (invoiceID: string) =>
  asSystem(Actor.firmID(), async () => Payment.toGiveBack(await Payment.load(invoiceID)));

/** An approved order of two seats at 700 €, all billed at the order; its invoice is issued and paid. */
async function ordered(organizationID: string, cohortID: string) {
  const { orderID } = await Order.create({
    organizationID,
    cohortID,
    object: "Codéveloppement pour deux managers",
    signatory: { name: "Inès Morvan", email: "ines@client.example", role: "Directrice" },
    seats: 2,
    lines: [{ basis: "seat", description: "Une place", quantity: "2", unitNet: 70_000 }],
    schedule: "order",
    validUntil: "2999-12-31",
  });
  await Order.send({ orderID });
  const bearer = { type: "link" as const, firmID: Actor.firmID(), linkID: "link_test", purpose: Order.PURPOSE };
  const approval = { name: "Inès Morvan", role: "Directrice", accepted: true as const };
  await Actor.provide({ ...bearer, subject: { orderID } }, () => Order.approve(approval));
  await Order.waive({ orderID, reason: "Signature sur papier" });
  await after(Order.Event.Waived, { orderID });
  const invoiceID = (await Order.get(orderID)).instalments[0]?.invoiceID ?? "";
  await Invoice.issue({ invoiceID });
  await paidByTransfer(invoiceID, 168_000);
  return { orderID, invoiceID };
}

it("a whole group that the firm cancels: what was not held is credited and owed back, each person told once", () =>
  asMember(owner, async () => {
    const { organizationID, cohortID } = await underWay();
    const [paid, open] = [
      await Billing.addSeat(cohortID, organizationID, { email: "ana@client.example" }),
      await Billing.addSeat(cohortID, organizationID, { email: "bob@client.example" }),
    ];
    const first = await Invoice.draft({ seats: [paid] });
    const second = await Invoice.draft({ seats: [open] });
    await Invoice.issue(first);
    await Invoice.issue(second);
    await paidByTransfer(first.invoiceID, 84_000);
    await endGroup(cohortID);

    // Two sessions of seven: 200 € net each are due, 500 € net are not.
    for (const { invoiceID } of [first, second])
      expect(await Invoice.get(invoiceID)).toMatchObject({ creditedGross: 60_000 });
    expect(await toGiveBack(first.invoiceID)).toBe(60_000);
    expect(Invoice.dueOf(await Invoice.get(second.invoiceID))).toBe(24_000);
    const { enrolments } = await Enrolment.groupOf(cohortID);
    expect(enrolments.map(({ status }) => status)).toEqual(["cancelled", "cancelled"]);
    for (const to of ["ana@client.example", "bob@client.example"])
      expect(sent.filter((mail) => mail.to === to)).toHaveLength(1);
  }));

it("a whole group that was ordered: the order ends with it, and is credited for what was not held", () =>
  asMember(owner, async () => {
    const { organizationID, cohortID } = await underWay();
    for (let at = 0; at < 2; at++) await Billing.addSeat(cohortID, organizationID);
    const { orderID, invoiceID } = await ordered(organizationID, cohortID);
    await endGroup(cohortID);
    expect((await Order.get(orderID)).status).toBe("cancelled");
    expect(await Invoice.get(invoiceID)).toMatchObject({ creditedGross: 120_000 });
    expect(await toGiveBack(invoiceID)).toBe(120_000);
    expect((await Enrolment.groupOf(cohortID)).enrolments.map(({ status }) => status)).toEqual([
      "cancelled",
      "cancelled",
    ]);
  }));

it("an order that its client gives up: what was held is kept, the rest credited less the fee, its people leave", () =>
  asMember(owner, async () => {
    const { organizationID, cohortID } = await underWay();
    for (let at = 0; at < 2; at++) await Billing.addSeat(cohortID, organizationID);
    const { orderID, invoiceID } = await ordered(organizationID, cohortID);
    await expect(Order.cancel({ orderID })).rejects.toMatchObject({ code: "order.other_state" });
    const shown = await Cancellation.previewOrder({ orderID, cause: "client" });
    expect(shown).toMatchObject({ owedNet: 40_000, feeNet: 50_000 });
    const gaveUp = { orderID, cause: "client" as const, reason, seal: shown.seal };
    const { cancellationID } = await Cancellation.cancelOrder(gaveUp);
    expect(await Cancellation.cancelOrder(gaveUp)).toMatchObject({ cancellationID });
    await after(Cancellation.Event.Decided, { cohortID, cancellationID });

    expect((await Order.get(orderID)).status).toBe("cancelled");
    expect(await Invoice.get(invoiceID)).toMatchObject({ creditedGross: 120_000 });
    const [row] = await Cancellation.ofGroup({ cohortID });
    expect(await Invoice.get(row?.fees[0]?.invoiceID ?? "")).toMatchObject({ status: "paid", net: 50_000, vat: 0 });
    expect(await toGiveBack(invoiceID)).toBe(70_000);
    const { enrolments } = await Enrolment.groupOf(cohortID);
    expect(enrolments.map(({ status }) => status)).toEqual(["cancelled", "cancelled"]);
  }));
