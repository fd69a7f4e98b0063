import { today } from "../../format/today.ts";
import { words } from "../../messages/quality.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";
import type { Complaint } from "./quality.data.ts";

const TONES: Record<Complaint["status"], Tone> = {
  received: "wait",
  acknowledged: "brand",
  answered: "good",
  closed: "neutral",
};

/** Whether the two working days are over and no person has acknowledged it. */
export const isLate = ({ status, acknowledgeBy }: Pick<Complaint, "status" | "acknowledgeBy">): boolean =>
  status === "received" && acknowledgeBy < today();

export function ComplaintState(props: { of: Pick<Complaint, "status" | "acknowledgeBy"> }) {
  return (
    <Badge tone={isLate(props.of) ? "bad" : TONES[props.of.status]}>
      {isLate(props.of) ? words().late : words().status[props.of.status]}
    </Badge>
  );
}
