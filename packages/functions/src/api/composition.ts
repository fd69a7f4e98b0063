import { COMPOSITION_STATUSES, Composition, CompositionRule } from "@entrepairs/core/composition";
import { ID } from "@entrepairs/core/kernel";
import { breachesOf, membersOf, placementOf, refusalsOf, scoreOf } from "@entrepairs/planning/by-hand";
import { Hono } from "hono";
import * as v from "valibot";
import { answers, body, type Env, may, path, without } from "../http/index.ts";

const Key = { compositionID: ID.schema("composition") };
const Person = { ...Key, participantID: ID.schema("participant") };
const status = v.picklist(COMPOSITION_STATUSES);
const Changed = v.strictObject({ compositionID: v.string(), rev: v.number(), status });

const Card = v.strictObject({
  compositionID: v.string(),
  name: v.string(),
  status,
  people: v.number(),
  groups: v.number(),
  createdAt: v.string(),
});

const ShownPerson = v.strictObject({
  participantID: v.string(),
  organizationID: v.string(),
  given: v.string(),
  family: v.string(),
  job: v.nullable(v.string()),
  unit: v.nullable(v.string()),
  site: v.nullable(v.string()),
  seniority: v.nullable(v.string()),
  motivation: v.nullable(v.string()),
  needs: v.array(v.string()),
  /** The team as the rules see it: named, or that of a manager; "" when nothing says it. */
  team: v.string(),
  managerID: v.nullable(v.string()),
  pinned: v.boolean(),
  /** Others of his group: of his trade, of another unit, of another client. */
  placed: v.nullable(
    v.strictObject({ sameJob: v.number(), otherUnit: v.number(), otherOrganization: v.number(), peers: v.number() }),
  ),
});

const Breach = v.variant("kind", [
  v.strictObject({
    kind: v.literal("pair"),
    group: v.number(),
    one: v.string(),
    other: v.string(),
    rules: v.array(CompositionRule),
  }),
  v.strictObject({ kind: v.literal("size"), group: v.number(), size: v.number() }),
]);

const Whole = v.strictObject({
  compositionID: v.string(),
  rev: v.number(),
  name: v.string(),
  status,
  sizeMin: v.number(),
  sizeMax: v.number(),
  teamsApart: v.boolean(),
  competitors: v.array(v.tuple([v.string(), v.string()])),
  organizations: v.array(v.strictObject({ organizationID: v.string(), name: v.string() })),
  people: v.array(ShownPerson),
  groups: v.array(
    v.strictObject({ people: v.array(v.string()), jobs: v.number(), units: v.number(), organizations: v.number() }),
  ),
  left: v.array(v.string()),
  breaches: v.array(Breach),
  /** What the groups are worth, and what no placing of these people can pass. */
  quality: v.nullable(v.strictObject({ points: v.number(), pointsMost: v.number() })),
  rules: v.array(CompositionRule),
  /** People whose managers go round in a circle. */
  circle: v.array(v.string()),
  cohorts: v.array(v.strictObject({ group: v.number(), cohortID: v.string() })),
  failure: v.nullable(v.string()),
  createdAt: v.string(),
});

const Refusals = v.strictObject({
  refusals: v.array(
    v.strictObject({
      group: v.number(),
      apart: v.array(v.strictObject({ participantID: v.string(), rules: v.array(CompositionRule) })),
      isFull: v.boolean(),
    }),
  ),
});

type Found = Awaited<ReturnType<typeof Composition.card>>;

function cardShown(row: Composition.Stored): v.InferOutput<typeof Card> {
  const { compositionID, name, people, groups, createdAt } = row;
  const filled = groups.filter((ids) => ids.length > 0).length;
  return { compositionID, name, status: row.status, people: people.length, groups: filled, createdAt };
}

/** The groups with those who are still known. */
function standing({ row, people }: Found): string[][] {
  const known = new Set(people.map(({ participantID }) => participantID));
  return row.groups.map((ids) => ids.filter((id) => known.has(id)));
}

function personShown({ row, pool }: Found, groups: string[][]) {
  const candidates = new Map(pool.candidates.map((one) => [one.id, one]));
  return (person: Composition.Person): v.InferOutput<typeof ShownPerson> => {
    const { participantID, organizationID, given, family, job, unit, site } = person;
    const candidate = candidates.get(participantID);
    const found = placementOf(pool, groups, participantID);
    const { sameJob = 0, otherUnit = 0, otherOrganization = 0, size = 1 } = found ?? {};
    return {
      participantID,
      organizationID,
      given,
      family,
      job,
      unit,
      site,
      seniority: person.seniority ?? null,
      motivation: person.motivation ?? null,
      needs: person.needs ?? [],
      team: candidate?.team ?? "",
      managerID: candidate?.managerID ?? null,
      pinned: row.pinned.includes(participantID),
      placed: found ? { sameJob, otherUnit, otherOrganization, peers: size - 1 } : null,
    };
  };
}

