/** @jsxImportSource hono/jsx */
import { Signing } from "@entrepairs/core/attendance";
import { Firm } from "@entrepairs/core/firm";
import { Actor, DomainError, parse, withIdempotencyKey } from "@entrepairs/core/kernel";
import { type Limit, limit, RoomCode } from "@entrepairs/core/platform";
import { moment } from "@entrepairs/mail";
import { type Context, Hono } from "hono";
import type { Child } from "hono/jsx";
import { type Env, says } from "../../http/index.ts";
import { ErrorSummary, readForm, statusOf, type Typed, typedAgain, untouched } from "../form.tsx";
import { inLanguage, languageOf, otherLanguage } from "../language.ts";
import { withLink } from "../link-door.ts";
import { answerDrawing, Page } from "../page.tsx";
import { halfDayText, SigningForm } from "../signing/view.tsx";
import type { Locale } from "../words/bilingual.ts";
import { signingWords } from "../words/signing.ts";

/** A whole group signs from behind one address within a minute; guessing six signs takes longer than a day. */
const BY_ORIGIN: Limit = { name: "sheet.code", max: 120, minutes: 10 };

const everyone = says({ may: { everyone: true } });
const bearer = says({ may: { link: Signing.PURPOSE } });

const isGone = (error: unknown): boolean =>
  error instanceof DomainError && (error.status === 410 || error.status === 404);
const again = ({ code, fields }: Typed) => code !== undefined || fields.length > 0;
const labelsOf = (locale: Locale) => ({ enrolmentID: signingWords(locale).who, name: signingWords(locale).submit });
/** A form says which half-day by a text. */
const numbered = (values: Record<string, string>) => ({ ...values, half: Number(values.half) });

interface Shown {
  locale: Locale;
  path: string;
  firm?: Awaited<ReturnType<typeof Firm.get>>;
  title?: string;
  status?: number;
  children: Child;
}

function answer(c: Context<Env>, { locale, path, firm, status = 200, children, title }: Shown): Response {
  const said = title ?? signingWords(locale).title;
  return answerDrawing(
    c,
    <Page
      title={`${said} – ${firm?.name ?? "Entrepairs"}`}
      locale={locale}
      firm={firm}
      other={otherLanguage(c, locale, path)}
      narrow
      noindex
      draws
    >
      <h1>{said}</h1>
      {children}
    </Page>,
    status,
  );
}

/** Runs `body` as a visitor of the firm whose sheet the code opens. */
async function byCode(c: Context<Env>, body: (key: SheetKey) => Promise<Response>): Promise<Response> {
  await limit(BY_ORIGIN, c.get("address"));
  try {
    const { firmID, ...key } = await RoomCode.find(c.req.param("code") ?? "");
    return await Actor.provide({ type: "visitor", firmID }, () => body(key));
  } catch (error) {
    if (!isGone(error)) throw error;
    const locale = languageOf(c);
    const t = signingWords(locale);
    const { closedTitle: title, closedBody } = t;
    return answer(c, { locale, path: "", title, status: 404, children: <p>{closedBody}</p> });
  }
}
type SheetKey = { cohortID: string; sessionID: string };

async function showSheet(c: Context<Env>, key: SheetKey, typed: Typed = untouched): Promise<Response> {
  const [firm, found] = await Promise.all([Firm.get(), Signing.ofCode(key)]);
  const locale = languageOf(c);
  const path = `/emargement/${c.req.param("code")}`;
  const t = signingWords(locale);
  const { cohort, session, day, isClosed, awaited } = found;
  const done = c.req.query("fait") === "1";
  return answer(c, {
    locale,
    path,
    firm,
    status: again(typed) ? statusOf(typed) : 200,
    children: (
      <>
        <p class="soft" lang={firm.locale}>
          {cohort.name}
        </p>
        {day ? <p class="lead">{halfDayText(day, session.zone, locale)}</p> : null}
        {done ? (
          <p class="summary good" role="status">
            {t.signed}
          </p>
        ) : null}
        {day ? null : <p>{t.notYet(moment(session.startsAt, session.zone, locale))}</p>}
        {isClosed ? <p>{t.closed}</p> : null}
        {day && !isClosed && awaited.length === 0 ? <p>{t.complete}</p> : null}
        {day && awaited.length > 0 ? (
          <>
            <p>{done ? t.next : t.lead}</p>
            <ErrorSummary typed={typed} locale={locale} labels={labelsOf(locale)} />
            <SigningForm action={inLanguage(c, path)} half={day.half} people={awaited} typed={typed} locale={locale} />
          </>
        ) : null}
      </>
    ),
  });
}

