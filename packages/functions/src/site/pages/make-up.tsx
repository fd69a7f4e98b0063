/** @jsxImportSource hono/jsx */
import { Firm } from "@entrepairs/core/firm";
import { parse, refusedField, withIdempotencyKey } from "@entrepairs/core/kernel";
import { Visit } from "@entrepairs/core/visit";
import { moment } from "@entrepairs/mail";
import { type Context, Hono } from "hono";
import * as v from "valibot";
import { type Env, says } from "../../http/index.ts";
import { Tick } from "../enrolment/parts.tsx";
import { Choice, ErrorSummary, KeyField, readForm, statusOf, type Typed, typedAgain, untouched } from "../form.tsx";
import { inLanguage, languageOf, otherLanguage } from "../language.ts";
import { answerPage, Page } from "../page.tsx";
import type { Locale } from "../words/bilingual.ts";
import { visitWords } from "../words/visit.ts";
import { isRefused, visited } from "./visit.tsx";

const bearer = says({ may: { link: Visit.GUEST_PURPOSE } });

type Mine = Awaited<ReturnType<typeof Visit.mine>>;
type Missable = Mine["missable"][number];
interface Shown {
  mine: Mine;
  locale: Locale;
  /** This page, in the language that was chosen. */
  path: string;
  typed: Typed;
}

const SEPARATOR = ".";

async function show(c: Context<Env>, typed: Typed = untouched): Promise<Response> {
  const [firm, mine] = await Promise.all([Firm.get(), Visit.mine()]);
  const locale = languageOf(c, mine.enrolment.locale);
  const t = visitWords(locale);
  const path = inLanguage(c, `/rattrapage/${c.req.param("token")}`);
  const wanted = typed.values.missedID ?? c.req.query("seance");
  const chosen = mine.missable.find(({ session, makeUp }) => session.sessionID === wanted && isOpen(makeUp));
  const shown = { mine, locale, path, typed };
  return answerPage(
    c,
    <Page
      title={`${t.title} – ${firm.name}`}
      locale={locale}
      firm={firm}
      other={otherLanguage(c, locale, `/rattrapage/${c.req.param("token")}`)}
      narrow
      noindex
    >
      <h1>{t.title}</h1>
      <p class="soft" lang={firm.locale}>
        {mine.cohort.name}
      </p>
      <ErrorSummary typed={typed} locale={locale} labels={{ choice: t.instead }} />
      {chosen ? <Asking {...shown} one={chosen} /> : <All {...shown} />}
    </Page>,
    isRefused(typed) ? statusOf(typed) : 200,
  );
}

const isOpen = (makeUp: Missable["makeUp"]): boolean =>
  makeUp === null || makeUp.status === "ended" || makeUp.status === "offered";

/** His sessions of work, and what he does instead of each. */
function All(props: Shown) {
  const { mine, locale } = props;
  const t = visitWords(locale);
  return (
    <>
      <p class="lead">{mine.isSeated ? t.lead : t.noSeat}</p>
      {mine.isSeated ? <p>{t.rule}</p> : null}
      {mine.isSeated && mine.missable.length === 0 ? <p>{t.none}</p> : null}
      {mine.isSeated && mine.missable.length > 0 && mine.hosts.length === 0 ? <p class="notice">{t.noHost}</p> : null}
      {mine.missable
        .filter(({ makeUp }) => mine.hosts.length > 0 || makeUp !== null)
        .map((one) => (
          <One {...props} one={one} />
        ))}
    </>
  );
}

function One(props: Shown & { one: Missable }) {
  const { one, locale, path, mine } = props;
  const { session, makeUp } = one;
  const t = visitWords(locale);
  const when = moment(session.startsAt, session.zone, locale);
  const to = `${path}${path.includes("?") ? "&" : "?"}seance=${session.sessionID}`;
  const isLiving = makeUp !== null && makeUp.status !== "ended";
  return (
    <section class="card" id={session.sessionID}>
      <h2>
        <time datetime={session.startsAt}>{when}</time>
      </h2>
      {makeUp ? <State makeUp={makeUp} locale={locale} /> : null}
      {isOpen(makeUp) && (mine.hosts.length > 0 || makeUp?.status === "offered") ? (
        <p class="actions">
          <a class={makeUp?.status === "offered" ? "btn primary" : "btn"} href={to}>
            {t.choose}
            <span class="sr">{t.about(when)}</span>
          </a>
        </p>
      ) : null}
      {isLiving ? <GiveUp {...props} when={when} /> : null}
    </section>
  );
}

function State(props: { makeUp: NonNullable<Missable["makeUp"]>; locale: Locale }) {
  const { makeUp, locale } = props;
  const t = visitWords(locale);
  return (
    <>
      <p>{t.hosted(makeUp.toName, moment(makeUp.startsAt, makeUp.zone, locale))}</p>
      <p class={makeUp.status === "confirmed" ? "good" : "soft"} role="status">
        {t.state[makeUp.status]} {makeUp.why ? t.why[makeUp.why] : null}
      </p>
    </>
  );
}

