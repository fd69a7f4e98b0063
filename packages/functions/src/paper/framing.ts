import type { Firm } from "@entrepairs/core/firm";
import { Framing } from "@entrepairs/core/framing";
import { Config, Files } from "@entrepairs/core/gateway";
import { notFound } from "@entrepairs/core/kernel";
import type { TextDocument } from "@entrepairs/facturx";
import type { Context } from "hono";
import type { Env } from "../http/index.ts";
import { agreementDocument } from "./agreement.ts";

const WORDS = {
  fr: {
    party: "L’entreprise",
    firm: "Pour l’organisme",
    sponsor: "Pour l’entreprise",
    firmHow: "En l’envoyant à signer",
  },
  en: {
    party: "The company",
    firm: "For the provider",
    sponsor: "For the company",
    firmHow: "By sending it to be signed",
  },
};
const HOW = {
  fr: (role: string) => `${role}. Nom tapé sur sa page, par le lien reçu`,
  en: (role: string) => `${role}. Name typed on his page, by the link he received`,
};

/** A signed framing note, with its signatures: from what was kept and nothing else. */
export function framingDocument(note: Framing.Stored, firm: Firm.Info, reference: string): TextDocument {
  const { text, textHash, locale, sponsor, organizationName } = note;
  if (!text || !textHash || !note.firm || !sponsor) throw new Error("A framing note is drawn once it is signed");
  const t = WORDS[locale];
  return agreementDocument({
    title: text.title,
    reference,
    locale,
    articles: text.articles,
    textHash,
    writtenAt: note.firm.at,
    firm,
    party: { role: t.party, lines: [organizationName] },
    signatures: [
      { role: t.firm, name: note.firm.name, at: note.firm.at, how: t.firmHow },
      { role: t.sponsor, name: sponsor.name, at: sponsor.at, how: HOW[locale](sponsor.role) },
    ],
    zone: firm.zone,
    demo: Config.use().demo,
  });
}

/** The kept bytes, once there are some. */
export async function answerFraming(c: Context<Env>, note: Framing.Stored): Promise<Response> {
  const bytes = note.fileHash ? await Files.use().get(Framing.fileOf(note)) : undefined;
  if (!bytes) throw notFound("framing");
  c.header("Content-Disposition", 'inline; filename="note-de-cadrage.pdf"');
  return c.body(new Uint8Array(bytes), 200, { "Content-Type": "application/pdf" });
}
