import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { vatOf } from "../kernel/index.ts";
import { entriesCsv } from "./csv.ts";
import { collectionEntry, type Entry, type Issued, type Movement, payoutEntry, saleEntry } from "./entry.ts";
import { decimal, fecName, fecOf } from "./fec.ts";
import { balanceOf } from "./month.ts";

const seeded = { seed: 20_261_122, numRuns: 400 };
const DAY = "2026-11-22";
const buyer = {
  kind: "organization" as const,
  organizationID: null,
  name: "Client Inventé",
  siret: "40483304800022",
  vatNumber: null,
  address: null,
  email: "compta@client.example",
  serviceCode: null,
  engagementNumber: null,
  reference: null,
  country: "FR",
};

type Rates = Issued["rates"];
const ratesOf = (base: number, vatRate = 2_000): Rates => [{ vatRate, category: "S", base, vat: vatOf(base, vatRate) }];
function issued(over: Partial<Issued> = {}): Issued {
  const rates = over.rates ?? ratesOf(70_000);
  const gross = rates.reduce((sum, { base, vat }) => sum + base + vat, 0);
  return {
    invoiceID: "inv_1",
    kind: "standard",
    buyer,
    rates,
    gross,
    prepaid: 0,
    preceding: [],
    vatOnDebits: false,
    number: "F-2026-0001",
    issuedOn: DAY,
    ...over,
  };
}
const movement = (over: Partial<Movement> = {}): Movement => ({
  invoiceID: "inv_1",
  kind: "payment",
  amount: 84_000,
  on: DAY,
  method: "card",
  rates: [{ vatRate: 2_000, base: 70_000, vat: 14_000 }],
  number: "F-2026-0001",
  reference: "pi_1",
  ...over,
});
const known = (...some: Issued[]) => new Map(some.map((one) => [one.invoiceID, one]));
const following = (one: Issued) => [{ invoiceID: one.invoiceID, number: one.number, issuedOn: one.issuedOn }];
const lines = ({ lines: some }: Entry) => Object.fromEntries(some.map(({ account, amount }) => [account, amount]));
/** What each account is left with. */
function left(...entries: Entry[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { account, amount } of entries.flatMap((one) => one.lines)) sums[account] = (sums[account] ?? 0) + amount;
  return Object.fromEntries(Object.entries(sums).filter(([, amount]) => amount !== 0));
}

describe("entries", () => {
  it("books a sale of 840 € with its VAT waiting for the payment, or due at once on debits", () => {
    expect(lines(saleEntry(issued(), known()))).toEqual({ client: 84_000, services: -70_000, vatWaiting: -14_000 });
    const onDebits = saleEntry(issued({ vatOnDebits: true }), known());
    expect(lines(onDebits)).toEqual({ client: 84_000, services: -70_000, vat: -14_000 });
  });

  it("makes the VAT of services due when they are paid, by card on Stripe, by transfer at the bank", () => {
    const entry = collectionEntry(movement(), known(issued()));
    expect([entry.journal, lines(entry)]).toEqual([
      "ST",
      { stripe: 84_000, client: -84_000, vatWaiting: 14_000, vat: -14_000 },
    ]);
    const transfer = collectionEntry(movement({ method: "transfer" }), known(issued()));
    expect([transfer.journal, lines(transfer).bank]).toEqual(["BQ", 84_000]);
    const onDebits = collectionEntry(movement(), known(issued({ vatOnDebits: true })));
    expect(lines(onDebits)).toEqual({ stripe: 84_000, client: -84_000 });
  });

  it("leaves nothing of what was sold, paid, credited and refunded", () => {
    const sale = issued();
    const note = issued({ invoiceID: "inv_2", kind: "creditNote", number: "AV-2026-0001", preceding: following(sale) });
    const back = movement({
      kind: "refund",
      amount: -84_000,
      rates: [{ vatRate: 2_000, base: -70_000, vat: -14_000 }],
    });
    const all = known(sale, note);
    const [paid, refunded] = [collectionEntry(movement(), all), collectionEntry(back, all)];
    expect(left(saleEntry(sale, all), paid, saleEntry(note, all), refunded)).toEqual({});
  });

  it("makes the client owe again what a dispute takes", () => {
    const back = movement({
      kind: "dispute",
      amount: -84_000,
      rates: [{ vatRate: 2_000, base: -70_000, vat: -14_000 }],
    });
    const all = known(issued());
    const entries = [saleEntry(issued(), all), collectionEntry(movement(), all), collectionEntry(back, all)];
    expect(left(...entries)).toEqual({ client: 84_000, services: -70_000, vatWaiting: -14_000 });
  });

  it("takes a deposit out of the advances when the balance deducts it, each VAT to the cent", () => {
    const deposit = issued({ kind: "deposit", rates: ratesOf(33_333) });
    const rest = {
      invoiceID: "inv_2",
      kind: "balance" as const,
      prepaid: deposit.gross,
      preceding: following(deposit),
    };
    const balance = issued({ ...rest, rates: ratesOf(100_000) });
    const all = known(deposit, balance);
    expect(left(saleEntry(deposit, all), saleEntry(balance, all))).toEqual({
      client: 120_000,
      services: -100_000,
      vatWaiting: -20_000,
    });
  });

  it("replaces the invoice that a corrected one cancels", () => {
    const first = issued();
    const other = {
      invoiceID: "inv_2",
      kind: "corrected" as const,
      preceding: following(first),
      rates: ratesOf(50_000),
    };
    const all = known(first, issued(other));
    expect(left(saleEntry(first, all), saleEntry(issued(other), all))).toEqual({
      client: 60_000,
      services: -50_000,
      vatWaiting: -10_000,
    });
  });

  it("sells no service by a cancellation fee, nor takes one back by its credit note", () => {
    const fee = issued({ kind: "fee", rates: [{ vatRate: 0, category: "O", base: 20_000, vat: 0 }] });
    const note = issued({ invoiceID: "inv_2", kind: "creditNote", rates: fee.rates, preceding: following(fee) });
    expect(lines(saleEntry(fee, known()))).toEqual({ client: 20_000, compensation: -20_000 });
    expect(lines(saleEntry(note, known(fee)))).toEqual({ client: -20_000, compensation: 20_000 });
  });

  it("books what Stripe and the platform kept of a payout", () => {
    const entry = payoutEntry({
      payoutID: "po_1",
      createdOn: DAY,
      amount: 82_000,
      stripeFees: 1_500,
      platformFees: 500,
    });
    expect(lines(entry)).toEqual({ bank: 82_000, bankFee: 1_500, platformFee: 500, stripe: -84_000 });
  });
});

