import { describe, expect, it } from "vitest";
import { db } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { ID } from "../kernel/index.ts";
import { Organization } from "../organization/index.ts";
import { asMember, Billing } from "../testing/index.ts";
import { openTable } from "../testing/open.ts";
import { Invoice } from "./index.ts";

const { addClient, addCohort, addSeat, configureForTests, foundFirm } = Billing;

openTable(configureForTests);

const asOwner = <R>(body: () => R) => asMember({ firmID: ID.createFirm(), roles: ["owner"] }, body);
const address = { street: "1 rue des Essais", postalCode: "69001", city: "Lyon", country: "FR" as const };
const line = { description: "Une journée", quantity: 1, unitNet: 100_000, vatRate: 2_000 };
const free = { buyer: { kind: "individual" as const, name: "Ana", email: "a@b.example", address }, object: "Essai" };

/** What was refused: its code and its fields; nothing of it may be written. */
async function refusal(body: () => Promise<unknown>): Promise<[string, string[]]> {
  const before = await written();
  const error = await body().then(
    () => ({ code: "done", fields: [] }),
    (reason: { code: string; fields: { path: string; code: string }[] }) => reason,
  );
  expect(await written()).toEqual(before);
  return [error.code, error.fields.map(({ path, code }) => `${path}: ${code}`)];
}

async function written() {
  const { invoices } = await Invoice.list({});
  const whole = await Promise.all(invoices.map(({ invoiceID }) => Invoice.get(invoiceID)));
  const seats = await db().query({ pk: ["ENROLMENTS"], index: "g2", limit: 100 });
  return { whole, seats: seats.items, clients: await Organization.list({}) };
}

async function seat() {
  await foundFirm();
  const organizationID = await addClient();
  return { organizationID, key: await addSeat(await addCohort(), organizationID) };
}

