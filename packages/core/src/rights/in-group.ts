import { AttendanceSheets } from "../attendance/attendance.table.ts";
import { Inks, SignatureSheets } from "../attendance/signature.table.ts";
import { Presences } from "../calendar/calendar.table.ts";
import { Cancellations } from "../cancellation/cancellation.table.ts";
import { Certificates } from "../certificate/certificate.table.ts";
import { db, rowsOf } from "../db/index.ts";
import { type Enrolment, EnrolmentHolds, Enrolments, type Payer, SignedAgreements } from "../enrolment/index.ts";
import { dayOf, type Row } from "../kernel/index.ts";
import { Plans } from "../plan/plan.table.ts";
import { PollAnswers } from "../poll/poll.table.ts";
import { type Found, fullName, NOBODY, shownOf } from "./found.ts";
import type { Subject } from "./rights.table.ts";

type Seat = Enrolment.Group["enrolments"][number];
type Group = Enrolment.Group;

const PARTITION_MAX = 2_000;

/** What a group holds of one of its people: his seat, what was said of him, what he signed, what he answered. */
export async function inGroup(group: Group, seat: Seat, subject: Subject): Promise<Found[]> {
  const { cohortID, enrolmentID } = seat;
  const { participantID } = subject;
  const [hold, agreement, certificate] = await db().gets(
    { entity: EnrolmentHolds, key: { cohortID, participantID } },
    { entity: SignedAgreements, key: { enrolmentID } },
    { entity: Certificates, key: { cohortID, enrolmentID } },
  );
  const [signatures, polls] = await Promise.all([
    db().query({ pk: ["SIGNATURES", cohortID], limit: PARTITION_MAX }),
    db().query({ pk: ["POLL", cohortID], limit: PARTITION_MAX }),
  ]);
  return [
    seatFound(seat),
    ...(hold?.enrolmentID === enrolmentID ? [{ noun: "enrolment", act: EnrolmentHolds.delete(hold) }] : []),
    ...(agreement ? [agreementFound(agreement, group)] : []),
    ...(certificate ? [certificateFound(certificate, group)] : []),
    ...signed(signatures.items, group, enrolmentID),
    ...presence(group, enrolmentID),
    ...changes(group, enrolmentID, fullName(subject)),
    ...plans(group, enrolmentID),
    ...rowsOf(PollAnswers, polls.items)
      .filter((one) => one.enrolmentID === enrolmentID)
      .map((one) => ({ noun: "poll", shown: shownOf(one), act: PollAnswers.delete(one) })),
  ];
}

/** A seat stays, since hours and figures count it; who sat on it goes. */
function seatFound(seat: Seat): Found {
  const shown = shownOf(seat, "linkID", "contractLinkID", "charterLinkID", "payLinkID");
  if (seat.family === "" && seat.email === "") return { noun: "enrolment" };
  const { agreement, charter, payers } = seat;
  const unlinked: Seat = {
    ...seat,
    given: NOBODY,
    family: "",
    email: "",
    job: null,
    payers: payers.map((payer) => unlinkedPayer(payer, seat.email)),
    agreement: agreement && { ...agreement, signatory: NOBODY },
    charter: charter && { ...charter, name: NOBODY },
  };
  return { noun: "enrolment", shown, act: Enrolments.replace(unlinked) };
}

const NOWHERE = { street: "", postalCode: "", city: "", country: "FR" };

/** Who paid for himself is named by his invoices alone. */
function unlinkedPayer(payer: Payer, email: string): Payer {
  if (payer.kind === "individual") return { ...payer, name: NOBODY, email: "", address: NOWHERE };
  if (payer.kind !== "company") return payer;
  if (payer.selfEmployed) return { ...payer, name: NOBODY, siret: "", email: "", address: NOWHERE };
  return payer.email === email ? { ...payer, email: "" } : payer;
}

function agreementFound(row: Row<typeof SignedAgreements>, { cohort }: Group): Found {
  const on = dayOf(row.signedAt, cohort.zone);
  return { noun: "contract", shown: shownOf(row), kept: { kind: "contract", label: cohort.name, on } };
}

function certificateFound(row: Row<typeof Certificates>, { cohort }: Group): Found {
  return { noun: "certificate", shown: shownOf(row), kept: { kind: "certificate", label: cohort.name, on: row.until } };
}

/** Signed sheets are evidence, chained line to line: they stay as they are, with what was drawn on them. */
function signed(items: Parameters<typeof rowsOf>[1], { cohort, sessions }: Group, enrolmentID: string): Found[] {
  const own = rowsOf(SignatureSheets, items).flatMap(({ sessionID, entries }) =>
    entries.filter((entry) => entry.enrolmentID === enrolmentID).map((entry) => ({ ...entry, sessionID })),
  );
  const drawn = new Map(rowsOf(Inks, items).map(({ signatureID, strokes }) => [signatureID, strokes]));
  const dayIn = (sessionID: string) => {
    const session = sessions.find((one) => one.sessionID === sessionID);
    return session ? dayOf(session.startsAt, session.zone) : null;
  };
  return own.map((entry) => ({
    noun: "attendance",
    shown: { ...entry, strokes: drawn.get(entry.signatureID) ?? null },
    kept: { kind: "attendance", label: cohort.name, on: dayIn(entry.sessionID) },
  }));
}

/** Who was there stays, as hours are counted by it; why someone was not there goes. */
function presence({ cohort, sessions, items }: Group, enrolmentID: string): Found[] {
  const sheets = rowsOf(AttendanceSheets, items).flatMap((sheet): Found[] => {
    const own = sheet.marks.filter((mark) => mark.enrolmentID === enrolmentID);
    if (own.length === 0) return [];
    const session = sessions.find(({ sessionID }) => sessionID === sheet.sessionID);
    const marks = sheet.marks.map((mark) => (mark.enrolmentID === enrolmentID ? { ...mark, reason: null } : mark));
    return [
      {
        noun: "attendance",
        shown: { sessionID: sheet.sessionID, marks: own },
        kept: { kind: "attendance", label: cohort.name, on: session ? dayOf(session.startsAt, session.zone) : null },
        ...(own.some(({ reason }) => reason !== null) && { act: AttendanceSheets.replace({ ...sheet, marks }) }),
      },
    ];
  });
  const said = rowsOf(Presences, items).filter((one) => one.enrolmentID === enrolmentID);
  return [...sheets, ...said.map((one) => ({ noun: "calendar", shown: shownOf(one), act: Presences.delete(one) }))];
}

/** A change of plans says whose seat it was of: its money stays, its name and its reason go. */
function changes({ items }: Group, enrolmentID: string, name: string): Found[] {
  return rowsOf(Cancellations, items)
    .filter((one) => one.enrolmentID === enrolmentID)
    .map((one) => ({
      noun: "cancellation",
      shown: shownOf(one),
      ...((one.name === name || one.reason !== "") && {
        act: Cancellations.replace({ ...one, name: NOBODY, reason: "" }),
      }),
    }));
}

/** What he was to pay stays with its invoices; his way to pay goes. */
function plans({ items }: Group, enrolmentID: string): Found[] {
  return rowsOf(Plans, items)
    .filter((one) => one.enrolmentID === enrolmentID)
    .map((one) => ({
      noun: "plan",
      shown: shownOf(one),
      ...(one.method && { act: Plans.replace({ ...one, method: null }) }),
    }));
}
