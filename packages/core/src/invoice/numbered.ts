import { db } from "../db/index.ts";
import { type Firm, Firms } from "../firm/index.ts";
import { Wording } from "../gateway/index.ts";
import { notFound, now, type Operation, type Row } from "../kernel/index.ts";
import { InvoiceCounters, InvoiceSettings } from "./invoice.table.ts";
import { nextNumber, yearsAt } from "./number.ts";
import type { Stored } from "./row.ts";
import { type Settings, UNCHOSEN } from "./settings.ts";

/** The next numbers of a series for the firm as it is now, with what its transaction writes to take `count` of them. */
export async function takeNumbers(series: string) {
  const [firm, chosen] = await db().gets({ entity: Firms, key: {} }, { entity: InvoiceSettings, key: {} });
  if (!firm) throw notFound("firm");
  const settings = chosen ?? UNCHOSEN;
  const at = now();
  const { zone } = firm;
  const [counters] = await db().gets(
    yearsAt(at, zone, settings.restart).map((year) => ({ entity: InvoiceCounters, key: { series, year } })),
  );
  const next = nextNumber({ counters, at, zone, numbering: settings, series });
  return { ...next, at, firm, settings, operations: (count: number) => taking(next, count, settings) };
}

type Next = ReturnType<typeof nextNumber>;

function taking({ year, series, first, counter, issuedOn }: Next, count: number, settings: Settings & { rev: number }) {
  const last = first + count - 1;
  const row = { series, year, last, lastIssuedOn: issuedOn };
  const counted: Operation = counter
    ? InvoiceCounters.update(row, { set: { last, lastIssuedOn: issuedOn } }).ifStill({ last: counter.last })
    : InvoiceCounters.create(row);
  return { counter: counted, pattern: locking(settings) };
}

/** The first document that bears a number closes the choice of the pattern, in the same transaction. */
function locking({ rev, ...settings }: Row<typeof InvoiceSettings>): Operation | undefined {
  if (settings.lockedAt) return undefined;
  const locked = { ...settings, lockedAt: now() };
  return rev === 0 ? InvoiceSettings.create(locked) : InvoiceSettings.replace({ ...locked, rev });
}

/** The sentences of the day of issue, as this document must say them; a reason, and what it replaces, among them. */
export function notesOf(
  invoice: Pick<Stored, "buyer" | "kind" | "preceding" | "reason">,
  by: {
    firm: Firm.Info;
    settings: Settings;
    day: string;
  },
): Stored["notes"] {
  const { firm, settings, day } = by;
  const { notes } = Wording.use().ofInvoice({
    day,
    sellerRegime: firm.vatRegime,
    buyerKind: buyerKindOf(invoice.buyer),
    activityNumber: firm.activityNumber ?? null,
    vatOnDebits: settings.vatOnDebits,
    legalForm: settings.legalForm,
    registration: settings.registration,
  });
  const [before] = invoice.preceding;
  const said = [
    ...(invoice.kind === "corrected" && before
      ? [`Annule et remplace la facture ${before.number} du ${dayFrench(before.issuedOn)}.`]
      : []),
    ...(invoice.reason ? [`Motif\u00a0: ${invoice.reason}`] : []),
  ];
  return [...said.map((text) => ({ code: "AAI", text })), ...notes];
}

function buyerKindOf({ kind }: Stored["buyer"]): "professional" | "individual" | "publicBody" {
  return kind === "individual" || kind === "publicBody" ? kind : "professional";
}

function dayFrench(day: string): string {
  return day.split("-").reverse().join("/");
}
