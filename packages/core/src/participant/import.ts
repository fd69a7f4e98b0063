import * as v from "valibot";
import { db, event, type Named, rowsOf } from "../db/index.ts";
import { Actor, DomainError, fn, hash, ID, now, plusMinutes, type Row } from "../kernel/index.ts";
import { ImportParts, ParticipantEmails, Participants } from "./participant.table.ts";
import { Event, newParticipant } from "./participant.ts";
import { forGroups, type Imported, isSame, type Known, merged, type Plan, plan, readList } from "./plan.ts";

/** People in one transaction: two rows each, beside the cursor and the audit entry, under the limit of 40. */
const CHUNK = 18;
/** People of one stored part: at most 300 KB, under the limit of 400 KB an item. */
const PART = 60;
/** Pieces of a part, and as many lost races as two importers at once can cause. */
const TURNS_MAX = 20;
const KEYS_A_READ = 100;
const DAY_MINUTES = 24 * 60;
const LIST_MAX = 5_000;

const Input = v.object({
  organizationID: ID.schema("organization"),
  /** What was pasted, or the text of the CSV file. */
  text: v.pipe(v.string(), v.maxLength(400_000, "too_long")),
});

type Part = Row<typeof ImportParts>;

/** What importing this list would do: people with what changes, errors by line. Stores nothing. */
export const preview = fn("participant.preview", Input, async ({ organizationID, text }): Promise<Plan> => {
  Actor.assertRole("owner", "manager");
  return planOf(organizationID, text);
});

/**
 * Imports an organization's people (O3): all of the list, or nothing when one line is in error
 * (`participant.list_refused`, the fields being `lines.<line>` with their codes). What was decided is stored first,
 * then written in pieces; killed in between, the next import or the job of `participant.imported` finishes it. The same
 * list again changes nothing.
 */
export const run = fn("participant.import", Input, async ({ organizationID, text }) => {
  Actor.assertRole("owner", "manager");
  const { people, errors, counts } = await planOf(organizationID, text);
  if (errors.length > 0) {
    const fields = errors.map(({ line, code }) => ({ path: `lines.${line}`, code }));
    throw new DomainError(
      "unprocessable",
      "participant.list_refused",
      "Nothing was imported: correct these lines",
      fields,
    );
  }
  const importID = ID.create("import");
  const toWrite = people.filter((person) => person.change !== "unchanged");
  const parts = slices(toWrite, PART).map((slice, part) =>
    ImportParts.create({
      importID,
      organizationID,
      part,
      people: slice.map(({ line: _, change: __, ...person }) => person),
      done: 0,
      createdAt: now(),
      expiresAt: plusMinutes(now(), DAY_MINUTES),
    }),
  );
  const written = await db().write(
    { parts, ...(parts.length > 0 && { event: event(Event.Imported, { importID, organizationID }) }) },
    { importID, ...counts },
  );
  if (written.refused) throw new DomainError("busy", "table.busy", "Try again in a moment");
  await resume(organizationID);
  return written.answer;
});

/** Finishes what imports of this organization began: run by whoever comes, as often as he likes. */
export async function resume(organizationID: string): Promise<void> {
  const { items } = await db().query({ pk: ["PEOPLE", organizationID], begins: ["IMPORT"], limit: 100 });
  for (const part of rowsOf(ImportParts, items)) await finish(part);
}

async function finish(begun: Part): Promise<void> {
  let part: Part | undefined = begun;
  for (let turn = 0; part; turn++) {
    if (turn > TURNS_MAX) throw new DomainError("busy", "table.busy", "Try again in a moment");
    const people = part.people.slice(part.done, part.done + CHUNK);
    const done = part.done + people.length;
    const cursor =
      done >= part.people.length
        ? ImportParts.delete(part).ifStill({ done: part.done })
        : ImportParts.update(part, { set: { done } }).ifStill({ done: part.done });
    const rows = await rowsFor(part.organizationID, people);
    const { importID, organizationID } = part;
    await db().write({ cursor, ...rows }, { importID, organizationID });
    // Refused or not, the part says how far it is: someone else may have moved it, or a person became known meanwhile.
    part = await db().get(ImportParts, part);
  }
}

/** The writes that these people still need; someone who has come to be elsewhere meanwhile is left as he is. */
async function rowsFor(organizationID: string, people: readonly Imported[]): Promise<Named> {
  const addresses = await knownAddresses(people.map((person) => person.email));
  const own = people.flatMap(({ email }) => {
    const found = addresses.get(email);
    return found?.organizationID === organizationID ? [{ entity: Participants, key: found }] : [];
  });
  const known = (own.length > 0 ? await db().gets(...own) : []).filter((row) => row !== undefined);
  const byEmail = new Map(known.map((row) => [row.email, row]));
  const operations = people.flatMap((person) => {
    const row = byEmail.get(person.email);
    if (row) return isSame(row, person) ? [] : [Participants.replace(merged(row, person))];
    if (addresses.has(person.email)) return [];
    return Object.values(newParticipant(newcomer(organizationID, person)).operations);
  });
  return { people: operations };
}

function newcomer(organizationID: string, person: Imported) {
  const { email, given, family, traineeStatus } = person;
  const or = (text: string) => (text === "" ? null : text);
  const { job, unit, site, manager } = person;
  const rest = { job: or(job), unit: or(unit), site: or(site), manager: or(manager), traineeStatus };
  return {
    organizationID,
    email,
    given,
    family,
    ...rest,
    ...forGroups(person),
    ...(person.zone && { zone: person.zone }),
  };
}

async function planOf(organizationID: string, text: string): Promise<Plan> {
  const list = readList(text);
  const [addresses, { items }] = await Promise.all([
    knownAddresses(list.people.map((person) => person.email)),
    db().query({ pk: ["PEOPLE", organizationID], limit: LIST_MAX }),
  ]);
  const elsewhere = new Map<string, string | null>();
  for (const [email, address] of addresses) {
    if (address.organizationID !== organizationID) elsewhere.set(email, address.organizationID);
  }
  const own = new Map(rowsOf(Participants, items).map((row) => [row.email, row as Known]));
  // What an earlier import has still to write counts as written: it is finished before this one.
  for (const person of rowsOf(ImportParts, items).flatMap((part) => part.people)) {
    const known = own.get(person.email) ?? newParticipant(newcomer(organizationID, person)).participant;
    own.set(person.email, merged(known, person));
  }
  return plan(list, { own, elsewhere });
}

/** Whom the firm knows among these addresses, in one read a hundred. */
async function knownAddresses(emails: readonly string[]) {
  const found = new Map<string, Row<typeof ParticipantEmails>>();
  for (const slice of slices(emails, KEYS_A_READ)) {
    const rows = await db().gets(
      ...slice.map((email) => ({ entity: ParticipantEmails, key: { emailHash: hash(email) } })),
    );
    rows.forEach((row, at) => {
      const email = slice[at];
      if (row && email) found.set(email, row);
    });
  }
  return found;
}

function slices<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}
