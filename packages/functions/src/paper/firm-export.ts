import { Signing } from "@entrepairs/core/attendance";
import type { Certificate } from "@entrepairs/core/certificate";
import { Credential } from "@entrepairs/core/credential";
import { Firm } from "@entrepairs/core/firm";
import { Files } from "@entrepairs/core/gateway";
import { DomainError, dayOf } from "@entrepairs/core/kernel";
import { Rights } from "@entrepairs/core/rights";
import { recordDocument, textDocument } from "@entrepairs/facturx";
import { completionDocument } from "./certificate.ts";
import { sheetDocument } from "./sheet.ts";
import type { ZipEntry } from "./zip.ts";

type Locale = "fr" | "en";
type Asked = Awaited<ReturnType<typeof Rights.exportPart>>;

const WORDS = {
  fr: {
    file: "LISEZ-MOI.txt",
    read: (firm: string, at: string, part: number, parts: number) =>
      [
        `Données de ${firm}, au ${at}. Archive ${part} sur ${parts}.`,
        "",
        "donnees/ : un fichier JSON par sujet, les lignes telles qu’elles sont gardées. Les montants sont en centimes, les instants en UTC.",
        "factures/, commandes/, documents/, cadrages/ : les pièces telles qu’elles ont été remises ou signées.",
        "emargements/, certificats/ : dessinés de nouveau à partir de leurs signatures.",
        "",
        "N’y sont pas : ce qui s’est dit ou écrit dans un groupe, que le cabinet ne peut pas lire ; les réponses aux questionnaires, une par une (leurs résultats publiés y sont) ; les clés et les liens.",
        "",
      ].join("\n"),
  },
  en: {
    file: "README.txt",
    read: (firm: string, at: string, part: number, parts: number) =>
      [
        `Data of ${firm}, on ${at}. Archive ${part} of ${parts}.`,
        "",
        "donnees/: one JSON file a subject, rows as they are kept. Amounts are in cents, instants in UTC.",
        "factures/, commandes/, documents/, cadrages/: papers as they were handed out or signed.",
        "emargements/, certificats/: drawn again from their signatures.",
        "",
        "Not in it: what was said or written in a group, which the firm cannot read; answers to surveys one by one (their published results are in it); keys and links.",
        "",
      ].join("\n"),
  },
};

/** One archive of a firm's export, a file after the other: papers as they come by, then the rows by subject. */
export async function* firmFiles(asked: Asked, locale: Locale): AsyncGenerator<ZipEntry> {
  const words = WORDS[locale];
  const firm = await Firm.get();
  const { export: whole, part } = asked;
  const text = words.read(firm.name, dayOf(whole.readyAt ?? whole.askedAt, firm.zone), part.part, whole.parts);
  yield { name: words.file, bytes: Buffer.from(text) };
  const rows = new Map<string, object[]>();
  for await (const item of Rights.rowsOfPart(asked)) {
    const noun = String(item.e);
    const shown = Rights.shownOfFirm(item);
    if (shown) rows.set(noun, [...(rows.get(noun) ?? []), shown]);
    for (const paper of Rights.papersOf(item)) {
      const bytes = await bytesOf(paper, firm, locale).catch(goneSince);
      if (bytes) yield { name: paper.path, bytes };
    }
  }
  for (const [noun, shown] of [...rows].sort(([one], [other]) => one.localeCompare(other))) {
    yield { name: `donnees/${noun}.json`, bytes: Buffer.from(`${JSON.stringify(shown, null, 2)}\n`) };
  }
}

/** A paper whose source is gone is left out; the rows say that it was. */
function goneSince(error: unknown): undefined {
  if (!(error instanceof DomainError)) throw error;
}

async function bytesOf(paper: Rights.PaperOfFirm, firm: Firm.Info, locale: Locale): Promise<Uint8Array | undefined> {
  if (paper.kind === "kept") return Files.use().get(paper.name);
  if (paper.kind === "certificate") {
    return textDocument(completionDocument(paper.item as unknown as Certificate.Info, firm, locale));
  }
  if (paper.kind === "credential") return (await Credential.file(paper)).content;
  const { cohortID, sessionID } = paper;
  if (paper.kind === "scan") return (await Signing.scan(paper)).bytes;
  return recordDocument(sheetDocument(await Signing.sheetPaper({ cohortID, sessionID }), firm, locale));
}

/** The name under which a browser keeps it. */
export const firmFileName = ({ export: { readyAt }, part: { part } }: Asked): string =>
  `export-${(readyAt ?? "").slice(0, 10)}-${String(part).padStart(3, "0")}.zip`;
