import { Attendance, Presence } from "@entrepairs/core/attendance";
import { Certificate } from "@entrepairs/core/certificate";
import { CohortRow } from "@entrepairs/core/cohort";
import { Document } from "@entrepairs/core/document";
import { EnrolmentRow } from "@entrepairs/core/enrolment";
import { Actor } from "@entrepairs/core/kernel";
import { Link } from "@entrepairs/core/link";
import { SessionRow } from "@entrepairs/core/session";
import { STATUSES } from "@entrepairs/core/visit";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, type Env, may } from "../http/index.ts";

const Meeting = v.strictObject({
  ...v.pick(SessionRow, ["sessionID", "kind", "number", "startsAt", "minutes", "zone", "modality", "status"]).entries,
  place: v.nullable(v.string()),
  link: v.nullable(v.string()),
});
const Tally = v.strictObject({ present: v.number(), recorded: v.number(), unrecorded: v.number() });
/** A session of his own path, with what was said of him; null where there is nothing to say. */
const Attended = v.strictObject({
  ...Meeting.entries,
  presence: v.nullable(v.picklist([...Presence.options, "unrecorded"])),
  lateMinutes: v.nullable(v.number()),
  /** Who leads it in place of the group's coach. */
  ledBy: v.nullable(v.string()),
});
/** What the firm and one's employer signed for the group: the same text for its people and for him. */
const FramingNote = v.nullable(
  v.strictObject({
    organizationName: v.string(),
    locale: v.picklist(["fr", "en"]),
    articles: v.array(v.strictObject({ heading: v.string(), text: v.string() })),
    signedBy: v.array(v.strictObject({ name: v.string(), role: v.string(), at: v.string() })),
    isRead: v.boolean(),
  }),
);
/** What the group released: lines without an author, the same for its members and its sponsors. */
const Review = v.nullable(v.strictObject({ at: v.string(), lines: v.array(v.string()) }));
const Step = v.strictObject({
  enrolmentID: v.string(),
  cohortID: v.string(),
  cohortName: v.string(),
  programmeTitle: v.string(),
  coachName: v.string(),
  /** It meets by itself: its members facilitate in turn. */
  amongPeers: v.boolean(),
  cohortStatus: CohortRow.entries.status,
  status: EnrolmentRow.entries.status,
  sessions: v.array(Attended),
  tally: Tally,
  peers: v.array(v.string()),
  review: Review,
  framing: FramingNote,
  charter: v.strictObject({
    version: v.number(),
    articles: v.array(v.string()),
    signedAt: v.nullable(v.string()),
    signedAs: v.nullable(v.string()),
  }),
  /** Sessions of other groups, in place of one of his own; where he asks for one. */
  makeUps: v.array(
    v.strictObject({
      missedID: v.string(),
      cohortID: v.string(),
      sessionID: v.string(),
      name: v.string(),
      startsAt: v.string(),
      minutes: v.number(),
      zone: v.string(),
      status: v.picklist(STATUSES),
      wasThere: v.boolean(),
    }),
  ),
  makeUpPath: v.nullable(v.string()),
  /** Pages that open without signing in: the offer to answer, the charter to sign, the contract to read again, one's half-days. */
  documents: v.array(
    v.strictObject({
      kind: v.picklist(["enrolment", "charter", "contract", "attendance", "certificate", "handout"]),
      path: v.string(),
    }),
  ),
});

/** A sponsor's view holds no place, link, address or reason, and no word but what the group released to him. */
const Watched = v.strictObject({
  cohortID: v.string(),
  name: v.string(),
  programmeTitle: v.string(),
  coachName: v.string(),
  status: CohortRow.entries.status,
  review: Review,
  sessions: v.array(
    v.strictObject(
      v.pick(SessionRow, ["sessionID", "kind", "number", "startsAt", "minutes", "zone", "status"]).entries,
    ),
  ),
  people: v.array(
    v.strictObject({
      enrolmentID: v.string(),
      given: v.string(),
      family: v.string(),
      job: v.nullable(v.string()),
      status: EnrolmentRow.entries.status,
      tally: Tally,
      presences: v.array(
        v.strictObject({ sessionID: v.string(), seen: v.picklist(["present", "absent", "unrecorded"]) }),
      ),
    }),
  ),
});

type OwnStep = Awaited<ReturnType<typeof Attendance.path>>[number];

