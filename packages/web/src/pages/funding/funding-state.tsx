import { words } from "../../messages/funding-state.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";
import type { Card } from "./funding.data.ts";

const tones = {
  requested: "wait",
  owed: "bad",
  agreed: "good",
  invoiced: "brand",
  refused: "bad",
  expired: "neutral",
} as const satisfies Record<string, Tone>;

/** Where a file stands, in a word. */
export function FundingState(props: { of: Pick<Card, "status" | "owedAt" | "invoiceID"> }) {
  const state = () => {
    const { status, owedAt, invoiceID } = props.of;
    if (status === "requested" && owedAt) return "owed" as const;
    return status === "agreed" && invoiceID ? ("invoiced" as const) : status;
  };
  return <Badge tone={tones[state()]}>{words().state[state()]}</Badge>;
}
