import * as v from "valibot";
import { untilWritten } from "../cohort/index.ts";
import { db, event } from "../db/index.ts";
import { Address, Identity } from "../firm/index.ts";
import { Actor, DomainError, Email, fn, ID, line, notFound, now, plusMinutes, refusedField } from "../kernel/index.ts";
import { Link } from "../link/index.ts";
import { Discoveries, DiscoveryGuests } from "./discovery.table.ts";
import { Event } from "./event.ts";
import { type Guest, get, type Stored } from "./read.ts";

/** The purpose of the link by which someone sees and gives up his seat, and says whether he goes on. */
export const PURPOSE = "discovery";
const LINK_MINUTES = 366 * 24 * 60;

const Buyer = v.object({
  name: line(160),
  siret: v.pipe(v.string(), v.trim(), v.maxLength(40, "too_long")),
  email: Email,
  address: Address,
});
const Registering = v.object({
  discoveryID: ID.schema("discovery"),
  given: line(80),
  family: line(80),
  email: Email,
  job: v.optional(v.nullable(line(120)), null),
  company: v.optional(v.nullable(line(160)), null),
  locale: v.picklist(["fr", "en"]),
  /** Needed where the seat has a price. */
  buyer: v.optional(v.nullable(Buyer), null),
});

/** Whether its page still takes people. */
export function takesPeople({ status, startsAt }: Pick<Stored, "status" | "startsAt">): boolean {
  return status === "open" && startsAt > now();
}

export function seatsFree({ seatsMax, guestIDs }: Pick<Stored, "seatsMax" | "guestIDs">): number {
  return Math.max(0, seatsMax - guestIDs.length);
}

/**
 * A visitor takes a seat. Refused once it has begun or is cancelled (`discovery.over`), when the last seat is gone
 * (`discovery.full`), and for an address that has one (`discovery.already`).
 */
export const register = fn("discovery.register", Registering, async ({ buyer: given, ...person }) => {
  if (Actor.use().type !== "visitor") throw Actor.forbidden();
  const { discoveryID } = person;
  const guestID = ID.derived("guest", discoveryID, person.email.toLowerCase());
  return untilWritten(async () => {
    const [discovery, known] = await db().gets(
      { entity: Discoveries, key: { discoveryID } },
      { entity: DiscoveryGuests, key: { discoveryID, guestID } },
    );
    if (!discovery) throw notFound("discovery");
    if (!takesPeople(discovery)) throw new DomainError("conflict", "discovery.over", "It takes no one any more");
    if (known?.status === "seated") throw refusedField("email", "discovery.already", "This address has a seat");
    if (seatsFree(discovery) === 0) throw new DomainError("conflict", "discovery.full", "Every seat is taken");
    const buyer = discovery.priceNet > 0 ? checked(given) : null;
    const link = Link.issue({
      purpose: PURPOSE,
      subject: { discoveryID, guestID },
      expiresAt: plusMinutes(now(), LINK_MINUTES),
    });
    const fresh = { goesOn: null, answeredAt: null, enrolmentID: null, linkID: link.linkID, registeredAt: now() };
    const row = { ...person, ...fresh, guestID, buyer, status: "seated" as const };
    const written = await db().write(
      {
        discovery: Discoveries.replace({ ...discovery, guestIDs: [...discovery.guestIDs, guestID] }),
        guest: known ? DiscoveryGuests.replace({ ...row, rev: known.rev }) : DiscoveryGuests.create(row),
        link: link.operation,
        event: event(Event.Registered, { discoveryID, guestID, linkID: link.linkID }),
      },
      { discoveryID, guestID, linkID: link.linkID },
    );
    return written.refused ? undefined : written.answer;
  });
});

function checked(buyer: v.InferOutput<typeof Buyer> | null) {
  if (!buyer) throw refusedField("buyer.name", "required", "Who pays for this seat");
  const siret = Identity.checkSiret(buyer.siret);
  if (!siret.ok) throw refusedField("buyer.siret", siret.code, "This SIRET is not right");
  return { ...buyer, siret: siret.value };
}

/** What the bearer of a guest's link sees. Reading consumes nothing. */
export async function mine(): Promise<{ discovery: Stored; guest: Guest }> {
  const { discoveryID = "", guestID = "" } = Actor.subject(PURPOSE);
  const [discovery, guest] = await db().gets(
    { entity: Discoveries, key: { discoveryID } },
    { entity: DiscoveryGuests, key: { discoveryID, guestID } },
  );
  if (!discovery || !guest) throw notFound("discovery");
  return { discovery, guest };
}

/** He gives his seat up, until it begins; someone else may take it. Twice is once. */
export const leave = fn("discovery.leave", v.object({}), async () =>
  untilWritten(async () => {
    const { discovery, guest } = await mine();
    const { discoveryID, guestID } = guest;
    if (guest.status === "left") return { discoveryID, guestID, status: guest.status };
    if (!takesPeople(discovery)) throw new DomainError("conflict", "discovery.over", "It has begun");
    const left = { ...guest, status: "left" as const };
    const guestIDs = discovery.guestIDs.filter((id) => id !== guestID);
    const written = await db().write(
      {
        discovery: Discoveries.replace({ ...discovery, guestIDs }),
        guest: DiscoveryGuests.replace(left),
        event: event(Event.Left, { discoveryID, guestID }),
      },
      { discoveryID, guestID, status: left.status },
    );
    return written.refused ? undefined : written.answer;
  }),
);

/**
 * "I go on", or not, once it is asked (`discovery.not_asked`). The last word counts until a seat of the group was
 * offered (`discovery.offered`); a later yes stands behind the earlier ones.
 */
export const answer = fn("discovery.answer", v.object({ goesOn: v.picklist(["yes", "no"]) }), async ({ goesOn }) =>
  untilWritten(async () => {
    const { discovery, guest } = await mine();
    const { discoveryID, guestID } = guest;
    if (guest.goesOn === goesOn) return { discoveryID, guestID, status: goesOn };
    if (discovery.status !== "asked" || guest.status === "left") {
      throw new DomainError("conflict", "discovery.not_asked", "Nobody asked this yet");
    }
    if (guest.enrolmentID) throw new DomainError("conflict", "discovery.offered", "A seat was offered already");
    const written = await db().write(
      {
        guest: DiscoveryGuests.replace({ ...guest, goesOn, answeredAt: now() }),
        event: event(Event.Answered, { discoveryID, guestID }),
      },
      { discoveryID, guestID, status: goesOn },
    );
    return written.refused ? undefined : written.answer;
  }),
);

/** A guest as jobs read him; undefined when he is not there. */
export async function guest(discoveryID: string, guestID: string) {
  Actor.assertSystem();
  return { discovery: await get(discoveryID), guest: await db().get(DiscoveryGuests, { discoveryID, guestID }) };
}

/** Keeps which draft bills his seat. Again it changes nothing. */
export async function billed(key: { discoveryID: string; guestID: string }, invoiceID: string): Promise<void> {
  Actor.assertSystem();
  await db().heal({ guest: DiscoveryGuests.update(key, { set: { invoiceID } }) });
}
