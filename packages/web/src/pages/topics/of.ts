import { meetingName } from "../home/meeting.ts";
import type { Group } from "./group.data.ts";

/** A member's name; nothing for who left the group. */
export const nameOf = (group: Group, personID: string): string =>
  group.people.find((one) => one.personID === personID)?.name ?? "";

export function sessionName(group: Group, sessionID: string): string {
  const session = group.sessions.find((one) => one.sessionID === sessionID);
  return session ? meetingName(session) : "";
}

/** The session that comes next: the one that topics are for. */
export const nextSession = (group: Group, now: number) =>
  group.sessions.find(
    (one) =>
      one.kind === "regular" && one.status === "planned" && Date.parse(one.startsAt) + one.minutes * 60_000 > now,
  );

/** Who has had no turn yet, when fewer turns remain than they are. */
export function shortOfTurns({ people, turnsLeft }: Pick<Group, "people" | "turnsLeft">): number {
  const waiting = people.filter(({ turns }) => turns === 0).length;
  return waiting > turnsLeft ? waiting : 0;
}
