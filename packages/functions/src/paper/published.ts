import type { Cohort } from "@entrepairs/core/cohort";
import type { Firm } from "@entrepairs/core/firm";
import { Config } from "@entrepairs/core/gateway";
import { dayOf } from "@entrepairs/core/kernel";
import type { Published, ShownCell } from "@entrepairs/core/report";
import type { RecordDocument } from "@entrepairs/facturx";
import { day as dayIn } from "@entrepairs/mail";
import { bilingual } from "../site/words/bilingual.ts";
import { DEMO_MARK, wholeColour } from "./agreement.ts";

type Locale = "fr" | "en";

interface Told {
  stage: Published.ShownStage;
  firm: Firm.Info;
  cohort: Pick<Cohort.Info, "name" | "programmeTitle">;
  /** The client that it is published to. */
  reader: string;
  locale: Locale;
}

/**
 * What one client reads of a group, as it was published and will not change: figures of whole blocks, and in words what
 * is not told and why. Words that participants released are not on it: they may take them back.
 */
export function publishedDocument({ stage, firm, cohort, reader, locale }: Told): RecordDocument {
  const t = words(locale);
  const on = dayOf(stage.at, firm.zone);
  return {
    title: t.title,
    author: firm.name,
    day: on,
    locale,
    facts: [
      { label: t.firm, value: firm.name },
      { label: t.group, value: `${cohort.programmeTitle} – ${cohort.name}` },
      { label: t.reader, value: reader },
      { label: t.stage, value: `${t.stages[stage.stage]}, ${dayIn(on, locale)}` },
      ...(stage.groups > 1 ? [{ label: t.groups, value: t.merged(stage.groups) }] : []),
    ],
    columns: [
      { title: t.about, share: 42 },
      { title: t.answers, share: 12, align: "right" },
      { title: t.value, share: 16, align: "right" },
      { title: t.detail, share: 30 },
    ],
    rows: stage.cells.map((cell) => rowOf(cell, locale)),
    closing: t.closing,
    ...(firm.colour && { colour: wholeColour(firm.colour) }),
    ...(Config.use().demo && { mark: DEMO_MARK }),
  };
}

function rowOf({ label, why, figure }: ShownCell, locale: Locale): string[] {
  const t = words(locale);
  const about = label[locale];
  const reason = why?.[locale] ?? "";
  if (figure.kind === "refused") return [about, "", "–", reason];
  const { percent, satisfied, answers } = figure.rate;
  const rate = t.satisfied(percent, satisfied, answers);
  if (figure.kind === "scale") {
    const { value, from, to } = figure.mean;
    const mean = t.mean(decimal(value, locale), decimal(from, locale), decimal(to, locale));
    const { distribution } = figure;
    const split = "counts" in distribution ? distribution.counts.map((count, at) => t.given(at + 1, count)) : [reason];
    return [about, String(answers), `${rate}\n${mean}`, split.join("\n")];
  }
  const { nps } = figure;
  if (!("score" in nps)) return [about, String(answers), rate, reason];
  return [about, String(answers), `${rate}\nNPS ${nps.score}`, t.split(nps.promoters, nps.passives, nps.detractors)];
}

function decimal(value: number, locale: Locale): string {
  const text = value.toFixed(1);
  return locale === "fr" ? text.replace(".", ",") : text;
}

const words = bilingual({
  fr: {
    title: "Rapport de satisfaction",
    firm: "Organisme",
    group: "Groupe",
    reader: "Publié pour",
    stage: "Rapport",
    stages: { middle: "Milieu du parcours", end: "Fin du parcours" },
    groups: "Groupes",
    merged: (count: number) =>
      `${count} groupes du même parcours et du même coach, réunis pour que personne ne se reconnaisse`,
    about: "Question",
    answers: "Réponses",
    value: "Résultat",
    detail: "Détail",
    satisfied: (percent: number, satisfied: number, answers: number) =>
      `${percent} % de réponses favorables (${satisfied} sur ${answers})`,
    mean: (value: string, from: string, to: string) => `moyenne ${value} sur 5 (entre ${from} et ${to})`,
    given: (score: number, count: number) => `${score} : ${count}`,
    split: (promoters: number, passives: number, detractors: number) =>
      `promoteurs ${promoters}, neutres ${passives}, détracteurs ${detractors}`,
    closing:
      "Chiffres publiés du groupe entier, quelles que soient ses entreprises ; ils ne changent plus. Rien de ce qui s’est dit en séance n’y figure. Les mots que des participants ont libérés se lisent dans l’espace de l’entreprise, d’où leur auteur peut les reprendre.",
  },
  en: {
    title: "Satisfaction report",
    firm: "Firm",
    group: "Group",
    reader: "Published for",
    stage: "Report",
    stages: { middle: "Middle of the cycle", end: "End of the cycle" },
    groups: "Groups",
    merged: (count: number) =>
      `${count} groups of the same programme and coach, taken together so that nobody can be recognised`,
    about: "Question",
    answers: "Answers",
    value: "Result",
    detail: "Details",
    satisfied: (percent: number, satisfied: number, answers: number) =>
      `${percent}% favourable answers (${satisfied} of ${answers})`,
    mean: (value: string, from: string, to: string) => `mean ${value} of 5 (between ${from} and ${to})`,
    given: (score: number, count: number) => `${score}: ${count}`,
    split: (promoters: number, passives: number, detractors: number) =>
      `promoters ${promoters}, passives ${passives}, detractors ${detractors}`,
    closing:
      "Published figures of the whole group, whatever its organizations; they change no more. Nothing that was said in a session stands here. Words that participants released are read in the organization’s space, where their authors may take them back.",
  },
});
