import * as v from "valibot";
import { untilWritten } from "../cohort/index.ts";
import { db, event } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Actor, DomainError, fn, ID } from "../kernel/index.ts";
import { Discoveries, DiscoveryGuests } from "./discovery.table.ts";
import { Event } from "./event.ts";
import { get, guestsOf } from "./read.ts";

/**
 * Names the group whose seats are offered to those who go on: one that was not begun, and is no client's own
 * (`discovery.group_not_open`). A job offers them, in the order of their yes.
 */
export const fill = fn(
  "discovery.fill",
  v.object({ discoveryID: ID.schema("discovery"), cohortID: ID.schema("cohort") }),
  async ({ discoveryID, cohortID }) => {
    Actor.assertRole("owner", "manager");
    return untilWritten(async () => {
      const [discovery, { cohort, sessions }] = await Promise.all([get(discoveryID), Enrolment.groupOf(cohortID)]);
      const isOpen = cohort.status === "proposed" || cohort.status === "confirmed";
      if (!isOpen || cohort.organizationID || sessions.some(({ status }) => status === "held")) {
        throw new DomainError(
          "conflict",
          "discovery.group_not_open",
          "This group takes nobody from a discovery session",
        );
      }
      if (discovery.status !== "asked")
        throw new DomainError("conflict", "discovery.not_asked", "Ask first who goes on");
      const written = await db().write(
        {
          discovery: Discoveries.replace({ ...discovery, cohortID }),
          event: event(Event.Filling, { discoveryID, cohortID }),
        },
        { discoveryID, cohortID, status: discovery.status },
      );
      return written.refused ? undefined : written.answer;
    });
  },
);

/** Offers a seat to everyone who goes on and has none yet; run by whoever comes, as often as he likes. */
export async function offer(discoveryID: string): Promise<void> {
  Actor.assertSystem();
  const { cohortID } = await get(discoveryID);
  if (!cohortID) return;
  const waiting = (await guestsOf(discoveryID))
    .filter((one) => one.status === "seated" && one.goesOn === "yes" && one.enrolmentID === null)
    .sort((one, other) => (one.answeredAt ?? "").localeCompare(other.answeredAt ?? ""));
  for (const guest of waiting) {
    const { given, family, email, job, locale } = guest;
    const { enrolmentID } = await Enrolment.offer(cohortID, { given, family, email, job, locale });
    // Whoever changed his mind in between has his seat offered; he may decline it.
    await db().heal({ guest: DiscoveryGuests.update(guest, { set: { enrolmentID } }) });
  }
}
