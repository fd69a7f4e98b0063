import { Cancellation } from "@entrepairs/core/cancellation";
import { Cohorts } from "@entrepairs/core/cohort";
import { db } from "@entrepairs/core/db";
import { Invoice } from "@entrepairs/core/invoice";
import { Actor, withClock } from "@entrepairs/core/kernel";
import { Members } from "@entrepairs/core/member";
import { Order } from "@entrepairs/core/order";
import { asMember, asSystem, Billing } from "@entrepairs/core/testing";
import { openTable } from "@entrepairs/core/testing/open.ts";
import { expect, it } from "vitest";
import { on } from "./order-billing.ts";

openTable(Billing.configureForTests);

const AT = Date.parse("2026-11-23T09:00:00.000Z");
const owner = { roles: ["owner"] as const };

/** An order of 8 seats at 701,11 €, 30 % at the order, whose firm begins before the agreement is signed. */
async function begun(over: object = {}): Promise<{ orderID: string; cohortID: string; organizationID: string }> {
  await Billing.foundFirm();
  const { memberID, accountID } = Actor.member();
  const member = { memberID, accountID, email: "o@firm.example", name: "Odile Inventée", roles: ["owner" as const] };
  const invitedAt = new Date(AT).toISOString();
  await db().write({ member: Members.create({ ...member, status: "active", invitedAt }) }, {});
  const [organizationID, cohortID] = [await Billing.addClient(), await Billing.addCohort()];
  const { orderID } = await Order.create({
    organizationID,
    cohortID,
    object: "Codéveloppement pour huit managers",
    signatory: { name: "Inès Morvan", email: "ines@client.example", role: "Directrice" },
    seats: 8,
    lines: [{ basis: "seat", description: "Une place", quantity: "8", unitNet: 70_111 }],
    schedule: "deposit30",
    term: { days: 45, endOfMonth: true },
    validUntil: "2026-12-31",
    purchaseOrder: "BC-77",
    ...over,
  });
  await Order.send({ orderID });
  const bearer = { type: "link" as const, firmID: Actor.firmID(), linkID: "link_test", purpose: Order.PURPOSE };
  const approval = { name: "Inès Morvan", role: "Directrice", accepted: true as const };
  await Actor.provide({ ...bearer, subject: { orderID } }, () => Order.approve(approval));
  await Order.waive({ orderID, reason: "Signature sur papier" });
  return { orderID, cohortID, organizationID };
}

const after = (event: string, ids: Record<string, string>) => {
  const firmID = Actor.firmID();
  const job = on[event as keyof typeof on];
  return asSystem(firmID, () => job({ event, ids, firmID, eventID: "event_test" }));
};

it("drafts the deposit, then the balance that deducts it, each once, to the cent of the order", () =>
  withClock(AT, () =>
    asMember(owner, async () => {
      const { orderID, cohortID } = await begun();
      await after(Order.Event.Waived, { orderID });
      await after(Order.Event.Waived, { orderID });
      const [deposit] = (await Order.get(orderID)).instalments;
      const first = await Invoice.get(deposit?.invoiceID ?? "");
      expect(first).toMatchObject({ kind: "deposit", net: 168_266, purchaseOrder: "BC-77", orderID });
      await Invoice.issue({ invoiceID: first.invoiceID });

      const cohort = await db().get(Cohorts, { cohortID });
      if (cohort) await db().write({ cohort: Cohorts.replace({ ...cohort, status: "closed" }) }, {});
      await after("cohort.cycleEnded", { cohortID });
      await after(Invoice.Event.Issued, { invoiceID: first.invoiceID });
      const order = await Order.get(orderID);
      const balance = await Invoice.get(order.instalments[1]?.invoiceID ?? "");
      expect(balance).toMatchObject({ kind: "balance", net: order.net, gross: order.gross, prepaid: first.gross });
      expect(balance.preceding).toMatchObject([{ invoiceID: first.invoiceID }]);
      expect(balance.lines[0]?.description).toBe("Une place");
      expect((await Invoice.list({})).invoices).toHaveLength(2);
    }),
  ));

it("keeps the balance for later while the deposit is a draft", () =>
  withClock(AT, () =>
    asMember(owner, async () => {
      const { orderID, cohortID } = await begun();
      await after(Order.Event.Waived, { orderID });
      const cohort = await db().get(Cohorts, { cohortID });
      if (cohort) await db().write({ cohort: Cohorts.replace({ ...cohort, status: "closed" }) }, {});
      await after("cohort.cycleEnded", { cohortID });
      expect((await Order.get(orderID)).instalments[1]?.invoiceID).toBeNull();
    }),
  ));

