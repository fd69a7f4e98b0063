import { divide, safe, share, tenThousandths, wholeCents } from "./decimal.ts";
import type { Adjustment, DocumentAdjustment, Line, Totals, Vat } from "./document.ts";

/** What applies to the document beyond its lines. */
export interface Beyond {
  adjustments?: DocumentAdjustment[] | undefined;
  prepaidCents?: number | undefined;
}

/**
 * Totals of EN 16931, exact: a line is rounded to the cent, VAT is rounded once per category and rate
 * (BR-CO-17), half away from zero. Throws RangeError on no line, a negative price, a fraction of a cent in an
 * amount, more than 4 decimals, two grounds for one exemption.
 */
export function totals(lines: Line[], beyond: Beyond = {}): Totals {
  if (lines.length === 0) throw new RangeError("An invoice has at least one line (BR-16)");
  const rows = lines.map(rowOf);
  const linesCents = sum(rows.map((row) => row.net));
  const adjustments = beyond.adjustments ?? [];
  const adjusted = adjustments.map((one) => sizeOf(one, linesCents));
  const signed = adjusted.map((size, index) => (adjustments[index]?.charge ? size : -size));
  const groups = vatGroups([
    ...lines.map((line, index) => ({ vat: line.vat, base: rows[index]?.net ?? 0n })),
    ...adjustments.map((one, index) => ({ vat: one.vat, base: signed[index] ?? 0n })),
  ]);
  const net = linesCents + sum(signed);
  const vat = sum(groups.map((group) => group.tax));
  const prepaid = wholeCents(beyond.prepaidCents ?? 0);
  return {
    lineNetCents: rows.map((row) => safe(row.net)),
    lineAdjustmentCents: rows.map((row) => row.adjustments.map(safe)),
    adjustmentCents: adjusted.map(safe),
    linesCents: safe(linesCents),
    allowanceCents: safe(-sum(signed.filter((_, index) => !adjustments[index]?.charge))),
    chargeCents: safe(sum(signed.filter((_, index) => adjustments[index]?.charge))),
    netCents: safe(net),
    vat: groups.map((group) => ({ vat: group.vat, baseCents: safe(group.base), vatCents: safe(group.tax) })),
    vatCents: safe(vat),
    grossCents: safe(net + vat),
    prepaidCents: safe(prepaid),
    dueCents: safe(net + vat - prepaid),
  };
}

const sum = (parts: bigint[]): bigint => parts.reduce((total, part) => total + part, 0n);

function sizeOf(adjustment: Adjustment, base: bigint): bigint {
  const size = "amountCents" in adjustment ? wholeCents(adjustment.amountCents) : share(base, adjustment.basisPoints);
  if ("amountCents" in adjustment && size < 0n) throw new RangeError("An adjustment has no sign: set `charge`");
  return size;
}

function rowOf(line: Line): { net: bigint; adjustments: bigint[] } {
  const price = tenThousandths(line.unitCents);
  if (price < 0n) throw new RangeError("A unit price is never negative (BR-27): make the quantity negative");
  const gross = divide(tenThousandths(line.quantity) * price, 100_000_000n);
  const adjustments = (line.adjustments ?? []).map((one) => sizeOf(one, gross));
  const signed = adjustments.map((size, index) => (line.adjustments?.[index]?.charge ? size : -size));
  return { net: gross + sum(signed), adjustments };
}

/** One group per category and rate, in order of appearance (BR-S-08, BR-E-01: exactly one for an exemption). */
function vatGroups(parts: { vat: Vat; base: bigint }[]): { vat: Vat; base: bigint; tax: bigint }[] {
  const groups = new Map<string, { vat: Vat; base: bigint }>();
  for (const { vat, base } of parts) {
    const key = `${vat.category} ${vat.rate}`;
    const group = groups.get(key);
    if (!group) {
      groups.set(key, { vat, base });
      continue;
    }
    if (group.vat.code !== vat.code) throw new RangeError("Two grounds for one exemption in one invoice (BR-E-01)");
    group.base += base;
  }
  return [...groups.values()].map((group) => ({ ...group, tax: share(group.base, group.vat.rate) }));
}
