import { Complaints } from "../complaint/complaint.table.ts";
import { db, rowsOf } from "../db/index.ts";
import { DiscoveryGuests } from "../discovery/discovery.table.ts";
import { Discoveries } from "../discovery/index.ts";
import { hash, ID } from "../kernel/index.ts";
import { Link } from "../link/index.ts";
import { Links } from "../link/link.table.ts";
import { Access, MemberEmails, Members } from "../member/index.ts";
import { ParticipantEmails, Participants } from "../participant/index.ts";
import { TakeoverBatches } from "../takeover/takeover.table.ts";
import { type Found, fullName, NOBODY, shownOf } from "./found.ts";
import type { Subject } from "./rights.table.ts";

const LIST_MAX = 2_000;

/** Who he is to the firm: its file on him, his way in, and none of it once he asked to be erased. */
export async function inFirm(subject: Subject): Promise<Found[]> {
  const { participantID, organizationID, memberID, accountID, email } = subject;
  const [person, address, memberAddress, [member], [access]] = await db().gets(
    { entity: Participants, key: { organizationID, participantID } },
    { entity: ParticipantEmails, key: { emailHash: hash(email) } },
    { entity: MemberEmails, key: { emailHash: hash(email) } },
    memberID ? [{ entity: Members, key: { memberID } }] : [],
    accountID ? [{ entity: Access, key: { accountID } }] : [],
  );
  const found: Found[] = [];
  if (person) found.push({ noun: "participant", shown: shownOf(person), act: Participants.delete(person) });
  if (address?.participantID === participantID)
    found.push({ noun: "participant", act: ParticipantEmails.delete(address) });
  if (member?.participantID !== participantID) return found;
  const others = member.roles.filter((role) => role !== "participant");
  if (others.length > 0) {
    // Who works for the firm, or is a client's sponsor, stays that.
    const { participantID: _, ...rest } = member;
    found.push({ noun: "member", shown: shownOf(member), act: Members.replace({ ...rest, roles: others }) });
    if (access) {
      const { participantID: __, ...way } = access;
      found.push({ noun: "member", act: Access.replace({ ...way, roles: others }) });
    }
    return found;
  }
  found.push({ noun: "member", shown: shownOf(member), act: Members.delete(member) });
  if (memberAddress?.memberID === memberID) found.push({ noun: "member", act: MemberEmails.delete(memberAddress) });
  if (access) found.push({ noun: "member", act: Access.delete(access) });
  return found;
}

/** The register of complaints keeps what was said and answered; who said it goes. */
async function inComplaints(subject: Subject): Promise<Found[]> {
  const { items } = await db().query({ pk: ["COMPLAINTS"], limit: LIST_MAX });
  const without = (text: string | null) =>
    text === null ? null : text.replaceAll(fullName(subject), NOBODY).replaceAll(subject.email, NOBODY);
  return rowsOf(Complaints, items)
    .filter(({ email }) => email?.toLowerCase() === subject.email)
    .map((one) => ({
      noun: "complaint",
      shown: shownOf(one),
      act: Complaints.replace({
        ...one,
        name: NOBODY,
        email: null,
        about: without(one.about),
        text: without(one.text) ?? "",
        answer: one.answer && { ...one.answer, text: without(one.answer.text) ?? "" },
      }),
    }));
}

/** Discovery sessions that he came to by himself, and lists that a take-over brought him with. */
export async function elsewhere(subject: Subject): Promise<Found[]> {
  const { email } = subject;
  const [complaints, discoveries, batches] = await Promise.all([
    inComplaints(subject),
    db().query({ pk: ["DISCOVERIES"], limit: LIST_MAX }),
    db().query({ pk: ["TAKEOVER"], begins: ["BATCH"], limit: LIST_MAX }),
  ]);
  const keys = rowsOf(Discoveries, discoveries.items).map(({ discoveryID }) => ({
    discoveryID,
    guestID: ID.derived("guest", discoveryID, email.toLowerCase()),
  }));
  const [guests] = await db().gets(keys.map((key) => ({ entity: DiscoveryGuests, key })));
  return [
    ...complaints,
    ...guests.flatMap((row) =>
      row ? [{ noun: "discovery", shown: shownOf(row, "linkID"), act: DiscoveryGuests.delete(row) }] : [],
    ),
    ...rowsOf(TakeoverBatches, batches.items).flatMap((batch): Found[] => {
      if (batch.kind !== "group" || !batch.people.some((one) => one.email === email)) return [];
      const people = batch.people.map((one) =>
        one.email === email ? { ...one, given: NOBODY, family: "", email: "" } : one,
      );
      return [{ noun: "takeover", act: TakeoverBatches.replace({ ...batch, people }) }];
    }),
  ];
}

/** Links that were mailed to him lead nowhere any more. */
export async function linksFound(linkIDs: readonly string[]): Promise<Found[]> {
  const hashes = [...new Set(linkIDs)].map((linkID) => hash(Link.tokenOf(linkID)));
  const [links] = await db().gets(hashes.map((one) => ({ entity: Links, key: { hash: one } })));
  return links.flatMap((row) => (row ? [{ noun: "link", act: Links.delete(row) }] : []));
}
