import type { Firm } from "@entrepairs/core/firm";
import type { Pair, Report } from "@entrepairs/core/report";
import { labelOf } from "@entrepairs/core/survey";
import type { RecordDocument } from "@entrepairs/facturx";
import { csv } from "./csv.ts";
import { decimal, inQuotes, reportHead } from "./report-look.ts";
import { satisfactionWords } from "./satisfaction-words.ts";

type Locale = "fr" | "en";

interface Told {
  report: Report.Report;
  /** Of one group: what its people let be quoted, as the screen has it at this hour. */
  quotes: readonly string[];
  firm: Firm.Info;
  /** Days of the report: what was asked for, and the day it is drawn. */
  from: string | undefined;
  on: string;
  locale: Locale;
}

/** One row of the report: what it is about, its numbers from 1 to 5 or the split, how many answers, the mean or score. */
type Line = [
  about: string,
  one: string,
  two: string,
  three: string,
  four: string,
  five: string,
  n: string,
  value: string,
];

const rateOf = ({ answered, invited, responsePercent }: Report.Report, locale: Locale) =>
  satisfactionWords(locale).rateOf(answered, invited, responsePercent ?? 0);

/** A report as A4 pages: the response rate first, then each figure with its number and its distribution. */
export function satisfactionDocument({ report, quotes, firm, from, on, locale }: Told): RecordDocument {
  const t = satisfactionWords(locale);
  const titles = [t.about, "1", "2", "3", "4", "5", t.answers, t.value];
  return {
    ...reportHead({ title: t.title, firm, day: on, locale }),
    facts: [
      { label: t.firm, value: firm.name },
      { label: t.period, value: from ? t.since(from, on) : t.always(on) },
      { label: t.rate, value: rateOf(report, locale) },
      { label: t.groups, value: report.cohorts.map(({ name }) => name).join(", ") || t.none },
    ],
    columns: titles.map((title, at) =>
      at === 0 ? { title, share: 46 } : { title, share: at > 5 ? 12 : 6, align: "right" as const },
    ),
    rows: linesOf(report, locale),
    quotes: { title: t.quotes, texts: quotes.map((text) => inQuotes(text, locale)) },
    closing: t.closing,
  };
}

/** The same rows for a spreadsheet, then the words. */
export function satisfactionCsv({ report, quotes, locale }: Pick<Told, "report" | "quotes" | "locale">): string {
  const t = satisfactionWords(locale);
  const rate = line(t.rate, String(report.answered), rateOf(report, locale));
  const rows = [[t.about, "1", "2", "3", "4", "5", t.answers, t.value], rate, ...linesOf(report, locale)];
  const said = quotes.map((text): Line => line(text, "", ""));
  return csv([...rows, ...(said.length > 0 ? [line(t.quotes, "", ""), ...said] : [])], locale);
}

function linesOf(report: Report.Report, locale: Locale): Line[] {
  const t = satisfactionWords(locale);
  const label = (questionID: string) => (report.labels[questionID] ?? labelOf(questionID))[locale];
  return [
    ...figures(report, label, locale),
    ...report.others.flatMap(({ audience, later, ...own }) => [
      line(t.audience[audience], "", t.responses(own.answered, own.invited)),
      ...figures(own, label, locale),
      ...twice(later, { title: `${t.audience[audience]} – ${t.later}`, label, locale }),
    ]),
    ...course(report, locale),
    ...twice(report.later, { title: t.later, label, locale }),
    ...twice(report.positioning, { title: t.positioning, label, locale }),
    ...parts(t.programmes, report.programmes, locale),
    ...parts(t.coaches, report.coaches, locale),
    ...parts(t.organizations, report.organizations, locale),
    ...parts(t.cohorts, report.cohorts, locale),
  ];
}

function figures(own: Pick<Report.Report, "scale" | "nps">, label: (id: string) => string, locale: Locale): Line[] {
  const scales = Object.entries(own.scale).map(([id, { counts, answers, mean }]): Line => {
    const [one, two, three, four, five] = counts.map(String);
    return [
      label(id),
      one ?? "",
      two ?? "",
      three ?? "",
      four ?? "",
      five ?? "",
      String(answers),
      decimal(mean, locale),
    ];
  });
  const t = satisfactionWords(locale);
  const splits = Object.entries(own.nps).map(([id, { answers, score, promoters, passives, detractors }]) =>
    line(`${label(id)} ${t.split(promoters, passives, detractors)}`, String(answers), `${t.nps} ${score}`),
  );
  return [...scales, ...splits];
}

interface Twice {
  title: string;
  label: (id: string) => string;
  locale: Locale;
}

function twice(pairs: readonly Pair[], { title, label, locale }: Twice): Line[] {
  if (pairs.length === 0) return [];
  const shown = (one: Pair["first"]) => (one ? `${decimal(one.value, locale)} (${one.answers})` : "–");
  return [
    line(title, "", ""),
    ...pairs.map(({ questionID, first, second }) => line(label(questionID), shown(first), shown(second))),
  ];
}

/** Of one group, session after session; of several, month after month. */
function course({ trend }: Report.Report, locale: Locale): Line[] {
  if (trend.length === 0) return [];
  const t = satisfactionWords(locale);
  const isMonthly = trend.some(({ cohortID }) => cohortID === null);
  return [
    line(isMonthly ? t.months : t.sessions, "", ""),
    ...trend.map(({ sessionNumber, openedAt, answers, mean }) => {
      const about = isMonthly ? t.month(openedAt) : t.session(sessionNumber ?? 0, openedAt.slice(0, 10));
      return line(about, String(answers), decimal(mean, locale));
    }),
  ];
}

function parts(title: string, all: readonly Report.Part[], locale: Locale): Line[] {
  if (all.length < 2) return [];
  const t = satisfactionWords(locale);
  return [
    line(title, "", ""),
    ...all.map(({ name, answered, invited, satisfaction }) =>
      line(name, t.responses(answered, invited), satisfaction ? decimal(satisfaction.mean, locale) : "–"),
    ),
  ];
}

function line(about: string, n: string, value: string): Line {
  return [about, "", "", "", "", "", n, value];
}
