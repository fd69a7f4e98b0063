import { beforeEach, expect, it } from "vitest";
import { db } from "../db/index.ts";
import { Invoice } from "../invoice/index.ts";
import { dayOf, ID, logTo, now } from "../kernel/index.ts";
import { Members } from "../member/index.ts";
import { Payment } from "../payment/index.ts";
import { Takeover } from "../takeover/index.ts";
import { asMember, Billing } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Accounting } from "./index.ts";

const { addClient, addCohort, addSeat, configureForTests, foundFirm } = Billing;
let firmID = "";
openTable(() => {
  configureForTests();
  logTo(() => undefined);
});
beforeEach(() => {
  firmID = ID.createFirm();
});
const owner = <R>(body: () => R) => asMember({ firmID, roles: ["owner"] }, body);
const today = () => dayOf(now(), "Europe/Paris");
const period = () => ({ from: today(), to: today() });

async function paidAndCredited(): Promise<void> {
  await foundFirm();
  const [cohortID, organizationID] = [await addCohort(), await addClient()];
  const seat = () => addSeat(cohortID, organizationID);
  const { invoiceID } = await Invoice.draft({ seats: [await seat(), await seat()] });
  await Invoice.issue({ invoiceID });
  await Payment.record({ invoiceID, method: "transfer", amount: 168_000, receivedOn: today() });
  await Invoice.credit({ invoiceID, lines: [{ line: 0, net: 70_000 }], reason: "Absence" });
  await Invoice.draft({ seats: [await seat()] });
}

it("books what was issued, collected and credited in a period, drafts left out", () =>
  owner(async () => {
    await paidAndCredited();
    const { accounts, debit, credit, rates, documents, entries, fileName } = await Accounting.summary(period());
    expect(debit).toBe(credit);
    const left = Object.fromEntries(accounts.map((one) => [one.number, one.debit - one.credit]));
    expect(left).toEqual({ 411000: -84_000, 445710: -28_000, 445740: 14_000, 512000: 168_000, 706000: -70_000 });
    expect(rates).toEqual([{ vatRate: 2_000, base: 140_000, vat: 28_000 }]);
    expect(Object.fromEntries(documents.map(({ kind, gross }) => [kind, gross]))).toEqual({
      creditNote: 84_000,
      standard: 168_000,
    });
    expect(entries).toBe(3);
    expect(fileName).toMatch(/^732829320FEC\d{8}\.txt$/);
  }));

it("gives the same period as a file for the accountant and two for a person", () =>
  owner(async () => {
    await paidAndCredited();
    const { text } = await Accounting.fec(period());
    expect(text.trimEnd().split("\r\n")).toHaveLength(1 + 3 + 4 + 3);
    expect((await Accounting.csv(period())).text).toContain("Clients;Client Inventé");
    const { text: journal } = await Accounting.collected(period());
    expect(journal).toContain("Encaissement;Virement;20,00 %;1400,00;280,00;1680,00");
  }));

it("holds nothing outside its days, and refuses days in the wrong order", () =>
  owner(async () => {
    await paidAndCredited();
    const before = { from: "2020-01-01", to: "2020-12-31" };
    expect(await Accounting.summary(before)).toMatchObject({ accounts: [], debit: 0, entries: 0, documents: [] });
    await expect(Accounting.summary({ from: "2026-02-01", to: "2026-01-31" })).rejects.toMatchObject({
      kind: "input",
    });
  }));

it("is read by the firm's office alone", async () => {
  await owner(foundFirm);
  await expect(asMember({ firmID, roles: ["coach"] }, () => Accounting.fec(period()))).rejects.toMatchObject({
    kind: "forbidden",
  });
});

it("opens with what was left of an invoice of the former tool, and books its receipt to the end", () =>
  owner(async () => {
    await foundFirm();
    const organizationID = await addClient();
    const memberID = ID.create("member");
    await db().heal({
      member: Members.put({
        memberID,
        email: "o@x.example",
        name: "Olga",
        roles: ["owner"],
        status: "active",
        invitedAt: now(),
      }),
    });
    const year = today().slice(0, 4);
    await asMember({ firmID, memberID, roles: ["owner"] }, async () => {
      await Takeover.continueSeries({ pattern: "{series}-{year}-{number:4}", restart: "yearly", lastInvoice: null });
      const text = `Numéro;Date;Client;Taux;HT;TVA;Payé\nOLD-7;01/01/${year};Client Inventé;20;1000;200;300`;
      await Takeover.importInvoices({ text });
    });
    const before = await Accounting.summary(period());
    const of = ({ accounts }: typeof before) =>
      Object.fromEntries(accounts.map((one) => [one.number, one.debit - one.credit]));
    expect(of(before)).toEqual({ 411000: 90_000, 445740: -15_000, 890000: -75_000 });
    expect(before.documents).toEqual([]);
    const { invoices } = await Invoice.list({});
    const { invoiceID = "" } = invoices[0] ?? {};
    expect(invoices[0]?.organizationID).toBe(organizationID);
    await Payment.record({ invoiceID, method: "transfer", amount: 90_000, receivedOn: today() });
    const after = await Accounting.summary(period());
    expect(after.debit).toBe(after.credit);
    expect(of(after)).toEqual({ 411000: 0, 445710: -15_000, 445740: 0, 512000: 90_000, 890000: -75_000 });
  }));
