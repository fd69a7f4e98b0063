import type { DocumentAdjustment, InvoiceDocument, Line, Party, Vat } from "../src/index.ts";
import { notesFor, totals, vatFor } from "../src/index.ts";
import { buyer, invoice, line, notes, seller, taxed, without } from "./example.ts";

/** Net, VAT, gross and amount due, in cents. */
export type Expected = [net: number, vat: number, gross: number, due?: number];
export type Case = [name: string, document: InvoiceDocument, expected: Expected];

const day = "2027-09-15";
const at = (rate: number): Vat => ({ category: "S", rate });
const exempt = vatFor({ day, sellerRegime: "exempt", buyerKind: "professional", rate: 2000 });
const franchise = vatFor({ day, sellerRegime: "franchise", buyerKind: "professional", rate: 2000 });
const reverse = vatFor({ day, sellerRegime: "standard", buyerKind: "eu-professional", rate: 2000 });
const outside = vatFor({ day, sellerRegime: "standard", buyerKind: "foreign-professional", rate: 2000 });

const five = ["Amélie Durand", "Benoît Lemaître", "Chloé N’Guyen", "François Œstreich", "Zoë Ağaoğlu"].map((name) =>
  line({ name: `Groupe de co-développement — ${name}` }),
);
const german: Party = {
  name: "Beispiel Weiterbildung GmbH",
  vatNumber: "DE123456789",
  address: { street: "Musterstraße 5", postalCode: "10115", city: "Berlin", country: "DE" },
  endpoint: { id: "DE123456789", scheme: "9930" },
};
const american: Party = {
  name: "Example Inc.",
  address: { street: "1 Main Street", postalCode: "10001", city: "New York", country: "US" },
  email: "accounts@example.com",
};
const individual: Party = {
  name: "Zoé Lefèvre",
  address: { street: "4 rue des Lilas", postalCode: "38000", city: "Grenoble", country: "FR" },
  email: "zoe.lefevre@exemple.example",
};
const origin = [{ number: "F-2027-000123", issuedOn: day }];
const back = {
  kind: "credit-note",
  preceding: origin,
  payment: { terms: "À déduire du prochain règlement." },
} as const;

type Over = Partial<Omit<InvoiceDocument, "totals">>;

/** An example less the given fields. */
function less(keys: (keyof InvoiceDocument)[], over: Over): InvoiceDocument {
  return without(invoice(over), ...keys) as InvoiceDocument;
}
const untaxed = (over: Over): InvoiceDocument => less(["vatOnDebits"], over);
const credit = (number: string, lines: Line[]): InvoiceDocument => less(["dueOn"], { ...back, number, lines });
const priced = (unitCents: Line["unitCents"], over: Partial<Line> = {}): Line[] => [line({ unitCents, ...over })];
const beyond = (adjustment: DocumentAdjustment, lines: Line[]): InvoiceDocument =>
  invoice({ lines, adjustments: [adjustment] });

