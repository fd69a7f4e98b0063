import * as v from "valibot";
import { db, event } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Actor, DomainError, fn, ID, notFound, parse, Rev, refusedField, withIdempotencyKey } from "../kernel/index.ts";
import { Members } from "../member/index.ts";
import { Programmes } from "../programme/index.ts";
import { Cycle } from "../session/index.ts";
import { Compositions } from "./composition.table.ts";
import { Event } from "./event.ts";
import { get, peopleOf, type Stored } from "./read.ts";

const Opening = v.pick(Cycle.open.schema, ["programmeID", "coachID", "priceNet", "modality", "place", "link", "cycle"]);

/**
 * Opens the groups as they stand: a proposed cohort each, everyone invited to accept freely. A job does it, group by
 * group; what stopped it is said by `failure`, and it may then be asked again. Refuses a group of another size than
 * five to eight (`composition.group_size`).
 */
export const open = fn(
  "composition.open",
  v.object({ compositionID: ID.schema("composition"), rev: Rev, ...Opening.entries }),
  async ({ compositionID, rev, ...opening }) => {
    Actor.assertRole("owner", "manager");
    const row = await get(compositionID);
    const stopped = row.status === "opening" && row.failure !== null;
    if (row.status !== "proposed" && !stopped) {
      throw new DomainError("conflict", "composition.opened", "Its groups are opened already");
    }
    assertSizes(row);
    await assertOpening(opening);
    const asked = row.asked + 1;
    const changed = { ...row, rev, asked, status: "opening" as const, failure: null, opening };
    const written = await db().write(
      {
        composition: Compositions.replace(changed),
        event: event(Event.Opening, { compositionID, asked: String(asked) }),
      },
      { compositionID, rev: rev + 1, status: changed.status },
    );
    if (written.refused) {
      throw new DomainError("conflict", "composition.changed_meanwhile", "Someone changed this meanwhile");
    }
    return written.answer;
  },
);

function assertSizes({ groups, sizeMin, sizeMax }: Stored): void {
  const wrong = groups.findIndex((ids) => ids.length > 0 && (ids.length < sizeMin || ids.length > sizeMax));
  const isEmpty = groups.every((ids) => ids.length === 0);
  if (wrong < 0 && !isEmpty) return;
  throw new DomainError("unprocessable", "composition.group_size", "A group is too small or too large", [
    { path: `groups.${Math.max(wrong, 0)}`, code: "composition.group_size" },
  ]);
}

/** What can be refused at once; the rest is told by `failure`. */
async function assertOpening({ programmeID, coachID, priceNet }: v.InferOutput<typeof Opening>): Promise<void> {
  const [programme, coach] = await db().gets(
    { entity: Programmes, key: { programmeID } },
    { entity: Members, key: { memberID: coachID } },
  );
  if (!programme || programme.status === "archived") throw notFound("programme");
  if (!coach || coach.status === "removed") throw notFound("member");
  if (priceNet === undefined && programme.priceNet === null) {
    throw refusedField("priceNet", "cohort.price_missing", "This programme has no price yet");
  }
}

/** Does what is left of an opening; run by whoever comes, as often as he likes. */
export async function finish(compositionID: string): Promise<void> {
  Actor.assertSystem();
  const row = await db().get(Compositions, { compositionID });
  if (row?.status !== "opening" || row.failure) return;
  try {
    for (const [group, ids] of row.groups.entries()) {
      if (ids.length > 0) await invite(row, ids, await cohortOf(row, group));
    }
    await change(compositionID, (now) => ({ ...now, status: "opened" }), event(Event.Opened, { compositionID }));
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind === "busy") throw error;
    await change(compositionID, (now) => ({ ...now, failure: error.fields[0]?.code ?? error.code }));
  }
}

/** The cohort of a group: the one that was opened, even by a run that died before it could note it. */
async function cohortOf(row: Stored, group: number): Promise<string> {
  const known = row.cohorts.find((one) => one.group === group);
  if (known) return known.cohortID;
  const { compositionID, name, asked, sizeMin, sizeMax } = row;
  const numbers = row.groups.flatMap((ids, at) => (ids.length > 0 ? [at] : []));
  const clients = new Set(row.people.map((one) => one.organizationID));
  const [only] = clients;
  const organizationID = clients.size === 1 && only ? only : null;
  const opening = { ...parse(Opening, row.opening), organizationID, seatsMin: sizeMin, seatsMax: sizeMax };
  const { cohortID } = await withIdempotencyKey(ID.derived("key", compositionID, String(asked), String(group)), () =>
    Cycle.open({ ...opening, name: `${name} ${numbers.indexOf(group) + 1}` }),
  );
  await change(compositionID, (now) => ({ ...now, cohorts: [...now.cohorts, { group, cohortID }] }));
  return cohortID;
}

/** Enrols whom the group does not hold yet, client by client. */
async function invite(row: Stored, ids: readonly string[], cohortID: string): Promise<void> {
  const [people, { enrolments }] = await Promise.all([
    peopleOf(row.people.filter((one) => ids.includes(one.participantID))),
    Enrolment.groupOf(cohortID),
  ]);
  const already = new Set(enrolments.map((one) => one.participantID));
  const missing = people.filter((one) => !already.has(one.participantID));
  for (const [organizationID, some] of Map.groupBy(missing, (one) => one.organizationID)) {
    await Enrolment.enrol({ cohortID, organizationID, participantIDs: some.map((one) => one.participantID) });
  }
}

/** The row as it is now, changed: nobody else writes it while its groups are opened, but a second run of the same. */
async function change(compositionID: string, to: (row: Stored) => Stored, told?: ReturnType<typeof event>) {
  const changed = to(await get(compositionID));
  const written = await db().heal({ composition: Compositions.replace(changed), event: told });
  if (written.refused) throw new DomainError("busy", "table.busy", "Try again in a moment");
}
