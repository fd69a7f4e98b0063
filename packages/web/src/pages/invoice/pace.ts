interface Watched {
  invoice: { status: string; due: number; hasPDF: boolean; issuedAt: string | null };
  attempts: readonly { status: string; createdAt: string }[];
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const EXPECTED = new Set(["created", "open", "processing"]);
/** With the time of an answer, what was paid is on screen within the second. */
const SOON = 400;

/**
 * Milliseconds until an invoice is asked again, false for never: twice and more a second for ten minutes after the payer
 * opened his page or the invoice was issued, each second while he may still be on a page of half an hour, then rarely; a debit
 * may take days.
 */
export function pace(data: Watched | undefined, now: number): number | false {
  if (!data || data.invoice.status === "draft") return false;
  const { invoice, attempts } = data;
  const since = (instant: string) => now - new Date(instant).getTime();
  const awaited = attempts.filter(({ status }) => EXPECTED.has(status));
  const watched = awaited.map(({ createdAt }) => createdAt);
  if (!invoice.hasPDF && invoice.issuedAt) watched.push(invoice.issuedAt);
  if (watched.some((instant) => since(instant) < 10 * MINUTE)) return SOON;
  if (awaited.some(({ status, createdAt }) => status === "open" && since(createdAt) < 35 * MINUTE)) return SECOND;
  if (watched.length > 0) return 15 * SECOND;
  return invoice.due > 0 ? 2 * SECOND : false;
}
