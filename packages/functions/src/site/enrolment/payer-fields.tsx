/** @jsxImportSource hono/jsx */
import type { Enrolment } from "@entrepairs/core/enrolment";
import { day } from "@entrepairs/mail";
import type { Child } from "hono/jsx";
import { AddressFields, addressIn, companyLabels, SiretField } from "../company-fields.tsx";
import { Choice, Field, type Labels, type Typed } from "../form.tsx";
import type { Locale } from "../words/bilingual.ts";
import { enrolmentWords } from "../words/enrolment.ts";
import { planWords } from "../words/plan.ts";
import { Paper, Tick } from "./parts.tsx";
import { Schedule } from "./schedule.tsx";

export const PAYERS = { entreprise: "company", independant: "independent", moi: "individual" } as const;
/** Who pays, as the address of the form says it. */
export type PayerWord = keyof typeof PAYERS;

export function payerWord(text: string | undefined): PayerWord | undefined {
  return text === "entreprise" || text === "independant" || text === "moi" ? text : undefined;
}

interface Shown {
  typed: Typed;
  locale: Locale;
}

export function PayerChoice(props: Shown & { value?: string | undefined }) {
  const t = enrolmentWords(props.locale);
  const options = [
    { value: "entreprise", label: t.company, hint: t.companyHint },
    { value: "independant", label: t.independent, hint: t.independentHint },
    { value: "moi", label: t.individual, hint: t.individualHint },
  ];
  const { typed, locale, value } = props;
  return (
    <Choice
      name="payeur"
      legend={t.payer}
      options={options}
      typed={typed}
      locale={locale}
      value={value ?? ""}
      required
    />
  );
}

interface PersonProps extends Shown {
  /** What stands above the fields. */
  lead?: Child;
  emailHint?: string;
  /** What a page asks besides. */
  children?: Child;
}

/** Who registers, for a seat or for a session of discovery. */
export function PersonFields(props: PersonProps) {
  const { typed, locale } = props;
  const shown = { typed, locale };
  const t = enrolmentWords(locale);
  return (
    <section class="card">
      <h2>{t.you}</h2>
      {props.lead}
      <Field name="given" label={t.given} autocomplete="given-name" required maxlength={80} {...shown} />
      <Field name="family" label={t.family} autocomplete="family-name" required maxlength={80} {...shown} />
      <Field
        name="email"
        label={t.email}
        hint={props.emailHint ?? t.emailHint}
        type="email"
        inputmode="email"
        autocomplete="email"
        required
        maxlength={254}
        {...shown}
      />
      <Field name="job" label={t.job} autocomplete="organization-title" maxlength={120} {...shown} />
      {props.children}
    </section>
  );
}

function BusinessFields(props: Shown & { isCompany: boolean }) {
  const { isCompany, typed, locale } = props;
  const t = enrolmentWords(locale);
  const shown = { typed, locale };
  const ways = [
    { value: "card", label: t.card, hint: t.cardHint },
    { value: "invoice", label: t.invoice, hint: t.invoiceHint },
  ];
  return (
    <section class="card">
      <h2>{isCompany ? t.theCompany : t.yourBusiness}</h2>
      <Field
        name="payer.name"
        label={isCompany ? t.companyName : t.businessName}
        autocomplete="organization"
        required
        maxlength={160}
        {...shown}
      />
      <SiretField name="payer.siret" {...shown} />
      <Field
        name="payer.email"
        label={t.billingEmail}
        hint={t.billingEmailHint}
        type="email"
        inputmode="email"
        autocomplete="off"
        maxlength={254}
        {...shown}
      />
      <h3>{t.address}</h3>
      <AddressFields prefix="payer.address" {...shown} />
      <Choice name="payer.settle" legend={t.settle} options={ways} value="card" {...shown} />
    </section>
  );
}

interface PayerProps extends Shown {
  word: PayerWord;
  text: Enrolment.Text;
  /** The language of the text, which may not be the page's: what is signed is what was first shown. */
  lang?: Locale;
}

