import * as v from "valibot";
import { db, event } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { Wording } from "../gateway/index.ts";
import { Actor, BasisPoints, Cents, DomainError, dayOf, fn, ID, line, now, type Operation } from "../kernel/index.ts";
import { Event } from "./event.ts";
import { InvoiceCards, InvoiceContent, InvoiceLine, InvoiceRow, Invoices, KINDS } from "./invoice.table.ts";
import { sellerOf } from "./party.ts";
import { cardOf, type Stored } from "./row.ts";
import { TermInput } from "./term.ts";
import { assertCountable, type Line, netOf, totalsOf } from "./total.ts";
import { RATES, rateUnknown, treatmentOf } from "./treatment.ts";

/** Lines of one document; more would not be read by a person, nor fit a row. */
export const LINES_MAX = 200;

/** A share, or a sum: one of the two. */
export const DiscountInput = v.pipe(
  v.object({ reason: line(100), basisPoints: v.optional(BasisPoints), amount: v.optional(Cents) }),
  v.check(({ basisPoints, amount }) => (basisPoints === undefined) !== (amount === undefined), "discount"),
);

export const LineInput = v.object({
  description: line(400),
  quantity: InvoiceLine.entries.quantity,
  unit: InvoiceLine.entries.unit,
  unitNet: Cents,
  discount: v.optional(v.nullable(DiscountInput), null),
  vatRate: BasisPoints,
  seats: v.optional(InvoiceLine.entries.seats, () => []),
  ofLine: v.optional(v.number()),
});

const { entries } = InvoiceRow;

/** What another noun says to have an invoice drafted; a name of its own (`invoiceID`) makes it once, however often. */
export const Preparation = v.object({
  invoiceID: v.optional(ID.schema("invoice")),
  kind: v.picklist(KINDS),
  buyer: InvoiceContent.entries.buyer,
  object: line(200),
  lines: v.pipe(v.array(LineInput), v.minLength(1, "required"), v.maxLength(LINES_MAX, "invoice.too_many_lines")),
  discount: v.optional(v.nullable(DiscountInput), null),
  prepaid: v.optional(Cents, 0),
  preceding: InvoiceContent.entries.preceding,
  purchaseOrder: v.optional(v.nullable(line(50)), null),
  terms: v.optional(v.nullable(line(200)), null),
  term: v.optional(TermInput, { days: 30, endOfMonth: false }),
  reason: v.optional(v.nullable(line(300)), null),
  /** Sentences of this document alone, before those of the law. */
  said: v.optional(v.array(line(400)), () => []),
  orderID: entries.orderID,
  instalmentID: entries.instalmentID,
  fundingID: entries.fundingID,
  planID: entries.planID,
});
export type Preparation = v.InferInput<typeof Preparation>;

/**
 * Drafts an invoice of any kind for another noun: its lines are taxed as the firm and the buyer make them, its totals
 * are computed here and nowhere else. Asked again under the same `invoiceID`, it answers the same.
 */
export const prepare = fn("invoice.prepare", Preparation, async (input) => {
  Actor.assertRole("owner", "manager");
  const { invoiceID, operations } = drafting(input, await Firm.get());
  // Taken: an earlier run drafted it.
  await db().write(operations, { invoiceID });
  return { invoiceID };
});

/** The same as operations, for a command that writes its own rows with them (`invoice` refused: drafted before). */
export async function preparation(
  input: Preparation,
): Promise<{ invoiceID: string; operations: Record<"invoice" | "card" | "event", Operation> }> {
  return drafting(v.parse(Preparation, input), await Firm.get());
}

function drafting(input: v.InferOutput<typeof Preparation>, firm: Firm.Info) {
  const row = draftRow(input, firm);
  const { invoiceID } = row;
  return {
    invoiceID,
    operations: {
      invoice: Invoices.create(row),
      card: InvoiceCards.put(cardOf(row)),
      event: event(Event.Drafted, { invoiceID }),
    },
  };
}

/** The row of a new draft. Refuses what no invoice may be: a fee with a seat, a balance below what was paid. */
export function draftRow(
  {
    lines: given,
    discount,
    prepaid,
    said,
    invoiceID = ID.create("invoice"),
    ...input
  }: v.InferOutput<typeof Preparation>,
  firm: Firm.Info,
): Omit<Stored, "rev"> {
  assertKind(input.kind, input.buyer.kind, given);
  const lines = taxed(given, { firm, buyer: input.buyer, kind: input.kind, day: dayOf(now(), firm.zone) });
  const totals = totalsOf(lines, discount);
  assertCountable(totals, lines);
  if (prepaid > totals.gross) throw refused("prepaid_above", "More was paid than this document comes to");
  return {
    ...BLANK,
    ...input,
    invoiceID,
    seller: sellerOf(firm),
    lines,
    notes: said.map((text) => ({ code: "AAI", text })),
    discount,
    prepaid,
    ...totals,
    createdAt: now(),
  };
}

const BLANK = {
  status: "draft",
  series: "F",
  notes: [] as Stored["notes"],
  exemption: null,
  vatOnDebits: false,
  number: null,
  issuedOn: null,
  issuedAt: null,
  dueOn: null,
  pdfHash: null,
  sentAt: null,
  paid: 0,
  paidAt: null,
  collected: [] as Stored["collected"],
  creditedGross: 0,
  creditedNets: [] as Stored["creditedNets"],
  openAttemptID: null,
  payLinkID: null,
} as const satisfies Partial<Stored>;

/** A cancellation fee pays for no training: it covers no seat and never goes to a funder. */
function assertKind(kind: Stored["kind"], buyer: Stored["buyer"]["kind"], lines: readonly Pick<Line, "seats">[]): void {
  if (kind !== "fee") return;
  if (buyer === "funder") throw refused("fee_funder", "A cancellation fee never goes to a funder");
  if (lines.some((one) => one.seats.length > 0)) throw refused("fee_seats", "A cancellation fee covers no seat");
}

interface Taxing {
  firm: Pick<Firm.Info, "vatRegime" | "activityNumber">;
  buyer: Stored["buyer"];
  kind: Stored["kind"];
  day: string;
}

/** Lines as they are taxed on a day, with their net. */
export function taxed(lines: readonly Omit<Line, "vat" | "net">[], { firm, buyer, kind, day }: Taxing): Line[] {
  return lines.map((one, at) => {
    if (!RATES.includes(one.vatRate)) throw rateUnknown(`lines.${at}.vatRate`);
    const by = { regime: firm.vatRegime, isTrainer: Boolean(firm.activityNumber), buyer, isFee: kind === "fee" };
    const { vatRate, ground } = treatmentOf(one.vatRate, by);
    return { ...one, vatRate, vat: Wording.use().ofVat({ day, ground }), net: netOf(one) };
  });
}

function refused(reason: string, message: string): DomainError {
  return new DomainError("unprocessable", `invoice.${reason}`, message);
}