describe("bad input is refused with its field and reason, and nothing is written:", () => {
  it.each<[string, number, string]>([
    ["negative cents", -1, "cents"],
    ["fractional cents", 10.5, "cents"],
    ["huge cents", 10_000_000_001, "cents"],
  ])("%s", (_, unitNet, code) =>
    asOwner(async () => {
      const { organizationID, key } = await seat();
      const lines = [{ ...line, unitNet }];
      expect(await refusal(() => Invoice.draftFree({ ...free, lines }))).toEqual([
        "input.invalid",
        [`lines.0.unitNet: ${code}`],
      ]);
      const payers = [{ kind: "organization" as const, organizationID, amountNet: unitNet }];
      expect(await refusal(() => Invoice.changePayers({ ...key, payers }))).toEqual([
        "input.invalid",
        [`payers.0.amountNet: ${code}`],
      ]);
    }),
  );

  it("lines that come to more than a hundred million euros, one alone or together with VAT", () =>
    asOwner(async () => {
      await seat();
      const most = { ...line, unitNet: 9_999_999_999 };
      for (const lines of [[{ ...most, quantity: "2" }], [most, most], [most]]) {
        expect(await refusal(() => Invoice.draftFree({ ...free, lines }))).toEqual(["invoice.total_above", []]);
      }
    }));

  it("a rate not on the list", () =>
    asOwner(async () => {
      await seat();
      const drafted = () => Invoice.draftFree({ ...free, lines: [line, { ...line, vatRate: 1_900 }] });
      expect(await refusal(drafted)).toEqual(["invoice.rate_unknown", ["lines.1.vatRate: invoice.rate_unknown"]]);
    }));

  it("a due date before the issue date", () =>
    asOwner(async () => {
      const { key } = await seat();
      const drafted = () => Invoice.draft({ seats: [key], term: { days: -1, endOfMonth: false } });
      expect(await refusal(drafted)).toEqual(["input.invalid", ["term.days: invoice.due_before_issue"]]);
    }));

  it("a term beyond sixty days, or forty-five to the end of the month", () =>
    asOwner(async () => {
      const { key } = await seat();
      const at = (days: number, endOfMonth: boolean) => () =>
        Invoice.draft({ seats: [key], term: { days, endOfMonth } });
      expect(await refusal(at(61, false))).toEqual(["input.invalid", ["term.days: invoice.term_long"]]);
      expect(await refusal(at(46, true))).toEqual(["invoice.term_long", ["term.days: invoice.term_long"]]);
    }));

  it("a share over 100 %", () =>
    asOwner(async () => {
      const { key, organizationID } = await seat();
      const share = (shareBasisPoints: number) => () =>
        Invoice.changePayers({ ...key, payers: [{ kind: "organization", organizationID, shareBasisPoints }] });
      expect(await refusal(share(10_001))).toEqual([
        "input.invalid",
        ["payers.0.shareBasisPoints: enrolment.shares_above"],
      ]);
    }));

  it("a credit above the remainder", () =>
    asOwner(async () => {
      const { key } = await seat();
      const { invoiceID } = await Invoice.draft({ seats: [key] });
      await Invoice.issue({ invoiceID });
      const credited = () => Invoice.credit({ invoiceID, lines: [{ line: 0, net: 70_001 }], reason: "Essai" });
      expect(await refusal(credited)).toEqual(["invoice.credit_above", ["lines.0.net: invoice.credit_above"]]);
    }));

  it("an unknown IBAN checksum", () =>
    asOwner(async () => {
      const { firmID: _, stripeStatus: __, createdAt: ___, ...firm } = await foundFirm();
      const bank = { iban: "FR7699999000440000000001023", bic: null, holder: "Cabinet Inventé" };
      const { rev } = await Firm.get();
      const [code, fields] = await refusal(() => Firm.edit({ ...firm, bank, rev } as never));
      expect([code, fields]).toEqual(["input.invalid", ["bank.iban: iban_key"]]);
    }));

  it("a SIRET that is not the SIREN's", () =>
    asOwner(async () => {
      await foundFirm();
      const other = { name: "Client Inventé", siret: "40483304800022", vatNumber: "FR44732829320" };
      expect(await refusal(() => Organization.create(other))).toEqual([
        "input.invalid",
        ["vatNumber: vat_other_company"],
      ]);
      // Written by another way than the form: it is looked at again before the issue.
      const organizationID = await addClient({ siret: other.siret, vatNumber: other.vatNumber });
      const { invoiceID } = await Invoice.draft({ seats: [await addSeat(await addCohort(), organizationID)] });
      expect(await refusal(() => Invoice.issue({ invoiceID }))).toEqual([
        "invoice.buyer_incomplete",
        ["buyer.vatNumber: vat_other_company"],
      ]);
    }));

  it("a SIRET whose key is wrong; La Poste's offices have their own", () =>
    asOwner(async () => {
      await foundFirm();
      const buyer = {
        kind: "company" as const,
        name: "La Poste",
        email: "a@b.example",
        address,
        siret: "35600000009075",
      };
      const drafted = (siret: string) => Invoice.draftFree({ ...free, buyer: { ...buyer, siret }, lines: [line] });
      expect(await refusal(() => drafted("40483304800023"))).toEqual(["siret_key", ["buyer.siret: siret_key"]]);
      const { invoiceID } = await drafted("35600000009075");
      expect((await Invoice.issue({ invoiceID })).status).toBe("issued");
    }));

  it("a discount that takes off more than there is, or says no reason", () =>
    asOwner(async () => {
      await foundFirm();
      const off = (discount: object) => () => Invoice.draftFree({ ...free, lines: [line], discount } as never);
      expect((await refusal(off({ reason: "Geste", amount: 100_001 })))[0]).toBe("invoice.discount_above");
      expect(await refusal(off({ reason: " ", amount: 1 }))).toEqual(["input.invalid", ["discount.reason: required"]]);
    }));
});
