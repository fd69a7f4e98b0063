import type { MessageKind, MessageParams } from "./render.ts";
import { ofFirms } from "./testing/examples-of-firms.ts";
import { ofGroups } from "./testing/examples-of-groups.ts";

const firmName = "Atelier des Pairs";
const programmeTitle = "Codéveloppement pour managers";
const url = "https://exemple.test/lien/abc?x=1&y=2";
const zone = "Europe/Paris";
const session = { startsAt: "2027-11-09T08:30:00.000Z", zone };
const issued = { firmName, number: "F2027-0042", grossCents: 504_000, dueOn: "2027-12-01", url };
const bank = { iban: "FR76 9999 9000 4400 0000 0001 022", bic: "DEMOFRPP", holder: firmName };

const meeting = { ...session, minutes: 180, cohortName: "Automne", firmName, where: "Salle Bleue", meets: [] };
const leaving = { firmName, programmeTitle, what: "Ana Lopes", cohortName: "Automne", url };
const NOTHING = { creditGross: 0, heldGross: 0, feeNet: 0, heldBack: 0, refunded: 0, byHand: 0 };
const instalments = [
  { trigger: "period" as const, on: "2027-11-24", cents: 25_200 },
  { trigger: "session" as const, on: "2028-02-01", cents: 29_400 },
  { trigger: "day" as const, on: "2028-03-01", cents: 29_400 },
];

