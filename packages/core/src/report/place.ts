import { untilWritten } from "../cohort/index.ts";
import { db, rowsOf } from "../db/index.ts";
import type { Operation, Row } from "../kernel/index.ts";
import { figuresOf, wavesOf } from "./ledger.ts";
import { emptyPage, hasRoom, isTooLong, type Page, type Told, toldOf, withGroup, withoutGroup } from "./page.ts";
import { CohortFigures, FiguresPages } from "./report.table.ts";
import { isSame } from "./same.ts";
import { type Scope, scopeRows } from "./scope.ts";

const PAGES_MAX = 5_000;
const GROUPS_MAX = 20_000;

type Stored = Row<typeof FiguresPages>;

/**
 * A group's own row of figures and its place in its coach's pages, from its waves; the revisions are read before them.
 * Both in one transaction, so that a group stands in one page, once. True where something had to be written.
 */
export async function refreshFigures({
  cohortID,
  programmeID,
  coachID,
}: Scope & { cohortID: string }): Promise<{ changed: boolean } | undefined> {
  const known = await db().get(CohortFigures, { cohortID, coachID });
  const number = known?.page ?? null;
  // Itself last: killed before, the same call finds the others again.
  if (number === null) await placeOlder({ cohortID, coachID });
  const page = number === null ? await lastPage(coachID) : await db().get(FiguresPages, { coachID, number });
  const { waves } = await scopeRows({ programmeID, coachID });
  const own = waves.filter((wave) => wave.cohortID === cohortID);
  const [figures, told] = [figuresOf(own), toldOf(own)];
  if (!(figures && told)) return { changed: false };
  const { taken, left } = await placed(told, page);
  const row = { ...figures, page: taken.number };
  if (known && page && isSame({ ...row, rev: known.rev }, known) && isSame(taken, page)) return { changed: false };
  const written = await db().write(
    {
      row: known ? CohortFigures.replace({ ...row, rev: known.rev }) : CohortFigures.create(row),
      pages: [taken, ...(left ? [left] : [])].map(pageWritten),
    },
    { cohortID },
  );
  return written.refused ? undefined : { changed: true };
}

/** Puts into pages every other group whose row is from before there were any; once placed, there is none. */
async function placeOlder(own: { cohortID: string; coachID: string }): Promise<void> {
  const { items } = await db().query({ pk: ["FIGURES"], limit: GROUPS_MAX });
  for (const row of rowsOf(CohortFigures, items)) {
    if (row.page !== null || (row.cohortID === own.cohortID && row.coachID === own.coachID)) continue;
    await untilWritten(() => placeOne(row));
  }
}

/** A group as its row tells it, told by a page too. */
async function placeOne({ cohortID, coachID }: Row<typeof CohortFigures>): Promise<true | undefined> {
  const row = await db().get(CohortFigures, { cohortID, coachID });
  const told = row && toldOf(wavesOf([row]));
  if (!(told && row.page === null)) return true;
  const { taken, left } = await placed(told, await lastPage(coachID));
  const pages = [taken, ...(left ? [left] : [])].map(pageWritten);
  const written = await db().write({ row: CohortFigures.replace({ ...row, page: taken.number }), pages }, { cohortID });
  return written.refused ? undefined : true;
}

type Placed = Page & { rev?: number };

/** Where a group stands from now on, and the page that it leaves because its groups grew too long together. */
async function placed(told: Told, page: Stored | undefined): Promise<{ taken: Placed; left?: Placed }> {
  const { cohortID } = told;
  if (!(page && (page.groups.includes(cohortID) || hasRoom(page)))) return { taken: await onNextPage(told) };
  const taken = { ...withGroup(page, told), rev: page.rev };
  if (!isTooLong(taken) || page.groups.length === 1) return { taken };
  return { taken: await onNextPage(told), left: { ...withoutGroup(page, cohortID), rev: page.rev } };
}

async function onNextPage(told: Told): Promise<Placed> {
  const last = await lastPage(told.coachID);
  return withGroup(emptyPage(told.coachID, (last?.number ?? 0) + 1), told);
}

function pageWritten({ rev, ...page }: Placed): Operation {
  return rev === undefined ? FiguresPages.create(page) : FiguresPages.replace({ ...page, rev });
}

async function lastPage(coachID: string): Promise<Stored | undefined> {
  const { items } = await db().query({ pk: ["FIGUREPAGES"], begins: [coachID], limit: 1, descending: true });
  return rowsOf(FiguresPages, items)[0];
}

/** Takes out of pages what no group's row says stands there: for the recount. Answers how many there were. */
export async function dropStrays(): Promise<number> {
  const [pages, groups] = await Promise.all([
    db().query({ pk: ["FIGUREPAGES"], limit: PAGES_MAX }),
    db().query({ pk: ["FIGURES"], limit: GROUPS_MAX }),
  ]);
  const own = new Set(
    rowsOf(CohortFigures, groups.items).map(({ cohortID, coachID, page }) => [cohortID, coachID, page].join()),
  );
  let strays = 0;
  for (const { rev, ...page } of rowsOf(FiguresPages, pages.items)) {
    const gone = page.groups.filter((cohortID) => !own.has([cohortID, page.coachID, page.number].join()));
    if (gone.length === 0) continue;
    strays += gone.length;
    await db().write({ page: FiguresPages.replace({ ...gone.reduce(withoutGroup, page), rev }) }, {});
  }
  return strays;
}
