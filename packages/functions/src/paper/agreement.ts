import { Identity } from "@entrepairs/core/firm";
import { dayOf } from "@entrepairs/core/kernel";
import type { TextDocument } from "@entrepairs/facturx";
import { moment } from "@entrepairs/mail";

interface Firm {
  name: string;
  siret: string;
  address: { street: string; postalCode: string; city: string };
  colour?: string | null;
}

/** An agreement or a contract as it was shown, with who signed it: all that its PDF says. */
export interface AgreementModel {
  title: string;
  /** What it belongs to: `Devis D-2026-0001`. */
  reference: string;
  locale: "fr" | "en";
  articles: readonly { heading: string; text: string }[];
  textHash: string;
  /** When its text was written: the date of the file. */
  writtenAt: string;
  firm: Firm;
  /** The other party, its name first. */
  party: { role: string; lines: readonly string[] };
  /** Each who signs, in the order of the page; `at` absent: not yet. `how`: by which page, on whose behalf. */
  signatures: readonly { role: string; name: string; at?: string; how?: string }[];
  zone: string;
  demo: boolean;
}

/** Across every page of an invented firm's quotes and agreements. */
export const demoMark = (locale: "fr" | "en"): string =>
  locale === "fr" ? "DOCUMENT DE DÉMONSTRATION — sans valeur" : "DEMONSTRATION DOCUMENT — without value";

const WORDS = {
  fr: { firm: "L’organisme", hash: (hash: string) => `Empreinte SHA-256 du texte : ${hash}` },
  en: { firm: "The provider", hash: (hash: string) => `SHA-256 fingerprint of the text: ${hash}` },
};

/** The document to draw (`textDocument`): from what was kept and nothing else, so that it is always the same bytes. */
export function agreementDocument(model: AgreementModel): TextDocument {
  const { title, reference, locale, articles, textHash, writtenAt, firm, party, signatures, zone, demo } = model;
  const { street, postalCode, city } = firm.address;
  const day = dayOf(writtenAt, zone);
  return {
    title,
    subtitle: reference,
    author: firm.name,
    day,
    locale,
    parties: [
      {
        role: WORDS[locale].firm,
        lines: [firm.name, `${street}, ${postalCode} ${city}`, `SIRET ${Identity.formatSiret(firm.siret)}`],
      },
      { role: party.role, lines: [...party.lines] },
    ],
    articles: articles.map(({ heading, text }) => ({ title: heading, text })),
    signatures: signatures.map(({ role, name, at, how }) => ({
      role,
      name,
      ...(at && { signedAt: moment(at, zone, locale) }),
      ...(how && { method: how }),
    })),
    proof: WORDS[locale].hash(textHash),
    ...(firm.colour && { colour: wholeColour(firm.colour) }),
    ...(demo && { mark: demoMark(locale) }),
  };
}

/** `#abc` in six digits. */
export function wholeColour(colour: string): string {
  return colour.length === 4 ? colour.replace(/[0-9a-fA-F]/g, "$&$&") : colour;
}
