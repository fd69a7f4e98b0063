import { words } from "../../messages/invoice.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";

interface State {
  status: "draft" | "issued" | "partlyPaid" | "paid";
  overdue: boolean;
}

const tones = {
  draft: "neutral",
  issued: "brand",
  partlyPaid: "wait",
  paid: "good",
  overdue: "bad",
} as const satisfies Record<string, Tone>;

/** Late beats anything but paid. */
export function InvoiceState(props: { of: State }) {
  const state = () => (props.of.overdue ? "overdue" : props.of.status);
  return <Badge tone={tones[state()]}>{words().state[state()]}</Badge>;
}
