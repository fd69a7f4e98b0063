import * as v from "valibot";
import { db } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { Invoice, InvoiceCounters, InvoiceSettings } from "../invoice/index.ts";
import { Actor, Day, DomainError, dayOf, fn, now, type Operation, type Row, refusedField } from "../kernel/index.ts";
import { TakenSeries } from "./takeover.table.ts";

type Series = Row<typeof TakenSeries>;
type Last = Series["invoice"];

const EVER = "all";
const typed = v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(35, "too_long"))), null);

const Input = v.object({
  pattern: v.pipe(v.string(), v.trim(), v.minLength(1, "required"), v.maxLength(60, "too_long")),
  restart: v.picklist(["yearly", "never"]),
  /** The last number of each series in the former tool; none: that series begins here, at 1. */
  lastInvoice: typed,
  lastCreditNote: typed,
  lastIssuedOn: v.optional(v.nullable(Day), null),
});
type Input = v.InferOutput<typeof Input>;

/** What the firm said, as its series go on from it. Refuses numbers that the pattern does not make, by field. Pure. */
export function seriesOf(input: Input, today: string): Omit<Series, "rev" | "declaredAt"> {
  const { pattern, restart, lastIssuedOn } = input;
  const problem = Invoice.patternProblem({ pattern, restart });
  if (problem) throw refusedField("pattern", `invoice.${problem}`, "This pattern does not make invoice numbers");
  const invoice = lastOf(input, "lastInvoice", Invoice.SERIES);
  const creditNote = lastOf(input, "lastCreditNote", Invoice.CREDIT_SERIES);
  if (!lastIssuedOn && (invoice || creditNote))
    throw refusedField("lastIssuedOn", "takeover.date_missing", "When was the last document issued?");
  if (lastIssuedOn && lastIssuedOn > today)
    throw refusedField("lastIssuedOn", "takeover.in_future", "This day has not come yet");
  for (const [path, last] of [
    ["lastInvoice", invoice],
    ["lastCreditNote", creditNote],
  ] as const) {
    if (last && restart === "yearly" && last.year > (lastIssuedOn ?? "").slice(0, 4))
      throw refusedField(path, "takeover.number_year", "This number is of a later year than its date");
  }
  return { pattern, restart, invoice, creditNote, lastIssuedOn };
}

function lastOf(input: Input, field: "lastInvoice" | "lastCreditNote", series: string): Last {
  const { pattern, restart, [field]: number } = input;
  if (!number) return null;
  const found = Invoice.positionOf({ pattern, series, number });
  if (!found) throw refusedField(field, "takeover.number_shape", "The pattern does not make this number");
  const year = restart === "never" ? EVER : (found.year ?? EVER);
  return { number, year, position: found.position };
}

/** The next numbers on a day, as they will be taken. Pure. */
export function nextNumbers(series: Pick<Series, "pattern" | "restart" | "invoice" | "creditNote">, today: string) {
  const year = today.slice(0, 4);
  const next = (last: Last, name: string) => {
    const goesOn = last && (series.restart === "never" || last.year >= year);
    const shown = last && series.restart === "yearly" && last.year > year ? last.year : year;
    const position = goesOn ? last.position + 1 : 1;
    return Invoice.numberOf({ pattern: series.pattern, series: name, year: shown, position });
  };
  return { invoice: next(series.invoice, Invoice.SERIES), creditNote: next(series.creditNote, Invoice.CREDIT_SERIES) };
}

/** What declaring these numbers would give: the next ones. Stores nothing. */
export const previewSeries = fn("takeover.previewSeries", Input, async (input) => {
  Actor.assertRole("owner", "manager");
  const today = dayOf(now(), (await Firm.get()).zone);
  return nextNumbers(seriesOf(input, today), today);
});

/**
 * Says where the firm's numbers stood in its former tool: its series go on from there, without a gap. Only before the
 * first number that is taken here (`takeover.numbers_taken`); until then it may be said again.
 */
