import * as v from "valibot";
import { Cohort, untilWritten } from "../cohort/index.ts";
import { db, event, rowsOf } from "../db/index.ts";
import { Actor, DomainError, fn, ID, now, plusMinutes, type Row } from "../kernel/index.ts";
import { DocumentRuns, Documents } from "./document.table.ts";
import { drawnOf } from "./drawn.ts";
import { Event } from "./event.ts";
import { nameOf, type Scene, type Target, valuesOf } from "./facts.ts";
import { fill, textHashOf, type Written } from "./fill.ts";
import { isDrawn, type Kept, type Locale, PAPERS } from "./kind.ts";
import { ownItems, sceneOf, targetsOf } from "./scene.ts";
import { current } from "./wording.ts";

export type Run = Row<typeof DocumentRuns>;
export type Stored = Row<typeof Documents>;
/** A document to be drawn: its words are frozen, its files are not there yet. */
export type Draft = Omit<Stored, "rev" | "files" | "madeAt">;

/** A run that has not ended by then died: another may begin. */
const RUN_MINUTES = 15;

const Asked = v.object({
  cohortID: ID.schema("cohort"),
  kinds: v.pipe(v.array(v.picklist(PAPERS)), v.minLength(1, "required"), v.maxLength(PAPERS.length, "too_many")),
  thenHandOut: v.optional(v.boolean(), false),
});

/**
 * Has a group's documents drawn, by a job that tells how far it is. `document.under_way` while an earlier run goes on,
 * `document.nothing` when nobody has a seat or nothing was held that an attestation could tell.
 */
export const generate = fn("document.generate", Asked, async ({ cohortID, kinds, thenHandOut }) => {
  Actor.assertRole("owner", "manager");
  const items = await ownItems(cohortID);
  const [scene, [before]] = [await sceneOf(cohortID, items), rowsOf(DocumentRuns, items)];
  if (before && isUnderWay(before, now())) throw underWay();
  const targets = targetsOf(
    scene,
    PAPERS.filter((kind) => kinds.includes(kind)),
  );
  if (targets.length === 0) throw new DomainError("conflict", "document.nothing", "There is nothing to draw yet");
  const runID = ID.create("run");
  const run = { cohortID, runID, targets, done: 0, thenHandOut, startedAt: now(), endedAt: null };
  const written = await db().write(
    {
      run: before ? DocumentRuns.replace({ ...run, rev: before.rev }) : DocumentRuns.create(run),
      event: event(Event.Asked, { cohortID, runID }),
    },
    { cohortID, runID, total: targets.length },
  );
  if (written.refused) throw underWay();
  return written.answer;
});

export function isUnderWay({ endedAt, startedAt }: Pick<Run, "endedAt" | "startedAt">, at: string): boolean {
  return endedAt === null && at < plusMinutes(startedAt, RUN_MINUTES);
}

function underWay(): DomainError {
  return new DomainError("conflict", "document.under_way", "These documents are being drawn already");
}

/** The words of one document as of now. Pure. */
export function draftOf(scene: Scene, target: Target, words: Awaited<ReturnType<typeof current>>): Draft {
  const { cohort, enrolments } = scene.group;
  const { kind, subjectID } = target;
  const person = enrolments.find(({ enrolmentID }) => enrolmentID === subjectID);
  const client = kind === "employerSummons" || kind === "satisfaction" ? subjectID : null;
  const said = isDrawn(kind) ? drawnOf(scene, { kind, subjectID }) : wordedOf(scene, target, words[kind]);
  return {
    documentID: ID.derived("document", cohort.cohortID, kind, subjectID),
    kind,
    subjectID,
    cohortID: cohort.cohortID,
    programmeID: cohort.programmeID,
    enrolmentID: person?.enrolmentID ?? null,
    participantID: person?.participantID ?? null,
    organizationID: client ?? person?.organizationID ?? null,
    name: person ? nameOf(person) : ((client && scene.names.get(client)) ?? ""),
    ...said,
  };
}

type Worded = Pick<Draft, "edition" | "fr" | "en" | "textHash">;

function wordedOf(scene: Scene, target: Target, edition: Awaited<ReturnType<typeof current>>[Kept]): Worded {
  const [fr, en] = (["fr", "en"] as const).map((locale: Locale) =>
    fill(edition[locale], valuesOf(scene, target, locale), locale),
  ) as [Written, Written];
  return { edition: edition.edition, fr, en, textHash: textHashOf({ fr, en }) };
}

/** Where a document's PDF is kept: named by its words, so that another text is another file. */
export function fileOf({ cohortID, kind, subjectID, textHash }: FileOf, locale: Locale, signedBy?: string): string {
  const who = subjectID === cohortID ? "groupe" : subjectID;
  const mark = signedBy ? `-${signedBy}` : "";
  return `${Actor.firmID()}/documents/${cohortID}/${kind}-${who}-${textHash.slice(0, 16)}${mark}-${locale}.pdf`;
}
type FileOf = Pick<Draft, "cohortID" | "kind" | "subjectID" | "textHash">;

interface RunKey {
  cohortID: string;
  runID: string;
}

/** What a run is to draw, with the words of now; nothing when another run took its place or it is over. */
export async function toMake({ cohortID, runID }: RunKey) {
  Actor.assertSystem();
  const items = await ownItems(cohortID);
  const [run] = rowsOf(DocumentRuns, items);
  if (!run || run.runID !== runID || run.endedAt) return undefined;
  const [scene, words] = await Promise.all([sceneOf(cohortID, items), current()]);
  const drafts = run.targets.map((target) => draftOf(scene, target, words));
  return { run, scene, drafts };
}

/**
 * Remembers what was drawn and how far the run is, in one transaction; the last one ends the run. The same again
 * changes nothing, and a document whose words are what they were stays as it is.
 */
export async function recordMade(key: RunKey, draft: Draft, files: Stored["files"]): Promise<void> {
  Actor.assertSystem();
  const { cohortID, runID } = key;
  await untilWritten(async () => {
    const [run, before] = await db().gets(
      { entity: DocumentRuns, key: { cohortID } },
      { entity: Documents, key: draft },
    );
    const at = run?.targets.findIndex(({ kind, subjectID }) => kind === draft.kind && subjectID === draft.subjectID);
    if (!run || run.runID !== runID || at === undefined || at !== run.done) return true;
    const done = run.done + 1;
    const ends = done === run.targets.length;
    const made = { ...draft, files, madeAt: now() };
    const changed = before?.textHash !== draft.textHash;
    const written = await db().write(
      {
        run: DocumentRuns.replace({ ...run, done, endedAt: ends ? now() : null }),
        ...(changed && { document: before ? Documents.replace({ ...made, rev: before.rev }) : Documents.create(made) }),
        ...(ends && run.thenHandOut && { ended: event(Event.Made, { cohortID, runID }) }),
      },
      { cohortID, runID },
    );
    return written.refused ? undefined : true;
  });
}

export async function assertOwn(cohortID: string): Promise<Cohort.Stored> {
  const cohort = await Cohort.get(cohortID);
  Cohort.assertMine(cohort);
  return cohort;
}

export type { Kept };
