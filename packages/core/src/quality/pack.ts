import * as v from "valibot";
import { CohortCards, untilWritten } from "../cohort/index.ts";
import { Complaint } from "../complaint/index.ts";
import { Credential } from "../credential/index.ts";
import { db, event, rowsOf } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import {
  Actor,
  Day,
  DomainError,
  dayOf,
  fn,
  ID,
  notFound,
  now,
  plusDays,
  type Row,
  refusedField,
} from "../kernel/index.ts";
import { Member } from "../member/index.ts";
import { Programme } from "../programme/index.ts";
import { Published } from "../report/index.ts";
import { Sessions } from "../session/index.ts";
import { proofsOf } from "./proofs.ts";
import { INDICATORS, PackParts, Packs } from "./quality.table.ts";
import { entries as registerEntries } from "./register.ts";
import { sampleOf } from "./sample.ts";
import { entriesOf, type IndicatorID, lacksOf, ofFirm } from "./sorted.ts";

export { type Asked, type Proofs, proofsOf } from "./proofs.ts";
export { ALL_BELOW } from "./sample.ts";
export {
  credentialPath,
  type Entry,
  type FirmProofs,
  folderOf,
  type IndicatorID,
  ofFirm,
  plainName,
  scanKeyOf,
} from "./sorted.ts";
export type Stored = Row<typeof Packs>;

export const Event = { Asked: "quality.packAsked" } as const;

const DAYS_MOST = 1_100;
const SESSIONS_MAX = 100;
const COHORTS_MAX = 5_000;
const LIST_MAX = 200;
const GROUPS_MAX = 200;

const Asking = v.object({ programmeID: ID.schema("programme"), from: Day, to: Day });

/**
 * Asks for the pack of one programme and period. Refused: days that are no period (`quality.period`), a period in which
 * none of its groups met (`quality.nothing_held`), more groups than one archive holds (`quality.too_many`).
 */
export const ask = fn("quality.askPack", Asking, async ({ programmeID, from, to }) => {
  Actor.assertRole("owner", "manager");
  if (from > to || to > plusDays(from, DAYS_MOST)) throw refusedField("to", "quality.period", "No such period");
  const { memberID } = Actor.member();
  const [{ title }, { name }, cohortIDs] = await Promise.all([
    Programme.get(programmeID),
    Member.get(memberID),
    groupsIn(programmeID, { from, to }),
  ]);
  if (cohortIDs.length === 0) throw new DomainError("conflict", "quality.nothing_held", "No group met in this period");
  if (cohortIDs.length > GROUPS_MAX) throw new DomainError("conflict", "quality.too_many", "Ask for a shorter period");
  const packID = ID.create("pack");
  const row = { packID, programmeID, programmeTitle: title, from, to, cohortIDs, byName: name, askedAt: now() };
  const fresh = { status: "preparing" as const, done: 0, sample: [], people: 0, found: [], readyAt: null };
  const written = await db().write(
    { pack: Packs.create({ ...row, ...fresh }), event: event(Event.Asked, { packID }) },
    { packID, status: fresh.status, total: cohortIDs.length },
  );
  if (written.refused) throw new Error("A pack's id was taken");
  return written.answer;
});

async function groupsIn(programmeID: string, { from, to }: { from: Day; to: Day }): Promise<string[]> {
  const [{ zone }, { items }] = await Promise.all([Firm.get(), db().query({ pk: ["COHORTS"], limit: COHORTS_MAX })]);
  const own = rowsOf(CohortCards, items).filter((card) => card.programmeID === programmeID);
  // From each group's own rows: what one decides by is never an index, which may be behind.
  const met = await Promise.all(
    own.map(async ({ cohortID }) => {
      const group = await db().query({ pk: ["COHORT", cohortID], begins: ["SESSION"], limit: SESSIONS_MAX });
      const days = rowsOf(Sessions, group.items).filter(({ status }) => status === "held");
      return days.map(({ startsAt }) => dayOf(startsAt, zone)).some((day) => day >= from && day <= to);
    }),
  );
  return own.flatMap(({ cohortID }, at) => (met[at] ? [cohortID] : []));
}

async function get(packID: string): Promise<Stored> {
  const found = await db().get(Packs, { packID });
  if (!found) throw notFound("pack");
  return found;
}