export const cases: Case[] = [
  ["one participant", invoice(), [70_000, 14_000, 84_000]],
  ["five participants", invoice({ lines: five }), [350_000, 70_000, 420_000]],
  ["three at 33,33", invoice({ lines: priced(3_333, { quantity: 3 }) }), [9_999, 2_000, 11_999]],
  ["half a cent in a price", invoice({ lines: priced("1002.5") }), [1_003, 201, 1_204]],
  [
    "VAT by rate, not by line",
    invoice({ lines: Array.from({ length: 7 }, () => line({ unitCents: 7 })) }),
    [49, 10, 59],
  ],
  [
    "three rates",
    invoice({ lines: [line(), ...priced(10_000, { vat: at(1000) }), ...priced(5_000, { vat: at(550) })] }),
    [85_000, 15_275, 100_275],
  ],
  ["exempt training", untaxed({ lines: five.map((one) => ({ ...one, vat: exempt })) }), [350_000, 0, 350_000]],
  [
    "small business",
    untaxed({
      lines: [line({ vat: franchise })],
      seller: { ...without(seller, "vatNumber"), taxNumber: "732829320" },
    }),
    [70_000, 0, 70_000],
  ],
  ["taxed and exempt", invoice({ lines: [line(), ...priced(30_000, { vat: exempt })] }), [100_000, 14_000, 114_000]],
  [
    "reverse charge in the EU",
    untaxed({ lines: [line({ vat: reverse })], buyer: german, buyerKind: "eu-professional" }),
    [70_000, 0, 70_000],
  ],
  [
    "outside the scope",
    untaxed({
      lines: [line({ vat: outside })],
      buyer: american,
      seller: without(seller, "vatNumber"),
      buyerKind: "foreign-professional",
    }),
    [70_000, 0, 70_000],
  ],
  ["overseas rate", invoice({ lines: [line({ vat: at(850) })] }), [70_000, 5_950, 75_950]],
  [
    "10 % off a line",
    invoice({ lines: [line({ adjustments: [{ basisPoints: 1000, reason: "Remise fidélité", code: "95" }] })] }),
    [63_000, 12_600, 75_600],
  ],
  [
    "200 off the document",
    beyond({ amountCents: 20_000, reason: "Remise commerciale", code: "95", vat: taxed }, five),
    [330_000, 66_000, 396_000],
  ],
  [
    "travel costs",
    beyond({ charge: true, amountCents: 8_550, reason: "Frais de déplacement", code: "FC", vat: taxed }, [line()]),
    [78_550, 15_710, 94_260],
  ],
  [
    "30 % deposit",
    less(["suppliedOn"], { kind: "deposit", lines: priced(105_000, { name: "Acompte de 30 %" }) }),
    [105_000, 21_000, 126_000],
  ],
  [
    "balance after a deposit",
    invoice({
      kind: "balance",
      lines: five,
      prepaidCents: 126_000,
      preceding: [{ number: "F-2027-000101", issuedOn: "2027-08-01" }],
    }),
    [350_000, 70_000, 420_000, 294_000],
  ],
  ["already paid", invoice({ lines: five, prepaidCents: 420_000, dueOn: day }), [350_000, 70_000, 420_000, 0]],
  ["whole credit note", credit("A-2027-000004", five), [350_000, 70_000, 420_000]],
  ["credit note for one of five", credit("A-2027-000005", [line()]), [70_000, 14_000, 84_000]],
  [
    "exempt credit note",
    less(["dueOn", "vatOnDebits"], { ...back, number: "A-2027-000006", lines: [line({ vat: exempt })] }),
    [70_000, 0, 70_000],
  ],
  [
    "given for nothing",
    invoice({ lines: [line({ adjustments: [{ basisPoints: 10_000, reason: "Offert", code: "95" }] })] }),
    [0, 0, 0],
  ],
  ["negative quantity", invoice({ lines: [line({ quantity: 2 }), line({ quantity: -1 })] }), [70_000, 14_000, 84_000]],
  ["hours", invoice({ lines: priced(9_500, { quantity: "3.5", unit: "HUR" }) }), [33_250, 6_650, 39_900]],
  [
    "odd characters",
    invoice({
      lines: [
        line({ name: 'Œuvre & <Élan> "€" — 😀 \u0007fin', description: "a\u0000b\tc \u202e漢字 👩‍👩‍👧 e\u0301" }),
      ],
    }),
    [70_000, 14_000, 84_000],
  ],
  [
    "corrected invoice",
    invoice({ kind: "corrected", number: "F-2027-000130", preceding: origin, lines: five }),
    [350_000, 70_000, 420_000],
  ],
  [
    "an individual",
    invoice({
      buyer: individual,
      buyerKind: "individual",
      notes: notesFor({ day, sellerRegime: "standard", buyerKind: "individual" }),
    }),
    [70_000, 14_000, 84_000],
  ],
  [
    "VAT on debits",
    invoice({
      lines: five,
      vatOnDebits: true,
      notes: notesFor({ day, sellerRegime: "standard", buyerKind: "professional", vatOnDebits: true }),
    }),
    [350_000, 70_000, 420_000],
  ],
  [
    "ten thousand lines",
    invoice({ lines: Array.from({ length: 10_000 }, (_, index) => line({ name: `Participant ${index + 1}` })) }),
    [700_000_000, 140_000_000, 840_000_000],
  ],
];

/** Documents that no one may issue, with the rule that says so. */
export const refused: [string, string, InvoiceDocument][] = [
  ["a credit note without its invoice", "BR-FR-CO-05", invoice({ kind: "credit-note" })],
  ["a correction of two invoices", "BR-FR-CO-04", invoice({ kind: "corrected", preceding: [...origin, ...origin] })],
  ["a number with a space", "BR-FR-02", invoice({ number: "F 2027 123" })],
  ["a number of 36 characters", "BR-FR-02", invoice({ number: "F".repeat(36) })],
  ["a rate of 19 %", "BR-FR-16", invoice({ lines: [line({ vat: at(1900) })] })],
  ["a taxed line at 0 %", "BR-S-05", invoice({ lines: [line({ vat: at(0) })] })],
  ["an exemption at 20 %", "BR-E-05", invoice({ lines: [line({ vat: { ...exempt, rate: 2000 } })] })],
  ["an exemption without ground", "BR-E-10", invoice({ lines: [line({ vat: { category: "E", rate: 0 } })] })],
  ["a VAT number outside the scope", "BR-O-02", invoice({ lines: [line({ vat: outside })] })],
  ["a SIRET of another SIREN", "BR-FR-09", invoice({ buyer: { ...buyer, siret: "73282932000074" } })],
  ["a short SIREN", "BR-FR-10", invoice({ seller: without({ ...seller, siren: "7328" }, "siret") })],
  ["a firm without SIREN", "BR-FR-11", invoice({ buyer: without(buyer, "siren", "siret") })],
  ["a due day before the issue", "BR-FR-CO-07", invoice({ dueOn: "2027-09-14" })],
  ["a day that is none", "BR-FR-03", invoice({ issuedOn: "2027-13-01" })],
  ["another currency", "BR-FR-CO-12", { ...invoice(), currency: "USD" as "EUR" }],
  ["a line whose name no file can carry", "BR-25", invoice({ lines: [line({ name: "\u0000\u0007 " })] })],
  ["a colour in words", "colour", invoice({ colour: "red" })],
  ["one cent too many", "BR-CO-15", { ...invoice(), totals: { ...totals([line()]), grossCents: 84_001 } }],
  ["a changed line", "BR-CO-15", { ...invoice(), lines: [line({ quantity: 2 })], notes }],
];
