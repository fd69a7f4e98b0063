import type { Document, Wordings } from "@entrepairs/core/document";
import { type Firm, Identity } from "@entrepairs/core/firm";
import { Config } from "@entrepairs/core/gateway";
import { dayOf } from "@entrepairs/core/kernel";
import type { TextDocument } from "@entrepairs/facturx";
import { moment } from "@entrepairs/mail";
import { demoMark, wholeColour } from "./agreement.ts";

type Locale = Wordings.Locale;

interface Drawn {
  written: Wordings.Written;
  firm: Firm.Info;
  locale: Locale;
  /** The date of the document, which also stands in the file: the same words on the same day are the same bytes. */
  day: string;
  textHash?: string;
  /** Who signed it: its last page says by which way, when, and which text. */
  signed?: { name: string; at: string };
  /** Below what the firm words: what a group or a person wrote. */
  more?: readonly { title: string; text: string }[];
}

const WORDS = {
  fr: {
    firm: "Organisme",
    activity: "Déclaration d’activité n°",
    role: "Lu et accepté par",
    how: "Nom tapé sur sa page, par le lien reçu par courriel",
    hash: (hash: string) => `Empreinte SHA-256 du texte : ${hash}`,
  },
  en: {
    firm: "Provider",
    activity: "Activity declaration no.",
    role: "Read and accepted by",
    how: "Name typed on his page, by the link mailed to him",
    hash: (hash: string) => `SHA-256 fingerprint of the text: ${hash}`,
  },
};

/** A document of a group, from its frozen words and nothing else. */
export function writtenDocument(drawn: Drawn): TextDocument {
  const { written, firm, locale, day, textHash, signed, more = [] } = drawn;
  const t = WORDS[locale];
  const { street, postalCode, city } = firm.address;
  const activity = firm.activityNumber ? [`${t.activity} ${Identity.formatActivityNumber(firm.activityNumber)}`] : [];
  const signature = signed && {
    role: t.role,
    name: signed.name,
    signedAt: moment(signed.at, firm.zone, locale),
    method: t.how,
  };
  return {
    title: written.title,
    author: firm.name,
    day,
    locale,
    parties: [
      {
        role: t.firm,
        lines: [
          firm.name,
          `${street}, ${postalCode} ${city}`,
          `SIRET ${Identity.formatSiret(firm.siret)}`,
          ...activity,
        ],
      },
    ],
    ...(written.introduction && { introduction: written.introduction }),
    articles: [...written.articles, ...more],
    ...(signature && { signatures: [signature] }),
    ...(textHash && { proof: t.hash(textHash) }),
    ...(firm.colour && { colour: wholeColour(firm.colour) }),
    ...(Config.use().demo && { mark: demoMark(locale) }),
  };
}

/** A kept document in one language, dated by the day on which it is drawn. */
export function keptDocument(
  draft: Pick<Document.Draft, "fr" | "en" | "textHash">,
  firm: Firm.Info,
  { locale, at }: { locale: Locale; at: string },
): TextDocument {
  const { textHash } = draft;
  return writtenDocument({ written: draft[locale], firm, locale, day: dayOf(at, firm.zone), textHash });
}

const REVIEW = { fr: "Ce que le groupe transmet", en: "What the group passes on" };

/** What a group handed over, below the firm's words; drawn while one reads it. */
export function reviewDocument(found: Document.Review, firm: Firm.Info, locale: Locale): TextDocument {
  const more = [{ title: REVIEW[locale], text: found.lines.join("\n\n") }];
  return writtenDocument({ written: found.written, firm, locale, day: dayOf(found.at, firm.zone), more });
}

interface Own {
  title: string;
  text: string;
}

/** A person's own review or plan, from his notes: drawn and answered at once, kept nowhere. */
export function ownDocument(
  { written, at }: Pick<Document.Review, "written" | "at">,
  more: readonly Own[],
  { firm, locale }: { firm: Firm.Info; locale: Locale },
): TextDocument {
  return writtenDocument({ written, firm, locale, day: dayOf(at, firm.zone), more });
}
