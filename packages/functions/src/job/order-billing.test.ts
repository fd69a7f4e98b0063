import { Cohorts } from "@entrepairs/core/cohort";
import { db } from "@entrepairs/core/db";
import { Invoice } from "@entrepairs/core/invoice";
import { Actor, withClock } from "@entrepairs/core/kernel";
import { Members } from "@entrepairs/core/member";
import { Order } from "@entrepairs/core/order";
import { asMember, asSystem, Billing, type TestTable, testTable } from "@entrepairs/core/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { on } from "./order-billing.ts";

let table: TestTable | undefined;
beforeAll(async () => {
  table = await testTable();
  Billing.configureForTests();
});
afterAll(() => table?.close());

const AT = Date.parse("2026-11-23T09:00:00.000Z");
const owner = { roles: ["owner"] as const };

/** An order of 8 seats at 701,11 €, 30 % at the order, whose firm begins before the agreement is signed. */
async function begun(): Promise<{ orderID: string; cohortID: string }> {
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
  });
  await Order.send({ orderID });
  const bearer = { type: "link" as const, firmID: Actor.firmID(), linkID: "link_test", purpose: Order.PURPOSE };
  const approval = { name: "Inès Morvan", role: "Directrice", accepted: true as const };
  await Actor.provide({ ...bearer, subject: { orderID } }, () => Order.approve(approval));
  await Order.waive({ orderID, reason: "Signature sur papier" });
  return { orderID, cohortID };
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
