import type { Operation } from "../kernel/index.ts";
import { Enrolments } from "./enrolment.table.ts";
import type { Info, Stored } from "./group.ts";

/** One document on which a seat stands; `payerID` null where its one payer owes all of it. */
export interface Billing {
  payerID: string | null;
  invoiceID: string;
}

/** Every invoice of a seat, drafts too: of its one payer, of each of several, of a payer's instalments. */
export function invoicesOf({ invoiceID, billed = [] }: Pick<Info, "invoiceID" | "billed">): Billing[] {
  return [...(invoiceID ? [{ payerID: null, invoiceID }] : []), ...billed];
}

/** The seat stands on this invoice too: to be written in the transaction that drafts it, once for all if it was. */
export function bill(seat: Stored, { payerID, invoiceID }: Billing): Operation {
  if (payerID === null) return Enrolments.replace({ ...seat, invoiceID });
  const { billed = [] } = seat;
  const known = billed.some((one) => one.payerID === payerID && one.invoiceID === invoiceID);
  return Enrolments.replace({ ...seat, billed: known ? billed : [...billed, { payerID, invoiceID }] });
}

/** The seat stands on this invoice no more, dropped or wholly taken back; with `by`, on that one in its place. */
export function unbill(seat: Stored, invoiceID: string, by: string | null = null): Operation {
  const { billed = [] } = seat;
  const others = billed.flatMap((one) =>
    one.invoiceID !== invoiceID ? [one] : by === null ? [] : [{ ...one, invoiceID: by }],
  );
  const own = seat.invoiceID === invoiceID ? by : seat.invoiceID;
  return Enrolments.replace({ ...seat, invoiceID: own, ...(seat.billed && { billed: others }) });
}