/** Runs `body` as who was mailed the link; every way it may lead nowhere is said in the same words. */
async function byLink(c: Context<Env>, body: () => Promise<Response>): Promise<Response> {
  try {
    return await withLink(c, c.req.param("token") ?? "", Signing.PURPOSE, body);
  } catch (error) {
    if (!isGone(error)) throw error;
    const locale = languageOf(c);
    const { closedLink: title, closedLinkBody } = signingWords(locale);
    return answer(c, { locale, path: "", title, status: 410, children: <p>{closedLinkBody}</p> });
  }
}

type Mine = Awaited<ReturnType<typeof Signing.mineToSign>>;
type OwnDay = Mine["days"][number];
const isToSign = ({ cell, isClosed }: OwnDay) => !cell.signature && !isClosed;

/** The half-day that the address names, else the first that waits. */
function chosenIn(c: Context<Env>, { days }: Mine): OwnDay | undefined {
  const named = days.find(
    ({ session, day }) => session.sessionID === c.req.query("seance") && String(day.half) === c.req.query("demi"),
  );
  return named && isToSign(named) ? named : days.find(isToSign);
}

async function showMine(c: Context<Env>, typed: Typed = untouched): Promise<Response> {
  const [firm, mine] = await Promise.all([Firm.get(), Signing.mineToSign()]);
  const locale = languageOf(c, mine.enrolment.locale);
  const path = `/emargement/lien/${c.req.param("token")}`;
  const t = signingWords(locale);
  const chosen = chosenIn(c, mine);
  return answer(c, {
    locale,
    path,
    firm,
    status: again(typed) ? statusOf(typed) : 200,
    children: (
      <>
        <p class="soft" lang={firm.locale}>
          {mine.cohort.name}
        </p>
        {c.req.query("fait") === "1" ? (
          <p class="summary good" role="status">
            {t.signed}
          </p>
        ) : null}
        {chosen ? (
          <>
            <p class="lead">{halfDayText(chosen.day, chosen.session.zone, locale)}</p>
            <p>{t.lead}</p>
            <ErrorSummary typed={typed} locale={locale} labels={labelsOf(locale)} />
            <SigningForm
              action={inLanguage(c, path)}
              half={chosen.day.half}
              sessionID={chosen.session.sessionID}
              typed={typed}
              locale={locale}
            />
          </>
        ) : (
          <p>{t.nothing}</p>
        )}
        <OwnDays mine={mine} chosen={chosen} locale={locale} />
      </>
    ),
  });
}

function OwnDays(props: { mine: Mine; chosen: OwnDay | undefined; locale: Locale }) {
  const { mine, chosen, locale } = props;
  const t = signingWords(locale);
  const others = mine.days.filter((one) => one !== chosen);
  if (others.length === 0) return null;
  return (
    <section>
      <h2>{t.mine}</h2>
      <ul class="dots">
        {others.map((one) => (
          <li>
            {halfDayText(one.day, one.session.zone, locale)} – <State one={one} locale={locale} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function State(props: { one: OwnDay; locale: Locale }) {
  const { one, locale } = props;
  const t = signingWords(locale);
  const { session, day, cell } = one;
  if (cell.signature) return <>{t.signedAt(moment(cell.signature.at, session.zone, locale))}</>;
  if (isToSign(one)) {
    const query = new URLSearchParams({ seance: session.sessionID, demi: String(day.half), langue: locale });
    return <a href={`?${query}`}>{t.signThis}</a>;
  }
  return <>{cell.state === "excused" ? t.away.excused : t.away.absent}</>;
}

/** After a signature: the same page, which says that it is kept. */
const signedAt = (c: Context<Env>, path: string) =>
  `${path}?${new URLSearchParams({ fait: "1", ...(c.req.query("langue") && { langue: languageOf(c) }) })}`;

/** Signing for a half-day: by the code on the screen, under one's name, or by one's own link. GET shows, POST signs. */
export const route = new Hono<Env>()
  .get("/emargement/lien/:token", bearer, (c) => byLink(c, () => showMine(c)))
  .post("/emargement/lien/:token", bearer, async (c) => {
    const { values, key } = await readForm(c);
    return byLink(c, async () => {
      try {
        const input = parse(Signing.signByLink.schema, numbered(values));
        await withIdempotencyKey(key, () => Signing.signByLink(input));
        return c.redirect(signedAt(c, `/emargement/lien/${c.req.param("token")}`), 303);
      } catch (error) {
        return showMine(c, typedAgain(error, values));
      }
    });
  })
  .get("/emargement/:code", everyone, (c) => byCode(c, (key) => showSheet(c, key)))
  .post("/emargement/:code", everyone, async (c) => {
    const { values, key: intention } = await readForm(c);
    return byCode(c, async (key) => {
      try {
        const input = parse(Signing.signByCode.schema, { ...numbered(values), ...key });
        await withIdempotencyKey(intention, () => Signing.signByCode(input));
        return c.redirect(signedAt(c, `/emargement/${c.req.param("code")}`), 303);
      } catch (error) {
        return showSheet(c, key, typedAgain(error, values));
      }
    });
  });
