import * as v from "valibot";
import { db, event, rowsOf } from "../../db/index.ts";
import { Firm } from "../../firm/index.ts";
import {
  Actor,
  DomainError,
  fn,
  ID,
  type Item,
  type KeyParts,
  notFound,
  now,
  plusMinutes,
  type Row,
} from "../../kernel/index.ts";
import { Member } from "../../member/index.ts";
import { FirmExportParts, FirmExports } from "./export.table.ts";
import { lists, logsBetween, MEMBERS, pageOf } from "./place.ts";
import { papersOf, shownOfFirm } from "./shown.ts";
import { under } from "./walk.ts";

export const ExportEvent = { Asked: "rights.exportAsked", Ready: "rights.exportReady" } as const;

/** How long it is handed over, in days. */
export const EXPORT_DAYS = 7;
const DAY_MINUTES = 24 * 60;
/** An archive is closed once it holds as much: it is drawn while it is sent. */
const ROWS_MOST = 2_000;
const FILES_MOST = 150;
const LIST_MAX = 50;

export type FirmExport = Row<typeof FirmExports>;
type Part = Row<typeof FirmExportParts>;
type Slice = Part["slices"][number];

/** The owner asks for all that his firm has. One at a time (`rights.export_running`). */
export const askExport = fn("rights.askExport", v.object({}), async () => {
  Actor.assertRole("owner");
  const { memberID } = Actor.member();
  const [{ name }, { createdAt }, before] = await Promise.all([Member.get(memberID), Firm.get(), listExports()]);
  if (before.some(({ status }) => status === "preparing")) {
    throw new DomainError("conflict", "rights.export_running", "An export is being prepared already");
  }
  const exportID = ID.create("export");
  const askedAt = now();
  const row = {
    exportID,
    status: "preparing" as const,
    askedAt,
    by: memberID,
    byName: name,
    from: createdAt,
    next: { list: 0, after: null },
    lists: listsOf({ from: createdAt, askedAt }).length,
    parts: 0,
    rows: 0,
    files: 0,
    readyAt: null,
    expiresAt: plusMinutes(askedAt, EXPORT_DAYS * DAY_MINUTES),
  };
  const written = await db().write(
    { export: FirmExports.create(row), event: event(ExportEvent.Asked, { exportID }) },
    { exportID, status: row.status },
  );
  if (written.refused) throw new Error("An export's id was taken");
  return written.answer;
});

const listsOf = ({ from, askedAt }: Pick<FirmExport, "from" | "askedAt">): KeyParts[] => [
  ...lists(),
  MEMBERS,
  ...logsBetween(from, askedAt),
];

async function listExports(): Promise<FirmExport[]> {
  const { items } = await db().query({ pk: ["EXPORTS"], limit: LIST_MAX, descending: true });
  return rowsOf(FirmExports, items);
}

/** The same for the owner's screen. */
export const exports = fn("rights.exports", v.object({}), async () => {
  Actor.assertRole("owner");
  return listExports();
});

/** One export as the job and the mail know it; undefined when it is gone. */
export const exportNamed = (exportID: string): Promise<FirmExport | undefined> => db().get(FirmExports, { exportID });

/**
 * Looks through the firm's lists, a page a transaction: what the page adds, and where the next one begins, are written
 * together. Killed anywhere it goes on from the last page told.
 */
export async function prepareExport(exportID: string): Promise<void> {
  Actor.assertSystem();
  for (;;) {
    const row = await exportNamed(exportID);
    if (!row || row.status === "ready") return;
    const list = listsOf(row)[row.next.list];
    if (!list) return finishExport(row);
    const open = await db().get(FirmExportParts, { exportID, part: row.parts });
    const page = await pageAt(list, row.next);
    const added = await countOf(page.items);
    const part = partWith(open, row, added);
    const next = page.next ? { ...row.next, after: page.next } : { list: row.next.list + 1, after: null };
    const told = { ...row, next, rows: row.rows + added.rows, files: row.files + added.files };
    if (added.rows === 0) await db().heal({ export: FirmExports.replace(told) });
    else
      await db().heal({
        part: FirmExportParts.put(part),
        export: FirmExports.replace({ ...told, parts: part.part }),
      });
  }
}

const pageAt = (pk: KeyParts, { after }: Slice) => db().query({ pk, limit: pageOf(pk), after: after ?? undefined });

async function countOf(items: readonly Item[]): Promise<{ rows: number; files: number }> {
  const count = { rows: 0, files: 0 };
  for (const item of items) {
    for await (const one of under(item)) {
      if (!shownOfFirm(one)) continue;
      count.rows += 1;
      count.files += papersOf(one).length;
    }
  }
  return count;
}

/** The archive that a page goes to: the one that is open, while there is room in it. */
function partWith(
  open: Part | undefined,
  { exportID, parts, next }: FirmExport,
  added: { rows: number; files: number },
) {
  const fits = open && open.rows + added.rows <= ROWS_MOST && open.files + added.files <= FILES_MOST;
  if (!fits) return { exportID, part: parts + 1, slices: [next], ...added };
  return { ...open, slices: [...open.slices, next], rows: open.rows + added.rows, files: open.files + added.files };
}

async function finishExport(row: FirmExport): Promise<void> {
  const { exportID } = row;
  const readyAt = now();
  await db().heal({
    export: FirmExports.replace({
      ...row,
      status: "ready",
      readyAt,
      expiresAt: plusMinutes(readyAt, EXPORT_DAYS * DAY_MINUTES),
    }),
    event: event(ExportEvent.Ready, { exportID }),
  });
}

/** Archives by the ids that addresses name them by, in order. */
export const partIDsOf = ({ exportID, parts }: Pick<FirmExport, "exportID" | "parts">): string[] =>
  Array.from({ length: parts }, (_, at) => ID.derived("part", exportID, String(at + 1)));

/** One archive of an export that is ready, for the owner alone, until it expires (`rights.export_over`). */
export const exportPart = fn(
  "rights.exportPart",
  v.object({ exportID: ID.schema("export"), partID: ID.schema("part") }),
  async ({ exportID, partID }) => {
    Actor.assertRole("owner");
    const row = await exportNamed(exportID);
    const part = row?.status === "ready" ? partIDsOf(row).indexOf(partID) + 1 : 0;
    const found = part > 0 ? await db().get(FirmExportParts, { exportID, part }) : undefined;
    if (!row || !found) throw notFound("export");
    if (row.expiresAt <= now()) throw new DomainError("gone", "rights.export_over", "This export has expired");
    return { export: row, part: found };
  },
);

/** Leaves the line of the owner who takes one archive along. */
export const takePart = fn("rights.takePart", exportPart.schema, async (key) => {
  await exportPart(key);
  return (await db().write({}, key)).answer;
});

/** All rows of one archive, in the order of the lists; each is read when it is asked for. */
export async function* rowsOfPart({ export: row, part }: Awaited<ReturnType<typeof exportPart>>): AsyncGenerator<Item> {
  const all = listsOf(row);
  for (const slice of part.slices) {
    const list = all[slice.list];
    if (!list) continue;
    for (const item of (await pageAt(list, slice)).items) {
      for await (const one of under(item)) if (shownOfFirm(one)) yield one;
    }
  }
}
