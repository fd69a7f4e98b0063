import { now } from "../kernel/index.ts";
import type { SessionInfo } from "./card.ts";

/**
 * What a change that calendars are told of (date, hour, length, place, cancellation) adds to a session: RFC 5545,
 * section 3.8.7.4. A calendar keeps the highest, so that a late mail never brings back an old date.
 */
export function restated({ sequence = 0 }: Pick<SessionInfo, "sequence">): { sequence: number; restatedAt: string } {
  return { sequence: sequence + 1, restatedAt: now() };
}
