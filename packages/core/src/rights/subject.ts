import * as v from "valibot";
import { db } from "../db/index.ts";
import { Actor, ID, notFound } from "../kernel/index.ts";
import { Member } from "../member/index.ts";
import { Participant, Participants } from "../participant/index.ts";
import type { Subject } from "./rights.table.ts";

/** Someone by the firm's list of people: `organizationID` null for who came on his own. */
export const Named = v.object({
  organizationID: v.nullable(ID.schema("organization")),
  participantID: ID.schema("participant"),
});

/** Who the firm names, with his way in. */
export async function subjectOf(key: v.InferOutput<typeof Named>): Promise<Subject> {
  Actor.assertRole("owner", "manager");
  const found = await db().get(Participants, key);
  if (!found) throw notFound("participant");
  return withMember(found);
}

/** The participant who asks. */
export async function ownSubject(): Promise<Subject> {
  Actor.assertRole("participant");
  const { memberID, participantID } = Actor.member();
  const { email } = await Member.get(memberID);
  const found = await Participant.findByEmail(email);
  if (!found || found.participantID !== participantID) throw notFound("participant");
  return withMember(found);
}

async function withMember(person: Participant.Info): Promise<Subject> {
  const { participantID, organizationID, given, family, email } = person;
  const member = await Member.findByEmail(email);
  const own = member?.participantID === participantID ? member : undefined;
  const { memberID = null, accountID = null } = own ?? {};
  return { participantID, organizationID, given, family, email, memberID, accountID };
}
