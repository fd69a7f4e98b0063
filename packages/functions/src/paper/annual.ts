import type { AnnualReport } from "@entrepairs/core/annual";
import { Identity } from "@entrepairs/core/firm";
import { Config } from "@entrepairs/core/gateway";
import { french } from "@entrepairs/core/kernel";
import type { RecordDocument } from "@entrepairs/facturx";
import { date, money } from "@entrepairs/mail";
import { demoMark, wholeColour } from "./agreement.ts";
import { ANNUAL_WORDS } from "./annual-words.ts";

type Locale = "fr" | "en";
type Report = AnnualReport.Report;
type People = Report["trainees"];

/** One box: frame, line, what it is, its value, its hours. Sums stay cents until they are written. */
export interface AnnualRow {
  frame: string;
  line: string;
  label: string;
  value: { cents: number } | { people: number } | { percent: number } | null;
  hours: number | null;
}

/** Every box of the report in the order of the form; what nobody typed is null, never 0. Pure. */
export function annualRows(report: Report, locale: Locale): AnnualRow[] {
  const t = ANNUAL_WORDS[locale];
  const { typed, products } = report;
  const sum = (cents: number | null) => (cents === null ? null : { cents });
  const people = (count: number | null) => (count === null ? null : { people: count });
  const product = (box: string) => t.products[box as keyof typeof t.products];
  const frameOf = (frame: string, { lines, total }: People, label: (box: string) => string): AnnualRow[] => [
    ...lines.map((one) => ({
      frame,
      line: one.box === "unknown" ? "" : one.box,
      label: label(one.box),
      value: people(one.people),
      hours: one.hours,
    })),
    { frame, line: "", label: label("total"), value: people(total.people), hours: total.hours },
  ];
  const speciality = (box: string) =>
    box === "others" || box === "unknown" || box === "total" ? t.specialities[box] : t.specialities.code(box);
  const inner =
    <W extends object>(words: W) =>
    (box: string) =>
      String(words[box as keyof W]);
  return [
    ...products.lines
      .filter(({ box }) => box !== "none")
      .flatMap(({ box, cents }) => {
        const line = { frame: t.frames.C, line: box, label: product(box), value: sum(cents), hours: null };
        if (box === "unknown") return [{ ...line, line: "" }];
        // The form sums what training funds paid below the last of their lines.
        return box === "2h"
          ? [line, { ...line, line: "2", label: t.products.funds, value: sum(products.funds) }]
          : [line];
      }),
    { frame: t.frames.C, line: "", label: t.products.total, value: sum(products.total), hours: null },
    {
      frame: t.frames.C,
      line: "",
      label: t.products.share,
      value: report.share === null ? null : { percent: report.share },
      hours: null,
    },
    ...(["charges", "wages", "bought"] as const).map((key) => ({
      frame: t.frames.D,
      line: "",
      label: t.charges[key],
      value: sum(typed[key]),
      hours: null,
    })),
    ...frameOf(t.frames.E, report.trainers, inner(t.trainers)).map((row) => ({ ...row, line: "" })),
    ...frameOf(t.frames.F1, report.trainees, inner(t.trainees)),
    {
      frame: t.frames.F2,
      line: "",
      label: t.outsourced,
      value: people(typed.outsourcedPeople),
      hours: typed.outsourcedHours,
    },
    // Levels below line a have no letter of their own.
    ...frameOf(t.frames.F3, report.objectives, inner(t.objectives)).map((row) => ({
      ...row,
      line: row.line.length > 1 ? "" : row.line,
    })),
    ...frameOf(t.frames.F4, report.specialities, speciality).map((row) => ({
      ...row,
      line: /^\d/.test(row.line) ? row.line : "",
    })),
    {
      frame: t.frames.G,
      line: "",
      label: t.entrusted,
      value: people(typed.entrustedPeople),
      hours: typed.entrustedHours,
    },
  ];
}

/** What the screen calls the boxes: the words of the paper, once. Pure. */
export function annualLabels(locale: Locale) {
  const { products, charges, trainers, trainees, objectives, specialities } = ANNUAL_WORDS[locale];
  const { others, unknown, total } = specialities;
  return { products, charges, trainers, trainees, objectives, specialities: { others, unknown, total } };
}

function written(value: AnnualRow["value"], locale: Locale): string {
  if (value === null) return ANNUAL_WORDS[locale].none;
  if ("cents" in value) return money(value.cents, locale);
  if ("people" in value) return String(value.people);
  return `${(value.percent / 100).toFixed(2).replace(".", locale === "fr" ? "," : ".")}\u00a0%`;
}

/** A4, for the file of the year. */
export function annualDocument(report: Report, locale: Locale): RecordDocument {
  const t = ANNUAL_WORDS[locale];
  const { firm, from, to, year, director, remote } = report;
  const shown = (text: string) => (locale === "fr" ? french(text) : text);
  return {
    title: t.title(year),
    author: firm.name,
    day: to,
    locale,
    facts: [
      { label: t.firm, value: firm.name },
      { label: t.siret, value: Identity.formatSiret(firm.siret) },
      {
        label: t.activity,
        value: firm.activityNumber ? Identity.formatActivityNumber(firm.activityNumber) : t.none,
      },
      { label: t.period, value: t.between(date(from, locale), date(to, locale)) },
      { label: t.remote, value: remote ? t.yes : t.no },
      { label: t.director, value: director ? `${director.name}, ${director.role}` : t.none },
    ],
    columns: [
      { title: t.columns[0], share: 9 },
      { title: t.columns[1], share: 9 },
      { title: t.columns[2], share: 58 },
      { title: t.columns[3], share: 20, align: "right" },
      { title: t.columns[4], share: 12, align: "right" },
    ],
    rows: annualRows(report, locale).map(({ frame, line, label, value, hours }) => [
      frame,
      line,
      shown(label),
      written(value, locale),
      hours === null ? "" : String(hours),
    ]),
    closing: shown(t.closing),
    ...(firm.colour && { colour: wholeColour(firm.colour) }),
    ...(Config.use().demo && { mark: demoMark(locale) }),
  };
}

/** The same for a spreadsheet: UTF-8 with its mark, semicolons, sums with a comma as French programs read them. */
export function annualCsv(report: Report, locale: Locale): string {
  const t = ANNUAL_WORDS[locale];
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const plain = (value: AnnualRow["value"]) => {
    if (value === null) return "";
    if ("cents" in value) return (value.cents / 100).toFixed(2).replace(".", ",");
    return "people" in value ? String(value.people) : (value.percent / 100).toFixed(2).replace(".", ",");
  };
  const rows = annualRows(report, locale).map(({ frame, line, label, value, hours }) =>
    [cell(frame), cell(line), cell(label), plain(value), hours ?? ""].join(";"),
  );
  return `\ufeff${[t.columns.map(cell).join(";"), ...rows].join("\r\n")}\r\n`;
}
