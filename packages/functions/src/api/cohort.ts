import { Attendance, MarkRow } from "@entrepairs/core/attendance";
import { Cohort, CohortCards, CohortRow, goOn } from "@entrepairs/core/cohort";
import { type Enrolment, EnrolmentRow, partsOf } from "@entrepairs/core/enrolment";
import { ID } from "@entrepairs/core/kernel";
import { Cycle, SessionRow } from "@entrepairs/core/session";
import { Visit } from "@entrepairs/core/visit";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may, path, without } from "../http/index.ts";

const Key = { cohortID: ID.schema("cohort") };
const Changed = v.strictObject({ cohortID: v.string(), status: CohortRow.entries.status });

const CardSession = v.strictObject({
  sessionID: v.string(),
  startsAt: v.string(),
  minutes: v.number(),
  zone: v.string(),
  kind: v.string(),
});

export const Card = v.strictObject({
  ...CohortCards.options.schema.entries,
  nextSession: v.nullable(CardSession),
  following: v.array(CardSession),
  satisfaction: v.nullable(v.strictObject({ tenths: v.number(), answers: v.number() })),
});

/** How far the sessions are from the hours of the programme. */
const Gap = v.strictObject({
  promisedMinutes: v.number(),
  plannedMinutes: v.number(),
  promisedDays: v.nullable(v.number()),
});
const Proposed = v.strictObject({
  number: v.number(),
  kind: v.picklist(["kickoff", "regular", "review"]),
  startsAt: v.string(),
  zone: v.string(),
  minutes: v.number(),
  shiftedFrom: v.nullable(v.string()),
  reason: v.nullable(v.picklist(["holiday", "vacation", "blocked", "busy", "travel", "room"])),
  /** The firm's name of the span that moved it. */
  span: v.nullable(v.string()),
  conflict: v.nullable(v.picklist(["busy", "travel", "room"])),
});

export const ShownSession = v.strictObject({
  ...v.omit(SessionRow, ["moved", "sequence", "restatedAt", "cancelled", "standIn"]).entries,
  /** Who leads it instead of its group's coach, whom he stands in for, and why. */
  standIn: v.nullable(v.strictObject({ name: v.string(), forName: v.string(), reason: v.string() })),
  moved: v.nullable(v.strictObject({ from: v.string(), reason: v.string() })),
  /** Cancelled by itself, its group going on: why. */
  cancelReason: v.nullable(v.string()),
});

const ShownCohort = v.strictObject({
  ...v.omit(CohortRow, ["seats", "createdAt", "charter", "cancelReason"]).entries,
  seatsTaken: v.number(),
  cancelReason: v.nullable(v.string()),
  /** It fell below five and goes on with so many: why. */
  goesOn: v.nullable(v.strictObject({ people: v.number(), reason: v.string() })),
  charter: v.strictObject({ version: v.number(), rules: v.array(v.string()) }),
});

const ShownPayer = v.strictObject({
  payerID: v.string(),
  kind: v.picklist(["organization", "company", "individual", "funder"]),
  organizationID: v.nullable(v.string()),
  name: v.string(),
  /** How his part is said (one of the three), and what it comes to before VAT. */
  shareBasisPoints: v.number(),
  amountNet: v.nullable(v.number()),
  rest: v.boolean(),
  net: v.number(),
});

const ShownEnrolment = v.strictObject({
  ...v.pick(EnrolmentRow, [
    "enrolmentID",
    "participantID",
    "organizationID",
    "given",
    "family",
    "email",
    "job",
    "status",
    "origin",
    "priceNet",
    "vatRate",
    "acceptedAt",
    "datesCommittedAt",
    "invoiceID",
    "createdAt",
  ]).entries,
  payers: v.array(ShownPayer),
  charterSigned: v.boolean(),
  charterSignedAt: v.nullable(v.string()),
  withdrawalUntil: v.nullable(v.string()),
  agreement: v.nullable(
    v.strictObject({ kind: v.picklist(["agreement", "contract"]), signatory: v.string(), signedAt: v.string() }),
  ),
});

const Whole = v.strictObject({
  cohort: ShownCohort,
  sessions: v.array(ShownSession),
  enrolments: v.array(ShownEnrolment),
  /** A sheet a session of which it was said who was there; its marks in the order in which they were made. */
  attendance: v.array(
    v.strictObject({ sessionID: v.string(), marks: v.array(v.strictObject(v.omit(MarkRow, ["by"]).entries)) }),
  ),
  /** Who comes to one session from another group. */
  guests: v.array(
    v.strictObject({
      sessionID: v.string(),
      enrolmentID: v.string(),
      given: v.string(),
      family: v.string(),
      homeName: v.string(),
    }),
  ),
  /** Sessions that someone of the group missed, and was at in another one. */
  madeUp: v.array(
    v.strictObject({ sessionID: v.string(), enrolmentID: v.string(), toName: v.string(), startsAt: v.string() }),
  ),
});

export function cardShown({ rev: _, ...card }: Cohort.Card) {
  return card;
}

export function sessionShown({
  rev: _,
  moved,
  cancelled,
  sequence: __,
  restatedAt: ___,
  standIn,
  ...session
}: Enrolment.Group["sessions"][number]) {
  const { name, forName, reason } = standIn ?? { name: "", forName: "", reason: "" };
  return {
    ...session,
    standIn: standIn ? { name, forName, reason } : null,
    moved: moved ?? null,
    cancelReason: cancelled?.reason ?? null,
  };
}

