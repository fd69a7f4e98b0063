import { Wording } from "@entrepairs/core/gateway";
import { Invoice } from "@entrepairs/core/invoice";
import { DomainError, ID, logTo } from "@entrepairs/core/kernel";
import { asMember, Billing } from "@entrepairs/core/testing";
import { openTable } from "@entrepairs/core/testing/open.ts";
import { refusals, xml } from "@entrepairs/facturx";
import { expect, it } from "vitest";
import { documentOf, invoiceWording, isIssued } from "./invoice.ts";

openTable(() => {
  Billing.configureForTests();
  Wording.configure(invoiceWording);
  logTo(() => undefined);
});

type Preparation = Parameters<typeof Invoice.prepare>[0];
type Buyer = Preparation["buyer"];

const address = { street: "1 rue de l’Œuvre", postalCode: "38000", city: "Grenoble", country: "FR" };
const berlin = { street: "Musterstr. 5", postalCode: "10115", city: "Berlin", country: "DE" };
const company: Buyer = {
  kind: "company",
  organizationID: null,
  name: "Œuvre & <Élan>",
  siret: "40483304800022",
  vatNumber: "FR83404833048",
  address,
  email: "compta@client.example",
};
const foreign: Buyer = {
  ...company,
  siret: null,
  vatNumber: null,
  country: "US",
  address: { ...berlin, country: "US" },
};
const buyers: [string, Buyer][] = [
  ["a company", company],
  ["an individual", { ...company, kind: "individual", name: "Zeynep Ağaoğlu 😀", siret: null, vatNumber: null }],
  ["a public body", { ...company, kind: "publicBody", serviceCode: "SERV1", engagementNumber: "ENG-42" }],
  ["a funder", { ...company, kind: "funder", reference: "DOSSIER-1" }],
  ["a German company", { ...company, siret: null, vatNumber: "DE123456789", country: "DE", address: berlin }],
  ["an American company", foreign],
  ["a company of Mayotte", { ...company, address: { ...address, postalCode: "97600", city: "Mamoudzou" } }],
];

const line = { description: "Groupe « Manager les essentiels »", quantity: 1, unitNet: 70_000, vatRate: 2_000 };
const hours = { ...line, quantity: "3.5", unit: "hour" as const, unitNet: 9_999 };
const rebate = { reason: "Fidélité", basisPoints: 1_000 };

async function issued(buyer: Buyer, over: Partial<Preparation> = {}): Promise<string> {
  const given: Preparation = { kind: "standard", buyer, object: "Essai", lines: [line], ...over };
  const { invoiceID } = await Invoice.prepare(given);
  await issue(invoiceID);
  return invoiceID;
}

/** A funder's is issued from its agreement, which stands beside this test. */
async function issue(invoiceID: string): Promise<void> {
  const { buyer } = await Invoice.get(invoiceID);
  const otherwise = new DomainError("conflict", "funding.gaps", "No agreement");
  if (buyer.kind === "funder") await Invoice.issueFunded(invoiceID, { operations: {}, otherwise });
  if (buyer.kind !== "funder") await Invoice.issue({ invoiceID });
}

/** One document of each kind that this buyer may receive. */
async function everyKind(buyer: Buyer): Promise<string[]> {
  const [first, replaced] = [await issued(buyer), await issued(buyer)];
  const deposit = await issued(buyer, { kind: "deposit", lines: [{ ...line, unitNet: 21_000 }] });
  const { gross, number, issuedOn } = await Invoice.get(deposit);
  const preceding = [{ invoiceID: deposit, number: number ?? "", issuedOn: issuedOn ?? "" }];
  const corrected = await Invoice.correct({ invoiceID: replaced, reason: "Adresse" });
  await issue(corrected.invoiceID);
  const note = await Invoice.credit({ invoiceID: first, lines: [{ line: 0, net: 10_000 }], reason: "Absence" });
  return [
    first,
    replaced,
    deposit,
    corrected.invoiceID,
    note.invoiceID,
    await issued(buyer, { kind: "balance", prepaid: gross, preceding }),
    await issued(buyer, {
      lines: [
        { ...hours, discount: rebate },
        { ...line, vatRate: 550 },
      ],
      discount: { reason: "Remise", amount: 5_000 },
    }),
    ...(buyer.kind === "funder" ? [] : [await issued(buyer, { kind: "fee", lines: [{ ...line, vatRate: 0 }] })]),
  ];
}

const regimes = ["standard", "exempt", "franchise"] as const;

it.each(regimes)("draws every kind of document for every buyer without breaking a rule: %s", async (vatRegime) => {
  const over = { vatRegime, activityNumber: "84691234569", ...(vatRegime === "franchise" && { vatNumber: null }) };
  await asMember({ firmID: ID.createFirm(), roles: ["owner"] }, async () => {
    await Billing.foundFirm(over);
    for (const [who, buyer] of buyers) {
      for (const invoiceID of await everyKind(buyer)) {
        const invoice = await Invoice.get(invoiceID);
        if (!isIssued(invoice)) throw new Error(`${who}: a ${invoice.kind} was not issued`);
        const document = documentOf(invoice, "https://exemple.example/payer/x");
        expect([who, invoice.kind, refusals(document)]).toEqual([who, invoice.kind, []]);
        expect(xml(document)).toContain(`<ram:ID>${invoice.number}</ram:ID>`);
      }
    }
  });
});
