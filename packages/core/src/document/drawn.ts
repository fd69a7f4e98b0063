import { dayOf, hash } from "../kernel/index.ts";
import type { Scene } from "./facts.ts";
import type { Written } from "./fill.ts";
import type { Drawn } from "./kind.ts";

const TITLES: Record<Drawn, { fr: string; en: string }> = {
  sheet: { fr: "Feuille d’émargement", en: "Attendance sheet" },
  certificate: { fr: "Certificat de réalisation", en: "Certificate of completion" },
  satisfaction: { fr: "Rapport de satisfaction", en: "Satisfaction report" },
};

const titled = (title: string): Written => ({ title, introduction: "", articles: [] });

/**
 * A document that repeats what was signed or published: its fingerprint is that of its source, so that a sheet that was
 * corrected or hours that changed are another file. Pure.
 */
export function drawnOf(scene: Scene, { kind, subjectID }: { kind: Drawn; subjectID: string }) {
  const { fr, en } = TITLES[kind];
  const sheet = kind === "sheet" ? scene.sheets.get(subjectID) : undefined;
  return {
    edition: 0,
    fr: titled(fr),
    en: titled(en),
    textHash: hash(JSON.stringify([kind, sourceOf(scene, { kind, subjectID })])),
    ...(sheet && { name: dayOf(sheet.session.startsAt, sheet.session.zone) }),
  };
}

function sourceOf(scene: Scene, { kind, subjectID }: { kind: Drawn; subjectID: string }): unknown {
  if (kind === "sheet") return scene.sheets.get(subjectID)?.entries.at(-1)?.hash;
  if (kind === "satisfaction") return scene.reports.get(subjectID);
  const { rev: _, ...signed } = scene.certificates.find(({ enrolmentID }) => enrolmentID === subjectID) ?? { rev: 0 };
  return signed;
}
