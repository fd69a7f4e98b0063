import { compare, matches } from "../../format/text.ts";
import type { Card } from "./cohort.data.ts";

/** The tabs of the list, as they stand in the address; the first shows all. */
export const STATES = ["tous", "preparation", "cours", "termines", "annules"] as const;
export type State = (typeof STATES)[number];
export const PAGE = 50;

const stateOf = {
  proposed: "preparation",
  confirmed: "preparation",
  running: "cours",
  closed: "termines",
  cancelled: "annules",
} as const satisfies Record<Card["status"], State>;

/** How many groups stand under each tab. */
export const counted = (cards: readonly Card[]): Record<State, number> => {
  const of = (state: State) => cards.filter((card) => stateOf[card.status] === state).length;
  return {
    tous: cards.length,
    preparation: of("preparation"),
    cours: of("cours"),
    termines: of("termines"),
    annules: of("annules"),
  };
};

type Order = (one: Card, other: Card) => number;
/** A group without a value comes after those that have one, up or down. */
const by =
  <V>(read: (card: Card) => V | null, order: (one: V, other: V) => number) =>
  (way: 1 | -1): Order =>
  (one, other) => {
    const [left, right] = [read(one), read(other)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return way * order(left, right);
  };
const numeric = (one: number, other: number) => one - other;

const NEXT = by<string>((card) => card.nextSession?.startsAt ?? null, compare);
const orders = new Map([
  ["name", by<string>((card) => card.name, compare)],
  ["organization", by<string>((card) => card.organizationName, compare)],
  ["coach", by<string>((card) => card.coachName, compare)],
  ["next", NEXT],
  ["sessions", by<number>((card) => card.sessionsHeld, numeric)],
  ["seats", by<number>((card) => card.seatsTaken, numeric)],
  ["satisfaction", by<number>((card) => card.satisfaction?.tenths ?? null, numeric)],
]);

/** What the address asks of the list; an unknown sort is the usual one: the soonest session first. */
export function listed(cards: readonly Card[], asked: { q: string; state: State; sort: string }): Card[] {
  const order = orders.get(asked.sort.replace(/^-/, "")) ?? NEXT;
  return cards
    .filter((card) => asked.state === "tous" || stateOf[card.status] === asked.state)
    .filter((card) => matches(asked.q, card.name, card.organizationName, card.coachName, card.programmeTitle))
    .sort(order(asked.sort.startsWith("-") ? -1 : 1));
}
