import type { Card, Home } from "./home.data.ts";
import { isAhead } from "./meeting.ts";

export interface FirmDay {
  firmID: string;
  firmName: string;
  home: Home;
}

/** A group with the firm it is of. */
export interface Group extends Card {
  firmID: string;
  firmName: string;
}

const LIVING = new Set<string>(["proposed", "confirmed", "running"]);

/** The next session of a group: its card may be older than the hours that passed. */
export const nextOfCard = ({ nextSession, following }: Pick<Card, "nextSession" | "following">, now: number) =>
  [...(nextSession ? [nextSession] : []), ...following].find((session) => isAhead(session, now));

/** The living groups of every firm, those that meet soonest first. */
export function groupsOf(days: readonly FirmDay[], now: number): Group[] {
  const order = (group: Group) => nextOfCard(group, now)?.startsAt ?? "9";
  return days
    .flatMap(({ firmID, firmName, home }) => home.cards.map((card) => ({ ...card, firmID, firmName })))
    .filter((group) => LIVING.has(group.status))
    .sort((one, other) => order(one).localeCompare(order(other)) || one.name.localeCompare(other.name));
}

/** The sessions that one leads for colleagues, in every firm, the soonest first. */
export function standsInOf(days: readonly FirmDay[]): (Home["standsIn"][number] & { firmID: string })[] {
  return days
    .flatMap(({ firmID, home }) => home.standsIn.map((one) => ({ ...one, firmID })))
    .sort((one, other) => one.startsAt.localeCompare(other.startsAt));
}

/** What waits on someone, in order of consequence; money last, since it waits on others. */
export type ToDo =
  | (Home["toMark"][number] & { kind: "mark"; firmID: string; firmName: string })
  | (Home["toSign"][number] & { kind: "sign"; firmID: string; firmName: string })
  | (Home["waiting"][number] & { kind: "wait"; firmID: string; firmName: string })
  | (Home["fallen"][number] & { kind: "fallen"; firmID: string; firmName: string })
  | (Home["complaints"][number] & { kind: "complaint"; firmID: string; firmName: string })
  | (Home["fundings"][number] & { kind: "fund"; firmID: string; firmName: string })
  | (Home["credentials"][number] & { kind: "credential"; firmID: string; firmName: string })
  | { kind: "overdue"; firmID: string; firmName: string; amount: number };

export function toDoOf(days: readonly FirmDay[]): ToDo[] {
  const each = <T, K extends ToDo["kind"]>(kind: K, list: (home: Home) => readonly T[]) =>
    days.flatMap(({ firmID, firmName, home }) => list(home).map((one) => ({ ...one, kind, firmID, firmName })));
  return [
    ...each("complaint", (home) => home.complaints),
    ...each("mark", (home) => home.toMark),
    ...each("sign", (home) => home.toSign),
    ...each("fallen", (home) => home.fallen),
    ...each("fund", (home) => home.fundings),
    ...each("wait", (home) => home.waiting),
    ...each("credential", (home) => home.credentials),
    ...each("overdue", ({ money }) => (money && money.overdue > 0 ? [{ amount: money.overdue }] : [])),
  ];
}
