import { event, type Named } from "../db/index.ts";
import { Member } from "../member/index.ts";
import type { Info } from "./group.ts";

/** Makes who takes part a member of the firm's space, so that he can sign in later; nothing when he is one already. */
export async function membership(enrolment: Info): Promise<Named> {
  const { email, given, family, participantID, organizationID } = enrolment;
  const known = await Member.findByEmail(email);
  if (!known) {
    const { member, operations } = Member.newMember({
      email,
      name: `${given} ${family}`,
      roles: ["participant"],
      participantID,
      ...(organizationID && { organizationID }),
    });
    return {
      member: operations.member,
      memberAddress: operations.address,
      memberInvited: event(Member.Event.Invited, { memberID: member.memberID }),
    };
  }
  const gone = known.status === "removed";
  if (!gone && known.roles.includes("participant") && known.participantID === participantID) return {};
  const others = gone ? [] : known.roles.filter((role) => role !== "participant");
  const status = known.accountID ? ("active" as const) : ("invited" as const);
  return {
    ...Member.changeOf({ ...known, roles: [...others, "participant"], participantID, status }),
    memberInvited: event(Member.Event.Invited, { memberID: known.memberID }),
  };
}
