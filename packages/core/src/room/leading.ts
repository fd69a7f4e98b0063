import { Autonomy } from "../autonomy/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Actor, DomainError, notFound, now, plusMinutes } from "../kernel/index.ts";
import { Order } from "../order/index.ts";
import type { SessionInfo } from "../session/index.ts";
import { insiderOf } from "./access.ts";
import type { Frame, Seat } from "./state.ts";

/** A room may be opened half a day ahead, so that its facilitator prepares it. */
const EARLY_MINUTES = 12 * 60;

/** What a room is opened for: a session that a coach leads, or a meeting that a member facilitates among peers. */
export interface Leading {
  session: Pick<SessionInfo, "sessionID" | "cohortID" | "kind" | "startsAt" | "templateID" | "templateVersion">;
  mode: Frame["mode"];
  coachID: string | null;
  facilitator: Seat;
  /** A training action's group that has not begun: its agreements are asked for. */
  unsigned?: Enrolment.Group;
  /** Sessions whose content is its people's alone, and not for who leads this one. */
  unheard: ReadonlySet<string>;
}

/** The session or meeting of this group that the actor leads; not found for anyone else. */
export async function leading({ cohortID, sessionID }: { cohortID: string; sessionID: string }): Promise<Leading> {
  const group = await Enrolment.groupOf(cohortID);
  return ledByCoach(group, sessionID) ?? ledByPeer(group, sessionID);
}

/** Refuses a room on another day than its session's, and before the agreements of a training action are signed. */
export function assertOpens({ session, unsigned }: Leading): void {
  if (plusMinutes(session.startsAt, -EARLY_MINUTES) > now()) {
    throw new DomainError("conflict", "room.too_early", "A room opens on the day of its session");
  }
  if (unsigned) Order.assertAgreed(unsigned);
}

function ledByCoach(group: Enrolment.Group, sessionID: string): Leading | undefined {
  const { cohort, sessions } = group;
  const session = sessions.find((one) => one.sessionID === sessionID && one.status !== "cancelled");
  if (!session) return undefined;
  const { coachID, standIn } = session;
  if (coachID !== Actor.member().memberID) throw notFound("cohort");
  const seat = {
    personID: coachID,
    name: standIn?.name ?? cohort.coachName,
    role: "facilitator",
    status: "in",
    via: "account",
  } as const;
  return {
    session,
    mode: session.modality === "remote" ? "written" : "listening",
    coachID,
    facilitator: { ...seat, charter: true },
    ...(sessions.every(({ status }) => status !== "held") && { unsigned: group }),
    unheard: new Set(Autonomy.meetingsIn(group.items).map((one) => one.sessionID)),
  };
}

/** A volunteer has a facilitator's rights in the meeting that he took, and in no other. */
function ledByPeer(group: Enrolment.Group, sessionID: string): Leading {
  const { personID, name, charter, enrolmentID, role } = insiderOf(group);
  const meeting = Autonomy.meetingsIn(group.items).find((one) => one.sessionID === sessionID);
  if (role !== "peer" || meeting?.status !== "planned" || !group.cohort.autonomousSince) throw notFound("session");
  if (meeting.facilitatorID !== personID) throw notFound("session");
  const seat = { personID, name, role: "facilitator", status: "in", via: "account", charter } as const;
  return {
    session: { ...meeting, kind: "regular" },
    mode: "listening",
    coachID: null,
    facilitator: { ...seat, ...(enrolmentID && { enrolmentID }) },
    unheard: new Set(),
  };
}
