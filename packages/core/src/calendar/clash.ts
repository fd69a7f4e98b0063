import { Calendar as FirmCalendar } from "../firm/index.ts";
import { plusMinutes } from "../kernel/index.ts";
import { clashOf, overlaps, type SessionInfo, whereOf } from "../session/index.ts";

/** Why two meetings cannot both be held as they stand; `sessionID`: the other one. */
export interface Clash {
  kind: "busy" | "travel" | "room";
  sessionID: string;
}

type Meeting = Pick<SessionInfo, "sessionID" | "coachID" | "startsAt" | "minutes" | "status" | "place" | "modality">;

/**
 * Which planned meetings meet another by their coach, his way or their room. Commands refuse these, but what was taken
 * over from another tool, or stood before the firm named a room or a travel time, may meet. Pure.
 */
export function clashesOf(
  meetings: readonly Meeting[],
  firm: Pick<FirmCalendar.Info, "rooms" | "travelMinutes">,
): Map<string, Clash> {
  const planned = meetings.filter(({ status }) => status === "planned");
  const found = new Map<string, Clash>();
  for (const [index, one] of planned.entries()) {
    for (const other of planned.slice(index + 1)) {
      const kind = between(one, other, firm);
      if (!kind) continue;
      if (!found.has(one.sessionID)) found.set(one.sessionID, { kind, sessionID: other.sessionID });
      if (!found.has(other.sessionID)) found.set(other.sessionID, { kind, sessionID: one.sessionID });
    }
  }
  return found;
}

function between(one: Meeting, other: Meeting, firm: Pick<FirmCalendar.Info, "rooms" | "travelMinutes">) {
  const [first, second] = [spanOf(one), spanOf(other)];
  if (one.coachID === other.coachID) return clashOf(first, [second], firm.travelMinutes);
  const isShared = first.place !== undefined && first.place === second.place;
  return isShared && FirmCalendar.isRoom(firm, first.place ?? "") && overlaps(first, second) ? "room" : undefined;
}

function spanOf(meeting: Meeting) {
  return { from: meeting.startsAt, to: plusMinutes(meeting.startsAt, meeting.minutes), place: whereOf(meeting) };
}
