import fc from "fast-check";
import {
  type Adjustment,
  type InvoiceDocument,
  type Kind,
  type Line,
  notesFor,
  type Party,
  type SellerRegime,
  type Vat,
  vatFor,
} from "../src/index.ts";
import { buyer, invoice, line, seller, without } from "./example.ts";

const DAY = "2027-09-15";
const KINDS: Kind[] = ["standard", "deposit", "interim", "balance", "corrected", "credit-note", "deposit-credit-note"];
const RATES = [90, 105, 175, 210, 550, 700, 850, 920, 960, 1000, 1300, 1960, 2000, 2060];

/** Names that broke files elsewhere, and whatever else Unicode holds. */
const hostile = fc.constantFrom(
  "Œuvre & <Élan> “€” ]]>",
  "Zeynep Ağaoğlu",
  "L’équipe 😀 👩‍👩‍👧",
  "a\u0000b\u0007c\td\u202e漢字 e\u0301",
  "\ud800 seule",
  "Ligne 1\nLigne 2\r\n",
  "'\"; DROP TABLE invoice; --",
);
const words = fc
  .oneof(hostile, fc.string({ minLength: 1, maxLength: 60, unit: "binary" }), fc.string({ maxLength: 80 }))
  .map((text) => `Groupe ${text}`);

const buyers: Record<InvoiceDocument["buyerKind"], Party> = {
  professional: buyer,
  individual: {
    name: "Zoé Lefèvre",
    address: { street: "4 rue des Lilas", postalCode: "38000", city: "Grenoble", country: "FR" },
    email: "zoe.lefevre@exemple.example",
  },
  "eu-professional": {
    name: "Beispiel Weiterbildung GmbH",
    vatNumber: "DE123456789",
    address: { street: "Musterstraße 5", postalCode: "10115", city: "Berlin", country: "DE" },
    endpoint: { id: "DE123456789", scheme: "9930" },
  },
  "foreign-professional": {
    name: "Example Inc.",
    address: { street: "1 Main Street", postalCode: "10001", city: "New York", country: "US" },
    email: "accounts@example.com",
  },
};

/** Two rates at most, one ground of exemption at most: what one firm sells to one buyer on one day. */
interface Sale {
  regime: SellerRegime;
  buyerKind: InvoiceDocument["buyerKind"];
  rates: readonly number[];
}
const sale = fc.record({
  regime: fc.constantFrom<SellerRegime>("standard", "standard", "exempt", "franchise"),
  buyerKind: fc.constantFrom<Sale["buyerKind"]>(
    ...(["professional", "professional", "individual", "eu-professional", "foreign-professional"] as const),
  ),
  rates: fc.uniqueArray(fc.constantFrom(...RATES), { minLength: 1, maxLength: 3 }),
});

const adjustment = fc.oneof(
  fc.record({ reason: words, basisPoints: fc.integer({ min: 1, max: 10_000 }), code: fc.constant("95") }),
  fc.record({ reason: words, amountCents: fc.integer({ min: 1, max: 500 }), code: fc.constant("95") }),
  fc.record({
    reason: words,
    amountCents: fc.integer({ min: 1, max: 9_999_999 }),
    charge: fc.constant(true),
    code: fc.constant("FC"),
  }),
);

const decimal = (whole: fc.Arbitrary<number>): fc.Arbitrary<string> =>
  fc
    .tuple(whole, fc.integer({ min: 0, max: 9_999 }))
    .map(([left, right]) => `${left}.${String(right).padStart(4, "0")}`);

function lineOf({ regime, buyerKind, rates }: Sale): fc.Arbitrary<Line> {
  const vats: Vat[] = rates.map((rate) => vatFor({ day: DAY, sellerRegime: regime, buyerKind, rate }));
  return fc.record({
    name: words,
    description: words,
    quantity: fc.oneof(fc.integer({ min: 1, max: 400 }), decimal(fc.integer({ min: 1, max: 90 }))),
    unit: fc.constantFrom("C62" as const, "HUR" as const, "DAY" as const),
    unitCents: fc.oneof(fc.integer({ min: 500, max: 20_000_00 }), decimal(fc.integer({ min: 500, max: 90_000 }))),
    vat: fc.constantFrom(...vats),
    adjustments: fc.array<Adjustment>(adjustment, { maxLength: 2 }).map((list) => list.slice(0, 1)),
  });
}

/** Some invoice that a French coaching firm may issue, whatever its names. */
export const randomInvoice: fc.Arbitrary<InvoiceDocument> = sale.chain((about) =>
  fc
    .record({
      kind: fc.constantFrom(...KINDS),
      lines: fc.array(lineOf(about), { minLength: 1, maxLength: 7 }),
      whole: fc.option(fc.integer({ min: 1, max: 2_500 })),
      paid: fc.integer({ min: 0, max: 10_000 }),
      vatOnDebits: fc.boolean(),
      name: words,
      terms: words,
      takesBack: fc.boolean(),
    })
    .map((drawn) => documentOf(about, drawn)),
);

interface Drawn {
  kind: Kind;
  lines: Line[];
  whole: number | null;
  paid: number;
  vatOnDebits: boolean;
  name: string;
  terms: string;
  takesBack: boolean;
}

function documentOf({ regime, buyerKind }: Sale, drawn: Drawn): InvoiceDocument {
  const { kind, lines, whole, paid, vatOnDebits, name, terms, takesBack } = drawn;
  const [first = line()] = lines;
  // What is taken back was given in the same invoice: its totals stay above zero.
  const back = takesBack ? [first, { ...first, quantity: `-${first.quantity}`, adjustments: [] }] : [];
  const all = [...lines, ...back];
  const charges = all.some(({ vat }) => vat.category === "S");
  const bare = regime === "franchise" || first.vat.category === "O";
  const isCredit = kind === "credit-note" || kind === "deposit-credit-note";
  const over: Partial<Omit<InvoiceDocument, "totals">> = {
    kind,
    buyerKind,
    lines: all,
    buyer: { ...buyers[buyerKind], name },
    seller: bare ? { ...without(seller, "vatNumber"), taxNumber: "732829320" } : seller,
    ...(whole && { adjustments: [{ reason: "Remise", code: "95", basisPoints: whole, vat: first.vat }] }),
    ...(kind !== "standard" && { preceding: [{ number: "F-2027-000101", issuedOn: "2027-08-01" }] }),
    payment: isCredit ? { terms } : { ...invoice().payment, terms },
    notes: notesFor({ day: DAY, sellerRegime: regime, buyerKind, ...(charges && { vatOnDebits }) }),
    vatOnDebits,
  };
  const { grossCents } = invoice(over).totals;
  const prepaidCents = kind === "balance" ? Math.floor((Math.max(0, grossCents) * paid) / 10_000) : 0;
  const document = invoice({ ...over, ...(prepaidCents > 0 && { prepaidCents }) });
  const absent = [...(charges ? [] : ["vatOnDebits" as const]), ...(isCredit ? ["dueOn" as const] : [])];
  return without(document, ...absent) as InvoiceDocument;
}
