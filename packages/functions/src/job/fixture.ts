import { Cohorts } from "@entrepairs/core/cohort";
import { db } from "@entrepairs/core/db";
import { Mail } from "@entrepairs/core/gateway";
import { Actor, ID, now, plusMinutes } from "@entrepairs/core/kernel";
import { Members } from "@entrepairs/core/member";
import { Sessions } from "@entrepairs/core/session";
import { asSystem } from "@entrepairs/core/testing";
import type { Job } from "./dispatch.ts";

/** Minutes. */
export const DAY = 24 * 60;

/** What is mailed from here on, as it leaves. */
export function keptMail(): { to: string; raw: string }[] {
  const sent: { to: string; raw: string }[] = [];
  Mail.configure({
    send: async ({ to, raw }) => {
      sent.push({ to, raw: Buffer.from(raw).toString() });
      return { messageID: "m" };
    },
  });
  return sent;
}

/** Runs the jobs of an event twice, in this order: what was killed and is run again changes nothing. */
export function runTwice(...functions: object[]) {
  return async (event: string, ids: Record<string, string>): Promise<void> => {
    const firmID = Actor.firmID();
    const jobs = (functions as Record<string, Job>[]).flatMap((on) => on[event] ?? []);
    if (jobs.length === 0) throw new Error(`No job follows ${event}`);
    for (const job of jobs)
      for (const eventID of ["event_1", "event_1"])
        await asSystem(firmID, async () => job({ event, ids, firmID, eventID }));
  };
}

/** The owner who acts, as a member who can be mailed. */
export async function enrolOwner(): Promise<{ memberID: string }> {
  const { memberID, accountID } = Actor.member();
  const person = { memberID, accountID, email: "o@firm.example", name: "Odile Inventée", roles: ["owner" as const] };
  await db().heal({ member: Members.put({ ...person, status: "active", invitedAt: now() }) });
  return { memberID };
}

interface Led {
  coachID: string;
  /** How many days from now each session is; those before now were held. */
  days: readonly number[];
  modality?: "onsite" | "remote";
  organizationID?: string;
}

/** Gives a group its coach and its sessions, in the order of their days. */
export async function lead(cohortID: string, { coachID, days, modality = "onsite", organizationID }: Led) {
  const cohort = await db().get(Cohorts, { cohortID });
  if (!cohort) throw new Error("This group is not there");
  const sessions = days.map((day, at) => ({
    sessionID: ID.create("session"),
    cohortID,
    kind: "regular" as const,
    number: at + 1,
    startsAt: plusMinutes(now(), day * DAY),
    minutes: 120,
    zone: "Europe/Paris",
    templateID: "six-80",
    modality,
    place: null,
    link: null,
    status: day < 0 ? ("held" as const) : ("planned" as const),
    heldAt: null,
    cohortName: "Groupe d’automne",
    coachID,
  }));
  await db().heal({
    cohort: Cohorts.put({ ...cohort, coachID, ...(organizationID && { organizationID }) }),
    sessions: sessions.map((row) => Sessions.put(row)),
  });
  return sessions;
}
