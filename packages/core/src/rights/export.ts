import * as v from "valibot";
import { db } from "../db/index.ts";
import { Actor, fn, now } from "../kernel/index.ts";
import { fullName } from "./found.ts";
import type { Kept, Subject } from "./rights.table.ts";
import { Named, ownSubject, subjectOf } from "./subject.ts";
import { keptIn, traceOf } from "./trace.ts";

/** All that the firm's rows say of one person, by noun (RGPD, articles 15 and 20). No room content. */
export interface PersonExport {
  name: string;
  email: string;
  madeAt: string;
  firmID: string;
  /** What the law has the firm keep, were he erased today. */
  kept: Kept[];
  data: Record<string, Record<string, unknown>[]>;
}

/** Leaves the line of who of the firm takes a person's data along; what he takes is `exportOf`'s. */
export const take = fn("rights.take", Named, async (key) => {
  const { participantID } = await subjectOf(key);
  return (await db().write({}, { participantID })).answer;
});

/** The same for who takes his own. */
export const takeOwn = fn("rights.takeOwn", v.object({}), async () => {
  const { participantID } = await ownSubject();
  return (await db().write({}, { participantID })).answer;
});

export const exportOf = fn("rights.export", Named, async (key) => exported(await subjectOf(key)));

export const exportOwn = fn("rights.exportOwn", v.object({}), async () => exported(await ownSubject()));

async function exported(subject: Subject): Promise<PersonExport> {
  const { found } = await traceOf(subject);
  const data: PersonExport["data"] = {};
  for (const { noun, shown } of found) if (shown) data[noun] = [...(data[noun] ?? []), shown];
  const { email } = subject;
  return { name: fullName(subject), email, madeAt: now(), firmID: Actor.firmID(), kept: keptIn(found), data };
}
