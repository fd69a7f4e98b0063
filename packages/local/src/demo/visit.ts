import { Enrolment } from "@entrepairs/core/enrolment";
import type { Actor } from "@entrepairs/core/kernel";
import { Visit } from "@entrepairs/core/visit";
import type { OpenedGroup } from "./group.ts";
import { as, bearer, happened, instant } from "./stage.ts";

/**
 * Someone of one group asks to make up for a session in another: all of its members but the named one have agreed, so
 * that the demo's participant finds the question in the inbox, and the last word is his.
 */
export async function askToMakeUp(
  owner: Actor.Member,
  { host, home }: { host: OpenedGroup; home: OpenedGroup },
  waitingFor: string,
): Promise<void> {
  const at = instant(-1, 9);
  const { cohortID } = host;
  await happened(at, () => as(owner, () => Visit.allow({ cohortID, allowed: true })));
  const own = await as(owner, () => Enrolment.roster({ cohortID: home.cohortID }));
  const seat = own.enrolments.find(({ status }) => status === "accepted");
  if (!seat) return;
  const guest = bearer(owner.firmID, Visit.GUEST_PURPOSE, {
    cohortID: home.cohortID,
    enrolmentID: seat.enrolmentID,
  });
  await happened(at, async () => {
    const { hosts, missable, charters } = await as(guest, () => Visit.mine());
    const session = hosts[0]?.sessions.at(-1);
    const missed = missable[0]?.session;
    if (!session || !missed) return;
    const wanted = { missedID: missed.sessionID, toCohortID: cohortID, toSessionID: session.sessionID };
    await as(guest, () => Visit.ask({ ...wanted, charter: charters[0]?.version ?? 1 }));
    const { enrolments } = await as(owner, () => Enrolment.roster({ cohortID }));
    const subject = { cohortID, sessionID: session.sessionID, participantID: seat.participantID };
    for (const { enrolmentID, email, status } of enrolments) {
      if (status !== "accepted" || email === waitingFor) continue;
      const member = bearer(owner.firmID, Visit.PURPOSE, { ...subject, enrolmentID });
      await as(member, () => Visit.say({ agrees: "yes" }));
    }
  });
}
