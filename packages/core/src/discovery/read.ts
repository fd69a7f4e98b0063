import * as v from "valibot";
import { db, rowsOf } from "../db/index.ts";
import { Actor, fn, ID, notFound, type Row } from "../kernel/index.ts";
import type { SessionInfo } from "../session/index.ts";
import { Discoveries, DiscoveryGuests } from "./discovery.table.ts";

export type Stored = Row<typeof Discoveries>;
export type Guest = Row<typeof DiscoveryGuests>;

const LIST_MAX = 300;
/** Twelve seats, and those who left theirs. */
const GUESTS_MAX = 300;

/** Asks for no role: the caller says who may. */
export async function get(discoveryID: string): Promise<Stored> {
  const found = await db().get(Discoveries, { discoveryID });
  if (!found) throw notFound("discovery");
  return found;
}

/** Refuses a coach who does not lead it as if it were not there; owners and managers pass. */
export function assertMine({ coachID }: { coachID: string }): void {
  if (Actor.use().type === "system" || Actor.hasRole("owner", "manager")) return;
  if (Actor.hasRole("coach") && Actor.member().memberID === coachID) return;
  throw notFound("discovery");
}

/** The latest first; a coach's own. */
export const list = fn("discovery.list", v.object({}), async () => {
  Actor.assertRole("owner", "manager", "coach");
  const { items } = await db().query({ pk: ["DISCOVERIES"], limit: LIST_MAX, descending: true });
  const all = rowsOf(Discoveries, items);
  if (Actor.hasRole("owner", "manager")) return all;
  return all.filter(({ coachID }) => coachID === Actor.member().memberID);
});

/** In the order in which they came. */
export async function guestsOf(discoveryID: string): Promise<Guest[]> {
  const { items } = await db().query({ pk: ["DISCOVERY", discoveryID], begins: ["GUEST"], limit: GUESTS_MAX });
  return rowsOf(DiscoveryGuests, items).sort((one, other) => one.registeredAt.localeCompare(other.registeredAt));
}

/** A discovery session with whoever comes. */
export const card = fn("discovery.card", v.object({ discoveryID: ID.schema("discovery") }), async ({ discoveryID }) => {
  Actor.assertRole("owner", "manager", "coach");
  const [discovery, guests] = await Promise.all([get(discoveryID), guestsOf(discoveryID)]);
  assertMine(discovery);
  return { discovery, guests };
});

/** As a calendar takes a meeting. */
export function asSession(discovery: Stored): SessionInfo {
  const { sessionID, discoveryID, name, startsAt, minutes, zone, modality, place, link, coachID, status } = discovery;
  return {
    sessionID,
    startsAt,
    minutes,
    zone,
    modality,
    place,
    link,
    coachID,
    cohortID: discoveryID,
    cohortName: name,
    kind: "discovery",
    number: 1,
    templateID: "discovery",
    status: status === "cancelled" ? "cancelled" : "planned",
    heldAt: null,
    sequence: status === "cancelled" ? 1 : 0,
  };
}
