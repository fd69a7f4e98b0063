import type { Firm } from "@entrepairs/core/firm";
import { dayOf } from "@entrepairs/core/kernel";
import type { Published, ShownCell } from "@entrepairs/core/report";
import type { RecordDocument } from "@entrepairs/facturx";
import { day as dayIn } from "@entrepairs/mail";
import { bilingual } from "../site/words/bilingual.ts";
import { csv } from "./csv.ts";
import { decimal, inQuotes, reportHead } from "./report-look.ts";

type Locale = "fr" | "en";
type ShownStage = Published.ShownStage;

interface Told {
  stages: readonly ShownStage[];
  firm: Firm.Info;
  cohort: { name: string; programmeTitle: string };
  /** The client that it is published to. */
  reader: string;
  locale: Locale;
}

/**
 * What one client reads of a group, as it was published and will not change: figures of whole blocks, and in words what
 * is not told and why. Words that participants released are not on it: it is kept, and they may take them back.
 */
export function publishedDocument({ stages, firm, cohort, reader, locale }: Told): RecordDocument {
  const t = words(locale);
  const last = stages.at(-1)?.at;
  return {
    ...reportHead({ title: t.title, firm, day: last ? dayOf(last, firm.zone) : "", locale }),
    facts: [
      { label: t.firm, value: firm.name },
      { label: t.group, value: `${cohort.programmeTitle} – ${cohort.name}` },
      { label: t.reader, value: reader },
      ...stages.map((stage) => ({ label: t.stage, value: titleOf(stage, firm, locale) })),
      ...[...new Set(stages.map(({ groups }) => groups))]
        .filter((groups) => groups > 1)
        .map((groups) => ({ label: t.groups, value: t.merged(groups) })),
    ],
    columns: [
      { title: t.about, share: 36 },
      { title: t.answers, share: 12, align: "right" },
      { title: t.value, share: 28 },
      { title: t.detail, share: 24 },
    ],
    rows: rowsOf(stages, firm, locale),
    closing: t.closing,
  };
}

interface Today extends Told {
  /** The day it is read, and the words that may be quoted on that day. */
  on: string;
  quotes: readonly { text: string }[];
}

/**
 * The same as its reader has it on screen today, with the words released: made at each reading and kept nowhere, so that
 * what is taken back stands in no file of ours.
 */
export function readToday({ on, quotes, ...told }: Today): RecordDocument {
  const t = words(told.locale);
  const texts = quotes.map(({ text }) => inQuotes(text, told.locale));
  const closing = told.stages.length > 0 ? t.today(dayIn(on, told.locale)) : t.nothing;
  return { ...publishedDocument(told), day: on, quotes: { title: t.quotes, texts }, closing };
}

/** The same for a spreadsheet. */
export function readTodayCsv({ stages, firm, locale, quotes }: Pick<Today, "stages" | "firm" | "locale" | "quotes">) {
  const t = words(locale);
  const said = quotes.length > 0 ? [[t.quotes, "", "", ""], ...quotes.map(({ text }) => [text, "", "", ""])] : [];
  return csv([[t.about, t.answers, t.value, t.detail], ...rowsOf(stages, firm, locale), ...said], locale);
}

const titleOf = ({ stage, at }: ShownStage, firm: Firm.Info, locale: Locale): string =>
  `${words(locale).stages[stage]}, ${dayIn(dayOf(at, firm.zone), locale)}`;

/** Of two reports, each below its name. */
function rowsOf(stages: readonly ShownStage[], firm: Firm.Info, locale: Locale): string[][] {
  return stages.flatMap((stage) => [
    ...(stages.length > 1 ? [[titleOf(stage, firm, locale), "", "", ""]] : []),
    ...stage.cells.map((cell) => rowOf(cell, locale)),
  ]);
}

function rowOf({ label, why, figure }: ShownCell, locale: Locale): string[] {
  const t = words(locale);
  const about = label[locale];
  const reason = why?.[locale] ?? "";
  if (figure.kind === "refused") return [about, "", "–", reason];
  const { percent, satisfied, answers } = figure.rate;
  const rate = t.satisfied({ percent, satisfied, answers, people: figure.people });
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

interface Favourable {
  percent: number;
  satisfied: number;
  answers: number;
  people: number;
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
    satisfied: ({ percent, satisfied, answers, people }: Favourable) =>
      `${percent} % de réponses favorables (${satisfied} sur ${answers}, ${people} personnes)`,
    mean: (value: string, from: string, to: string) => `moyenne ${value} sur 5 (entre ${from} et ${to})`,
    given: (score: number, count: number) => `${score} : ${count}`,
    split: (promoters: number, passives: number, detractors: number) =>
      `promoteurs ${promoters}, neutres ${passives}, détracteurs ${detractors}`,
    quotes: "Des mots que leurs auteurs ont accepté de laisser citer",
    today: (on: string) =>
      `Chiffres publiés du groupe entier, quelles que soient ses entreprises ; ils ne changent plus. Mots tels qu’ils étaient libérés le ${on} : leur auteur peut les reprendre, ne les diffusez pas sans vérifier dans votre espace qu’ils y sont encore. Rien de ce qui s’est dit en séance n’y figure.`,
    nothing: "Rien n’est encore publié de ce groupe.",
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
    satisfied: ({ percent, satisfied, answers, people }: Favourable) =>
      `${percent}% favourable answers (${satisfied} of ${answers}, ${people} people)`,
    mean: (value: string, from: string, to: string) => `mean ${value} of 5 (between ${from} and ${to})`,
    given: (score: number, count: number) => `${score}: ${count}`,
    split: (promoters: number, passives: number, detractors: number) =>
      `promoters ${promoters}, passives ${passives}, detractors ${detractors}`,
    quotes: "Words that their authors let be quoted",
    today: (on: string) =>
      `Published figures of the whole group, whatever its organizations; they change no more. Words as they were released on ${on}: their authors may take them back, so check in your space that they are still there before you pass them on. Nothing that was said in a session stands here.`,
    nothing: "Nothing is published of this group yet.",
    closing:
      "Published figures of the whole group, whatever its organizations; they change no more. Nothing that was said in a session stands here. Words that participants released are read in the organization’s space, where their authors may take them back.",
  },
});
