import * as v from "valibot";
import { Seats } from "../cohort/index.ts";
import { db, event } from "../db/index.ts";
import { Actor, DomainError, fn, ID, line, notFound, now, Rev } from "../kernel/index.ts";
import { Organizations } from "../organization/index.ts";
import { Compositions } from "./composition.table.ts";
import { Event } from "./event.ts";
import { assertNoCircle, get, listed, peopleOf, poolOf, type Stored } from "./read.ts";

export { Event } from "./event.ts";
export { finish, open } from "./open.ts";
export type { Person } from "./pool.ts";
export type { Pool, Stored } from "./read.ts";
export { solved, toSolve } from "./solve.ts";

const PEOPLE_LEAST = 5;
const PEOPLE_MOST = 200;
const GROUPS_MOST = 40;

const Client = ID.schema("organization");
const Size = v.pipe(
  v.number(),
  v.integer("composition.size"),
  v.minValue(Seats.SEATS_LEAST, "composition.size"),
  v.maxValue(Seats.SEATS_MOST, "composition.size"),
);

const Settings = {
  competitors: v.pipe(v.array(v.tuple([Client, Client])), v.maxLength(60, "too_long")),
  sizeMin: Size,
  sizeMax: Size,
  teamsApart: v.boolean(),
};
const About = { compositionID: ID.schema("composition"), rev: Rev };

type Changed = { compositionID: string; rev: number; status: Stored["status"] };

/**
 * A pool of 5 to 200 people of one or several clients, and the question of its groups, which a job answers. A circle of
 * managers is refused by the names of its people.
 */
export const create = fn(
  "composition.create",
  v.object({
    name: line(100),
    people: v.pipe(
      v.array(v.object({ participantID: ID.schema("participant"), organizationID: Client })),
      v.minLength(PEOPLE_LEAST, "composition.few"),
      v.maxLength(PEOPLE_MOST, "composition.many"),
      v.check((all) => new Set(all.map((one) => one.participantID)).size === all.length, "composition.twice"),
    ),
    ...Settings,
  }),
  async (input): Promise<Changed> => {
    Actor.assertRole("owner", "manager");
    assertSizes(input);
    const people = await peopleOf(input.people);
    if (people.length < input.people.length) throw notFound("participant");
    assertNoCircle(people);
    const compositionID = ID.create("composition");
    const row = {
      ...input,
      compositionID,
      status: "solving" as const,
      groups: [],
      pinned: [],
      pointsMost: null,
      rules: [],
      asked: 1,
      opening: null,
      cohorts: [],
      failure: null,
      createdAt: now(),
    };
    const written = await db().write(
      { composition: Compositions.create(row), event: event(Event.Asked, { compositionID, asked: "1" }) },
      { compositionID, rev: 1, status: row.status },
    );
    return written.answer;
  },
);

/** Asks again, perhaps with other rules: who is pinned stays where he is, the rest is solved anew. */
export const again = fn(
  "composition.again",
  v.object({ ...About, ...Settings }),
  async ({ compositionID, rev, ...settings }) => {
    Actor.assertRole("owner", "manager");
    assertSizes(settings);
    const row = await openToChange(compositionID);
    assertNoCircle(await peopleOf(row.people));
    const asked = row.asked + 1;
    const changed = { ...row, ...settings, rev, asked, status: "solving" as const };
    return store(changed, event(Event.Asked, { compositionID, asked: String(asked) }));
  },
);

/** Moves someone by hand, whatever it breaks: he is then pinned. No group: he is left out; one more: it is begun. */
export const place = fn(
  "composition.place",
  v.object({
    ...About,
    participantID: ID.schema("participant"),
    group: v.nullable(v.pipe(v.number(), v.integer("composition.group"), v.minValue(0, "composition.group"))),
  }),
  async ({ compositionID, rev, participantID, group }) => {
    Actor.assertRole("owner", "manager");
    const row = await openToChange(compositionID);
    assertPerson(row, participantID);
    if (group !== null && (group > row.groups.length || group >= GROUPS_MOST)) throw notFound("group");
    const others = row.groups.map((ids) => ids.filter((id) => id !== participantID));
    if (group === others.length) others.push([]);
    const groups = others.map((ids, at) => (at === group ? [...ids, participantID] : ids));
    const pinned = row.pinned.filter((id) => id !== participantID);
    if (group !== null) pinned.push(participantID);
    return store({ ...row, rev, groups, pinned, rules: [] });
  },
);

/** Keeps someone in his group when the rest is solved again, or no more. */
export const pin = fn(
  "composition.pin",
  v.object({ ...About, participantID: ID.schema("participant"), pinned: v.boolean() }),
  async ({ compositionID, rev, participantID, pinned: keep }) => {
    Actor.assertRole("owner", "manager");
    const row = await openToChange(compositionID);
    assertPerson(row, participantID);
    const isSeated = row.groups.some((ids) => ids.includes(participantID));
    const others = row.pinned.filter((id) => id !== participantID);
    return store({ ...row, rev, pinned: keep && isSeated ? [...others, participantID] : others });
  },
);

/** Drops a pool; groups that were opened from it stay. */
export const remove = fn("composition.remove", v.object({ compositionID: About.compositionID }), async (key) => {
  Actor.assertRole("owner", "manager");
  const row = await get(key.compositionID);
  if (row.status === "opening" && !row.failure) throw busy();
  await db().write({ composition: Compositions.delete(key) }, key);
  return key;
});

export const list = fn("composition.list", v.object({}), async () => {
  Actor.assertRole("owner", "manager");
  return listed();
});

/** A pool with its people as they are known now, and the names of their organizations. */
export const card = fn("composition.card", v.object({ compositionID: About.compositionID }), async (key) => {
  Actor.assertRole("owner", "manager");
  const row = await get(key.compositionID);
  const clients = [...new Set([...row.people.map((one) => one.organizationID), ...row.competitors.flat()])];
  const [people, organizations] = await Promise.all([
    peopleOf(row.people),
    db().gets(...clients.map((organizationID) => ({ entity: Organizations, key: { organizationID } }))),
  ]);
  const names = organizations.flatMap((one) => (one ? [{ organizationID: one.organizationID, name: one.name }] : []));
  return { row, people, organizations: names, ...poolOf(row, people) };
});

async function store(row: Stored, told?: ReturnType<typeof event>): Promise<Changed> {
  const { compositionID, rev, status } = row;
  const written = await db().write(
    { composition: Compositions.replace(row), event: told },
    { compositionID, rev: rev + 1, status },
  );
  if (written.refused) throw changedMeanwhile();
  return written.answer;
}

async function openToChange(compositionID: string): Promise<Stored> {
  const row = await get(compositionID);
  if (row.status === "opening" || row.status === "opened") throw busy();
  return row;
}

function assertSizes({ sizeMin, sizeMax }: { sizeMin: number; sizeMax: number }): void {
  if (sizeMin <= sizeMax) return;
  throw new DomainError("input", "composition.size_order", "At least exceeds at most", [
    { path: "sizeMin", code: "composition.size_order" },
  ]);
}

function assertPerson(row: Stored, participantID: string): void {
  if (!row.people.some((one) => one.participantID === participantID)) throw notFound("participant");
}

function busy(): DomainError {
  return new DomainError("conflict", "composition.opened", "Its groups are opened already");
}

function changedMeanwhile(): DomainError {
  return new DomainError("conflict", "composition.changed_meanwhile", "Someone changed this meanwhile");
}
