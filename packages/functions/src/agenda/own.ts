import { Calendar } from "@entrepairs/core/calendar";
import { Firm } from "@entrepairs/core/firm";
import { Actor, type Instant, plusMinutes } from "@entrepairs/core/kernel";
import { type Directory, Feed } from "@entrepairs/core/platform";

/** One meeting of a person's own calendar, with the firm that holds it. */
export interface Own extends Calendar.Entry {
  firm: Firm.Info;
}

/** Someone's meetings of all his firms, from an instant on: each firm is read as the member that he is there. */
export async function ownAgenda(who: Awaited<ReturnType<typeof Directory.me>>, from: Instant): Promise<Own[]> {
  const members = await Feed.membersOf(who);
  const all = members.map((member) =>
    Actor.provide(member, async () => {
      const [firm, entries] = await Promise.all([Firm.get(), Calendar.agenda(from)]);
      return entries.map((entry) => ({ ...entry, firm }));
    }),
  );
  return (await Promise.all(all)).flat();
}

const endOf = ({ session: { startsAt, minutes } }: Own): Instant => plusMinutes(startsAt, minutes);
/** A sponsor is nowhere while his people meet. */
const isThere = ({ session, part }: Own) => session.status === "planned" && part !== "watches";

/**
 * What each meeting meets in another firm's calendar, by its session. No firm knows of the other one: this is told to
 * the person alone, in what only he reads.
 */
export function clashesAcross(all: readonly Own[]): ReadonlyMap<string, readonly Own[]> {
  const meets = (one: Own, other: Own) =>
    one.firm.firmID !== other.firm.firmID && one.session.startsAt < endOf(other) && other.session.startsAt < endOf(one);
  const ahead = all.filter(isThere);
  const found = ahead.map((one) => [one.session.sessionID, ahead.filter((other) => meets(one, other))] as const);
  return new Map(found.filter(([, others]) => others.length > 0));
}
