import * as v from "valibot";
import { untilWritten } from "../cohort/index.ts";
import { db, event, rowsOf } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Actor, DomainError, fn, ID, notFound, now, type Row, refusedField, text } from "../kernel/index.ts";
import { Member } from "../member/index.ts";
import { Session } from "../session/index.ts";
import { Visit } from "../visit/index.ts";
import { type MessageRow, Messages } from "./message.table.ts";

export type Info = v.InferOutput<typeof MessageRow>;
export type Stored = Row<typeof Messages>;

export const Event = { Sent: "message.sent" } as const;

/** People read few messages about one session, beside its summons and its reminder. */
export const MESSAGES_MOST = 3;
const TEXT_MOST = 1_500;

const Key = { cohortID: ID.schema("cohort"), sessionID: ID.schema("session") };
type Key = v.InferOutput<v.ObjectSchema<typeof Key, undefined>>;

/** The text in French, in English, or in both: each person reads his own language where it was written. */
export const Texts = { fr: v.optional(text(TEXT_MOST), ""), en: v.optional(text(TEXT_MOST), "") };
type Texts = v.InferOutput<v.ObjectSchema<typeof Texts, undefined>>;

/** What this person reads: his language, or the one that was written. Pure. */
export function textFor({ fr, en }: { fr: string | null; en: string | null }, locale: "fr" | "en"): string {
  return (locale === "fr" ? fr || en : en || fr) ?? "";
}

/** A session's group with its guests, for who leads that session or runs the firm. */
async function groupFor({ cohortID, sessionID }: Key) {
  Actor.assertRole("owner", "manager", "coach");
  const group = await Enrolment.groupOf(cohortID);
  const session = Session.find(group.sessions, sessionID);
  Session.assertLed(group.cohort, session);
  return { group, session, guests: Visit.guestsIn(group.items, sessionID) };
}

function assertWritable({ group, session }: Awaited<ReturnType<typeof groupFor>>, { fr, en }: Texts): void {
  if (session.status !== "planned") throw Session.notPlanned();
  if (!fr && !en) throw refusedField("fr", "message.empty", "Nothing is written");
  if (!group.enrolments.some(({ status }) => status === "accepted")) {
    throw new DomainError("conflict", "message.nobody", "Nobody takes part in this group yet");
  }
}

async function sentAbout({ cohortID, sessionID }: Key): Promise<Stored[]> {
  const { items } = await db().query({ pk: ["MESSAGES", cohortID], begins: [sessionID], limit: MESSAGES_MOST });
  return rowsOf(Messages, items);
}

/** What was written to a session's group so far, and to whom the next would go. */
export const ofSession = fn("message.ofSession", v.object(Key), async (key) => {
  const [known, sent] = await Promise.all([groupFor(key), sentAbout(key)]);
  return { ...known, sent };
});

/** A message that was not sent yet, refused as `send` refuses it; nothing is stored. */
export const preview = fn("message.preview", v.object({ ...Key, ...Texts }), async ({ fr, en, ...key }) => {
  const known = await groupFor(key);
  assertWritable(known, { fr, en });
  return { ...known, texts: { fr, en }, byName: (await Member.get(Actor.member().memberID)).name };
});

/**
 * Writes to everyone who is expected at a session to come, guests and its coach among them: one mail each, in each
 * one's language, by the job that follows. By who leads it, or the firm. Refused where nothing is written
 * (`message.empty`), nobody takes part (`message.nobody`), the session is held or cancelled (`session.not_planned`),
 * and beyond three (`message.too_many`).
 */
export const send = fn("message.send", v.object({ ...Key, ...Texts }), async ({ fr, en, ...key }) =>
  untilWritten(async () => {
    const [known, sent] = await Promise.all([groupFor(key), sentAbout(key)]);
    assertWritable(known, { fr, en });
    if (sent.length >= MESSAGES_MOST) throw new DomainError("conflict", "message.too_many", "Three were sent already");
    const { memberID } = Actor.member();
    const { name: byName } = await Member.get(memberID);
    const number = sent.length + 1;
    const row = { ...key, number, fr: fr || null, en: en || null, byID: memberID, byName, at: now() };
    const ids = { ...key, number: String(number) };
    const written = await db().write(
      { message: Messages.create(row), event: event(Event.Sent, ids) },
      { ...key, number },
    );
    return written.refused ? undefined : written.answer;
  }),
);

/** One message as it was written. For jobs. */
export async function get({ cohortID, sessionID, number }: Key & { number: number }): Promise<Stored> {
  Actor.assertSystem();
  const found = await db().get(Messages, { cohortID, sessionID, number });
  if (!found) throw notFound("message");
  return found;
}
