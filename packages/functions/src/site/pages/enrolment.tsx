/** @jsxImportSource hono/jsx */

import { Cohort, Seats } from "@entrepairs/core/cohort";
import { Enrolment } from "@entrepairs/core/enrolment";
import type { Firm } from "@entrepairs/core/firm";
import { notFound, now, parse, withIdempotencyKey } from "@entrepairs/core/kernel";
import { Link } from "@entrepairs/core/link";
import { type Limit, limit } from "@entrepairs/core/platform";
import { Programme } from "@entrepairs/core/programme";
import { Terms } from "@entrepairs/core/terms";
import { moment } from "@entrepairs/mail";
import { type Context, Hono } from "hono";
import type { Child } from "hono/jsx";
import { type Env, says } from "../../http/index.ts";
import { About, Dates } from "../enrolment/parts.tsx";
import {
  labelsOf,
  PayerChoice,
  PayerFields,
  type PayerWord,
  PersonFields,
  payerFrom,
  payerWord,
  saidOnce,
} from "../enrolment/payer-fields.tsx";
import { addresses, asVisitor, localeOfPath } from "../firm-door.ts";
import { Choice, ErrorSummary, KeyField, readForm, statusOf, type Typed, typedAgain, untouched } from "../form.tsx";
import { answerPage, Page } from "../page.tsx";
import { Price } from "../programme/parts.tsx";
import type { Locale } from "../words/bilingual.ts";
import { enrolmentWords } from "../words/enrolment.ts";

/** A company behind one address may enrol a whole team in an afternoon. */
const BY_ORIGIN: Limit = { name: "enrolment.origin", max: 60, minutes: 60 };
const BY_ADDRESS: Limit = { name: "enrolment.address", max: 10, minutes: 60 };

interface Scene {
  c: Context<Env>;
  firm: Firm.Info;
  terms: Terms.Content;
  programme: Programme.Published;
  groups: readonly Cohort.OpenGroup[];
  locale: Locale;
  typed: Typed;
}

/** Where the form stands, and the programme above it. */
function here({ firm, programme, locale }: Pick<Scene, "firm" | "programme" | "locale">) {
  const page = `${locale === "en" ? "/en" : ""}/c/${firm.slug}/programmes/${programme.slug}`;
  return { page, form: `${page}/inscription` };
}

function Frame(props: { scene: Scene; step: number; children: Child }) {
  const { c, firm, programme, locale } = props.scene;
  const t = enrolmentWords(locale);
  const title = t.title(programme.title);
  return (
    <Page title={`${title} – ${firm.name}`} locale={locale} firm={firm} {...addresses(c)} narrow noindex>
      <p>
        <a href={here(props.scene).page}>{t.back}</a>
      </p>
      <header class="stack">
        <h1>
          {t.title("")}
          <span lang={firm.locale}>{programme.title}</span>
        </h1>
        {props.step > 0 ? <p class="soft">{t.step(props.step)}</p> : null}
      </header>
      {props.children}
    </Page>
  );
}

/** Which group, and who pays: a plain GET form, whose answers stand in the address. */
function choosePage(scene: Scene, chosen: { group: string | undefined; payer: string | undefined }) {
  const { groups, locale, typed } = scene;
  const t = enrolmentWords(locale);
  const options = groups.map((group) => ({
    value: group.cohortID,
    label: group.name,
    hint: t.groupHint(startOf(group, locale), t.seats(Seats.free(group, now()))),
  }));
  const only = groups.length === 1 ? groups[0]?.cohortID : undefined;
  return (
    <Frame scene={scene} step={groups.length > 0 ? 1 : 0}>
      {groups.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <form method="get" action={here(scene).form} class="card">
          <ErrorSummary typed={typed} locale={locale} labels={labelsOf(undefined, locale)} />
          <Choice
            name="groupe"
            legend={t.group}
            options={options}
            value={chosen.group ?? only ?? ""}
            typed={typed}
            locale={locale}
            required
          />
          <PayerChoice typed={typed} locale={locale} value={chosen.payer} />
          <p class="actions">
            <button class="btn primary" type="submit">
              {t.next}
            </button>
          </p>
        </form>
      )}
    </Frame>
  );
}

function startOf(group: Cohort.OpenGroup, locale: Locale): string {
  const [first] = [...group.sessions].sort((one, other) => one.startsAt.localeCompare(other.startsAt));
  return first ? moment(first.startsAt, first.zone, locale) : "";
}

