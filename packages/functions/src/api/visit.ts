import { ID } from "@entrepairs/core/kernel";
import { ENDINGS, STATUSES, Visit } from "@entrepairs/core/visit";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may, path, without } from "../http/index.ts";

const Group = { cohortID: ID.schema("cohort") };
const Seat = { ...Group, enrolmentID: ID.schema("enrolment") };
const status = v.picklist(STATUSES);
const why = v.nullable(v.picklist(ENDINGS));
const Changed = v.strictObject({ cohortID: v.string(), sessionID: v.string(), status });

/** How far the host group is with its answer; who of it said what is shown to nobody. */
const Coming = v.strictObject({
  sessionID: v.string(),
  participantID: v.string(),
  given: v.string(),
  family: v.string(),
  homeName: v.string(),
  startsAt: v.string(),
  status,
  why,
  agreedCount: v.number(),
  membersCount: v.number(),
});
const Going = v.strictObject({
  enrolmentID: v.string(),
  participantID: v.string(),
  given: v.string(),
  family: v.string(),
  missedID: v.string(),
  toCohortID: v.string(),
  toSessionID: v.string(),
  toName: v.string(),
  startsAt: v.string(),
  zone: v.string(),
  status,
  why,
});
const Dated = v.strictObject({
  sessionID: v.string(),
  kind: v.picklist(["kickoff", "regular", "review", "discovery"]),
  number: v.number(),
  startsAt: v.string(),
  zone: v.string(),
});
const Choices = v.strictObject({
  missable: v.array(v.strictObject({ ...Dated.entries, status: v.nullable(status) })),
  hosts: v.array(v.strictObject({ cohortID: v.string(), name: v.string(), sessions: v.array(Dated) })),
});

const dated = ({ sessionID, kind, number, startsAt, zone }: Visit.Choices["missable"][number]["session"]) => ({
  sessionID,
  kind,
  number,
  startsAt,
  zone,
});

type Known = Awaited<ReturnType<typeof Visit.ofCohort>>;

function comingShown({ sessionID, participantID, given, family, homeName, ...one }: Known["coming"][number]) {
  const { startsAt, status: now, why: reason, agreedCount, membersCount } = one;
  const who = { sessionID, participantID, given, family, homeName };
  return { ...who, startsAt, status: now, why: reason, agreedCount, membersCount };
}

function goingShown({ enrolmentID, participantID, given, family, missedID, ...one }: Known["going"][number]) {
  const { toCohortID, toSessionID, toName, startsAt, zone, status: now, why: reason } = one;
  const who = { enrolmentID, participantID, given, family, missedID };
  return { ...who, toCohortID, toSessionID, toName, startsAt, zone, status: now, why: reason };
}

const staff = may("owner", "manager", "coach");
const managers = may("owner", "manager");

/** Seats for one session in a sister group: who comes, who goes, whether a group takes any. */
export const mount = "/cohort";
export const route = new Hono<Env>()
  .get(
    "/:cohortID/visit",
    staff,
    path(Group),
    answers({ 200: v.strictObject({ takesGuests: v.boolean(), coming: v.array(Coming), going: v.array(Going) }) }),
    async (c) => {
      const { takesGuests, coming, going } = await Visit.ofCohort(c.req.valid("param"));
      return c.json({ takesGuests, coming: coming.map(comingShown), going: going.map(goingShown) });
    },
  )
  .post(
    "/:cohortID/visit/allow",
    managers,
    path(Group),
    body(without(Visit.allow.schema, "cohortID")),
    answers({ 200: v.strictObject({ cohortID: v.string(), status: v.string() }) }),
    async (c) => c.json(await Visit.allow({ ...c.req.valid("param"), ...c.req.valid("json") })),
  )
  .post(
    "/:cohortID/visit/end",
    managers,
    path(Group),
    body(without(Visit.end.schema, "cohortID")),
    answers({ 200: Changed }),
    async (c) => c.json(await Visit.end({ ...c.req.valid("param"), ...c.req.valid("json") })),
  )
  .get("/:cohortID/enrolment/:enrolmentID/visit", managers, path(Seat), answers({ 200: Choices }), async (c) => {
    const { missable, hosts } = await Visit.choices(c.req.valid("param"));
    return c.json({
      missable: missable.map(({ session, makeUp }) => ({ ...dated(session), status: makeUp?.status ?? null })),
      hosts: hosts.map(({ cohort, sessions }) => ({
        cohortID: cohort.cohortID,
        name: cohort.name,
        sessions: sessions.map(dated),
      })),
    });
  })
  .post(
    "/:cohortID/enrolment/:enrolmentID/visit",
    managers,
    path(Seat),
    body(without(Visit.offer.schema, "cohortID", "enrolmentID")),
    answers({ 201: Changed }),
    async (c) => c.json(await Visit.offer({ ...c.req.valid("param"), ...c.req.valid("json") }), 201),
  );
export type Route = typeof route;
