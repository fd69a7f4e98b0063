import { Calendar } from "@entrepairs/core/calendar";
import { Firm } from "@entrepairs/core/firm";
import { Config } from "@entrepairs/core/gateway";
import { ID } from "@entrepairs/core/kernel";
import { MailMark } from "@entrepairs/core/mailing";
import { Member } from "@entrepairs/core/member";
import { Message } from "@entrepairs/core/message";
import { type Content, type Locale, textOf } from "@entrepairs/mail";
import { Hono } from "hono";
import * as v from "valibot";
import { recallOf, summonsOf, wordOf } from "../agenda/content.ts";
import { wordMailID } from "../agenda/everyone.ts";
import { answers, body, type Env, may, path, without } from "../http/index.ts";

const Key = { cohortID: ID.schema("cohort"), sessionID: ID.schema("session") };
const Language = v.picklist(["fr", "en"]);

/** A mail as someone reads it: its text, and what its button says. */
const Mail = { locale: Language, subject: v.string(), text: v.string(), button: v.nullable(v.string()) };
const Standing = v.strictObject({
  /** How many messages may still be sent about this session. */
  left: v.number(),
  readers: v.array(v.strictObject({ name: v.string(), locale: Language })),
  /** What leaves by itself: the invitation, the reminder of the evening before. */
  automatic: v.array(v.strictObject({ kind: v.picklist(["summons", "eve"]), ...Mail })),
  sent: v.array(
    v.strictObject({
      number: v.number(),
      at: v.string(),
      byName: v.string(),
      fr: v.nullable(v.string()),
      en: v.nullable(v.string()),
      /** To how many of those who are expected now it has left. */
      mailed: v.number(),
    }),
  ),
});
const Previewed = v.strictObject({ mails: v.array(v.strictObject({ ...Mail, names: v.array(v.string()) })) });
const Sent = v.strictObject({ cohortID: v.string(), sessionID: v.string(), number: v.number() });

type Known = Omit<Awaited<ReturnType<typeof Message.ofSession>>, "sent">;
interface Reader {
  id: string;
  name: string;
  locale: Locale;
}

/** Everyone who is expected, as the job that mails finds them. */
async function readersOf({ group, session, guests }: Known, firm: Firm.Info): Promise<Reader[]> {
  const named = ({ given, family }: { given: string; family: string }) => `${given} ${family}`;
  const { memberID, name } = await Member.get(session.coachID);
  return [
    ...Calendar.seatedIn(group.enrolments).map((one) => ({ ...one, id: one.enrolmentID, name: named(one) })),
    ...guests.map((one) => ({ ...one, id: `${one.participantID}.${one.turn}`, name: named(one) })),
    { id: memberID, name, locale: firm.locale },
  ].map(({ id, name: shown, locale }) => ({ id, name: shown, locale }));
}

const languagesOf = (readers: readonly Reader[]) => [...new Set(readers.map(({ locale }) => locale))].sort().reverse();

/** The address behind the button is each reader's own: it is not shown. */
function shown({ action, ...content }: Content, locale: Locale) {
  return { locale, subject: content.subject, text: textOf(content, locale).trim(), button: action?.label ?? null };
}
const anyone = (locale: Locale) => ({ locale, url: Config.use().origin });

async function standing(key: v.InferOutput<v.ObjectSchema<typeof Key, undefined>>) {
  const [{ sent, ...known }, firm] = await Promise.all([Message.ofSession(key), Firm.get()]);
  const { session, group } = known;
  const readers = await readersOf(known, firm);
  const marks = await MailMark.sentAt(sent.flatMap((word) => readers.map((one) => wordMailID(word, one))));
  const about = { firm, cohort: group.cohort };
  return {
    left: session.status === "planned" ? Message.MESSAGES_MOST - sent.length : 0,
    readers: readers.map(({ name, locale }) => ({ name, locale })),
    automatic: languagesOf(readers).flatMap((locale) => [
      { kind: "summons" as const, ...shown(summonsOf(session, about, anyone(locale)), locale) },
      { kind: "eve" as const, ...shown(recallOf(session, about, anyone(locale)), locale) },
    ]),
    sent: sent.map(({ number, at, byName, fr, en }, which) => {
      const own = marks.slice(which * readers.length, (which + 1) * readers.length);
      return { number, at, byName, fr, en, mailed: own.filter((mark) => mark !== undefined).length };
    }),
  };
}

async function previewed(input: Parameters<typeof Message.preview>[0]) {
  const [{ texts, byName, ...known }, firm] = await Promise.all([Message.preview(input), Firm.get()]);
  const readers = await readersOf(known, firm);
  const about = { firm, cohort: known.group.cohort };
  const mails = languagesOf(readers).map((locale) => ({
    ...shown(wordOf({ ...texts, byName }, known.session, about, anyone(locale)), locale),
    names: readers.filter((one) => one.locale === locale).map(({ name }) => name),
  }));
  return { mails };
}

const staff = may("owner", "manager", "coach");
const one = "/cohort/:cohortID/session/:sessionID/message";

/** What people are sent about a session: by itself, and by who leads it. */
export const mount = "/";
export const route = new Hono<Env>()
  .get(one, staff, path(Key), answers({ 200: Standing }), async (c) => c.json(await standing(c.req.valid("param"))))
  .post(
    `${one}/preview`,
    staff,
    path(Key),
    body(without(Message.preview.schema, "cohortID", "sessionID")),
    answers({ 200: Previewed }),
    async (c) => c.json(await previewed({ ...c.req.valid("param"), ...c.req.valid("json") })),
  )
  .post(
    one,
    staff,
    path(Key),
    body(without(Message.send.schema, "cohortID", "sessionID")),
    answers({ 201: Sent }),
    async (c) => c.json(await Message.send({ ...c.req.valid("param"), ...c.req.valid("json") }), 201),
  );
export type Route = typeof route;
