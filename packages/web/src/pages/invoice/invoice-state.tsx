import { words } from "../../messages/invoice-state.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";

interface State {
  kind?: string | undefined;
  status: "draft" | "issued" | "partlyPaid" | "paid" | "credited";
  overdue: boolean;
  /** Since when the payer's bank is asked for a debit: nothing is to be done meanwhile. */
  debitedAt?: string | null | undefined;
  /** Its seat was given up before it was paid: nothing is due. */
  lapsedAt?: string | null | undefined;
}

const tones = {
  draft: "neutral",
  issued: "brand",
  partlyPaid: "wait",
  paid: "good",
  credited: "neutral",
  overdue: "bad",
  debit: "brand",
  lapsed: "neutral",
  creditNote: "neutral",
} as const satisfies Record<string, Tone>;

export const isCredit = (kind: string): boolean => kind === "creditNote" || kind === "depositCreditNote";

/** What matters most of an invoice's state, for its words. */
export function shownState({ kind, status, overdue, debitedAt, lapsedAt }: State) {
  if (kind && isCredit(kind)) return "creditNote";
  if (status === "credited") return "credited";
  if (lapsedAt && status !== "paid") return "lapsed";
  if (debitedAt) return "debit";
  return overdue ? "overdue" : status;
}

/** Late beats anything but paid, given up or being debited. `unpaid`: how a payer reads what the firm is to collect. */
export function InvoiceState(props: { of: State; unpaid?: string }) {
  const state = () => shownState(props.of);
  const said = () => (state() === "issued" ? props.unpaid : undefined) ?? words().state[state()];
  return <Badge tone={tones[state()]}>{said()}</Badge>;
}
