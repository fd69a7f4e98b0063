import { Cohorts } from "@entrepairs/core/cohort";
import { db } from "@entrepairs/core/db";
import { Mail } from "@entrepairs/core/gateway";
import { Actor, ID, now, plusMinutes } from "@entrepairs/core/kernel";
import { Members } from "@entrepairs/core/member";
import { Sessions } from "@entrepairs/core/session";
import { asSystem } from "@entrepairs/core/testing";
import ICAL from "ical.js";
import PostalMime from "postal-mime";
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

/** A letter as its reader has it; `line` is its text in one line, `file` what its calendar reads, as `dates`. */
interface Letter {
  to: string;
  subject: string;
  text: string;
  line: string;
  html: string;
  replyTo: string | undefined;
  attachments: number;
  method: string | undefined;
  file: string;
  dates: ReturnType<typeof datesIn>;
}

/** What is mailed from here on, read back; a letter that follows `failsAfter` others finds the provider dead. */
export function mailbox(): { sent: Letter[]; failsAfter: number } {
  const box = { sent: [] as Letter[], failsAfter: Infinity };
  Mail.configure({
    send: async ({ to, raw }) => {
      if (box.sent.length >= box.failsAfter) throw new Error("killed");
      box.sent.push(await letterOf(to, raw));
      return { messageID: "m" };
    },
  });
  return box;
}

async function letterOf(to: string, raw: Uint8Array): Promise<Letter> {
  const { subject = "", text = "", html = "", replyTo, attachments } = await PostalMime.parse(raw);
  const part = attachments.find(({ mimeType, method }) => mimeType === "text/calendar" && method);
  const content = typeof part?.content === "string" ? part.content : new TextDecoder().decode(part?.content);
  return {
    to,
    subject,
    text,
    line: text.replace(/\s+/g, " "),
    html,
    replyTo: replyTo?.[0]?.address,
    attachments: attachments.length,
    method: part?.method?.toUpperCase(),
    file: content.replace(/\r\n /g, ""),
    dates: datesIn(content),
  };
}

function datesIn(file: string) {
  if (!file) return [];
  return new ICAL.Component(ICAL.parse(file)).getAllSubcomponents("vevent").map((component) => {
    const { uid, sequence, startDate } = new ICAL.Event(component);
    const partstat = component.getFirstProperty("attendee")?.getFirstParameter("partstat");
    const status = String(component.getFirstPropertyValue("status"));
    return { uid, sequence, status, start: String(startDate), partstat };
  });
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