function fillPage(scene: Scene, group: Enrolment.Group, word: PayerWord) {
  const { firm, terms, locale, typed } = scene;
  const t = enrolmentWords(locale);
  const { cohort } = group;
  const sessions = group.sessions.filter(({ status }) => status !== "cancelled");
  const isFull = Enrolment.freeForNewcomers(group) === 0;
  const form = here(scene).form;
  const kind = word === "moi" ? ("contract" as const) : ("agreement" as const);
  return (
    <Frame scene={scene} step={2}>
      <ErrorSummary typed={typed} locale={locale} labels={labelsOf(word, locale)} />
      <section class="card">
        <h2 lang={firm.locale}>{cohort.name}</h2>
        <Price firm={firm} net={cohort.priceNet} rate={cohort.vatRate} locale={locale} />
        <About cohort={cohort} firm={firm} locale={locale} />
        <Dates sessions={sessions} locale={locale} />
        <p>
          <a href={`${form}?groupe=${cohort.cohortID}&choix=1`}>{t.change}</a>
        </p>
      </section>
      {isFull ? <p class="notice">{t.full}</p> : null}
      <form method="post" action={form} class="stack" novalidate>
        <KeyField />
        <input type="hidden" name="groupe" value={cohort.cohortID} />
        <input type="hidden" name="payeur" value={word} />
        <PersonFields typed={typed} locale={locale} />
        {isFull ? (
          <p class="actions">
            <button class="btn primary" type="submit" name="attente" value="1">
              {t.sendWaiting}
            </button>
          </p>
        ) : (
          <PayerFields
            word={word}
            text={Enrolment.textOf({ kind, locale, firm, cohort, sessions: group.sessions, at: now(), terms })}
            typed={typed}
            locale={locale}
          />
        )}
        <p class="soft">{t.privacy(firm.name)}</p>
      </form>
    </Frame>
  );
}

async function scene<R>(c: Context<Env>, typed: Typed, body: (scene: Scene) => Promise<R>): Promise<R> {
  return asVisitor(c, async (firm) => {
    const slug = c.req.param("programme") ?? "";
    if (!/^[a-z0-9-]{1,70}$/.test(slug)) throw notFound("programme");
    const [programme, groups, terms] = await Promise.all([
      Programme.published(slug),
      Cohort.openGroups(slug),
      Terms.current(),
    ]);
    return body({ c, firm, terms, programme, groups, locale: localeOfPath(c), typed });
  });
}

/** The group named in the address, when visitors may join it. */
async function groupNamed({ groups }: Scene, cohortID: string | undefined): Promise<Enrolment.Group | undefined> {
  const found = groups.find((group) => group.cohortID === cohortID);
  return found && Enrolment.groupOf(found.cohortID);
}

const show = (c: Context<Env>) =>
  scene(c, untouched, async (shown) => {
    const { groupe, payeur, choix } = c.req.query();
    const word = payerWord(payeur);
    const group = await groupNamed(shown, groupe);
    if (group && word && !choix) return answerPage(c, fillPage(shown, group, word));
    // A group that is full asks nothing about money yet.
    if (group && !choix && Enrolment.freeForNewcomers(group) === 0) return answerPage(c, fillPage(shown, group, "moi"));
    return answerPage(c, choosePage(shown, { group: groupe, payer: payeur }));
  });

const send = async (c: Context<Env>) => {
  const { values, key } = await readForm(c);
  await limit(BY_ORIGIN, c.get("address"));
  return scene(c, untouched, async (shown) => {
    const word = payerWord(values.payeur) ?? "entreprise";
    try {
      const linkID = await withIdempotencyKey(key, () => ask(values, word, shown.locale));
      return c.redirect(`/inscription/${Link.tokenOf(linkID ?? "")}`, 303);
    } catch (error) {
      const typed = saidOnce(typedAgain(error, values));
      const again = { ...shown, typed };
      const group = await groupNamed(shown, values.groupe);
      if (!group) return answerPage(c, choosePage(again, { group: undefined, payer: word }), statusOf(typed));
      return answerPage(c, fillPage(again, group, word), statusOf(typed));
    }
  });
};

async function ask(values: Record<string, string>, word: PayerWord, locale: Locale): Promise<string | undefined> {
  const { groupe: cohortID = "", given = "", family = "", email = "", job } = values;
  const person = { cohortID, given, family, email, locale, job: job?.trim() ? job : null };
  if (values.attente) {
    const input = parse(Enrolment.joinWaiting.schema, person);
    await limit(BY_ADDRESS, input.email);
    return (await Enrolment.joinWaiting(input)).linkID;
  }
  const filled = { ...person, commits: values.commits === "1", payer: payerFrom(values, word, email) };
  const input = parse(Enrolment.request.schema, filled);
  await limit(BY_ADDRESS, input.email);
  return (await Enrolment.request(input)).linkID;
}

const everyone = says({ may: { everyone: true } });
const PATH = "/c/:slug/programmes/:programme/inscription";

/** A visitor enrols alone and says who pays (M1, M5): two steps, no script. */
export const route = new Hono<Env>()
  .get(PATH, everyone, show)
  .post(PATH, everyone, send)
  .get(`/en${PATH}`, everyone, show)
  .post(`/en${PATH}`, everyone, send);
