/** @jsxImportSource hono/jsx */
import { Brand, refusedIdentity } from "@entrepairs/core/firm";
import { Config } from "@entrepairs/core/gateway";
import { Actor, DomainError, type FieldProblem, parse, withIdempotencyKey } from "@entrepairs/core/kernel";
import { Door, type Limit, limit, signUp } from "@entrepairs/core/platform";
import { Programme } from "@entrepairs/core/programme";
import { type Context, Hono } from "hono";
import { type Env, says, sessionCookie } from "../../http/index.ts";
import { AddressFields, addressIn, companyLabels, SiretField } from "../company-fields.tsx";
import {
  Choice,
  ErrorSummary,
  Field,
  KeyField,
  type Labels,
  readForm,
  type Typed,
  typedAgain,
  untouched,
} from "../form.tsx";
import { languageOf, otherLanguage } from "../language.ts";
import { answerPage, Page } from "../page.tsx";
import { number } from "../words/amount.ts";
import type { Locale } from "../words/bilingual.ts";
import { foundingWords } from "../words/founding.ts";

const TRIES: Limit = { name: "founding", max: 30, minutes: 60 };
const COLOUR = "#005d62";

interface FormProps {
  typed: Typed;
  locale: Locale;
}

/** The colour as the pages will carry it, drawn: an inline style would be against the pages' own policy. */
function Preview(props: { colour: string; locale: Locale }) {
  const { colour, locale } = props;
  const t = foundingWords(locale);
  const brand = Brand.brandOf(colour);
  if (!brand) return null;
  const sides = [
    { paper: "#fbfaf7", ...brand.light, x: 0 },
    { paper: "#162428", ...brand.dark, x: 200 },
  ];
  return (
    <div class="stack" id="preview" role="status">
      <h3>{t.previewTitle}</h3>
      <svg class="swatch" viewBox="0 0 400 90" aria-hidden="true">
        {sides.map(({ paper, brand, ink, x }) => (
          <>
            <rect x={x} y="0" width="200" height="90" fill={paper} />
            <rect x={x} y="0" width="200" height="6" fill={brand} />
            <rect x={x + 20} y="30" width="160" height="38" rx="7" fill={brand} />
            <text
              x={x + 100}
              y="54"
              text-anchor="middle"
              font-size="14"
              font-weight="600"
              font-family="system-ui, sans-serif"
              fill={ink}
            >
              {t.sample}
            </text>
          </>
        ))}
      </svg>
      <p>
        {t.contrast(number(brand.contrast, locale))} {brand.adjusted ? t.adjusted(brand.light.brand) : t.kept}{" "}
        {t.dark(brand.dark.brand)}
      </p>
    </div>
  );
}

function Identity(props: FormProps) {
  const t = foundingWords(props.locale);
  return (
    <section class="card">
      <h2>{t.identity}</h2>
      <Field name="name" label={t.name} autocomplete="organization" required maxlength={120} {...props} />
      <Field name="ownerName" label={t.ownerName} autocomplete="name" required maxlength={120} {...props} />
      <Field name="slug" label={t.slug} hint={t.slugHint} autocomplete="off" maxlength={40} {...props} />
      <SiretField name="siret" {...props} />
      <h3>{t.address}</h3>
      <AddressFields prefix="address" {...props} />
    </section>
  );
}

function Legal(props: FormProps) {
  const t = foundingWords(props.locale);
  const regimes = [
    { value: "standard", label: t.standard, hint: t.standardHint },
    { value: "exempt", label: t.exempt, hint: t.exemptHint },
    { value: "franchise", label: t.franchise, hint: t.franchiseHint },
  ];
  return (
    <section class="card">
      <h2>{t.legal}</h2>
      <Choice name="vatRegime" legend={t.vatRegime} options={regimes} value="standard" {...props} />
      <Field name="vatNumber" label={t.vatNumber} hint={t.vatHint} autocomplete="off" maxlength={40} {...props} />
      <Field
        name="activityNumber"
        label={t.activity}
        hint={t.activityHint}
        inputmode="numeric"
        autocomplete="off"
        maxlength={40}
        {...props}
      />
    </section>
  );
}

