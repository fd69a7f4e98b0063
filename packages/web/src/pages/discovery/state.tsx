import { words } from "../../messages/discovery.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";
import type { Discovery } from "./discovery.data.ts";

const TONES: Record<ReturnType<typeof stateOf>, Tone> = {
  open: "brand",
  over: "wait",
  asked: "good",
  cancelled: "neutral",
};

/** Past its hour, an open session waits for "who goes on?". */
export function stateOf({ status, startsAt }: Pick<Discovery, "status" | "startsAt">, now = Date.now()) {
  return status === "open" && Date.parse(startsAt) <= now ? ("over" as const) : status;
}

export function State(props: { of: Discovery }) {
  return <Badge tone={TONES[stateOf(props.of)]}>{words().statuses[stateOf(props.of)]}</Badge>;
}