it("writes on each invoice why it comes before the agreement is signed", () =>
  withClock(AT, () =>
    asMember(owner, async () => {
      const { orderID } = await begun();
      await after(Order.Event.Waived, { orderID });
      const [deposit] = (await Order.get(orderID)).instalments;
      expect((await Invoice.get(deposit?.invoiceID ?? "")).reason).toBe("Signature sur papier");
    }),
  ));

it("drafts a dropped part again when the firm asks for it, not by itself", () =>
  withClock(AT, () =>
    asMember(owner, async () => {
      const { orderID, cohortID } = await begun();
      await after(Order.Event.Waived, { orderID });
      const first = (await Order.get(orderID)).instalments[0];
      await Invoice.discard({ invoiceID: first?.invoiceID ?? "" });
      await after(Invoice.Event.Discarded, { invoiceID: first?.invoiceID ?? "", orderID });
      await after("session.held", { cohortID });
      expect((await Order.get(orderID)).instalments[0]).toMatchObject({ invoiceID: null, dropped: true });
      const { instalmentID = "" } = first ?? {};
      await Order.redraft({ orderID, instalmentID });
      await expect(Order.redraft({ orderID, instalmentID })).rejects.toMatchObject({ code: "order.other_state" });
      await after(Order.Event.InstalmentDue, { orderID });
      await after(Order.Event.InstalmentDue, { orderID });
      const again = (await Order.get(orderID)).instalments[0];
      expect(again?.invoiceID).not.toBe(first?.invoiceID);
      expect(await Invoice.get(again?.invoiceID ?? "")).toMatchObject({ kind: "deposit", net: first?.net });
      expect((await Invoice.list({})).invoices).toHaveLength(1);
    }),
  ));

it("drafts nothing more of an order that was cancelled", () =>
  withClock(AT, () =>
    asMember(owner, async () => {
      const { orderID } = await begun();
      await expect(Order.cancel({ orderID })).rejects.toMatchObject({ code: "order.other_state" });
      await Cancellation.cancelOrder({ orderID, cause: "firm", reason: "Coach empêché" });
      await after(Order.Event.Waived, { orderID });
      await after(Order.Event.InstalmentDue, { orderID });
      expect((await Invoice.list({})).invoices).toEqual([]);
    }),
  ));

it("bills a group's flat price by thirds, its seats at nothing more", () =>
  withClock(AT, () =>
    asMember(owner, async () => {
      const lines = [
        { basis: "group" as const, description: "Un groupe de cinq à huit", quantity: "1", unitNet: 560_000 },
      ];
      const thirds = [
        { trigger: "order" as const, amount: 186_667 },
        { trigger: "day" as const, day: "2026-11-23", amount: 186_667 },
        { trigger: "end" as const, amount: 186_666 },
      ];
      const { orderID, cohortID, organizationID } = await begun({ lines, schedule: "custom", parts: thirds });
      await Billing.addSeat(cohortID, organizationID);
      await Billing.addSeat(cohortID, organizationID);
      await after(Order.Event.Waived, { orderID });
      const open = (await Order.get(orderID)).instalments.flatMap(({ invoiceID }) => invoiceID ?? []);
      expect(open).toHaveLength(2);
      for (const invoiceID of open) await Invoice.issue({ invoiceID });
      const cohort = await db().get(Cohorts, { cohortID });
      if (cohort) await db().write({ cohort: Cohorts.replace({ ...cohort, status: "closed" }) }, {});
      await after("cohort.cycleEnded", { cohortID });
      const last = (await Order.get(orderID)).instalments[2]?.invoiceID ?? "";
      await Invoice.issue({ invoiceID: last });
      const all = (await Invoice.list({})).invoices;
      const issued = await Promise.all(all.map(({ invoiceID }) => Invoice.get(invoiceID)));
      expect(issued.map(({ kind }) => kind).toSorted()).toEqual(["balance", "deposit", "interim"]);
      const owed = issued.reduce((sum, one) => sum + Invoice.dueOf(one), 0);
      expect(owed).toBe((await Order.get(orderID)).gross);
      const seats = (await Invoice.candidates({ cohortID })).flatMap((payer) => payer.seats);
      expect(seats.every(({ scheduledBy }) => scheduledBy !== null)).toBe(true);
    }),
  ));
