import { untilWritten } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { Actor } from "../kernel/index.ts";
import { Invoices } from "./invoice.table.ts";
import { changeOf } from "./row.ts";

interface Follows {
  invoiceID: string;
  enrolmentID: string;
  by: { cohortID: string; enrolmentID: string; name: string };
}

/** A draft names who sits on the seat now. An issued document keeps the names it was issued with. */
export async function followSeat({ invoiceID, enrolmentID, by }: Follows): Promise<void> {
  Actor.assertSystem();
  await untilWritten(async () => {
    const invoice = await db().get(Invoices, { invoiceID });
    if (invoice?.status !== "draft") return true;
    const lines = invoice.lines.map((line) => ({
      ...line,
      seats: line.seats.map((seat) => (seat.enrolmentID === enrolmentID ? { ...seat, ...by } : seat)),
    }));
    const written = await db().heal(changeOf({ ...invoice, lines }));
    return written.refused ? undefined : true;
  });
}
