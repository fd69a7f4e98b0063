import { Autonomy } from "../autonomy/index.ts";
import type { Enrolment } from "../enrolment/index.ts";

/** A group's meetings among peers, told as the sessions of work that they are to it. */
export function peerMeetings({ items }: Pick<Enrolment.Group, "items">) {
  return Autonomy.meetingsIn(items).map((one) => ({ ...one, kind: "regular" as const }));
}
