import { describe, expect, it } from "vitest";
import { ID, plusDays } from "../kernel/index.ts";
import { Organization } from "../organization/index.ts";
import { asMember, Billing } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Invoice } from "./index.ts";

const { addClient, addCohort, addSeat, configureForTests, foundFirm } = Billing;

openTable(configureForTests);

const asOwner = <R>(body: () => R) => asMember({ firmID: ID.createFirm(), roles: ["owner"] }, body);
const asks = { serviceCodeRequired: true, engagementRequired: true, isHospital: false, takesCards: false };
const codes = { serviceCode: "SERV-7", engagementNumber: "EJ-2026-001", purchaseOrder: "BC-12" };

async function town(publicBody = asks) {
  await foundFirm();
  const organizationID = await addClient({ name: "Ville d’Essai", siret: "12002701600563", publicBody });
  const seats = [await addSeat(await addCohort(), organizationID)];
  return { organizationID, seats };
}

describe("an invoice of a public body", () => {
  it("is not issued without the codes that it declares to require, each named; then is, and they are remembered", () =>
    asOwner(async () => {
      const { seats, organizationID } = await town();
      const { invoiceID, rev } = await Invoice.draft({ seats });
      await expect(Invoice.issue({ invoiceID })).rejects.toMatchObject({
        code: "invoice.buyer_incomplete",
        fields: [
          { path: "buyer.serviceCode", code: "required" },
          { path: "buyer.engagementNumber", code: "required" },
        ],
      });
      expect((await Invoice.get(invoiceID)).number).toBeNull();
      await Invoice.edit({ invoiceID, rev, ...codes });
      await Invoice.issue({ invoiceID });
      const issued = await Invoice.get(invoiceID);
      expect(issued.buyer).toMatchObject({ kind: "publicBody", serviceCode: "SERV-7", takesCards: false });
      expect(issued.dueOn).toBe(plusDays(issued.issuedOn ?? "", 30));
      expect(await Organization.get(organizationID)).toMatchObject(codes);
      const next = await Invoice.draft({ seats: [await addSeat(await addCohort(), organizationID)] });
      const again = await Invoice.get(next.invoiceID);
      expect(again).toMatchObject({ purchaseOrder: "BC-12", buyer: { engagementNumber: "EJ-2026-001" } });
    }));

  it("has thirty days, fifty for a hospital, and never more", () =>
    asOwner(async () => {
      const { seats } = await town({ ...asks, isHospital: true });
      const { invoiceID, rev } = await Invoice.draft({ seats });
      expect((await Invoice.get(invoiceID)).term).toEqual({ days: 50, endOfMonth: false });
      const longer = Invoice.edit({ invoiceID, rev, term: { days: 51, endOfMonth: false } });
      await expect(longer).rejects.toMatchObject({ fields: [{ path: "term.days", code: "invoice.term_public" }] });
      const { seats: others } = await town();
      const late = Invoice.draft({ seats: others, term: { days: 31, endOfMonth: false } });
      await expect(late).rejects.toMatchObject({ code: "invoice.term_public" });
    }));

  it("keeps the day and the number of its deposit on Chorus Pro, which only it has", () =>
    asOwner(async () => {
      const { seats } = await town({ ...asks, serviceCodeRequired: false, engagementRequired: false });
      const { invoiceID } = await Invoice.draft({ seats });
      await Invoice.issue({ invoiceID });
      const { issuedOn } = await Invoice.get(invoiceID);
      const on = issuedOn ?? "";
      const early = Invoice.recordDeposit({ invoiceID, on: plusDays(on, -1), number: "CPP-1" });
      await expect(early).rejects.toMatchObject({ fields: [{ path: "on", code: "invoice.before_issue" }] });
      await Invoice.recordDeposit({ invoiceID, on, number: "CPP-1" });
      expect((await Invoice.get(invoiceID)).deposit).toEqual({ on, number: "CPP-1" });
      const plain = await Invoice.draft({ seats: [await addSeat(await addCohort(), await addClient())] });
      await Invoice.issue({ invoiceID: plain.invoiceID });
      const other = Invoice.recordDeposit({ invoiceID: plain.invoiceID, on, number: "CPP-2" });
      await expect(other).rejects.toMatchObject({ code: "invoice.not_public" });
    }));
});