/** One invented example of each kind; a kind with variants has them all. */
export const examples: { [Kind in MessageKind]: readonly MessageParams[Kind][] } = {
  ...ofFirms,
  ...ofGroups,
  agreementAccepted: [
    {
      firmName,
      programmeTitle,
      payerName: "Fonderie du Lac",
      signatoryName: "Inès Morvan",
      reference: "CONV-2027-12",
      acceptedAt: session.startsAt,
      zone,
      url,
    },
  ],
  cancellationTold: [
    { ...leaving, reader: "person" },
    { ...leaving, reader: "coach" },
    {
      ...leaving,
      reader: "payer",
      reason: "Changement de poste",
      creditGross: 84_000,
      heldGross: 24_000,
      feeNet: 21_000,
      heldBack: 21_000,
      refunded: 50_000,
      byHand: 13_000,
    },
    { ...leaving, ...NOTHING, reader: "payer", reason: "Changement de poste" },
  ],
  actionReminder: [{ firmName, url }],
  closingQuestion: [{ firmName, ...session, url, readers: "Le coach du groupe." }],
  complaintTold: [
    { firmName, step: "received", reference: "R-1A2B3C", until: "2027-11-12", url },
    { firmName, step: "acknowledged", reference: "R-1A2B3C", until: "2027-11-12", name: "Inès Morvan", url },
    {
      firmName,
      step: "answered",
      reference: "R-1A2B3C",
      until: "2027-11-12",
      name: "Inès Morvan",
      text: ["Nous avons changé de salle.", "La suivante est plus calme."],
      url,
    },
  ],
  complaintToTreat: [
    { firmName, reference: "R-1A2B3C", until: "2027-11-12", isReminder: false, url },
    { firmName, reference: "R-1A2B3C", until: "2027-11-12", isReminder: true, url },
  ],
  coachWeek: [
    {
      monday: "2027-11-08",
      meetings: [{ ...meeting, meets: [{ cohortName: "Hiver", firmName: "Pairs du Sud" }] }],
      url,
    },
    { monday: "2027-11-08", meetings: [{ ...meeting, where: null }], url },
  ],
  creditNoteIssued: [
    { firmName, number: "AV-2027-0003", ofNumber: "F2027-0042", grossCents: 84_000, reason: "Une place de moins", url },
  ],
  discoveryAsked: [{ firmName, name: "Deux heures pour essayer", programmeTitle, url }],
  enrolmentOffer: [
    {
      firmName,
      programmeTitle,
      organizationName: "Fonderie du Lac",
      sessions: [session, { startsAt: "2028-02-01T13:00:00.000Z", zone: "Indian/Reunion" }],
      url,
    },
  ],
  enrolmentReceived: (
    [
      { kind: "card" },
      { kind: "invoice" },
      { kind: "contract", withdrawalEndsOn: "2027-11-23" },
      { kind: "waiting" },
    ] as const
  ).map((next) => ({ firmName, programmeTitle, reference: "INS-2027-8", grossCents: 84_000, url, next })),
  surveyAsked: (["pre", "hot", "post", "cold", "participant", "sponsor", "funder", "facilitator"] as const).map(
    (asked, at) => ({
      firmName,
      programmeTitle,
      asked,
      formTitle: "Où vous en êtes",
      readers: "Le coach du groupe.",
      until: "2026-12-06",
      isReminder: at % 2 === 0,
      url,
    }),
  ),
  finalSurvey: [{ firmName, programmeTitle, url }],
  fundingOwed: [true, false].map((toFirm) => ({
    firmName,
    funderName: "OPCO Inventé",
    organizationName: "Fonderie du Lac",
    groupName: "Groupe d’automne",
    people: "Ana Lopes, Bo Martin",
    fileNumber: "DOS-17",
    toFirm,
    url,
  })),
  groupCancelled: [{ firmName, programmeTitle, cohortName: "Automne", url }],
  invitation: (["owner", "manager", "coach", "sponsor"] as const).map((role) => ({
    firmName,
    inviterName: "Inès Morvan",
    role,
    url,
    days: 14,
  })),
  invoiceReminder: ([1, 2, 3] as const).flatMap((step) =>
    [null, "Bonjour,\n\nCette facture est à régler."].map((text) => ({
      firmName,
      number: "F2027-0042",
      dueCents: 504_000,
      dueOn: "2027-12-01",
      step,
      text,
      url,
      demo: step === 2,
    })),
  ),
  invoiceIssued: [
    ...[false, true].flatMap((online) =>
      [undefined, bank].map((account) => ({ ...issued, online, ...(account && { bank: account }), demo: !online })),
    ),
    { ...issued, online: true, bank, held: { until: session.startsAt, zone } },
    { ...issued, online: true, bank, dueCents: 84_000, saved: { kind: "card", last4: "4242" } },
    { ...issued, online: true, dueCents: 84_000, saved: { kind: "sepa_debit", last4: "3000" } },
  ],
  documentsHanded: (["person", "employer"] as const).map((reader) => ({
    firmName,
    reader,
    programmeTitle,
    cohortName: "Printemps",
    ...(reader === "person" && { on: "2027-01-12" }),
    url,
  })),
  framingNote: [undefined, { name: "Inès Morvan", at: session.startsAt, zone }].map((signed) => ({
    firmName,
    programmeTitle,
    cohortName: "Printemps",
    url,
    ...(signed && { signed }),
  })),
  orderAgreement: [undefined, { name: "Inès Morvan", at: session.startsAt, zone }].map((signed) => ({
    firmName,
    number: "D-2027-0008",
    object: programmeTitle,
    url,
    ...(signed && { signed }),
  })),
  orderAnswered: (["approved", "refused", "signed"] as const).map((answer) => ({
    firmName,
    number: "D-2027-0008",
    buyerName: "Fonderie du Lac",
    object: programmeTitle,
    answer,
    ...(answer === "refused" && { reason: "Budget reporté" }),
    url,
  })),
  paymentFailed: [{ firmName, number: "F2027-0042", cents: 504_000, url }],
  paymentReceived: (["card", "directDebit", "transfer", "other"] as const).map((method) => ({
    firmName,
    number: "F2027-0042",
    cents: 123_456,
    method,
    paidOn: "2027-12-01",
    url,
  })),
  paymentRefunded: [true, false].map((seatGone) => ({
    firmName,
    number: "F2027-0042",
    cents: 84_000,
    seatGone,
    url,
  })),
  planBegun: [true, false].map((online) => ({
    firmName,
    programmeTitle,
    endedOn: "2027-11-23",
    grossCents: 84_000,
    instalments,
    url,
    online,
  })),
  groupPostponed: (["person", "invited", "coach", "sponsor"] as const).map((reader, at) => ({
    firmName,
    reader,
    programmeTitle,
    cohortName: "Automne",
    reason: "Trop peu d’inscrits",
    sessions: Array.from({ length: at + 1 }, () => ({ ...session, minutes: 210 })),
    url,
  })),
  quoteSent: [
    { firmName, number: "D-2027-0008", object: programmeTitle, grossCents: 672_000, validUntil: "2027-12-31", url },
  ],
  reportPublished: [{ firmName, programmeTitle, organizationName: "Fonderie du Lac", url }],
  seatOffered: [{ firmName, programmeTitle, ...session, until: "2027-11-04T08:30:00.000Z", url }],
  sessionsWithdrawn: [
    ...(["cancelled", "left"] as const).map((why) => ({
      firmName,
      cohortName: "Automne",
      why,
      sessions: [session],
      url,
    })),
    {
      firmName,
      cohortName: "Automne",
      why: "cancelled",
      sessions: [session],
      reason: "Grève des transports",
      instead: session,
      url,
    },
  ],
  sessionSummons: [
    {
      firmName,
      ...session,
      programmeTitle,
      kind: "regular",
      minutes: 210,
      place: "Salle 2",
      change: { kind: "moved", from: "2026-09-01T07:00:00.000Z", reason: "Grève des transports" },
      url,
    },
    {
      firmName,
      ...session,
      programmeTitle,
      kind: "regular",
      minutes: 210,
      change: { kind: "madeUp", from: "2026-09-01T07:00:00.000Z" },
      url,
    },
    { firmName, ...session, programmeTitle, kind: "kickoff", minutes: 210, place: "12 quai des Forges, Annecy", url },
    { firmName, ...session, programmeTitle, kind: "regular", minutes: 120, link: "https://visio.test/salle", url },
    {
      firmName,
      ...session,
      programmeTitle,
      kind: "review",
      minutes: 1,
      place: "Salle 2",
      link: "https://v.test/2",
      url,
    },
  ],
  signIn: [{ url, minutes: 10 }],
  trainingContract: [
    {
      firmName,
      programmeTitle,
      grossCents: 84_000,
      withdrawalEndsOn: "2027-11-23",
      url,
      withdrawUrl: "https://exemple.test/retractation/abc",
      instalments,
    },
  ],
  withdrawalReceived: [0, 25_200].map((refundedCents) => ({
    firmName,
    programmeTitle,
    reference: "INS-2027-8",
    withdrawnAt: session.startsAt,
    zone,
    url,
    refundedCents,
  })),
};
