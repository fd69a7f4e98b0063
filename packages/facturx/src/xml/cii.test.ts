import { describe, expect, it } from "vitest";
import { cases } from "../../test/cases.ts";
import { invoice, line } from "../../test/example.ts";
import { all, parseXml, type XmlElement } from "../../test/xml-tree.ts";
import { type InvoiceDocument, xml } from "../index.ts";

const elements = (document: InvoiceDocument): XmlElement[] => all(parseXml(xml(document)));
const texts = (document: InvoiceDocument, name: string) =>
  elements(document).flatMap((one) => (one.name === `ram:${name}` ? [one.text] : []));
const named = (name: string): InvoiceDocument => cases.find(([one]) => one === name)?.[1] ?? invoice();
const childNames = (list: XmlElement[], name: string) =>
  list.find((one) => one.name === name)?.children.map((one) => one.name.replace(/^\w+:/, ""));

describe("xml", () => {
  it.each(cases.slice(0, -1))("is well formed and leaves no element empty: %s", (_name, document) => {
    const empty = elements(document).filter((one) => one.children.length === 0 && one.text.trim() === "");
    // The schema wants this one even with nothing in it.
    expect(empty.filter((one) => one.name !== "ram:ApplicableHeaderTradeDelivery")).toEqual([]);
  });

  it("keeps the order of the schema", () => {
    const list = elements(invoice({ preceding: [{ number: "F-1", issuedOn: "2027-01-01" }] }));
    expect(childNames(list, "rsm:CrossIndustryInvoice")).toEqual([
      "ExchangedDocumentContext",
      "ExchangedDocument",
      "SupplyChainTradeTransaction",
    ]);
    expect(childNames(list, "rsm:SupplyChainTradeTransaction")).toEqual([
      "IncludedSupplyChainTradeLineItem",
      "ApplicableHeaderTradeAgreement",
      "ApplicableHeaderTradeDelivery",
      "ApplicableHeaderTradeSettlement",
    ]);
    expect(childNames(list, "ram:ApplicableHeaderTradeSettlement")).toEqual([
      "PaymentReference",
      "InvoiceCurrencyCode",
      "SpecifiedTradeSettlementPaymentMeans",
      "ApplicableTradeTax",
      "SpecifiedTradePaymentTerms",
      "SpecifiedTradeSettlementHeaderMonetarySummation",
      "InvoiceReferencedDocument",
    ]);
  });

  it("says the totals of the document, with two decimals", () => {
    const document = named("balance after a deposit");
    expect(texts(document, "TaxBasisTotalAmount")).toEqual(["3500.00"]);
    expect(texts(document, "TaxTotalAmount")).toEqual(["700.00"]);
    expect(texts(document, "GrandTotalAmount")).toEqual(["4200.00"]);
    expect(texts(document, "TotalPrepaidAmount")).toEqual(["1260.00"]);
    expect(texts(document, "DuePayableAmount")).toEqual(["2940.00"]);
  });

  it("names the kind and the frame of the document", () => {
    const of = (name: string) => [texts(named(name), "TypeCode")[0], texts(named(name), "ID")[0]];
    expect(of("one participant")).toEqual(["380", "S1"]);
    expect(of("30 % deposit")).toEqual(["386", "S1"]);
    expect(of("balance after a deposit")).toEqual(["380", "S4"]);
    expect(of("already paid")).toEqual(["380", "S2"]);
    expect(of("whole credit note")).toEqual(["381", "S1"]);
    expect(of("corrected invoice")).toEqual(["384", "S1"]);
  });

  it("writes prices with up to six decimals and quantities without needless zeros", () => {
    const document = invoice({ lines: [line({ unitCents: "1002.5", quantity: "3.50" })] });
    expect(texts(document, "ChargeAmount")).toEqual(["10.025"]);
    expect(texts(document, "BilledQuantity")).toEqual(["3.5"]);
  });

  it("tells when VAT falls due only where VAT is charged", () => {
    expect(texts(named("one participant"), "DueDateTypeCode")).toEqual(["72"]);
    expect(texts(named("VAT on debits"), "DueDateTypeCode")).toEqual(["5"]);
    expect(texts(named("taxed and exempt"), "DueDateTypeCode")).toEqual(["72"]);
    expect(texts(named("exempt training"), "DueDateTypeCode")).toEqual([]);
  });

  it("keeps an emoji, drops what XML cannot carry", () => {
    expect(texts(named("odd characters"), "Name")[0]).toBe('Œuvre & <Élan> "€" — 😀 fin');
  });

  it("serializes ten thousand lines in less than two seconds of processor", () => {
    const before = process.cpuUsage();
    const text = xml(named("ten thousand lines"));
    const { user } = process.cpuUsage(before);
    console.log(`CII of 10,000 lines: ${Math.round(user / 1000)} ms CPU, ${Math.round(text.length / 1024)} KB`);
    expect(user / 1000).toBeLessThan(2_000);
  });
});
