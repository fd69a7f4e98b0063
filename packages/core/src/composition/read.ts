import { db, rowsOf } from "../db/index.ts";
import { DomainError, notFound, type Row } from "../kernel/index.ts";
import { Participants } from "../participant/index.ts";
import { Compositions } from "./composition.table.ts";
import { type Candidate, candidatesOf, circleOf, type Person } from "./pool.ts";

export type Stored = Row<typeof Compositions>;

const LIST_MAX = 100;

export async function get(compositionID: string): Promise<Stored> {
  const found = await db().get(Compositions, { compositionID });
  if (!found) throw notFound("composition");
  return found;
}

/** The latest first. */
export async function listed(): Promise<Stored[]> {
  const { items } = await db().query({ pk: ["COMPOSITIONS"], limit: LIST_MAX, descending: true });
  return rowsOf(Compositions, items);
}

/** The people of a pool as they are known now; someone the firm knows no more is no longer of it. */
export async function peopleOf(keys: Stored["people"]): Promise<Person[]> {
  if (keys.length === 0) return [];
  const found = await db().gets(...keys.map((key) => ({ entity: Participants, key })));
  return found.flatMap((row, at) => {
    const key = keys[at];
    return row && key ? [{ ...row, organizationID: key.organizationID }] : [];
  });
}

export interface Pool {
  candidates: Candidate[];
  competitors: Stored["competitors"];
  sizeMin: number;
  sizeMax: number;
  /** Where someone was put by a person. */
  fixed: Record<string, number>;
}

/**
 * The question as a solver takes it. People of a circle of managers are taken as having none, and named by `circle`:
 * it was refused when the pool was made, but someone may have written it since.
 */
export function poolOf(row: Stored, people: readonly Person[]): { pool: Pool; circle: string[] } {
  const { competitors, sizeMin, sizeMax, pinned, teamsApart } = row;
  const fixed = Object.fromEntries(
    row.groups.flatMap((ids, group) => ids.filter((id) => pinned.includes(id)).map((id) => [id, group])),
  );
  const found = candidatesOf(people, teamsApart);
  const circle = circleOf(found);
  const candidates = found.map((one) => (circle.includes(one.id) ? { ...one, managerID: null } : one));
  return { pool: { candidates, competitors, sizeMin, sizeMax, fixed }, circle };
}

/** Refuses a circle of managers (`composition.manager_circle`), by its people. */
export function assertNoCircle(people: readonly Person[]): void {
  const circle = circleOf(candidatesOf(people, false));
  if (circle.length === 0) return;
  const fields = circle.map((id) => ({ path: `people.${id}`, code: "composition.manager_circle" }));
  throw new DomainError("unprocessable", "composition.manager_circle", "Managers in a circle", fields);
}