/** The payer's details, the text he accepts or signs, whole, and the way to do so. */
export function PayerFields(props: PayerProps) {
  const { word, text, typed, locale } = props;
  const t = enrolmentWords(locale);
  const shown = { typed, locale };
  const isContract = word === "moi";
  return (
    <>
      {isContract ? (
        <section class="card">
          <h2>{t.yourAddress}</h2>
          <AddressFields prefix="payer.address" {...shown} />
        </section>
      ) : (
        <BusinessFields isCompany={word === "entreprise"} {...shown} />
      )}
      {isContract ? <Staged text={text} locale={locale} /> : null}
      <section class="card">
        <h2>{t.read}</h2>
        <div lang={props.lang ?? locale}>
          <h3>{text.title}</h3>
          <Paper text={text} level={4} />
        </div>
        <input type="hidden" name="payer.textHash" value={text.hash} />
        <Tick name="commits" label={t.commits} {...shown} />
        <Tick name="payer.accepted" label={isContract ? t.acceptsContract : t.acceptsAgreement} {...shown} />
        <Field
          name="payer.signatory"
          label={isContract ? t.signatory : t.signatoryFor}
          autocomplete="name"
          required
          maxlength={120}
          {...shown}
        />
        <p class="actions">
          <button class="btn primary" type="submit">
            {isContract ? t.sendContract : t.sendAgreement}
          </button>
        </p>
      </section>
    </>
  );
}

/** Dates and exact amounts, before he commits (Code du travail L6353-4 and L6353-6). */
function Staged(props: { text: Enrolment.Text; locale: Locale }) {
  const { text, locale } = props;
  const t = planWords(locale);
  return (
    <section class="card">
      <h2>{t.title}</h2>
      {text.withdrawalUntil ? <p>{t.lead(day(text.withdrawalUntil, locale))}</p> : null}
      <Schedule parts={text.instalments} locale={locale} />
      <p class="soft">{t.rule}</p>
    </section>
  );
}

/** What every field of the enrolment is called, for the summary of what is to be corrected. */
export function labelsOf(word: PayerWord | undefined, locale: Locale): Labels {
  const t = enrolmentWords(locale);
  const isCompany = word === "entreprise";
  return {
    groupe: t.group,
    cohortID: t.group,
    payeur: t.payer,
    given: t.given,
    family: t.family,
    email: t.email,
    job: t.job,
    commits: t.commitment,
    ...companyLabels({ siret: "payer.siret", address: "payer.address" }, locale),
    "payer.name": isCompany ? t.companyName : t.businessName,
    "payer.email": t.billingEmail,
    "payer.settle": t.settle,
    "payer.accepted": word === "moi" ? t.contract : t.agreement,
    "payer.signatory": word === "moi" ? t.signatory : t.signatoryFor,
    name: t.yourName,
  };
}

/** A billing address left empty is one's own: what is wrong with it is said once, beside one's own. */
export function saidOnce(typed: Typed): Typed {
  if (typed.values["payer.email"]) return typed;
  return { ...typed, fields: typed.fields.filter(({ path }) => path !== "payer.email") };
}

/** What the form's flat fields say of the payer; the billing address is one's own when left empty. */
export function payerFrom(values: Readonly<Record<string, string>>, word: PayerWord, ownEmail: string): unknown {
  const address = addressIn(values, "payer.address");
  const signed = {
    signatory: values["payer.signatory"] ?? "",
    textHash: values["payer.textHash"] ?? "",
    accepted: values["payer.accepted"] === "1",
  };
  if (word === "moi") return { kind: PAYERS[word], address, ...signed };
  return {
    kind: PAYERS[word],
    address,
    ...signed,
    name: values["payer.name"] ?? "",
    siret: values["payer.siret"] ?? "",
    email: values["payer.email"] || ownEmail,
    settle: values["payer.settle"] ?? "",
  };
}
