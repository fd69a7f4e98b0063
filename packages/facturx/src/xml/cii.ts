import { hundredths, priceText, quantityText } from "../decimal.ts";
import type { Adjustment, BuyerKind, InvoiceDocument, Kind, Line, Totals, Vat } from "../document.ts";
import { assertIssuable } from "../refusal.ts";
import { dayOf, leaf, node } from "./element.ts";
import { address, party } from "./party.ts";

const NAMESPACE = "urn:un:unece:uncefact:data:standard";
const OPEN = `<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="${NAMESPACE}:CrossIndustryInvoice:100" xmlns:qdt="${NAMESPACE}:QualifiedDataType:100" xmlns:ram="${NAMESPACE}:ReusableAggregateBusinessInformationEntity:100" xmlns:udt="${NAMESPACE}:UnqualifiedDataType:100">`;

/** UNTDID 1001, as the French rules use it. */
const TYPE_CODES: Record<Kind, string> = {
  standard: "380",
  deposit: "386",
  interim: "380",
  balance: "380",
  corrected: "384",
  "credit-note": "381",
  "deposit-credit-note": "503",
};
const FRAME_LETTERS = { services: "S", goods: "B", mixed: "M" } as const;
/** Note BAR: which French flow the document belongs to. */
const FLOWS: Record<BuyerKind, string> = {
  professional: "B2B",
  individual: "B2C",
  "eu-professional": "B2BINT",
  "foreign-professional": "B2BINT",
};

/**
 * The document as Cross Industry Invoice, profile EN 16931 (Factur-X), with the French notes of XP Z12-012.
 * Throws RangeError when `refusals` finds one.
 */
export function xml(invoice: InvoiceDocument): string {
  assertIssuable(invoice);
  return serialize(invoice);
}

export function serialize(invoice: InvoiceDocument): string {
  const transaction = [...invoice.lines.map((line, index) => item(line, index, invoice.totals)), agreement(invoice)];
  return `${OPEN}${context(invoice)}${header(invoice)}<rsm:SupplyChainTradeTransaction>${transaction.join("")}${delivery(
    invoice,
  )}${settlement(invoice)}</rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>\n`;
}

/** BT-23: 4 settles deposits, 2 was paid before issue, 1 is still due. */
function frame({ operation, kind, totals }: InvoiceDocument): string {
  const letter = FRAME_LETTERS[operation];
  if (kind === "balance") return `${letter}4`;
  return totals.prepaidCents > 0 && totals.dueCents === 0 ? `${letter}2` : `${letter}1`;
}

const context = (invoice: InvoiceDocument): string =>
  `<rsm:ExchangedDocumentContext>${node("BusinessProcessSpecifiedDocumentContextParameter", leaf("ID", frame(invoice)))}${node(
    "GuidelineSpecifiedDocumentContextParameter",
    leaf("ID", "urn:cen.eu:en16931:2017"),
  )}</rsm:ExchangedDocumentContext>`;

function header(invoice: InvoiceDocument): string {
  const notes = [...invoice.notes, { subject: "BAR", text: FLOWS[invoice.buyerKind] }];
  return `<rsm:ExchangedDocument>${leaf("ID", invoice.number)}${leaf("TypeCode", TYPE_CODES[invoice.kind])}${node(
    "IssueDateTime",
    dayOf(invoice.issuedOn),
  )}${notes
    .map((note) => node("IncludedNote", leaf("Content", note.text), leaf("SubjectCode", note.subject)))
    .join("")}</rsm:ExchangedDocument>`;
}

/** Category O carries no rate at all (BR-O-05). */
const rate = (vat: Vat): string => (vat.category === "O" ? "" : leaf("RateApplicablePercent", hundredths(vat.rate)));

const period = (given: { start: string; end: string } | undefined): string =>
  given
    ? node("BillingSpecifiedPeriod", node("StartDateTime", dayOf(given.start)), node("EndDateTime", dayOf(given.end)))
    : "";

function adjustment(one: Adjustment & { vat?: Vat }, amountCents: number, baseCents: number): string {
  const isShare = "basisPoints" in one;
  return node(
    "SpecifiedTradeAllowanceCharge",
    `<ram:ChargeIndicator><udt:Indicator>${one.charge === true}</udt:Indicator></ram:ChargeIndicator>`,
    isShare ? leaf("CalculationPercent", hundredths(one.basisPoints)) : "",
    isShare ? leaf("BasisAmount", hundredths(baseCents)) : "",
    leaf("ActualAmount", hundredths(amountCents)),
    leaf("ReasonCode", one.code),
    leaf("Reason", one.reason),
    one.vat
      ? node("CategoryTradeTax", leaf("TypeCode", "VAT"), leaf("CategoryCode", one.vat.category), rate(one.vat))
      : "",
  );
}

