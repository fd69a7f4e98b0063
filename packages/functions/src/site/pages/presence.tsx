/** @jsxImportSource hono/jsx */
import { Calendar } from "@entrepairs/core/calendar";
import { Firm, FRENCH_ZONES } from "@entrepairs/core/firm";
import { DomainError, parse, withIdempotencyKey } from "@entrepairs/core/kernel";
import { momentFor, zoneName } from "@entrepairs/mail";
import { type Context, Hono } from "hono";
import { type Env, says } from "../../http/index.ts";
import { ErrorSummary, Field, KeyField, readForm, statusOf, type Typed, typedAgain, untouched } from "../form.tsx";
import { languageOf, otherLanguage } from "../language.ts";
import { withLink } from "../link-door.ts";
import { answerPage, Page } from "../page.tsx";
import { presenceWords } from "../words/presence.ts";
import { visitWords } from "../words/visit.ts";

const bearer = says({ may: { link: Calendar.PURPOSE } });

type Dates = Awaited<ReturnType<typeof Calendar.mine>>;

/** Runs `body` as the bearer; every way the link may lead nowhere is said in the same words. */
async function visit(c: Context<Env>, body: (token: string) => Promise<Response>): Promise<Response> {
  const token = c.req.param("token") ?? "";
  try {
    return await withLink(c, token, Calendar.PURPOSE, () => body(token));
  } catch (error) {
    if (!(error instanceof DomainError) || (error.status !== 410 && error.status !== 404)) throw error;
    const locale = languageOf(c);
    const t = presenceWords(locale);
    const other = otherLanguage(c, locale);
    return answerPage(
      c,
      <Page title={`${t.closedTitle} – Entrepairs`} locale={locale} other={other} narrow noindex>
        <h1>{t.closedTitle}</h1>
        <p>{t.closed}</p>
      </Page>,
      410,
    );
  }
}

async function show(c: Context<Env>, token: string, typed: Typed = untouched): Promise<Response> {
  const [firm, dates] = await Promise.all([Firm.get(), Calendar.mine()]);
  const locale = languageOf(c, dates.enrolment.locale);
  const t = presenceWords(locale);
  const again = typed.code !== undefined || typed.fields.length > 0;
  return answerPage(
    c,
    <Page
      title={`${t.title} – ${firm.name}`}
      locale={locale}
      firm={firm}
      other={otherLanguage(c, locale, `/presence/${token}`)}
      narrow
      noindex
    >
      <h1>{t.title}</h1>
      <p class="soft" lang={firm.locale}>
        {dates.cohort.name}
      </p>
      <p class="lead">{leadOf(dates, t)}</p>
      {dates.isSeated ? null : (
        <p class="actions">
          <a class="btn primary" href={`/inscription/${token}`}>
            {t.enrolment}
          </a>
        </p>
      )}
      <ErrorSummary typed={typed} locale={locale} labels={{ zone: t.zone }} />
      {dates.sessions.map((one) => (
        <Meeting one={one} ownZone={dates.ownZone} token={token} locale={locale} />
      ))}
      {dates.sessions.length > 0 ? <p class="soft">{t.change}</p> : null}
      {dates.isSeated ? <OwnClocks dates={dates} token={token} locale={locale} typed={typed} /> : null}
      {dates.enrolment.status === "accepted" ? (
        <p>
          <a href={`/rattrapage/${token}?langue=${locale}`}>{visitWords(locale).makeUp}</a>
        </p>
      ) : null}
      {dates.isSeated ? (
        <p>
          <a href={`/emargement/lien/${token}?langue=${locale}`}>{t.sign}</a>
        </p>
      ) : null}
    </Page>,
    again ? statusOf(typed) : 200,
  );
}

function leadOf({ isSeated, sessions }: Dates, t: ReturnType<typeof presenceWords>): string {
  if (!isSeated) return t.noSeat;
  return sessions.length > 0 ? t.lead : t.none;
}

