import { Complaint } from "@entrepairs/core/complaint";
import { dayOf } from "@entrepairs/core/kernel";
import type { Pack } from "@entrepairs/core/quality";
import type { Locale } from "../site/words/bilingual.ts";
import { type Cell, csv } from "./csv.ts";
import { type PackWords, packWords } from "./pack-words.ts";

type Proofs = Pack.Proofs;
type Firm = Awaited<ReturnType<typeof Pack.partsAndFirm>>[1];

/** A list of the archive, with semicolons whatever its language: its auditor's programs are French. */
export const listFile = (rows: readonly (readonly Cell[])[]): Uint8Array => Buffer.from(csv(rows, "fr"));

const dayIn =
  (zone: string) =>
  (at: string | null | undefined): string =>
    at ? dayOf(at, zone) : "";
const latest = (some: readonly (string | null)[]) =>
  some
    .filter((at) => at !== null)
    .sort()
    .at(-1);

/** What one person is said to have been at a session; never why he was away. */
export function presenceIn(
  { presences }: Pick<Proofs, "presences">,
  sessionID: string,
  enrolmentID: string,
): keyof PackWords["presences"] {
  return presences.get(`${sessionID} ${enrolmentID}`) ?? "none";
}

const seated = ({ group }: Proofs) => group.enrolments.filter(({ status }) => status === "accepted");
const nameOf = ({ given, family }: { given: string; family: string }) => `${given} ${family}`;

/** Lists of one group, by the name that its entry has. */
export function groupList(name: string, proofs: Proofs, locale: Locale): Uint8Array {
  const t = packWords(locale);
  const make = LISTS[name];
  return listFile(make ? make(proofs, t) : []);
}

type Make = (proofs: Proofs, t: PackWords) => Cell[][];

const deroules: Make = ({ templates }, t) => [
  [t.list.template, t.list.step, t.list.minutes],
  ...templates.flatMap((template) =>
    template.steps.map((step) => [template.name.fr, step.name.fr, step.minutes] as Cell[]),
  ),
];

const intervenants: Make = ({ group }, t) => [
  [t.list.session, t.list.on, t.list.leader],
  ...group.sessions.map(({ number, startsAt, zone, standIn }) => [
    number,
    dayOf(startsAt, zone),
    standIn?.name ?? group.cohort.coachName,
  ]),
];

const waves: (timings: readonly string[]) => Make = (timings) => (proofs, t) => {
  const day = dayIn(proofs.group.cohort.zone);
  const names = new Map(proofs.group.enrolments.map((one) => [one.enrolmentID, nameOf(one)]));
  return [
    [
      t.list.wave,
      t.list.audience,
      t.list.session,
      t.list.on,
      t.list.asked,
      t.list.names,
      t.list.remindedOn,
      t.list.reminded,
    ],
    ...proofs.waves
      .filter(({ timing }) => timings.includes(timing))
      .map(({ timing, audience, months, sessionNumber, openedAt, people, reminder }) => [
        months ? `${t.timings[timing]} (${months})` : t.timings[timing],
        t.audiences[audience],
        sessionNumber,
        day(people[0]?.askedAt ?? openedAt),
        people.length,
        people.flatMap(({ respondentID }) => names.get(respondentID) ?? []).join(", "),
        day(reminder?.at),
        reminder?.people,
      ]),
  ];
};

const LISTS: Readonly<Record<string, Make>> = {
  deroules,
  intervenants,
  positionnement: waves(["pre", "post"]),
  questionnaires: waves(["closing", "hot", "cold"]),
  informations: (proofs, t) => [
    [
      t.list.person,
      t.list.enrolled,
      t.list.accepted,
      t.list.committed,
      t.list.charter,
      t.list.sent,
      t.list.seen,
      t.list.rules,
    ],
    ...seated(proofs).map((one) => {
      const handed = proofs.handouts.find(({ recipientID }) => recipientID === one.enrolmentID);
      const seen = latest((handed?.papers ?? []).map(({ seenAt }) => seenAt));
      return [
        nameOf(one),
        ...[one.createdAt, one.acceptedAt, one.datesCommittedAt, one.charter?.signedAt].map(
          dayIn(proofs.group.cohort.zone),
        ),
        ...[handed?.sentAt, seen, handed?.signed?.at].map(dayIn(proofs.group.cohort.zone)),
      ];
    }),
  ],
  dates: ({ group }, t) => [
    [t.list.session, t.list.on, t.list.state, t.list.moved, t.list.reason],
    ...group.sessions.map(({ number, startsAt, zone, status, moved, cancelled }) => [
      number,
      dayOf(startsAt, zone),
      t.states[status],
      moved && dayOf(moved.from, zone),
      cancelled?.reason ?? moved?.reason,
    ]),
  ],
  presences: (proofs, t) => [
    [
      t.list.person,
      ...proofs.held.map(({ number, startsAt, zone }) => `${t.list.session} ${number} (${dayOf(startsAt, zone)})`),
    ],
    ...seated(proofs).map((one) => [
      nameOf(one),
      ...proofs.held.map(({ sessionID }) => t.presences[presenceIn(proofs, sessionID, one.enrolmentID)]),
    ]),
  ],
  moyens: ({ group }, t) => [
    [t.list.session, t.list.on, t.list.modality, t.list.place, t.list.minutes],
    ...group.sessions.map(({ number, startsAt, zone, modality, place, minutes }) => [
      number,
      dayOf(startsAt, zone),
      t.modalities[modality],
      place,
      minutes,
    ]),
  ],
};

/** What is published of a programme's satisfaction: figures of whole blocks, or why one is not told. */
export function resultsList({ cells }: Pick<Firm, "cells">, locale: Locale): Uint8Array {
  const t = packWords(locale);
  return listFile([
    [t.list.question, t.list.answers, t.list.satisfied, t.list.mean],
    ...cells.map(({ label, why, figure }) => {
      if (figure.kind === "refused") return [label[locale], 0, why?.[locale], ""];
      const mean = figure.kind === "scale" ? figure.mean.value : "";
      return [label[locale], figure.rate.answers, figure.rate.percent, mean];
    }),
  ]);
}

/** When each complaint came, was read, answered and closed: neither its words nor its author. */
export function complaintsList({ all }: Pick<Firm, "all">, locale: Locale, zone: string): Uint8Array {
  const t = packWords(locale);
  const { list } = t;
  const day = dayIn(zone);
  return listFile([
    [list.reference, list.received, list.from, list.until, list.read, list.answered, list.closed, list.outcome],
    ...all.complaints.map((one) => [
      Complaint.referenceOf(one.complaintID),
      day(one.receivedAt),
      t.roles[one.role],
      one.acknowledgeBy,
      day(one.acknowledged?.at),
      day(one.answer?.at),
      day(one.closed?.at),
      one.closed ? t.outcomes[one.closed.outcome] : "",
    ]),
  ]);
}

/** The register's lines of one indicator; released words caused some, and are not repeated. */
export function registerList({ all }: Pick<Firm, "all">, indicator: number, locale: Locale): Uint8Array {
  const t = packWords(locale);
  const { list } = t;
  return listFile([
    [list.on, list.title, list.text, list.cause, list.done, list.effect],
    ...all.register
      .filter((one) => one.indicator === indicator)
      .map(({ on, title, text, cause, doneOn, effect }) => {
        const from = cause?.kind === "complaint" ? t.causes.complaint(cause.reference) : cause && t.causes[cause.kind];
        return [on, title, text, from, doneOn, effect];
      }),
  ]);
}
