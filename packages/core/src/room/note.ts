import * as v from "valibot";
import { db } from "../db/index.ts";
import { DomainError, fn, ID, now, text } from "../kernel/index.ts";
import { LIMITS } from "./entry.ts";
import { type Key, load, placeOf } from "./load.ts";
import { Notes } from "./room.table.ts";
import { personSeal } from "./seal.ts";

const NoteText = v.object({
  text: text(LIMITS.note),
  /** Numbers of entries that he marked. */
  marks: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0))), v.maxLength(500, "too_long")),
});
type NoteText = v.InferOutput<typeof NoteText>;

/** One's own page of a session: nobody else reads it, the facilitator neither. `rev` 0: nothing was written yet. */
export async function note(key: Key): Promise<NoteText & { rev: number }> {
  const { who } = await load(key);
  const row = await db().get(Notes, { ...key, personID: who });
  if (!row) return { text: "", marks: [], rev: 0 };
  const seal = await personSeal(key.cohortID, who);
  return { ...v.parse(NoteText, seal.open(placeOf.note(key.sessionID), row.sealed)), rev: row.rev };
}

/** Writes one's page over the revision that was read; of two tabs the later is told (`room.note_changed`). */
export const writeNote = fn(
  "room.writeNote",
  v.object({
    cohortID: ID.schema("cohort"),
    sessionID: ID.schema("session"),
    ...NoteText.entries,
    rev: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  async ({ cohortID, sessionID, rev, ...page }) => {
    const { who } = await load({ cohortID, sessionID });
    const seal = await personSeal(cohortID, who);
    const row = { personID: who, cohortID, sessionID, at: now(), sealed: seal.seal(placeOf.note(sessionID), page) };
    const written = await db().write(
      { note: rev === 0 ? Notes.create(row) : Notes.replace({ ...row, rev }) },
      { sessionID, rev: rev + 1 },
    );
    if (written.refused) throw new DomainError("conflict", "room.note_changed", "This page was written elsewhere");
    return written.answer;
  },
);