function FoundingPage(props: FormProps & { other: string; email: string; isShown: boolean }) {
  const t = foundingWords(props.locale);
  const { typed, locale } = props;
  return (
    <Page title={`${t.title} – Entrepairs`} locale={locale} other={props.other} narrow noindex>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <p class="soft">{t.as(props.email)}</p>
      <form method="post" action="/cabinet/nouveau" class="stack" novalidate>
        <ErrorSummary typed={typed} locale={locale} labels={labelsOf(locale)} />
        <KeyField />
        <input type="hidden" name="locale" value={locale} />
        <Identity typed={typed} locale={locale} />
        <Legal typed={typed} locale={locale} />
        <section class="card">
          <h2>{t.brand}</h2>
          <Field
            name="colour"
            label={t.colour}
            hint={t.colourHint}
            type="color"
            value={COLOUR}
            typed={typed}
            locale={locale}
          />
          {props.isShown ? <Preview colour={typed.values.colour ?? COLOUR} locale={locale} /> : null}
        </section>
        <p class="actions">
          <button class="btn primary" type="submit">
            {t.create}
          </button>
          <button class="btn" type="submit" name="intent" value="preview" formaction="/cabinet/nouveau#preview">
            {t.preview}
          </button>
        </p>
      </form>
    </Page>
  );
}

function labelsOf(locale: Locale): Labels {
  const t = foundingWords(locale);
  const { name, ownerName, slug, vatNumber, vatRegime, colour } = t;
  const company = companyLabels({ siret: "siret", address: "address" }, locale);
  return { name, ownerName, slug, vatNumber, vatRegime, colour, activityNumber: t.activity, ...company };
}

/** The fields that a check refuses; nothing when it passes. */
function refusedBy(check: () => unknown): readonly FieldProblem[] {
  try {
    check();
    return [];
  } catch (error) {
    if (error instanceof DomainError) return error.fields;
    throw error;
  }
}

/** Whoever fills in the form sees all that is to be corrected at once: its shape and its numbers' keys. */
function checked(input: Parameters<typeof signUp>[0]): void {
  const shape = refusedBy(() => parse(signUp.schema, input));
  const keys = refusedBy(() => refusedIdentity(input));
  const fields = [...shape, ...keys.filter(({ path }) => shape.every((one) => one.path !== path))];
  if (fields.length > 0) throw new DomainError("input", "input.invalid", "Some fields are to be corrected", fields);
}

/** The command's input from a flat form; the address is taken from the name where none is typed. */
function inputOf(values: Readonly<Record<string, string>>): Parameters<typeof signUp>[0] {
  const { name = "", ownerName = "", siret = "", vatRegime = "" } = values;
  return {
    name,
    ownerName,
    siret,
    slug: slugFrom(values),
    // The schema refuses another word with its code.
    vatRegime: vatRegime as "standard",
    vatNumber: values.vatNumber || null,
    activityNumber: values.activityNumber || null,
    colour: values.colour || null,
    address: addressIn(values, "address"),
  };
}

function slugFrom({ slug = "", name = "" }: Readonly<Record<string, string>>): string {
  return slug.trim() || (name.trim() ? Programme.slugOf(name).slice(0, 40).replace(/-+$/, "") : "");
}

/** Whoever is signed in; the others come back here once they are. */
async function accountOr(c: Context<Env>): Promise<Actor.Account | Response> {
  const account = await Door.accountOf(sessionCookie(c));
  return account ?? c.redirect("/connexion?retour=/cabinet/nouveau", 303);
}

async function found(c: Context<Env>, account: Actor.Account): Promise<Response> {
  const { values: posted, key } = await readForm(c);
  const { intent, locale: asked, ...values } = posted;
  const locale: Locale = asked === "en" ? "en" : "fr";
  const shown = { ...values, slug: slugFrom(values) };
  const page = { locale, other: otherLanguage(c, locale), email: account.email, isShown: true };
  if (intent === "preview") return answerPage(c, <FoundingPage {...page} typed={{ ...untouched, values: shown }} />);
  try {
    await limit(TRIES, account.accountID);
    const input = inputOf(values);
    checked(input);
    const { firmID } = await Actor.provide(account, () => withIdempotencyKey(key, () => signUp(input)));
    return c.redirect(`${Config.use().origin}/app/f/${firmID}/`, 303);
  } catch (error) {
    return answerPage(c, <FoundingPage {...page} typed={typedAgain(error, shown)} />, 422);
  }
}

const signedIn = says({ may: { account: true } });

/** Founding a firm, for a signed-in account: a refusal keeps all that was typed. */
export const route = new Hono<Env>()
  .get("/cabinet/nouveau", signedIn, async (c) => {
    const account = await accountOr(c);
    if (account instanceof Response) return account;
    const locale = languageOf(c);
    const page = { locale, other: otherLanguage(c, locale), email: account.email, isShown: false };
    return answerPage(c, <FoundingPage {...page} typed={untouched} />);
  })
  .post("/cabinet/nouveau", signedIn, async (c) => {
    const account = await accountOr(c);
    return account instanceof Response ? account : found(c, account);
  });
