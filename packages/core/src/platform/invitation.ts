import { open, PLATFORM } from "../db/platform.ts";
import { Firm } from "../firm/index.ts";
import { Actor, DomainError } from "../kernel/index.ts";
import { Link } from "../link/index.ts";
import { Member } from "../member/index.ts";
import { bindInvitations, openSession } from "./sign-in.ts";

/**
 * What an invitation's link shows its bearer: who invites whom. Looking consumes nothing. `link.closed` once it was
 * used, is over, or the person was taken out of the firm.
 */
export async function findInvitation(token: string) {
  const { memberID = "" } = Actor.subject(Member.INVITATION);
  const [link, member, firm] = await Promise.all([Link.open(token), Member.get(memberID), Firm.get()]);
  if (link.usedAt || member.status === "removed") throw Link.closed();
  return { link, member, firm };
}

/** Uses an invitation, once: the mail proved the address, so its bearer is signed in and bound to the firm. */
export async function acceptInvitation(token: string): Promise<{ cookie: string; firmID: string }> {
  const { link, member, firm } = await findInvitation(token);
  const { firmID } = firm;
  const { cookie, operations, accountID } = await openSession(member.email, firm.locale);
  const written = await open(PLATFORM).write({ link: Link.consume(link).inFirm(firmID), ...operations }, { accountID });
  if (written.refused === "link") throw Link.closed();
  if (written.refused) throw new DomainError("busy", "table.busy", "Try again in a moment");
  await bindInvitations(member.email, accountID);
  return { cookie, firmID };
}
