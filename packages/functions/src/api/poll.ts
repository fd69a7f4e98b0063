import { ID } from "@entrepairs/core/kernel";
import { AIMS, Poll, PollRow, SAID } from "@entrepairs/core/poll";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may, path, search, without } from "../http/index.ts";

const Group = { cohortID: ID.schema("cohort") };
const Key = { ...Group, pollID: ID.schema("poll") };
const Changed = v.strictObject({ cohortID: v.string(), pollID: v.string(), status: PollRow.entries.status });

const PolledSession = { sessionID: v.string(), number: v.number(), kind: v.string(), minutes: v.number() };
const CLASHES = ["busy", "travel", "room"] as const;
const Proposal = v.strictObject({
  sessions: v.array(v.strictObject({ ...PolledSession, startsAt: v.string() })),
  slots: v.array(v.string()),
  busy: v.array(v.strictObject({ startsAt: v.string(), endsAt: v.string(), reason: v.picklist(CLASHES) })),
  /** Days that are kept free. */
  closed: v.array(
    v.strictObject({
      from: v.string(),
      to: v.string(),
      reason: v.picklist(["holiday", "vacation"]),
      name: v.nullable(v.string()),
    }),
  ),
  zone: v.string(),
  people: v.number(),
  quorum: v.number(),
});

const Slots = v.array(v.string());
const Shown = v.strictObject({
  pollID: v.string(),
  status: PollRow.entries.status,
  isOpen: v.boolean(),
  zone: v.string(),
  closesAt: v.string(),
  quorum: v.number(),
  missesMost: v.number(),
  sessions: v.array(v.strictObject(PolledSession)),
  slots: v.array(
    v.strictObject({
      slotID: v.string(),
      startsAt: v.string(),
      against: v.nullable(v.picklist([...CLASHES, "holiday", "vacation"])),
    }),
  ),
  chosen: v.nullable(Slots),
  people: v.array(
    v.strictObject({
      enrolmentID: v.string(),
      given: v.string(),
      family: v.string(),
      said: v.nullable(v.record(v.string(), v.picklist(SAID))),
    }),
  ),
  /** The best sets of dates; `isComputed` is false while they stand on fewer answers than there are. */
  sets: v.array(
    v.strictObject({
      aims: v.array(v.picklist(AIMS)),
      slots: Slots,
      misses: v.record(v.string(), Slots),
      reluctant: v.record(v.string(), Slots),
    }),
  ),
  obstacle: v.nullable(
    v.strictObject({
      kind: v.picklist(["tooFewSlots", "noRhythm"]),
      held: v.nullable(v.number()),
      wanted: v.nullable(v.number()),
    }),
  ),
  isComputed: v.boolean(),
  isEnough: v.boolean(),
});

type Known = NonNullable<Awaited<ReturnType<typeof Poll.ofCohort>>>;

function shown({ poll, obstacles, obstacle, isOpen, people, sets, isComputed, isEnough }: Known) {
  const { pollID, status, zone, closesAt, quorum, missesMost, sessions, slots, chosen } = poll;
  return {
    pollID,
    status,
    isOpen,
    zone,
    closesAt,
    quorum,
    missesMost,
    sessions,
    chosen,
    people,
    sets,
    slots: slots.map((slot) => ({ ...slot, against: obstacles.get(slot.slotID) ?? null })),
    obstacle: obstacle && {
      kind: obstacle.kind,
      held: obstacle.kind === "tooFewSlots" ? obstacle.held : null,
      wanted: obstacle.kind === "tooFewSlots" ? obstacle.wanted : null,
    },
    isComputed,
    isEnough,
  };
}

const staff = may("owner", "manager", "coach");

/** When a group could meet: its poll, asked by the firm or the coach, and the best dates to choose from. */
export const mount = "/";
export const route = new Hono<Env>()
  .get(
    "/cohort/:cohortID/poll",
    staff,
    path(Group),
    answers({ 200: v.strictObject({ poll: v.nullable(Shown) }) }),
    async (c) => {
      const known = await Poll.ofCohort(c.req.valid("param"));
      return c.json({ poll: known ? shown(known) : null });
    },
  )
  .get(
    "/cohort/:cohortID/poll/proposal",
    staff,
    path(Group),
    search({ sessionID: v.optional(ID.schema("session")) }),
    answers({ 200: Proposal }),
    async (c) => c.json(await Poll.propose({ ...c.req.valid("param"), ...c.req.valid("query") })),
  )
  .post(
    "/cohort/:cohortID/poll",
    staff,
    path(Group),
    body(without(Poll.open.schema, "cohortID")),
    answers({ 201: Changed }),
    async (c) => c.json(await Poll.open({ ...c.req.valid("param"), ...c.req.valid("json") }), 201),
  )
  .post("/cohort/:cohortID/poll/:pollID/close", staff, path(Key), answers({ 200: Changed }), async (c) =>
    c.json(await Poll.close(c.req.valid("param"))),
  )
  .post("/cohort/:cohortID/poll/:pollID/ask", staff, path(Key), answers({ 200: Changed }), async (c) =>
    c.json(await Poll.ask(c.req.valid("param"))),
  )
  .post(
    "/cohort/:cohortID/poll/:pollID/choose",
    staff,
    path(Key),
    body(without(Poll.choose.schema, "cohortID", "pollID")),
    answers({ 200: Changed }),
    async (c) => c.json(await Poll.choose({ ...c.req.valid("param"), ...c.req.valid("json") })),
  );
export type Route = typeof route;
