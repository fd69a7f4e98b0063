import { words } from "../../messages/invoice.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";

interface State {
  status: "draft" | "issued" | "partlyPaid" | "paid";
  overdue: boolean;
  /** A debit is under way: the bank is asked, nothing is to be done. */
  debit?: boolean;
  /** Its seat was given up before it was paid: nothing is due. */
  lapsedAt?: string | null | undefined;
}

const tones = {
  draft: "neutral",
  issued: "brand",
  partlyPaid: "wait",
  paid: "good",
  overdue: "bad",
  debit: "brand",
  lapsed: "neutral",
} as const satisfies Record<string, Tone>;

/** The bank is asked for the money of this invoice. */
export const isDebited = (invoice: { attempts: readonly { status: string }[] }): boolean =>
  invoice.attempts.some(({ status }) => status === "processing");

/** What matters most of an invoice's state, for its words. */
export function shownState({ status, overdue, debit, lapsedAt }: State) {
  if (lapsedAt && status !== "paid") return "lapsed";
  if (debit) return "debit";
  return overdue ? "overdue" : status;
}

/** Late beats anything but paid, given up or being debited. */
export function InvoiceState(props: { of: State }) {
  const state = () => shownState(props.of);
  return <Badge tone={tones[state()]}>{words().state[state()]}</Badge>;
}
