import * as v from "valibot";
import { db, event, rowsOf } from "../db/index.ts";
import { Actor, DomainError, fn, line, now, type Operation, type Row, refusedField } from "../kernel/index.ts";
import { type Found, fullName } from "./found.ts";
import { inFirm } from "./in-person.ts";
import { Erasures, type Subject } from "./rights.table.ts";
import { Named, ownSubject, subjectOf } from "./subject.ts";
import { keptIn, sealedOf, type Trace, traceOf } from "./trace.ts";
import { plain } from "./typed.ts";

export const Event = { ErasureAsked: "rights.erasureAsked" } as const;

const AT_ONCE = 20;
const PASSES_MAX = 50;
const LIST_MAX = 200;

const Typed = { typed: line(300) };

/** The firm erases someone who asked it: his name is typed, so that nobody is erased by a slip. */
export const erase = fn("rights.erase", v.object({ ...Named.entries, ...Typed }), async ({ typed, ...key }) =>
  begin(await subjectOf(key), { typed, askedBy: "firm" }),
);

/** The same, by the person himself. */
export const eraseOwn = fn("rights.eraseOwn", v.object(Typed), async ({ typed }) =>
  begin(await ownSubject(), { typed, askedBy: "person" }),
);

/**
 * One act: from this transaction on he is no one here, cannot sign in, and whatever is left of him is on its way out.
 * Refused as `rights.invoices_open` and `rights.seat_taken`, with nothing changed.
 */
async function begin(subject: Subject, { typed, askedBy }: { typed: string; askedBy: "person" | "firm" }) {
  if (plain(typed) !== plain(fullName(subject))) {
    throw refusedField("typed", "rights.name_differs", "Type the name as it is written above");
  }
  const trace = await traceOf(subject);
  const refused = refusal(trace);
  if (refused) throw refused;
  const { participantID } = subject;
  const written = await db().write(
    {
      erasure: Erasures.create({
        participantID,
        status: "running",
        askedBy,
        askedAt: now(),
        doneAt: null,
        subject,
        erased: countOf(trace.found),
        kept: keptIn(trace.found),
      }),
      person: actsIn(await inFirm(subject)),
      event: event(Event.ErasureAsked, { participantID }),
    },
    { participantID, status: "running" },
  );
  if (written.refused) throw new DomainError("conflict", "rights.changed", "Someone changed this meanwhile: try again");
  return written.answer;
}

/** Why someone cannot be erased yet, or nothing. Money first: a seat given up may make some. */
export function refusal({ openInvoices, seats }: Pick<Trace, "openInvoices" | "seats">): DomainError | undefined {
  if (openInvoices.length > 0) {
    return new DomainError("conflict", "rights.invoices_open", "Invoices of this person are still open");
  }
  if (seats.length === 0) return undefined;
  return new DomainError("conflict", "rights.seat_taken", "This person still has a seat in a group");
}

function countOf(found: readonly Found[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { noun, act } of found) if (act) counts[noun] = (counts[noun] ?? 0) + 1;
  return counts;
}

/** What is to be written, each row once: the next pass sees what it left. */
function actsIn(found: readonly Found[]): Operation[] {
  const acts = found.flatMap(({ act }) => act ?? []);
  return [...new Map(acts.map((act) => [placeOf(act), act])).values()];
}

function placeOf({ effect }: Operation): string {
  const place = effect.kind === "put" ? effect.entity.place(effect.row) : effect.place;
  return JSON.stringify([effect.entity.name, place]);
}

/**
 * Erases or unlinks whatever is still found of someone whose erasure was asked, until nothing is. Killed anywhere and
 * run again it ends in the same rows: what it does is decided by what it reads. Answers what the other places (accounts
 * and mails) are asked to forget; undefined once it is done.
 */
export async function carryOut(participantID: string): Promise<Subject | undefined> {
  Actor.assertSystem();
  const subject = (await db().get(Erasures, { participantID }))?.subject;
  if (!subject) return undefined;
  for (let pass = 0; pass < PASSES_MAX; pass++) {
    const [{ found }, sealed] = await Promise.all([traceOf(subject), sealedOf(subject)]);
    const acts = actsIn([...found, ...sealed]);
    if (acts.length === 0) return subject;
    for (let at = 0; at < acts.length; at += AT_ONCE) await db().heal({ acts: acts.slice(at, at + AT_ONCE) });
  }
  throw new Error("An erasure does not come to its end");
}

/** Nothing is left: the report stays, who it was of goes. */
export async function finish(participantID: string): Promise<void> {
  Actor.assertSystem();
  const row = await db().get(Erasures, { participantID });
  if (!row?.subject) return;
  const { found } = await traceOf(row.subject);
  const done = { ...row, status: "done" as const, doneAt: now(), subject: null, kept: keptIn(found) };
  await db().heal({ erasure: Erasures.replace(done) });
}

export type Erasure = Row<typeof Erasures>;

/** The firm's erasures, the last asked first; none names whom it was of. */
export const list = fn("rights.list", v.object({}), async () => {
  Actor.assertRole("owner", "manager");
  const { items } = await db().query({ pk: ["ERASURES"], limit: LIST_MAX });
  return rowsOf(Erasures, items).sort((one, other) => other.askedAt.localeCompare(one.askedAt));
});
