import * as v from "valibot";
import { untilWritten } from "../cohort/index.ts";
import { db, event, rowsOf } from "../db/index.ts";
import { Enrolments } from "../enrolment/index.ts";
import { OwnZone, zoneNamed } from "../firm/index.ts";
import { Actor, fn, type Instant, notFound } from "../kernel/index.ts";
import { Member, Members } from "../member/index.ts";
import { Participant, Participants } from "../participant/index.ts";
import { Sessions } from "../session/index.ts";
import { Visit } from "../visit/index.ts";
import { PURPOSE, seatedIn } from "./presence.ts";

/** Someone lives by other clocks: `participantID`, `memberID`, each with where he lived before (`from`, `memberFrom`). */
export const ZoneChosen = "calendar.zoneChosen";

const SEATS_MAX = 60;
const LED_MAX = 1_000;

/** The actor as the firm knows him: as a participant, as a member, or both under one address. */
async function himself() {
  if (Actor.use().type === "link") return ofBearer();
  const member = await Member.get(Actor.member().memberID);
  const known = member.participantID ? await Participant.findByEmail(member.email) : undefined;
  return { member, person: known?.participantID === member.participantID ? known : undefined };
}

async function ofBearer() {
  const { cohortID = "", enrolmentID = "" } = Actor.subject(PURPOSE);
  const enrolment = await db().get(Enrolments, { cohortID, enrolmentID });
  if (!enrolment) throw notFound("enrolment");
  const [person, found] = await Promise.all([Participant.get(enrolment), Member.findByEmail(enrolment.email)]);
  return { person, member: found?.participantID === person.participantID ? found : undefined };
}

/** By whose clocks the actor said that he lives; null when he did not. */
export async function ownZone(): Promise<string | null> {
  const { member, person } = await himself();
  return person?.zone ?? member?.zone ?? null;
}

/**
 * Someone says by whose clocks he lives: his reminders come at his hour, his mails and pages show it. Nothing typed is
 * that of each session. A zone that does not exist is refused (`zone`).
 */
export const chooseZone = fn("calendar.chooseZone", v.object({ zone: OwnZone }), async (input) =>
  untilWritten(async () => {
    const zone = zoneNamed(input.zone);
    const { member, person } = await himself();
    const participantID = person?.participantID;
    const memberID = member?.memberID;
    const answer = { ...(participantID && { participantID }), ...(memberID && { memberID }) };
    if ((!person || person.zone === zone) && (!member || member.zone === zone)) return answer;
    const said = zone ? { zone } : {};
    const chosen = { ...answer, from: person?.zone ?? "", memberFrom: member?.zone ?? "" };
    const written = await db().write(
      {
        ...(person && { person: Participants.replace({ ...without(person), ...said }) }),
        ...(member && {
          member: Members.replace({ ...without(member), ...said }),
          changed: event(Member.Event.Changed, { memberID: member.memberID }),
        }),
        chosen: event(ZoneChosen, chosen),
      },
      answer,
    );
    return written.refused ? undefined : written.answer;
  }),
);

function without<R extends { zone?: string | undefined }>({ zone: _, ...rest }: R): Omit<R, "zone"> {
  return rest;
}

/** Groups that await someone from an instant on: where he has a seat, is a guest, or leads a session. For jobs. */
export async function groupsOf(
  { participantID, memberID }: { participantID?: string | undefined; memberID?: string | undefined },
  from: Instant,
): Promise<string[]> {
  Actor.assertSystem();
  const [own, led] = await Promise.all([
    participantID ? groupsAttended(participantID) : [],
    memberID ? groupsLed(memberID, from) : [],
  ]);
  return [...new Set([...own, ...led])];
}

async function groupsAttended(participantID: string): Promise<string[]> {
  const pk = ["PERSON", participantID];
  const { items } = await db().query({ pk, index: "g1", begins: ["ENROLMENT"], limit: SEATS_MAX });
  const away = await Promise.all(
    seatedIn(rowsOf(Enrolments, items)).map(async ({ cohortID, enrolmentID }) => {
      const found = await db().query({ pk: ["COHORT", cohortID], begins: ["MAKEUP"], limit: SEATS_MAX });
      return [cohortID, ...Visit.awayIn(found.items, enrolmentID).map(({ toCohortID }) => toCohortID)];
    }),
  );
  return away.flat();
}

async function groupsLed(memberID: string, from: Instant): Promise<string[]> {
  const between = [`SESSION#${from}`, "SESSION#9999"] as [string, string];
  const { items } = await db().query({ pk: ["COACH", memberID], index: "g2", between, limit: LED_MAX });
  return rowsOf(Sessions, items).map(({ cohortID }) => cohortID);
}