const cents = fc.integer({ min: 0, max: 90_000_000 });
const anyRates: fc.Arbitrary<Rates> = fc
  .uniqueArray(fc.constantFrom(0, 210, 550, 850, 1_000, 2_000), { minLength: 1, maxLength: 3 })
  .chain((rates) => fc.tuple(...rates.map((vatRate) => cents.map((base) => ({ vatRate, base })))))
  .map((some) => some.map(({ vatRate, base }) => ({ vatRate, category: "S", base, vat: vatOf(base, vatRate) })));
const anyIssued = fc
  .record({
    rates: anyRates,
    kind: fc.constantFrom<Issued["kind"]>("standard", "deposit", "balance", "corrected", "creditNote", "fee"),
    vatOnDebits: fc.boolean(),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
    name: fc.string({ minLength: 1, unit: "binary" }),
  })
  .map(({ part, name, ...over }) => {
    const one = issued({ ...over, buyer: { ...buyer, name } });
    return over.kind === "balance"
      ? { ...one, prepaid: Math.floor(one.gross * part), preceding: following(issued()) }
      : one;
  });
const anyMovement = fc
  .record({ rates: anyRates, over: cents, isBack: fc.boolean(), method: fc.constantFrom("card" as const, "cheque") })
  .map(({ rates, over, isBack, method }) => {
    const sign = isBack ? -1 : 1;
    const split = rates.map(({ vatRate, base, vat }) => ({ vatRate, base: sign * base, vat: sign * vat }));
    const amount = split.reduce((sum, { base, vat }) => sum + base + vat, sign * over);
    return movement({ rates: split, amount, method });
  });

/** The last columns are empty: no white space may be cut. */
const rowsOf = (text: string) =>
  text
    .slice(0, -2)
    .split("\r\n")
    .map((row) => row.split("\t"));

describe("every export", () => {
  const anyEntries = fc
    .tuple(fc.array(anyIssued, { maxLength: 6 }), fc.array(anyMovement, { maxLength: 6 }))
    .map(([sales, movements]) => [
      ...sales.map((one) => saleEntry(one, known(issued()))),
      ...movements.map((one) => collectionEntry(one, known(issued()))),
    ])
    .map((entries) => entries.filter((entry) => entry.lines.length > 0));

  it("is balanced, entry by entry and as a whole, read back from its file", () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        const [, ...rows] = rowsOf(fecOf(entries));
        const sums = new Map<string, number>();
        for (const row of rows) {
          expect(row).toHaveLength(18);
          const [debit = "", credit = ""] = [row[11], row[12]];
          expect(`${debit} ${credit}`).toMatch(/^(?:\d+,\d\d 0,00|0,00 \d+,\d\d)$/);
          const number = row[2] ?? "";
          const value = Number(debit.replace(",", "")) - Number(credit.replace(",", ""));
          sums.set(number, (sums.get(number) ?? 0) + value);
        }
        expect([...sums.values()].every((sum) => sum === 0)).toBe(true);
        expect([...sums.keys()]).toEqual(entries.map((_, at) => String(at + 1)));
        const accounts = balanceOf(entries);
        const total = accounts.reduce((sum, { debit, credit }) => sum + debit - credit, 0);
        expect(total).toBe(0);
      }),
      seeded,
    );
  });

  it("has the columns of the law in their order, and a name made of the SIREN and the last day", () => {
    const [head, first] = fecOf([saleEntry(issued(), known())]).split("\r\n");
    expect(head).toBe(
      "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise",
    );
    expect(first).toBe(
      "VE\tVentes\t1\t20261122\t411000\tClients\tC40483304800022\tClient Inventé\tF-2026-0001\t20261122\tFacture F-2026-0001 Client Inventé\t840,00\t0,00\t\t\t20261122\t\t",
    );
    expect(fecName("73282932000074", "2026-12-31")).toBe("732829320FEC20261231.txt");
  });

  it("gives a spreadsheet no formula to run, and keeps negative numbers", () => {
    const hostile = issued({ buyer: { ...buyer, name: '=HYPERLINK("http://x";"y")' } });
    const text = entriesCsv([saleEntry(hostile, known())]);
    expect(text.startsWith("\ufeffJournal;N°;Date;")).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""http://x"";""y"")"`);
    expect(text).not.toMatch(/;=/);
    expect([decimal(-5), decimal(0), decimal(123_456)]).toEqual(["-0,05", "0,00", "1234,56"]);
  });
});