export const continueSeries = fn("takeover.continueSeries", Input, async (input) => {
  Actor.assertRole("owner", "manager");
  const { zone } = await Firm.get();
  const today = dayOf(now(), zone);
  const said = seriesOf(input, today);
  const [before, settings] = await db().gets({ entity: TakenSeries, key: {} }, { entity: InvoiceSettings, key: {} });
  if (settings?.lockedAt && !before) throw numbersTaken();
  const counters = await countersAfter(before, said, today);
  const row = { ...said, declaredAt: now() };
  const { rev, ...known } = settings ?? Invoice.UNCHOSEN;
  const locked = { ...known, pattern: said.pattern, restart: said.restart, lockedAt: now() };
  const written = await db().write(
    {
      counters,
      series: before ? TakenSeries.replace({ ...row, rev: before.rev }) : TakenSeries.create(row),
      // Whoever takes a first number meanwhile writes this row too: of the two, one is refused.
      settings: rev === 0 ? InvoiceSettings.create(locked) : InvoiceSettings.replace({ ...locked, rev }),
    },
    nextNumbers(said, today),
  );
  if (written.refused) throw numbersTaken();
  return written.answer;
});

/**
 * Where the firm's numbers stand: as it said, or as it took them here; undefined while it did neither. A number of the
 * former tool must be none that is still to come.
 */
export async function seriesKnown(): Promise<Pick<Series, "pattern" | "restart" | "invoice"> | undefined> {
  const [said, settings] = await db().gets({ entity: TakenSeries, key: {} }, { entity: InvoiceSettings, key: {} });
  if (said || !settings?.lockedAt) return said;
  const year = Number(now().slice(0, 4));
  const years = settings.restart === "never" ? [EVER] : [String(year + 1), String(year), String(year - 1)];
  const counters = await db().gets(
    ...years.map((each) => ({ entity: InvoiceCounters, key: { series: Invoice.SERIES, year: each } })),
  );
  const last = counters.find((one) => one !== undefined);
  const { pattern, restart } = settings;
  return { pattern, restart, invoice: last ? { number: "", year: last.year, position: last.last } : null };
}

/** The counters as they are to be, each still as it was said before, or absent: no number was taken here. */
async function countersAfter(
  before: Series | undefined,
  said: Omit<Series, "rev" | "declaredAt">,
  today: string,
): Promise<Operation[]> {
  const year = Number(today.slice(0, 4));
  const years = [EVER, String(year - 1), String(year), String(year + 1)];
  const names = [
    { series: Invoice.SERIES, old: before?.invoice ?? null, next: said.invoice },
    { series: Invoice.CREDIT_SERIES, old: before?.creditNote ?? null, next: said.creditNote },
  ];
  const keys = names.flatMap((one) => {
    const named = [one.old?.year, one.next?.year].filter((each) => each !== undefined);
    return [...new Set([...years, ...named])].map((each) => ({ ...one, year: each }));
  });
  const found = await db().gets(
    ...keys.map(({ series, year: each }) => ({ entity: InvoiceCounters, key: { series, year: each } })),
  );
  return keys.flatMap(({ series, year: each, old, next }, at) => {
    const known = found[at];
    const expected = old?.year === each ? old.position : undefined;
    if (known?.last !== expected) throw numbersTaken();
    const key = { series, year: each };
    if (next?.year === each) {
      const row = { ...key, last: next.position, lastIssuedOn: said.lastIssuedOn ?? today };
      return known ? InvoiceCounters.replace({ ...row, rev: known.rev }) : InvoiceCounters.create(row);
    }
    if (known) return InvoiceCounters.delete(key).ifStill({ rev: known.rev });
    return InvoiceCounters.check(key, { test: "absent" });
  });
}

function numbersTaken(): DomainError {
  return new DomainError("conflict", "takeover.numbers_taken", "Numbers were already taken here: the series goes on");
}
