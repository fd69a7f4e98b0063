/** @jsxImportSource hono/jsx */
import { Cohort } from "@entrepairs/core/cohort";
import { Brand, type Firm } from "@entrepairs/core/firm";
import { dayOf } from "@entrepairs/core/kernel";
import { Programme } from "@entrepairs/core/programme";
import { publicFigures, type ShownCell } from "@entrepairs/core/report";
import { day, money } from "@entrepairs/mail";
import { type Context, Hono } from "hono";
import { type Env, says } from "../../http/index.ts";
import { addresses, asVisitor, keepAtEdge, localeOfPath } from "../firm-door.ts";
import { answerPage, Page } from "../page.tsx";
import { courseOf } from "../programme/data.ts";
import { Figures } from "../programme/figures.tsx";
import { About, Content, Groups, lengthOf, Price } from "../programme/parts.tsx";
import { plain } from "../prose.tsx";
import type { Locale } from "../words/bilingual.ts";
import { programmeWords } from "../words/programme.ts";

type Ways = ReturnType<typeof addresses>;

/** The first words of a text, for search engines and cards. */
function brief(text: string | null, max: number): string {
  const line = plain((text ?? "").split(/\n\s*\n/)[0] ?? "").replace(/\s+/g, " ");
  return line.length > max ? `${line.slice(0, line.lastIndexOf(" ", max))}…` : line;
}

interface FirmPageProps {
  firm: Firm.Info;
  programmes: readonly Programme.Published[];
  locale: Locale;
  ways: Ways;
}

function FirmPage(props: FirmPageProps) {
  const { firm, programmes, locale, ways } = props;
  const t = programmeWords(locale);
  const base = `${locale === "en" ? "/en" : ""}/c/${firm.slug}/programmes`;
  return (
    <Page
      title={firm.name}
      locale={locale}
      firm={firm}
      {...ways}
      description={programmes
        .map(({ title }) => title)
        .join(", ")
        .slice(0, 300)}
    >
      <h1>{firm.name}</h1>
      {firm.locale === locale ? null : <p class="notice">{t.otherLanguage(firm.name)}</p>}
      <h2>{t.programmes}</h2>
      {programmes.length === 0 ? <p>{t.none}</p> : null}
      <div class="cards">
        {programmes.map((programme) => (
          <article class="card">
            <h3 lang={firm.locale}>
              <a href={`${base}/${programme.slug}`}>{programme.title}</a>
            </h3>
            <p lang={firm.locale}>{brief(programme.goals ?? programme.description, 180)}</p>
            <p class="soft">
              {lengthOf(programme, locale)}
              {programme.priceNet === null
                ? null
                : `, ${programme.vatRate === 0 ? money(programme.priceNet, locale) : t.net(money(programme.priceNet, locale))}`}
            </p>
          </article>
        ))}
      </div>
      <About title={t.firm} firm={firm} locale={locale} />
    </Page>
  );
}

interface ProgrammePageProps {
  firm: Firm.Info;
  programme: Programme.Published;
  groups: readonly Cohort.OpenGroup[];
  cells: readonly ShownCell[];
  locale: Locale;
  ways: Ways;
}

function ProgrammePage(props: ProgrammePageProps) {
  const { firm, programme, groups, locale, ways } = props;
  const t = programmeWords(locale);
  const firmPath = `${locale === "en" ? "/en" : ""}/c/${firm.slug}`;
  const data = courseOf({
    firm,
    programme,
    groups,
    here: ways.here,
    firmPage: ways.here.slice(0, ways.here.lastIndexOf("/programmes/")),
  });
  const title = `${programme.title} – ${firm.name}`;
  const lead = programme.goals ?? programme.description;
  return (
    <Page title={title} locale={locale} firm={firm} {...ways} data={data} description={brief(lead, 200)}>
      <p>
        <a href={firmPath}>{t.back}</a>
      </p>
      <header class="stack">
        <h1 lang={firm.locale}>{programme.title}</h1>
        {lead ? (
          <p class="lead" lang={firm.locale}>
            {plain(lead).replace(/\s+/g, " ")}
          </p>
        ) : null}
      </header>
      {firm.locale === locale ? null : <p class="notice">{t.otherLanguageOne(firm.name)}</p>}
      <div class="offer">
        <aside class="card" aria-label={t.price}>
          <h2>{t.price}</h2>
          <Price firm={firm} net={programme.priceNet ?? 0} rate={programme.vatRate} locale={locale} />
          <dl class="facts">
            <dt>{t.duration}</dt>
            <dd>{lengthOf(programme, locale)}</dd>
            <dt>{t.nature}</dt>
            <dd>{t[programme.nature]}</dd>
          </dl>
          <p class="actions">
            {groups.length > 0 ? (
              <a class="btn primary" href={`${firmPath}/programmes/${programme.slug}/inscription`}>
                {t.enrol}
              </a>
            ) : (
              <a class="btn" href={`mailto:${firm.contactEmail}`}>
                {t.ask(firm.name)}
              </a>
            )}
          </p>
        </aside>
        <div class="words">
          <Content firm={firm} programme={programme} locale={locale} />
        </div>
      </div>
      <Groups
        firm={firm}
        groups={groups}
        usual={programme}
        enrol={`${firmPath}/programmes/${programme.slug}/inscription`}
        locale={locale}
      />
      <Figures cells={props.cells} locale={locale} />
      <About title={t.about} firm={firm} locale={locale} />
      <p class="soft">{t.published(day(dayOf(programme.publishedAt, firm.zone), locale))}</p>
    </Page>
  );
}

const everyone = says({ may: { everyone: true } });

const firmPage = (c: Context<Env>) =>
  asVisitor(c, async (firm) => {
    const programmes = await Programme.listPublished();
    keepAtEdge(c);
    return answerPage(c, <FirmPage firm={firm} programmes={programmes} locale={localeOfPath(c)} ways={addresses(c)} />);
  });

const programmePage = (c: Context<Env>) =>
  asVisitor(c, async (firm) => {
    const slug = c.req.param("programme") ?? "";
    const [programme, groups] = await Promise.all([Programme.published(slug), openGroups(slug)]);
    const cells = await publicFigures(programme.programmeID);
    keepAtEdge(c, "seats");
    const shown = { firm, programme, groups, cells, locale: localeOfPath(c), ways: addresses(c) };
    return answerPage(c, <ProgrammePage {...shown} />);
  });

/** An address that no programme can have holds no group either. */
async function openGroups(slug: string): Promise<Cohort.OpenGroup[]> {
  return /^[a-z0-9-]{1,70}$/.test(slug) ? Cohort.openGroups(slug) : [];
}

/** A firm's public pages: its catalogue and each programme, in both languages (C4). */
export const route = new Hono<Env>()
  .get("/c/:slug", everyone, firmPage)
  .get("/en/c/:slug", everyone, firmPage)
  .get("/c/:slug/programmes/:programme", everyone, programmePage)
  .get("/en/c/:slug/programmes/:programme", everyone, programmePage)
  .get("/c/:slug/brand.css", everyone, (c) =>
    asVisitor(c, async ({ colour }) => {
      keepAtEdge(c);
      return c.body(colour ? Brand.brandCss(colour) : "", 200, { "Content-Type": "text/css; charset=utf-8" });
    }),
  );
