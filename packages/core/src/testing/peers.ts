import { db } from "../db/index.ts";
import { Enrolment, EnrolmentHolds, Enrolments } from "../enrolment/index.ts";
import { type Actor, ID, now, plusMinutes } from "../kernel/index.ts";
import { Sessions } from "../session/index.ts";
import { asMember, asSystem } from "./actor.ts";
import { addGroup } from "./satisfaction.ts";

/** An invented group of peers with their coach, whose sessions are today: for the tests of rooms. */
export interface PeerGroup {
  firmID: string;
  programmeID: string;
  cohortID: string;
  coachID: string;
  sessionIDs: string[];
  participantIDs: string[];
  asCoach<R>(body: () => R): R;
  asPeer<R>(at: number, body: () => R): R;
  as<R>(roles: readonly Actor.Role[], body: () => R): R;
}

export interface PeerGroupOptions {
  peers: number;
  sessions?: number;
  templateID?: string;
  modality?: "onsite" | "remote";
  /** How many signed the charter; all unless told otherwise. */
  signed?: number;
  /** To stand beside another group. */
  firmID?: string;
  programmeID?: string;
}

export async function addPeers(options: PeerGroupOptions): Promise<PeerGroup> {
  const { peers, sessions = 2, templateID = "six-80", modality = "remote", signed = peers } = options;
  const { firmID: beside, programmeID: sister } = options;
  const { firmID, programmeID, cohortID, coachID, sessionIDs } = await addGroup({
    people: peers,
    sessions,
    ...(beside && { firmID: beside }),
    ...(sister && { programmeID: sister }),
  });
  const participantIDs = await asSystem(firmID, async () => {
    const group = await Enrolment.groupOf(cohortID);
    const charter = { version: 1, name: "Ana Lopes", signedAt: now() };
    const people = group.enrolments.map((row, at) => {
      const changed = { ...row, given: `Pair${at + 1}`, charter: at < signed ? charter : null };
      const { participantID, enrolmentID } = row;
      return [Enrolments.replace(changed), EnrolmentHolds.create({ cohortID, participantID, enrolmentID })];
    });
    const dated = group.sessions.map((row, at) =>
      Sessions.replace({ ...row, kind: "regular", templateID, modality, startsAt: plusMinutes(now(), at) }),
    );
    await db().write({ people: people.flat(), sessions: dated }, {});
    return group.enrolments.map(({ participantID }) => participantID);
  });
  const peerIDs = participantIDs.map(() => ID.create("member"));
  return {
    firmID,
    programmeID,
    cohortID,
    coachID,
    sessionIDs,
    participantIDs,
    asCoach: (body) => asMember({ firmID, roles: ["coach"], memberID: coachID }, body),
    asPeer: (at, body) =>
      asMember(
        { firmID, roles: ["participant"], memberID: peerIDs[at] ?? "", participantID: participantIDs[at] ?? "" },
        body,
      ),
    as: (roles, body) => asMember({ firmID, roles }, body),
  };
}
