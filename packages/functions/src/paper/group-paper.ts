import type { Document } from "@entrepairs/core/document";
import { recordDocument, textDocument } from "@entrepairs/facturx";
import { completionDocument } from "./certificate.ts";
import { keptDocument } from "./document.ts";
import { publishedDocument } from "./published.ts";
import { sheetDocument } from "./sheet.ts";

type Locale = "fr" | "en";

/** A document of a group, in one language: worded by the firm, or from what was signed or published. */
export function groupPaper(
  draft: Document.Draft,
  scene: Document.Scene,
  key: { locale: Locale; at: string },
): Promise<Uint8Array> {
  const { firm, certificates, sheets, reports, group } = scene;
  const { kind, subjectID } = draft;
  const { locale } = key;
  const certificate = certificates.find((one) => kind === "certificate" && one.enrolmentID === subjectID);
  if (certificate) return textDocument(completionDocument(certificate, firm, locale));
  const sheet = kind === "sheet" ? sheets.get(subjectID) : undefined;
  if (sheet) return recordDocument(sheetDocument(sheet, firm, locale));
  const stage = kind === "satisfaction" ? reports.get(subjectID) : undefined;
  if (stage)
    return recordDocument(
      publishedDocument({ stages: [stage], firm, cohort: group.cohort, reader: draft.name, locale }),
    );
  return textDocument(keptDocument(draft, firm, key));
}
