import * as v from "valibot";
import { Actor, Email, fn, notFound } from "../kernel/index.ts";
import { Participant } from "../participant/index.ts";
import { fullName } from "./found.ts";
import type { Kept, Subject } from "./rights.table.ts";
import { Named, ownSubject, subjectOf } from "./subject.ts";
import { keptIn, traceOf } from "./trace.ts";

/** What is kept of someone, in numbers, and what stands in the way of erasing it. */
export interface Held {
  name: string;
  email: string;
  /** Rows by noun. */
  rows: Record<string, number>;
  kept: Kept[];
  seats: { cohortID: string; cohortName: string }[];
  openInvoices: { invoiceID: string; number: string | null }[];
}

/** Who an address is: how someone who writes to the firm is found. */
export const find = fn("rights.find", v.object({ email: Email }), async ({ email }) => {
  Actor.assertRole("owner", "manager");
  const found = await Participant.findByEmail(email);
  if (!found) throw notFound("participant");
  const { participantID, organizationID } = found;
  return { participantID, organizationID };
});

export const held = fn("rights.held", Named, async (key) => heldOf(await subjectOf(key)));

export const ownHeld = fn("rights.ownHeld", v.object({}), async () => heldOf(await ownSubject()));

async function heldOf(subject: Subject): Promise<Held> {
  const { found, seats, openInvoices } = await traceOf(subject);
  const rows: Record<string, number> = {};
  for (const { noun, shown } of found) if (shown) rows[noun] = (rows[noun] ?? 0) + 1;
  return { name: fullName(subject), email: subject.email, rows, kept: keptIn(found), seats, openInvoices };
}