/** By whose clocks he lives, when it is not by those of his group. */
function OwnClocks(props: { dates: Dates; token: string; locale: "fr" | "en"; typed: Typed }) {
  const { dates, token, locale, typed } = props;
  const t = presenceWords(locale);
  const isWrong = typed.fields.some(({ path }) => path === "zone");
  return (
    <details class="card" open={isWrong || undefined}>
      <summary>{dates.ownZone ? t.zoneIs(zoneName(dates.ownZone, locale)) : t.zoneIsOfGroup}</summary>
      <form method="post" action={`/presence/${token}/fuseau?langue=${locale}`}>
        <KeyField />
        <Field
          name="zone"
          label={t.zone}
          hint={t.zoneHint}
          typed={typed}
          locale={locale}
          value={dates.ownZone ?? ""}
          maxlength={64}
          list="zones"
        />
        <datalist id="zones">
          {ZONES.map((zone) => (
            <option value={zone} label={zoneName(zone, locale)} />
          ))}
        </datalist>
        <button type="submit" class="btn">
          {t.zoneSave}
        </button>
      </form>
    </details>
  );
}

/** Those offered to choose from; any other zone may be typed. */
const ZONES = [
  ...FRENCH_ZONES,
  "Europe/London",
  "America/Toronto",
  "America/New_York",
  "Africa/Casablanca",
  "Africa/Abidjan",
  "Asia/Dubai",
  "Asia/Singapore",
];

/** One session: when, where, what he said of it, and the two answers. */
function Meeting(props: {
  one: Dates["sessions"][number];
  ownZone: string | null;
  token: string;
  locale: "fr" | "en";
}) {
  const { one, ownZone, token, locale } = props;
  const t = presenceWords(locale);
  const { sessionID, startsAt, zone, place, link } = one.session;
  const when = momentFor({ startsAt, zone, ...(ownZone && { ownZone }) }, locale);
  const where = place ?? link;
  return (
    <section class="card" id={sessionID}>
      <h2>
        <time datetime={startsAt}>{when}</time>
      </h2>
      {where ? <p>{where}</p> : null}
      <p>
        <strong>{t.said[one.said]}</strong>
      </p>
      <form method="post" action={`/presence/${token}?langue=${locale}`} class="actions">
        <KeyField />
        <input type="hidden" name="sessionID" value={sessionID} />
        {(["accepted", "declined"] as const).map((said) => (
          <button
            type="submit"
            class={said === "accepted" && one.said !== said ? "btn primary" : "btn"}
            name="said"
            value={said}
          >
            {said === "accepted" ? t.come : t.stay}
            <span class="sr">{t.about(when)}</span>
          </button>
        ))}
      </form>
    </section>
  );
}

type Run = (values: Record<string, unknown>) => Promise<string>;

/** Does what a form of the page asks, once by its key, and shows the place that `run` names; refused, what was typed. */
const does = (c: Context<Env>, run: Run) =>
  visit(c, async (token) => {
    const { values, key } = await readForm(c);
    try {
      const place = await withIdempotencyKey(key, () => run(values));
      return c.redirect(`/presence/${token}?langue=${languageOf(c)}${place}`, 303);
    } catch (error) {
      return show(c, token, typedAgain(error, values));
    }
  });

/** Someone's dates by his mailed link: GET shows them, POST says whether he comes, or by whose clocks he lives. */
export const route = new Hono<Env>()
  .get("/presence/:token", bearer, (c) => visit(c, (token) => show(c, token)))
  .post("/presence/:token", bearer, (c) =>
    does(c, async (values) => {
      const answer = parse(Calendar.answer.schema, values);
      await Calendar.answer(answer);
      return `#${answer.sessionID}`;
    }),
  )
  .post("/presence/:token/fuseau", bearer, (c) =>
    does(c, async (values) => {
      await Calendar.chooseZone(parse(Calendar.chooseZone.schema, values));
      return "";
    }),
  );
