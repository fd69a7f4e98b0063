/** @jsxImportSource hono/jsx */
import { Field, type Labels, type Typed } from "./form.tsx";
import type { Locale } from "./words/bilingual.ts";
import { companyWords } from "./words/company.ts";

interface Props {
  typed: Typed;
  locale: Locale;
}

export function SiretField(props: Props & { name: string }) {
  const { siret, siretHint } = companyWords(props.locale);
  return (
    <Field label={siret} hint={siretHint} inputmode="numeric" autocomplete="off" required maxlength={40} {...props} />
  );
}

/** A French postal address; `prefix` says whose, in the names of the fields. */
export function AddressFields(props: Props & { prefix: string }) {
  const { typed, locale } = props;
  const shown = { typed, locale };
  const t = companyWords(locale);
  return (
    <>
      <Field
        name={`${props.prefix}.street`}
        label={t.street}
        autocomplete="address-line1"
        required
        maxlength={200}
        {...shown}
      />
      <Field
        name={`${props.prefix}.postalCode`}
        label={t.postalCode}
        autocomplete="postal-code"
        inputmode="numeric"
        required
        maxlength={10}
        {...shown}
      />
      <Field
        name={`${props.prefix}.city`}
        label={t.city}
        autocomplete="address-level2"
        required
        maxlength={100}
        {...shown}
      />
    </>
  );
}

/** What these fields are called in a summary of what is to be corrected. */
export function companyLabels(names: { siret: string; address: string }, locale: Locale): Labels {
  const { siret, street, postalCode, city } = companyWords(locale);
  const { address } = names;
  return {
    [names.siret]: siret,
    [`${address}.street`]: street,
    [`${address}.postalCode`]: postalCode,
    [`${address}.city`]: city,
  };
}

/** The address that a flat form holds; spaces in a postal code are nobody's mistake. */
export function addressIn(values: Readonly<Record<string, string>>, prefix: string) {
  return {
    street: values[`${prefix}.street`] ?? "",
    postalCode: (values[`${prefix}.postalCode`] ?? "").replace(/\s/g, ""),
    city: values[`${prefix}.city`] ?? "",
  };
}
