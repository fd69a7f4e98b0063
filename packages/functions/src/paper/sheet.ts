import type { Signing } from "@entrepairs/core/attendance";
import { type Firm, Identity } from "@entrepairs/core/firm";
import { Config } from "@entrepairs/core/gateway";
import { dayOf } from "@entrepairs/core/kernel";
import { wallClockOf } from "@entrepairs/core/session";
import type { RecordCell, RecordDocument } from "@entrepairs/facturx";
import { day as dayIn, moment } from "@entrepairs/mail";
import { demoMark, wholeColour } from "./agreement.ts";
import { sheetWords } from "./sheet-words.ts";

type Locale = "fr" | "en";
type Paper = Signing.Drawn & { inks: ReadonlyMap<string, string> };

/**
 * The attendance sheet of a session: who signed for each half-day, as drawn or typed, the coach below, then what was
 * corrected. Whoever was away stands without the reason: a sheet leaves the firm.
 */
export function sheetDocument(paper: Paper, firm: Firm.Info, locale: Locale): RecordDocument {
  const t = sheetWords(locale);
  const { session, halves, entries, lockedAt } = paper;
  const last = entries.at(-1);
  return {
    title: t.title,
    author: firm.name,
    day: dayOf(lockedAt ?? session.startsAt, session.zone),
    locale,
    facts: factsOf(paper, firm, locale),
    columns: [
      { title: t.person, share: 26 },
      ...halves.map((day) => ({ title: `${t.part[day.part]}, ${hours(day, session.zone, locale)}`, share: 40 })),
    ],
    rows: [...rowsOf(paper, locale), coachRow(paper, locale), ...correctionsOf(paper, locale)],
    closing: [
      lockedAt ? t.closed(moment(lockedAt, session.zone, locale)) : t.open,
      ...(paper.paper ? onPaper(paper.paper, session.zone, locale) : []),
      last ? t.chain(last.hash) : "",
    ].join(" "),
    ...(firm.colour && { colour: wholeColour(firm.colour) }),
    ...(Config.use().demo && { mark: demoMark(locale) }),
  };
}

function onPaper({ statement, scans }: NonNullable<Paper["paper"]>, zone: string, locale: Locale): string[] {
  const t = sheetWords(locale);
  const said = (text: string) => text.replace(/[.\s]+$/, "");
  return [
    t.statement(said(statement)),
    ...scans.map((one) =>
      one.statement === null
        ? t.scan(one.hash)
        : t.attached(said(one.statement), t.by(one.name, moment(one.at, zone, locale)), one.hash),
    ),
  ];
}

function factsOf({ cohort, session, halves }: Paper, firm: Firm.Info, locale: Locale): RecordDocument["facts"] {
  const t = sheetWords(locale);
  const { startsAt, zone, modality, place, number } = session;
  const activity = firm.activityNumber ? `, ${t.activity} ${Identity.formatActivityNumber(firm.activityNumber)}` : "";
  const when = halves.map((day) => hours(day, zone, locale)).join(", ");
  return [
    { label: t.firm, value: `${firm.name}, SIRET ${Identity.formatSiret(firm.siret)}${activity}` },
    { label: t.action, value: `${cohort.programmeTitle} – ${cohort.name}` },
    { label: t.session, value: t.numbered(number) },
    { label: t.when, value: `${dayIn(dayOf(startsAt, zone), locale)}, ${when}` },
    { label: t.where, value: modality === "remote" ? t.remote : (place ?? t.onsite) },
    { label: t.coach, value: leaderIn({ cohort, session }) },
  ];
}

/** Who led this session, by name. */
const leaderIn = ({ cohort, session }: Pick<Paper, "cohort" | "session">) => session.standIn?.name ?? cohort.coachName;

/** `NOM Prénom`, as attendance sheets write it. */
function rowsOf({ people, halves, session, inks }: Paper, locale: Locale): RecordCell[][] {
  return people.map(({ given, family, cells }) => [
    `${family.toLocaleUpperCase("fr")} ${given}`,
    ...halves.map(({ half }) => {
      const cell = cells[half];
      return cell ? cellOf(cell, { inks, zone: session.zone, locale }) : "";
    }),
  ]);
}

interface Seen {
  inks: ReadonlyMap<string, string>;
  zone: string;
  locale: Locale;
}

function cellOf({ state, lateMinutes, signature }: Signing.Cell, seen: Seen): RecordCell {
  const t = sheetWords(seen.locale);
  const late = lateMinutes ? t.late(lateMinutes) : "";
  if (signature && state === "signed") return signatureCell(signature, seen, late);
  if (state === "late") return late || t.state.late;
  return t.state[state];
}

export function signatureCell(entry: Signing.Entry, { inks, zone, locale }: Seen, more = ""): RecordCell {
  const t = sheetWords(locale);
  const when = moment(entry.at, zone, locale);
  if (entry.method === "paper") return [t.onPaper(entry.name, when), more].filter(Boolean).join("\n");
  const at = t.signedAt(when);
  const strokes = inks.get(entry.signatureID);
  const said = [entry.method === "typed" ? t.typed(entry.name) : "", at, more].filter(Boolean).join("\n");
  return strokes ? { text: said, strokes } : said;
}

function coachRow({ cohort, halves, session, inks }: Paper, locale: Locale): RecordCell[] {
  const t = sheetWords(locale);
  return [
    `${leaderIn({ cohort, session })}\n${t.coach}`,
    ...halves.map(({ countersignature }) =>
      countersignature ? signatureCell(countersignature, { inks, zone: session.zone, locale }) : t.notSigned,
    ),
  ];
}

function correctionsOf({ entries, people, halves, session }: Paper, locale: Locale): RecordCell[][] {
  const t = sheetWords(locale);
  return entries
    .filter(({ act }) => act === "corrected")
    .map(({ enrolmentID, half, presence, lateMinutes, name, at, reason }) => {
      const one = people.find((person) => person.enrolmentID === enrolmentID);
      const who = one ? `${one.family.toLocaleUpperCase("fr")} ${one.given}` : "";
      const state = presence ? t.state[presence] : "";
      const late = lateMinutes ? `, ${t.late(lateMinutes)}` : "";
      const said = `${state}${late} – ${t.by(name, moment(at, session.zone, locale))}${t.colon} ${reason ?? ""}`;
      return [`${t.correction}\n${who}`, ...halves.map((day) => (day.half === half ? said : ""))];
    });
}

function hours({ from, to }: { from: string; to: string }, zone: string, locale: Locale): string {
  const time = (instant: string) => {
    const { time: text } = wallClockOf(instant, zone);
    return locale === "fr" ? text.replace(":", "\u00a0h\u00a0") : text;
  };
  return `${time(from)}–${time(to)}`;
}