/** The charter counts when it was signed as it is now. */
export function enrolmentShown(enrolment: Enrolment.Stored, charterVersion?: number) {
  const { enrolmentID, participantID, organizationID, given, family, email, job, status, origin } = enrolment;
  const { priceNet, vatRate, acceptedAt, datesCommittedAt, invoiceID, createdAt, charter, agreement } = enrolment;
  const isCurrent = charter !== null && (charterVersion === undefined || charter.version === charterVersion);
  return {
    enrolmentID,
    participantID,
    organizationID,
    given,
    family,
    email,
    job,
    status,
    origin,
    priceNet,
    vatRate,
    acceptedAt,
    datesCommittedAt,
    invoiceID,
    createdAt,
    payers: payersShown(enrolment),
    charterSigned: isCurrent,
    charterSignedAt: isCurrent ? charter.signedAt : null,
    withdrawalUntil: agreement?.withdrawalUntil ?? null,
    agreement: agreement && {
      kind: agreement.kind,
      signatory: agreement.signatory,
      signedAt: agreement.signedAt,
    },
  };
}

function payersShown({ priceNet, payers }: Enrolment.Stored): v.InferOutput<typeof ShownPayer>[] {
  const parts = partsOf(priceNet, payers);
  return payers.map((payer, at) => ({
    payerID: payer.payerID,
    kind: payer.kind,
    organizationID: payer.kind === "organization" ? payer.organizationID : null,
    name: payer.name,
    shareBasisPoints: payer.shareBasisPoints,
    amountNet: payer.amountNet ?? null,
    rest: payer.rest ?? false,
    net: parts[at]?.net ?? 0,
  }));
}

function sheetShown({ sessionID, marks }: Attendance.Sheet) {
  return { sessionID, marks: marks.map(({ by: _, ...mark }) => mark) };
}

function guestsShown(items: Enrolment.Group["items"], sessions: Enrolment.Group["sessions"]) {
  return sessions.flatMap(({ sessionID }) =>
    Visit.guestsIn(items, sessionID).map(({ enrolmentID, given, family, homeName }) => ({
      sessionID,
      enrolmentID,
      given,
      family,
      homeName,
    })),
  );
}

function madeUpShown(items: Enrolment.Group["items"]) {
  return Visit.makeUpsIn(items)
    .filter(({ missedID, enrolmentID }) => Visit.madeUp(items, missedID, enrolmentID))
    .map(({ missedID: sessionID, enrolmentID, toName, startsAt }) => ({ sessionID, enrolmentID, toName, startsAt }));
}

function shown({ cohort, sessions, enrolments, sheets, items }: Awaited<ReturnType<typeof Attendance.roster>>) {
  const { rev: _, seats: __, createdAt: ___, goesOn, ...rest } = cohort;
  return {
    cohort: {
      ...rest,
      seatsTaken: Cohort.seatsTaken(cohort),
      cancelReason: rest.cancelReason ?? null,
      goesOn: goesOn ? { people: goesOn.people, reason: goesOn.reason } : null,
    },
    sessions: sessions.map(sessionShown),
    enrolments: enrolments.map((one) => enrolmentShown(one, cohort.charter.version)),
    attendance: sheets.map(sheetShown),
    guests: guestsShown(items, sessions),
    madeUp: madeUpShown(items),
  };
}

/** The firm's groups. */
export const mount = "/cohort";
export const route = new Hono<Env>()
  .get("/", may("owner", "manager", "coach"), answers({ 200: v.strictObject({ cohorts: v.array(Card) }) }), async (c) =>
    c.json({ cohorts: (await Cohort.cards()).map(cardShown) }),
  )
  .post(
    "/preview",
    may("owner", "manager"),
    body(Cycle.preview.schema),
    answers({
      200: v.strictObject({
        sessions: v.array(Proposed),
        gap: v.nullable(Gap),
        short: v.nullable(v.number()),
        lengths: v.array(v.number()),
      }),
    }),
    async (c) => c.json(await Cycle.preview(c.req.valid("json"))),
  )
  .post("/", may("owner", "manager"), body(Cycle.open.schema), answers({ 201: Changed }), async (c) =>
    c.json(await Cycle.open(c.req.valid("json")), 201),
  )
  .get("/:cohortID", may("owner", "manager", "coach"), path(Key), answers({ 200: Whole }), async (c) =>
    c.json(shown(await Attendance.roster(c.req.valid("param")))),
  )
  .put(
    "/:cohortID",
    may("owner", "manager"),
    path(Key),
    body(without(Cycle.edit.schema, "cohortID")),
    answers({ 200: Changed }),
    async (c) => c.json(await Cycle.edit({ ...c.req.valid("param"), ...c.req.valid("json") })),
  )
  .post(
    "/:cohortID/go-on",
    may("owner", "manager"),
    path(Key),
    body(without(goOn.schema, "cohortID")),
    answers({ 200: Changed }),
    async (c) => c.json(await goOn({ ...c.req.valid("param"), ...c.req.valid("json") })),
  )
  .post(
    "/:cohortID/cancel",
    may("owner", "manager"),
    path(Key),
    body(without(Cycle.cancel.schema, "cohortID")),
    answers({ 200: Changed }),
    async (c) => c.json(await Cycle.cancel({ ...c.req.valid("param"), ...c.req.valid("json") })),
  );
export type Route = typeof route;
