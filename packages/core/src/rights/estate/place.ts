import { Calendar } from "../../calendar/index.ts";
import { hash, type Item, type KeyParts } from "../../kernel/index.ts";
import { AUDIENCES, Survey } from "../../survey/index.ts";

/**
 * Lists under which everything of a firm stands: whatever it has is in one of them, or in a partition that one of their
 * rows leads to (`leadsOf`). What rooms sealed is led to by groups; the keys go first, then money, people, settings.
 */
const LISTS: readonly KeyParts[] = [
  ["COHORTS"],
  ["INVOICES"],
  ["ORDERS"],
  ["FUNDINGS"],
  ["DISCOVERIES"],
  ["COMPLAINTS"],
  ["ORGANIZATIONS"],
  ["PEOPLE", "NONE"],
  ["PROGRAMMES"],
  ["SITE"],
  ["FIGURES"],
  ["FIGUREPAGES"],
  ["BLOCKCOUNTER"],
  ["TAKEOVER"],
  ["METHODS"],
  ["FORMS"],
  ["WORDINGS"],
  ["QUALITY"],
  ["CREDENTIALS"],
  ["ANNUAL"],
  ["FUNDERS"],
  ["PAYOUTS"],
  ["FINDINGS"],
  ["RECONCILIATION"],
  ["COMPOSITIONS"],
  ["SUBMISSION"],
  ["INVOICING"],
  ["TERMS"],
  ["ROOMS"],
  ["EXPORTS"],
  ["ERASURES"],
  ["FIRM"],
];

/** Of everyone who had a way in: emptied last, since its rows say whom to tell. */
export const MEMBERS: KeyParts = ["MEMBERS"];

/** The log, a month a list, from the first day to the last. */
export function logsBetween(from: string, to: string): KeyParts[] {
  const months: KeyParts[] = [];
  const last = to.slice(0, 7);
  for (let at = new Date(`${from.slice(0, 7)}-01T00:00:00.000Z`); ; at.setUTCMonth(at.getUTCMonth() + 1)) {
    const month = at.toISOString().slice(0, 7);
    if (month > last) return months;
    months.push(["AUDIT", month]);
  }
}

export const lists = (): readonly KeyParts[] => LISTS;

/** How many rows of a list are looked through at a time: a group leads to hundreds. */
export const pageOf = ([kind]: KeyParts): number => (kind === "COHORTS" ? 5 : 50);

/**
 * Partitions of which nothing is taken along: rooms, which only their function and jobs reach; answers and their sums;
 * what only leads to a row that is taken elsewhere.
 */
const CLOSED: readonly string[] = [
  "CREDENTIAL",
  "GROUP",
  "JOURNAL",
  "ROOM",
  "VAULT",
  "SURVEY",
  "SCOPE",
  "COACHDAYS",
  "EXPORT",
  "MEMBEREMAIL",
  "ORGCOHORTS",
  "PACK",
  "PEOPLEEMAIL",
  "PLAN",
  "REPLY",
];
export const isClosed = ([kind = ""]: KeyParts): boolean => CLOSED.includes(kind);

const of = (item: Item, field: string): string => String(item[field]);

const CYCLE = [{ timing: "pre" }, { timing: "post" }, ...[3, 6].map((months) => ({ timing: "cold", months }))] as const;

/** Every wave that a group may have been asked over its cycle. */
function cycleWaves(cohortID: string): KeyParts[] {
  const cycle = { cohortID, sessionID: null };
  const causes: Survey.Cause[] = AUDIENCES.flatMap((audience) =>
    [...CYCLE, { timing: "hot" as const }].map((cause) => ({ ...cycle, ...cause, audience }) as Survey.Cause),
  );
  return causes.map((cause) => ["SURVEY", Survey.surveyIDOf(cause)]);
}

const perGroup = [
  "COHORT",
  "GROUP",
  "VAULT",
  "POLL",
  "SIGNATURES",
  "SCAN",
  "MESSAGES",
  "CERTIFICATES",
  "DOCUMENTS",
  "FRAMING",
];

const LEADS: Readonly<Record<string, (item: Item) => KeyParts[]>> = {
  cohortCard: (item) => perGroup.map((kind) => [kind, of(item, "cohortID")]),
  cohort: (item) => cycleWaves(of(item, "cohortID")),
  session: (item) => {
    const [cohortID, sessionID] = [of(item, "cohortID"), of(item, "sessionID")];
    return [
      ["ROOM", sessionID],
      ...AUDIENCES.map(
        (audience): KeyParts => ["SURVEY", Survey.surveyIDOf({ cohortID, sessionID, timing: "closing", audience })],
      ),
    ];
  },
  peerMeeting: (item) => [["ROOM", of(item, "sessionID")]],
  enrolment: (item) => [
    ["AGREEMENT", of(item, "enrolmentID")],
    ["REPLY", Calendar.replyCode(of(item, "enrolmentID"))],
  ],
  plan: (item) => [["PLAN", of(item, "planID")]],
  invoiceCard: (item) => [["INVOICE", of(item, "invoiceID")]],
  orderCard: (item) => [["ORDER", of(item, "orderID")]],
  fundingCard: (item) => [["FUNDING", of(item, "fundingID")]],
  discovery: (item) => [
    ["DISCOVERY", of(item, "discoveryID")],
    ["ROOM", of(item, "sessionID")],
  ],
  organization: (item) => ["PEOPLE", "ORGCOHORTS", "ORGREPORTS"].map((kind) => [kind, of(item, "organizationID")]),
  participant: (item) => [
    ["PEOPLEEMAIL", hash(of(item, "email"))],
    ["JOURNAL", of(item, "participantID")],
  ],
  cohortFigures: (item) => [["SCOPE", of(item, "programmeID"), of(item, "coachID")]],
  stepTemplate: (item) => [["METHOD", of(item, "templateID")]],
  wording: (item) => [["WORDING", of(item, "kind")]],
  credential: (item) => [["CREDENTIAL", of(item, "credentialID")]],
  qualityPack: (item) => [["PACK", of(item, "packID")]],
  firmExport: (item) => [["EXPORT", of(item, "exportID")]],
  member: (item) => [
    ["MEMBEREMAIL", hash(of(item, "email"))],
    ["COACHDAYS", of(item, "memberID")],
    ["JOURNAL", of(item, "memberID")],
  ],
};

/** Where a row leads: partitions that stand under it and under no other list. */
export const leadsOf = (item: Item): KeyParts[] => LEADS[String(item.e)]?.(item) ?? [];
