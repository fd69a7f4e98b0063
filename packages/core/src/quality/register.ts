import * as v from "valibot";
import { Complaint } from "../complaint/index.ts";
import { db, rowsOf } from "../db/index.ts";
import {
  Actor,
  Day,
  DomainError,
  fn,
  hash,
  ID,
  line,
  notFound,
  now,
  Rev,
  type Row,
  refusedField,
  text,
} from "../kernel/index.ts";
import { Member } from "../member/index.ts";
import { Programme } from "../programme/index.ts";
import { Published } from "../report/index.ts";
import { Cause, Entries, Indicator } from "./quality.table.ts";

export type Entry = Row<typeof Entries>;
type CauseRow = v.InferOutput<typeof Cause>;

const LIST_MAX = 1_000;

const Writing = v.object({
  kind: v.picklist(["improvement", "note"]),
  indicator: Indicator,
  on: Day,
  title: line(160),
  text: v.pipe(text(4_000), v.minLength(1, "required")),
  cause: v.optional(v.nullable(Cause), null),
  /** Done already; else it is planned. */
  isDone: v.optional(v.boolean(), false),
});

/** How released words are named where they caused something. Pure. */
export function wordsHash(words: string): string {
  return hash(words.trim());
}

/**
 * Writes down an improvement with what caused it, or a proof of an indicator. Refused: an improvement without a cause
 * (`quality.cause_missing`), a cause that is not released (`quality.not_released`): what nobody may read is no cause.
 */
export const write = fn("quality.write", Writing, async ({ isDone, ...given }) => {
  Actor.assertRole("owner", "manager");
  if (given.kind === "improvement" && !given.cause) {
    throw refusedField("cause", "quality.cause_missing", "What did it come from?");
  }
  const { memberID } = Actor.member();
  const [{ name }] = await Promise.all([Member.get(memberID), assertCause(given.cause)]);
  const entryID = ID.create("entry");
  const status = isDone ? ("done" as const) : ("planned" as const);
  const written = await db().write(
    {
      entry: Entries.create({
        ...given,
        entryID,
        status,
        doneOn: isDone ? given.on : null,
        effect: null,
        by: memberID,
        byName: name,
        createdAt: now(),
      }),
    },
    { entryID, status },
  );
  if (written.refused) throw new Error("An entry's id was taken");
  return written.answer;
});

async function assertCause(cause: CauseRow | null): Promise<void> {
  if (cause?.kind === "complaint") await Complaint.read({ complaintID: cause.complaintID });
  if (cause?.kind !== "words" && cause?.kind !== "figures") return;
  const { programmeID } = cause;
  await Programme.get(programmeID);
  const { blocks, quotes } = await Published.releasedOf({ programmeID });
  const known = cause.kind === "figures" ? blocks > 0 : quotes.some((one) => wordsHash(one.text) === cause.wordsHash);
  if (!known) throw new DomainError("conflict", "quality.not_released", "Nothing of the kind was released");
}

/** What was planned is done: since when, and what it changed. */
export const finish = fn(
  "quality.finish",
  v.object({ entryID: ID.schema("entry"), rev: Rev, doneOn: Day, effect: v.optional(v.nullable(text(2_000)), null) }),
  async ({ entryID, rev, doneOn, effect }) => {
    Actor.assertRole("owner", "manager");
    const known = await db().get(Entries, { entryID });
    if (!known) throw notFound("entry");
    if (known.status === "done") throw new DomainError("conflict", "quality.already", "This was done already");
    const row = { ...known, rev, status: "done" as const, doneOn, effect: effect || null };
    const written = await db().write({ entry: Entries.replace(row) }, { entryID, status: row.status });
    if (written.refused) throw new DomainError("conflict", "quality.changed_meanwhile", "Someone changed this");
    return written.answer;
  },
);

/** What an entry came from, as it may be read now. */
export type ShownCause =
  | { kind: "complaint"; complaintID: string; reference: string }
  | { kind: "words"; programmeID: string; programmeTitle: string; words: string | null }
  | { kind: "figures"; programmeID: string; programmeTitle: string }
  | { kind: "incident" };
export type Shown = Omit<Entry, "cause"> & { cause: ShownCause | null };

/** The whole register, the newest first; a query more for each programme whose released words caused something. */
export async function entries(): Promise<Shown[]> {
  if (Actor.use().type !== "system") Actor.assertRole("owner", "manager");
  const { items } = await db().query({ pk: ["QUALITY"], begins: ["ENTRY"], limit: LIST_MAX, descending: true });
  const rows = rowsOf(Entries, items);
  const programmeIDs = new Set(rows.flatMap(({ cause }) => (cause && "programmeID" in cause ? cause.programmeID : [])));
  const known = new Map(
    await Promise.all(
      [...programmeIDs].map(async (programmeID) => [programmeID, await causesOf(programmeID)] as const),
    ),
  );
  return rows.map((row) => ({ ...row, cause: row.cause && shownCause(row.cause, known) }));
}

interface Known {
  title: string;
  words: ReadonlyMap<string, string>;
}

async function causesOf(programmeID: string): Promise<Known> {
  const [{ title }, { quotes }] = await Promise.all([
    Programme.get(programmeID),
    Published.releasedOf({ programmeID }),
  ]);
  return { title, words: new Map(quotes.map(({ text: words }) => [wordsHash(words), words])) };
}

function shownCause(cause: CauseRow, known: ReadonlyMap<string, Known>): ShownCause {
  if (cause.kind === "incident") return cause;
  if (cause.kind === "complaint") return { ...cause, reference: Complaint.referenceOf(cause.complaintID) };
  const { programmeID } = cause;
  const programmeTitle = known.get(programmeID)?.title ?? "";
  if (cause.kind === "figures") return { kind: "figures", programmeID, programmeTitle };
  return {
    kind: "words",
    programmeID,
    programmeTitle,
    words: known.get(programmeID)?.words.get(cause.wordsHash) ?? null,
  };
}

/** What a new improvement may say it came from: complaints, released words and figures of each programme. */
export async function causes() {
  Actor.assertRole("owner", "manager");
  const [complaints, programmes] = await Promise.all([Complaint.register(), Programme.list({})]);
  const released = await Promise.all(
    programmes.map(async ({ programmeID, title }) => ({
      programmeID,
      title,
      ...(await Published.releasedOf({ programmeID })),
    })),
  );
  return {
    complaints: complaints.map(({ complaintID, receivedAt, about }) => ({
      complaintID,
      reference: Complaint.referenceOf(complaintID),
      receivedAt,
      about,
    })),
    programmes: released
      .filter(({ blocks }) => blocks > 0)
      .map(({ programmeID, title, quotes }) => ({
        programmeID,
        title,
        words: quotes.map(({ text: words }) => ({ wordsHash: wordsHash(words), words })),
      })),
  };
}
