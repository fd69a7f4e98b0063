import * as v from "valibot";
import { Firm } from "../firm/index.ts";
import { Invoice } from "../invoice/index.ts";
import { Actor, fn, ID, now } from "../kernel/index.ts";
import { type Hold, holdOf } from "./hold.ts";
import { byMandate, currentAttempt, load, type State } from "./state.ts";

/** An invoice with its attempts and payments, for the firm's staff: one query. */
export const ofInvoice = fn(
  "payment.ofInvoice",
  v.object({ invoiceID: ID.schema("invoice") }),
  async ({ invoiceID }) => {
    Actor.assertRole("owner", "manager");
    return load(invoiceID);
  },
);

/** What the payer's page says: paid, all of it taken back by credit notes, a debit under way, a seat held no more, to pay online, or by transfer. */
export type Standing = "paid" | "credited" | "processing" | "seatGone" | "online" | "transfer";

export function standingOf(
  state: State,
  firm: Pick<Firm.Info, "stripeStatus">,
  hold: Pick<Hold, "isOver"> | undefined,
): Standing {
  if (state.invoice.lapsedAt) return "seatGone";
  if (state.invoice.status === "credited") return "credited";
  if (Invoice.dueOf(state.invoice) === 0) return "paid";
  if (currentAttempt(state)?.status === "processing") return "processing";
  if (hold?.isOver) return "seatGone";
  return firm.stripeStatus === "active" && !byMandate(state.invoice) ? "online" : "transfer";
}

/** What the bearer of a payer's link may read. */
export async function ofPayer() {
  const { invoiceID = "" } = Actor.subject(Invoice.PAYER);
  const [state, firm] = await Promise.all([load(invoiceID), Firm.get()]);
  const hold = Invoice.dueOf(state.invoice) > 0 ? await holdOf(state.invoice, now()) : undefined;
  return { ...state, firm, standing: standingOf(state, firm, hold), heldUntil: hold?.until };
}
