/** @jsxImportSource hono/jsx */
import { type Firm, Identity } from "@entrepairs/core/firm";
import { Config } from "@entrepairs/core/gateway";
import { type Context, Hono } from "hono";
import type { Child } from "hono/jsx";
import { type Env, says } from "../../http/index.ts";
import { addresses, asVisitor, keepAtEdge, localeOfPath } from "../firm-door.ts";
import { answerPage, Page } from "../page.tsx";
import type { Locale } from "../words/bilingual.ts";
import { noticeWords } from "../words/legal.ts";

type Fact = readonly [label: string, value: Child];

function Facts(props: { title: string; rows: readonly (Fact | undefined)[] }) {
  return (
    <section class="stack">
      <h2>{props.title}</h2>
      <dl class="facts">
        {props.rows.map((row) =>
          row ? (
            <>
              <dt>{row[0]}</dt>
              <dd>{row[1]}</dd>
            </>
          ) : null,
        )}
      </dl>
    </section>
  );
}

const mailTo = (address: string) => <a href={`mailto:${address}`}>{address}</a>;

/** Who edits a firm's pages, from its own card. */
function FirmPublisher(props: { firm: Firm.Info; locale: Locale }) {
  const { firm, locale } = props;
  const t = noticeWords(locale);
  const { street, postalCode, city } = firm.address;
  const rows: (Fact | undefined)[] = [
    [firm.name, `${street}, ${postalCode} ${city}`],
    [t.siret, Identity.formatSiret(firm.siret)],
    firm.vatNumber ? [t.vatNumber, Identity.formatVatNumber(firm.vatNumber)] : undefined,
    firm.activityNumber ? [t.activity, Identity.formatActivityNumber(firm.activityNumber)] : undefined,
    [t.contact, mailTo(firm.contactEmail)],
    firm.publisher ? [t.director, firm.publisher] : undefined,
  ];
  return (
    <>
      <p>{t.firm(firm.name)}</p>
      <Facts title={t.publisher} rows={rows} />
    </>
  );
}

/** Who runs the service, from what this installation was told. */
function operatorRows(locale: Locale): { publisher: Fact[]; host: Fact[] } {
  const t = noticeWords(locale);
  const { operator, mailFrom } = Config.use();
  if (!operator) return { publisher: [[t.contact, mailTo(mailFrom.address)]], host: [] };
  const { name, address, contact, director, host } = operator;
  const place = <span lang="fr">{address}</span>;
  return {
    publisher: [
      [t.operatedBy, <span lang="fr">{name}</span>],
      [t.address, place],
      [t.contact, mailTo(contact)],
      [t.director, director],
    ],
    host: [[t.storedBy, <span lang="fr">{host}</span>]],
  };
}

function answerNotice(c: Context<Env>, firm: Firm.Info | undefined): Response {
  const locale = localeOfPath(c);
  const t = noticeWords(locale);
  const { publisher, host } = operatorRows(locale);
  keepAtEdge(c);
  return answerPage(
    c,
    <Page title={`${t.title} – ${firm?.name ?? "Entrepairs"}`} locale={locale} firm={firm} narrow {...addresses(c)}>
      <h1>{t.title}</h1>
      {Config.use().demo ? <p class="notice">{t.demo}</p> : null}
      {firm ? (
        <>
          <FirmPublisher firm={firm} locale={locale} />
          <Facts title={t.host} rows={[...publisher.slice(0, 2), ...host]} />
        </>
      ) : (
        <>
          <p>{t.product}</p>
          <Facts title={t.publisher} rows={publisher} />
          {host.length > 0 ? <Facts title={t.host} rows={host} /> : null}
          <section class="stack">
            <h2>{t.licence}</h2>
            <p>{t.licenceText}</p>
          </section>
        </>
      )}
    </Page>,
  );
}

const everyone = says({ may: { everyone: true } });
const ofFirm = (c: Context<Env>) => asVisitor(c, async (firm) => answerNotice(c, firm));

/** Who publishes what one reads, and who stores it: of the product, and of each firm on its own pages. */
export const route = new Hono<Env>()
  .get("/mentions-legales", everyone, (c) => answerNotice(c, undefined))
  .get("/en/mentions-legales", everyone, (c) => answerNotice(c, undefined))
  .get("/c/:slug/mentions-legales", everyone, ofFirm)
  .get("/en/c/:slug/mentions-legales", everyone, ofFirm);
