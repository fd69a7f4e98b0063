import type { Certificate } from "@entrepairs/core/certificate";
import { Firm } from "@entrepairs/core/firm";
import { Files } from "@entrepairs/core/gateway";
import { Invoice } from "@entrepairs/core/invoice";
import { dayOf } from "@entrepairs/core/kernel";
import type { Rights } from "@entrepairs/core/rights";
import { textDocument } from "@entrepairs/facturx";
import { completionDocument } from "./certificate.ts";
import type { ZipEntry } from "./zip.ts";

type Locale = "fr" | "en";

const WORDS = {
  fr: {
    folder: { invoice: "factures", certificate: "certificats" },
    read: (name: string, firm: string, at: string, own: boolean) =>
      [
        `Données de ${name} chez ${firm}, au ${at}.`,
        "",
        "donnees.json : tout ce que le cabinet garde à votre sujet, rangé par sujet, tel qu’il est gardé.",
        "factures/ : les factures établies à votre nom.",
        "certificats/ : vos certificats de réalisation.",
        own
          ? "Ce que vous avez écrit dans vos groupes est dans une autre archive, que vous seul pouvez demander, sur la même page."
          : "Ce qui s’est dit ou écrit dans un groupe n’y est pas : le cabinet ne peut pas le lire. La personne le reçoit en faisant la demande depuis son propre espace.",
        "",
      ].join("\n"),
    file: "LISEZ-MOI.txt",
  },
  en: {
    folder: { invoice: "invoices", certificate: "certificates" },
    read: (name: string, firm: string, at: string, own: boolean) =>
      [
        `Data of ${name} at ${firm}, on ${at}.`,
        "",
        "donnees.json: all that the firm keeps about you, by subject, as it is kept.",
        "invoices/: invoices made out to you.",
        "certificates/: your certificates of completion.",
        own
          ? "What you wrote in your groups is in another archive, which you alone may ask for, on the same page."
          : "What was said or written in a group is not here: the firm cannot read it. The person receives it by asking from his own space.",
        "",
      ].join("\n"),
    file: "README.txt",
  },
};

interface Asked {
  data: Rights.PersonExport;
  locale: Locale;
  /** Asked by the person: what he wrote in his groups is an archive of its own. */
  own: boolean;
}

/** What one person takes along, one file after the other: his data as JSON, and the papers made out to him. */
export async function* personFiles({ data, locale, own }: Asked): AsyncGenerator<ZipEntry> {
  const words = WORDS[locale];
  const firm = await Firm.get();
  const text = words.read(data.name, firm.name, dayOf(data.madeAt, firm.zone), own);
  yield { name: words.file, bytes: Buffer.from(text) };
  yield { name: "donnees.json", bytes: Buffer.from(`${JSON.stringify(data, null, 2)}\n`) };
  for (const row of data.data.invoice ?? []) {
    const { number, pdfHash } = row as { number?: string; pdfHash?: string | null };
    const bytes = number && pdfHash ? await Files.use().get(Invoice.fileOf({ number })) : undefined;
    if (number && bytes) yield { name: `${words.folder.invoice}/${Invoice.fileNameOf(number)}.pdf`, bytes };
  }
  for (const [at, row] of (data.data.certificate ?? []).entries()) {
    const bytes = await textDocument(completionDocument(row as unknown as Certificate.Info, firm, locale));
    yield { name: `${words.folder.certificate}/${String(at + 1).padStart(2, "0")}.pdf`, bytes };
  }
}

/** The name under which a browser keeps it: no name of a person stands in a folder of downloads. */
export const PERSON_FILE = "mes-donnees.zip";