function item(line: Line, index: number, totals: Totals): string {
  const sizes = totals.lineAdjustmentCents[index] ?? [];
  const net = totals.lineNetCents[index] ?? 0;
  const list = line.adjustments ?? [];
  const base = list.reduce((left, one, at) => left + (one.charge ? -1 : 1) * (sizes[at] ?? 0), net);
  return node(
    "IncludedSupplyChainTradeLineItem",
    node("AssociatedDocumentLineDocument", leaf("LineID", String(index + 1))),
    node(
      "SpecifiedTradeProduct",
      leaf("SellerAssignedID", line.reference),
      leaf("Name", line.name),
      leaf("Description", line.description),
    ),
    node(
      "SpecifiedLineTradeAgreement",
      node("NetPriceProductTradePrice", leaf("ChargeAmount", priceText(line.unitCents))),
    ),
    node(
      "SpecifiedLineTradeDelivery",
      leaf("BilledQuantity", quantityText(line.quantity), { unitCode: line.unit ?? "C62" }),
    ),
    node(
      "SpecifiedLineTradeSettlement",
      node("ApplicableTradeTax", leaf("TypeCode", "VAT"), leaf("CategoryCode", line.vat.category), rate(line.vat)),
      period(line.period),
      ...list.map((one, at) => adjustment(one, sizes[at] ?? 0, base)),
      node("SpecifiedTradeSettlementLineMonetarySummation", leaf("LineTotalAmount", hundredths(net))),
    ),
  );
}

const referenced = (name: string, number: string | undefined): string => node(name, leaf("IssuerAssignedID", number));

const agreement = (invoice: InvoiceDocument): string =>
  node(
    "ApplicableHeaderTradeAgreement",
    leaf("BuyerReference", invoice.buyerReference),
    party("SellerTradeParty", invoice.seller),
    party("BuyerTradeParty", invoice.buyer),
    referenced("BuyerOrderReferencedDocument", invoice.purchaseOrder),
    referenced("ContractReferencedDocument", invoice.agreement),
  );

function delivery({ deliverTo, suppliedOn }: InvoiceDocument): string {
  const place = deliverTo ? node("ShipToTradeParty", leaf("Name", deliverTo.name), address(deliverTo.address)) : "";
  const day = node("ActualDeliverySupplyChainEvent", node("OccurrenceDateTime", dayOf(suppliedOn)));
  return `<ram:ApplicableHeaderTradeDelivery>${place}${day}</ram:ApplicableHeaderTradeDelivery>`;
}

/** 58: SEPA credit transfer; 68: online payment service (UNTDID 4461). */
function means({ payment }: InvoiceDocument): string {
  const { bank, link } = payment;
  if (!bank && !link) return "";
  return node(
    "SpecifiedTradeSettlementPaymentMeans",
    leaf("TypeCode", bank ? "58" : "68"),
    leaf("Information", link ? `${link.text} : ${link.url}` : "Virement"),
    bank
      ? node(
          "PayeePartyCreditorFinancialAccount",
          leaf("IBANID", bank.iban.replaceAll(/\s/g, "")),
          leaf("AccountName", bank.holder),
        )
      : "",
    node("PayeeSpecifiedCreditorFinancialInstitution", leaf("BICID", bank?.bic)),
  );
}

/** BT-8 in CII: 5 on debits, 72 on payment; only where VAT is charged. */
function dueDateType(vat: Vat, onDebits: boolean | undefined): string {
  if (vat.category !== "S" || onDebits === undefined) return "";
  return leaf("DueDateTypeCode", onDebits ? "5" : "72");
}

function settlement(invoice: InvoiceDocument): string {
  const { totals, payment, adjustments = [] } = invoice;
  return node(
    "ApplicableHeaderTradeSettlement",
    leaf("PaymentReference", payment.reference ?? invoice.number),
    leaf("InvoiceCurrencyCode", invoice.currency),
    means(invoice),
    ...totals.vat.map(({ vat, baseCents, vatCents }) =>
      node(
        "ApplicableTradeTax",
        leaf("CalculatedAmount", hundredths(vatCents)),
        leaf("TypeCode", "VAT"),
        leaf("ExemptionReason", vat.reason),
        leaf("BasisAmount", hundredths(baseCents)),
        leaf("CategoryCode", vat.category),
        leaf("ExemptionReasonCode", vat.code),
        dueDateType(vat, invoice.vatOnDebits),
        rate(vat),
      ),
    ),
    period(invoice.period),
    ...adjustments.map((one, at) => adjustment(one, totals.adjustmentCents[at] ?? 0, totals.linesCents)),
    node(
      "SpecifiedTradePaymentTerms",
      leaf("Description", payment.terms),
      node("DueDateDateTime", dayOf(invoice.dueOn)),
    ),
    summation(totals),
    ...(invoice.preceding ?? []).map((one) =>
      node(
        "InvoiceReferencedDocument",
        leaf("IssuerAssignedID", one.number),
        node("FormattedIssueDateTime", dayOf(one.issuedOn, "qdt")),
      ),
    ),
  );
}

const summation = (totals: Totals): string =>
  node(
    "SpecifiedTradeSettlementHeaderMonetarySummation",
    leaf("LineTotalAmount", hundredths(totals.linesCents)),
    totals.chargeCents ? leaf("ChargeTotalAmount", hundredths(totals.chargeCents)) : "",
    totals.allowanceCents ? leaf("AllowanceTotalAmount", hundredths(totals.allowanceCents)) : "",
    leaf("TaxBasisTotalAmount", hundredths(totals.netCents)),
    leaf("TaxTotalAmount", hundredths(totals.vatCents), { currencyID: "EUR" }),
    leaf("GrandTotalAmount", hundredths(totals.grossCents)),
    totals.prepaidCents ? leaf("TotalPrepaidAmount", hundredths(totals.prepaidCents)) : "",
    leaf("DuePayableAmount", hundredths(totals.dueCents)),
  );