function shown(found: Found): v.InferOutput<typeof Whole> {
  const { row, people, organizations, pool, circle } = found;
  const { compositionID, rev, name, sizeMin, sizeMax, teamsApart, competitors, rules, cohorts, failure } = row;
  const groups = standing(found);
  const scores = membersOf(pool, groups).map(scoreOf);
  const seated = new Set(groups.flat());
  const points = scores.reduce((total, one) => total + one.points, 0);
  return {
    compositionID,
    rev,
    name,
    sizeMin,
    sizeMax,
    teamsApart,
    competitors,
    organizations,
    rules,
    circle,
    cohorts,
    failure,
    status: row.status,
    people: people.map(personShown(found, groups)),
    groups: groups.map((ids, at) => {
      const { jobs = 0, units = 0, organizations: clients = 0 } = scores[at] ?? {};
      return { people: ids, jobs, units, organizations: clients };
    }),
    left: people.map(({ participantID }) => participantID).filter((id) => !seated.has(id)),
    breaches: breachesOf(pool, groups) as v.InferOutput<typeof Breach>[],
    quality: row.pointsMost === null ? null : { points, pointsMost: row.pointsMost },
    createdAt: row.createdAt,
  };
}

/** Groups composed from a pool of people. */
export const mount = "/composition";
export const route = new Hono<Env>()
  .get("/", may("owner", "manager"), answers({ 200: v.strictObject({ compositions: v.array(Card) }) }), async (c) =>
    c.json({ compositions: (await Composition.list({})).map(cardShown) }),
  )
  .post("/", may("owner", "manager"), body(Composition.create.schema), answers({ 201: Changed }), async (c) =>
    c.json(await Composition.create(c.req.valid("json")), 201),
  )
  .get("/:compositionID", may("owner", "manager"), path(Key), answers({ 200: Whole }), async (c) =>
    c.json(shown(await Composition.card(c.req.valid("param")))),
  )
  .delete(
    "/:compositionID",
    may("owner", "manager"),
    path(Key),
    answers({ 200: v.strictObject({ compositionID: v.string() }) }),
    async (c) => c.json(await Composition.remove(c.req.valid("param"))),
  )
  .post(
    "/:compositionID/again",
    may("owner", "manager"),
    path(Key),
    body(without(Composition.again.schema, "compositionID")),
    answers({ 200: Changed }),
    async (c) => c.json(await Composition.again({ ...c.req.valid("param"), ...c.req.valid("json") })),
  )
  .get(
    "/:compositionID/person/:participantID",
    may("owner", "manager"),
    path(Person),
    answers({ 200: Refusals }),
    async (c) => {
      const { compositionID, participantID } = c.req.valid("param");
      const found = await Composition.card({ compositionID });
      const refusals = refusalsOf(found.pool, standing(found), participantID).map(({ group, apart, isFull }) => ({
        group,
        apart: apart.map(({ id, rules }) => ({ participantID: id, rules: [...rules] as Composition.Stored["rules"] })),
        isFull,
      }));
      return c.json({ refusals });
    },
  )
  .post(
    "/:compositionID/person/:participantID/move",
    may("owner", "manager"),
    path(Person),
    body(without(Composition.place.schema, "compositionID", "participantID")),
    answers({ 200: Changed }),
    async (c) => c.json(await Composition.place({ ...c.req.valid("param"), ...c.req.valid("json") })),
  )
  .put(
    "/:compositionID/person/:participantID/pin",
    may("owner", "manager"),
    path(Person),
    body(without(Composition.pin.schema, "compositionID", "participantID")),
    answers({ 200: Changed }),
    async (c) => c.json(await Composition.pin({ ...c.req.valid("param"), ...c.req.valid("json") })),
  )
  .post(
    "/:compositionID/open",
    may("owner", "manager"),
    path(Key),
    body(without(Composition.open.schema, "compositionID")),
    answers({ 200: Changed }),
    async (c) => c.json(await Composition.open({ ...c.req.valid("param"), ...c.req.valid("json") })),
  );
export type Route = typeof route;
