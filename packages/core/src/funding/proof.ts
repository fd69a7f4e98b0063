import { AttendanceSheets, Signing } from "../attendance/index.ts";
import { rowsOf } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Actor, type Instant, notFound } from "../kernel/index.ts";
import { get, type Stored } from "./row.ts";

/** Presence of the file's people at each session held, as it was recorded, and as it was signed where it was. */
export interface PresenceSheet {
  funding: Stored;
  coachName: string;
  sessions: {
    startsAt: Instant;
    minutes: number;
    zone: string;
    place: string | null;
    remote: boolean;
    /** Who led it. */
    coachName: string;
    /** Its sheet with the signatures; null when nothing was signed here. */
    signed: Signing.Signed | null;
    marks: {
      enrolmentID: string;
      name: string;
      presence: string | null;
      lateMinutes: number | null;
      at: Instant | null;
      byName: string | null;
    }[];
  }[];
}

/** What the sheet of a file says, for its paper. */
export async function presenceSheet(fundingID: string): Promise<PresenceSheet> {
  Actor.assertRole("owner", "manager");
  const funding = await get(fundingID);
  const group = await Enrolment.groupOf(funding.cohortID);
  const papers = await Signing.papersIn(group);
  const sheets = new Map(rowsOf(AttendanceSheets, group.items).map((sheet) => [sheet.sessionID, sheet]));
  const held = group.sessions.filter(({ status }) => status === "held");
  return {
    funding,
    coachName: group.cohort.coachName,
    sessions: held.map(({ sessionID, startsAt, minutes, zone, place, modality, standIn }) => ({
      startsAt,
      minutes,
      zone,
      place,
      remote: modality === "remote",
      coachName: standIn?.name ?? group.cohort.coachName,
      signed: papers.get(sessionID) ?? null,
      marks: funding.people.map(({ enrolmentID, name }) => {
        const mark = sheets.get(sessionID)?.marks.findLast((one) => one.enrolmentID === enrolmentID);
        const { presence = null, lateMinutes = null, at = null, byName = null } = mark ?? {};
        return { enrolmentID, name, presence, lateMinutes, at, byName };
      }),
    })),
  };
}

/** The certificate of one person of a file, as it was signed. */
export async function certificateOf(fundingID: string, enrolmentID: string) {
  Actor.assertRole("owner", "manager");
  const funding = await get(fundingID);
  const certificate = funding.certificates.find((one) => one.enrolmentID === enrolmentID);
  if (!certificate) throw notFound("certificate");
  return { funding, certificate };
}