function step({
  cohort,
  sessions,
  enrolment,
  charter,
  peers,
  review,
  framing,
  presences,
  tally,
  makeUps,
}: OwnStep): Omit<v.InferOutput<typeof Step>, "documents"> {
  return {
    enrolmentID: enrolment.enrolmentID,
    cohortID: cohort.cohortID,
    cohortName: cohort.name,
    programmeTitle: cohort.programmeTitle,
    coachName: cohort.coachName,
    amongPeers: cohort.autonomousSince !== undefined,
    cohortStatus: cohort.status,
    status: enrolment.status,
    sessions: sessions.map((session, at) => ({
      ...dated(session),
      modality: session.modality,
      place: enrolment.status === "accepted" ? session.place : null,
      link: enrolment.status === "accepted" ? session.link : null,
      presence: presences[at]?.presence ?? null,
      lateMinutes: presences[at]?.lateMinutes ?? null,
      ledBy: session.standIn?.name ?? null,
    })),
    tally,
    makeUps: makeUps.map(({ missedID, toCohortID, toSessionID, toName, startsAt, minutes, zone, status, mark }) => ({
      missedID,
      cohortID: toCohortID,
      sessionID: toSessionID,
      name: toName,
      startsAt,
      minutes,
      zone,
      status,
      wasThere: mark?.presence === "present" || mark?.presence === "late",
    })),
    makeUpPath:
      enrolment.status === "accepted" && enrolment.linkID ? `/rattrapage/${Link.tokenOf(enrolment.linkID)}` : null,
    peers,
    review,
    framing: framing && {
      organizationName: framing.organizationName,
      locale: framing.locale,
      articles: framing.text.articles,
      signedBy: [framing.firm, framing.sponsor],
      isRead: enrolment.framing?.textHash === framing.textHash,
    },
    charter: {
      version: charter.version,
      articles: charter.articles,
      signedAt: charter.signed?.signedAt ?? null,
      signedAs: charter.signed?.name ?? null,
    },
  };
}

function documentsOf({ linkID, charterLinkID, contractLinkID, status }: OwnStep["enrolment"]) {
  return [
    ...(linkID ? [{ kind: "enrolment" as const, path: `/inscription/${Link.tokenOf(linkID)}` }] : []),
    ...(linkID && status === "accepted"
      ? [{ kind: "attendance" as const, path: `/emargement/lien/${Link.tokenOf(linkID)}` }]
      : []),
    ...(charterLinkID ? [{ kind: "charter" as const, path: `/charte/${Link.tokenOf(charterLinkID)}` }] : []),
    ...(contractLinkID ? [{ kind: "contract" as const, path: `/contrat/${Link.tokenOf(contractLinkID)}` }] : []),
  ];
}

/** With his certificate, once the firm has signed it. */
async function papersOf({ cohort: { cohortID }, enrolment }: OwnStep) {
  const path = `/api/f/${Actor.firmID()}/space/cohort/${cohortID}/certificate/own`;
  const { enrolmentID } = enrolment;
  const [certificate, handout] = await Promise.all([
    Certificate.findOwn({ cohortID }),
    Document.findOwn({ cohortID, enrolmentID }),
  ]);
  const handed = handout ? [{ kind: "handout" as const, path: `/documents/${Link.tokenOf(handout.linkID)}` }] : [];
  return [...documentsOf(enrolment), ...handed, ...(certificate ? [{ kind: "certificate" as const, path }] : [])];
}

function dated({ sessionID, kind, number, startsAt, minutes, zone, status }: OwnStep["sessions"][number]) {
  return { sessionID, kind, number, startsAt, minutes, zone, status };
}

type OwnGroup = Awaited<ReturnType<typeof Attendance.ofSponsor>>[number];

function watched({ cohort, sessions, people, review }: OwnGroup): v.InferOutput<typeof Watched> {
  return {
    cohortID: cohort.cohortID,
    name: cohort.name,
    programmeTitle: cohort.programmeTitle,
    coachName: cohort.coachName,
    status: cohort.status,
    review,
    sessions: sessions.map(dated),
    people: people.map(({ enrolment: { enrolmentID, given, family, job, status }, tally, presences }) => ({
      enrolmentID,
      given,
      family,
      job,
      status,
      tally,
      presences,
    })),
  };
}

/** The spaces of a participant and of a sponsor: narrower by what their functions read, not by what a screen hides. */
export const mount = "/space";
export const route = new Hono<Env>()
  .get("/path", may("participant"), answers({ 200: v.strictObject({ enrolments: v.array(Step) }) }), async (c) => {
    const steps = await Attendance.path();
    const enrolments = await Promise.all(steps.map(async (one) => ({ ...step(one), documents: await papersOf(one) })));
    return c.json({ enrolments });
  })
  .get("/sponsor", may("sponsor"), answers({ 200: v.strictObject({ cohorts: v.array(Watched) }) }), async (c) =>
    c.json({ cohorts: (await Attendance.ofSponsor()).map(watched) }),
  );
export type Route = typeof route;