export const read = fn("quality.readPack", v.object({ packID: ID.schema("pack") }), async ({ packID }) => {
  Actor.assertRole("owner", "manager");
  return get(packID);
});

/** Leaves the line of who takes a pack along; one that is still prepared is refused (`quality.preparing`). */
export const take = fn("quality.takePack", read.schema, async ({ packID }) => {
  const { status } = await read({ packID });
  if (status !== "ready") throw new DomainError("conflict", "quality.preparing", "It is being prepared");
  return (await db().write({}, { packID, status })).answer;
});

/** Those that were asked for, the newest first. */
export async function list(): Promise<Stored[]> {
  Actor.assertRole("owner", "manager");
  const { items } = await db().query({ pk: ["QUALITY"], begins: ["PACK"], limit: LIST_MAX, descending: true });
  return rowsOf(Packs, items);
}

/** What each group's part says, in the order of the pack. */
async function partsOf({ packID, cohortIDs }: Pick<Stored, "packID" | "cohortIDs">) {
  const [rows] = await db().gets(cohortIDs.map((cohortID) => ({ entity: PackParts, key: { packID, cohortID } })));
  return rows.filter((row) => row !== undefined);
}

/**
 * Looks through the next group of a pack and writes its part with how far the pack is, in one transaction; after the
 * last one, chooses the sample and says what each indicator has. Run again, or killed anywhere, it goes on from there.
 */
export async function prepare(packID: string): Promise<void> {
  Actor.assertSystem();
  for (;;) {
    const pack = await db().get(Packs, { packID });
    const cohortID = pack?.cohortIDs[pack.done];
    if (!pack || pack.status === "ready") return;
    if (!cohortID) return finish(packID);
    const proofs = await proofsOf(cohortID);
    const part = {
      packID,
      cohortID,
      entries: entriesOf(proofs),
      lacks: lacksOf(proofs),
      enrolmentIDs: proofs.group.enrolments.filter(({ status }) => status === "accepted").map((one) => one.enrolmentID),
      coachIDs: [...new Set(proofs.held.map(({ coachID }) => coachID))],
    };
    await db().heal({ part: PackParts.put(part), pack: Packs.replace({ ...pack, done: pack.done + 1 }) });
  }
}

async function finish(packID: string): Promise<void> {
  await untilWritten(async () => {
    const pack = await get(packID);
    if (pack.status === "ready") return true;
    const [parts, firm] = await partsAndFirm(pack);
    const { files, lacks } = ofFirm(firm);
    const people = parts.flatMap(({ cohortID, enrolmentIDs }) =>
      enrolmentIDs.map((enrolmentID) => ({ cohortID, enrolmentID })),
    );
    const found = INDICATORS.map((indicator) => {
      const own = parts.flatMap(({ entries }) => entries.filter((one) => one.indicator === indicator));
      const lacking = parts.flatMap((part) => part.lacks.filter((one) => one.indicator === indicator));
      const codes = new Set([...lacks(indicator), ...lacking.map(({ code }) => code)]);
      return { indicator, files: own.length + files(indicator).length, lacks: [...codes] };
    });
    const sample = sampleOf(packID, people);
    const ready = { status: "ready" as const, readyAt: now(), found, sample, people: people.length };
    const refused = await db().heal({ pack: Packs.replace({ ...pack, ...ready }) });
    return refused.refused ? undefined : true;
  });
}

/** What each group has, and what the firm has of the programme beside them: read alike by the job and by the archive. */
export async function partsAndFirm(pack: Stored) {
  const parts = await partsOf(pack);
  const coachIDs = [...new Set(parts.flatMap((part) => part.coachIDs))];
  return [parts, await firmProofs(pack.programmeID, coachIDs)] as const;
}

async function firmProofs(programmeID: string, coachIDs: readonly string[]) {
  const [programme, { blocks, cells }, complaints, register, credentials] = await Promise.all([
    Programme.get(programmeID),
    Published.releasedOf({ programmeID }),
    Complaint.register(),
    registerEntries(),
    Credential.ofMembers(coachIDs),
  ]);
  const counts = new Map<IndicatorID, number>();
  for (const { indicator } of register) counts.set(indicator, (counts.get(indicator) ?? 0) + 1);
  return {
    programme,
    published: blocks,
    cells,
    complaints: complaints.length,
    all: { complaints, register },
    register: counts,
    credentials,
    coachIDs,
  };
}
