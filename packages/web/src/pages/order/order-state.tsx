import { words } from "../../messages/order-state.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";
import type { Card } from "./order.data.ts";

const tones = {
  draft: "neutral",
  sent: "brand",
  approved: "wait",
  agreementSent: "brand",
  refused: "bad",
  expired: "bad",
  signed: "good",
  cancelled: "neutral",
  replaced: "neutral",
} as const satisfies Record<string, Tone>;

/** Where a quote stands, in a word; approved, it waits for the firm until its agreement is sent. */
export function OrderState(props: { of: Pick<Card, "status" | "agreementSent" | "isReplaced"> }) {
  const state = () => {
    if (props.of.isReplaced) return "replaced" as const;
    return props.of.status === "approved" && props.of.agreementSent ? ("agreementSent" as const) : props.of.status;
  };
  return <Badge tone={tones[state()]}>{words().state[state()]}</Badge>;
}