function GiveUp(props: Shown & { one: Missable; when: string }) {
  const { one, locale, path, when } = props;
  const t = visitWords(locale);
  return (
    <form method="post" action={path.replace(/(\/rattrapage\/[^?]+)/, "$1/renoncer")} class="actions">
      <KeyField />
      <input type="hidden" name="missedID" value={one.session.sessionID} />
      <button type="submit" class="btn">
        {t.giveUp}
        <span class="sr">{t.about(when)}</span>
      </button>
    </form>
  );
}

/** Where he would come instead of one session, and the charter that he accepts there. */
function Asking(props: Shown & { one: Missable }) {
  const { mine, one, locale, path, typed } = props;
  const t = visitWords(locale);
  const offered = one.makeUp?.status === "offered" ? one.makeUp : undefined;
  const options = offered
    ? [
        {
          value: `${offered.toCohortID}${SEPARATOR}${offered.toSessionID}`,
          label: t.hosted(offered.toName, moment(offered.startsAt, offered.zone, locale)),
        },
      ]
    : mine.hosts.flatMap(({ cohort, sessions }) =>
        sessions.map(({ sessionID, startsAt, zone }) => ({
          value: `${cohort.cohortID}${SEPARATOR}${sessionID}`,
          label: t.hosted(cohort.name, moment(startsAt, zone, locale)),
        })),
      );
  const hosts = new Set(options.map(({ value }) => value.split(SEPARATOR)[0]));
  const names = new Map(mine.hosts.map(({ cohort }) => [cohort.cohortID, cohort.name]));
  const charters = mine.charters.filter(({ cohortID }) => hosts.has(cohortID));
  return (
    <>
      <p class="lead">{t.missed(moment(one.session.startsAt, one.session.zone, locale))}</p>
      <p>{t.rule}</p>
      <form method="post" action={path} class="stack" novalidate>
        <KeyField />
        <input type="hidden" name="missedID" value={one.session.sessionID} />
        <Choice
          name="choice"
          legend={t.instead}
          options={options}
          typed={typed}
          locale={locale}
          value={options.length === 1 ? (options[0]?.value ?? "") : ""}
          required
        />
        {charters.map(({ cohortID, version, articles }) => (
          <details class="card" open={charters.length === 1}>
            <summary>{t.charter(names.get(cohortID) ?? offered?.toName ?? "")}</summary>
            <input type="hidden" name={`charter${SEPARATOR}${cohortID}`} value={String(version)} />
            <ol class="steps">
              {articles.map((article) => (
                <li>{article}</li>
              ))}
            </ol>
          </details>
        ))}
        <Tick name="accepted" label={t.accept} typed={typed} locale={locale} />
        <p class="actions">
          <button class="btn primary" type="submit">
            {t.ask}
          </button>
          <a class="btn" href={path}>
            {t.back}
          </a>
        </p>
      </form>
    </>
  );
}

/** What the form says, as the command takes it. */
function asked(values: Record<string, string>) {
  const { missedID = "", choice = "", accepted } = values;
  const [toCohortID = "", toSessionID = ""] = choice.split(SEPARATOR);
  const charter = Number(values[`charter${SEPARATOR}${toCohortID}`]);
  const input = { missedID, toCohortID, toSessionID, charter };
  // All but the tick stand in what is chosen.
  if (!v.is(Visit.ask.schema, input)) throw refusedField("choice", "visit.choose", "Choose a session");
  if (accepted !== "1") throw refusedField("accepted", "visit.charter_unread", "Accept the charter");
  return input;
}

/** Someone asks by his own link to make up for a session in a sister group, or gives it up. GET shows, POST asks. */
export const route = new Hono<Env>()
  .get("/rattrapage/:token", bearer, (c) => visited(c, Visit.GUEST_PURPOSE, () => show(c)))
  .post("/rattrapage/:token", bearer, (c) =>
    visited(c, Visit.GUEST_PURPOSE, async () => {
      const { values, key } = await readForm(c);
      try {
        const input = asked(values);
        await withIdempotencyKey(key, () => Visit.ask(input));
        return c.redirect(inLanguage(c, `/rattrapage/${c.req.param("token")}`), 303);
      } catch (error) {
        return show(c, typedAgain(error, values));
      }
    }),
  )
  .post("/rattrapage/:token/renoncer", bearer, (c) =>
    visited(c, Visit.GUEST_PURPOSE, async () => {
      const { values, key } = await readForm(c);
      try {
        const input = parse(Visit.leave.schema, values);
        await withIdempotencyKey(key, () => Visit.leave(input));
        return c.redirect(inLanguage(c, `/rattrapage/${c.req.param("token")}`), 303);
      } catch (error) {
        return show(c, typedAgain(error, {}));
      }
    }),
  );
