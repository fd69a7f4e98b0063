import * as v from "valibot";
import { db } from "../db/index.ts";
import { Firm } from "../firm/index.ts";
import { Actor, Day, DomainError, dayOf, fn, line, now, plusDays, Rev, refusedField } from "../kernel/index.ts";
import { Member } from "../member/index.ts";
import { AnnualReports, type Typed } from "./annual.table.ts";
import { isChoice } from "./boxes.ts";
import { soldIn, trainingOf } from "./facts.ts";
import { missingOf, objectivesOf, productsOf, specialitiesOf, traineesOf, trainersOf } from "./figures.ts";

const Year = v.pipe(v.string(), v.regex(/^20\d\d$/, "year"));
const Key = v.object({ year: Year });
/** An accounting year may be longer than twelve months once, never beyond two years. */
const DAYS_MOST = 731;
const DECISIONS_MOST = 600;

const NOTHING: v.InferOutput<typeof Typed> = {
  charges: null,
  wages: null,
  bought: null,
  turnover: null,
  outsourcedPeople: null,
  outsourcedHours: null,
  entrustedPeople: null,
  entrustedHours: null,
};

async function kept(year: string) {
  const usual = { from: `${year}-01-01`, to: `${year}-12-31`, typed: NOTHING, decisions: {}, director: null };
  return (await db().get(AnnualReports, { year })) ?? { year, ...usual, savedAt: null, savedBy: null, rev: 0 };
}

/** What the figures of a year lack: a box that nobody can tell, or that nobody typed. */
export type Lacking =
  | ReturnType<typeof missingOf>[number]
  | { code: "session" | "presence"; id: string; cohortID: string; label: string; startsAt: string; people: number }
  | { code: "charges" | "turnover" | "director" | "activity"; id: null; cohortID: null; label: null };

/**
 * The yearly training report: each box of Cerfa 10443 with the records behind it, and what is missing. One query of
 * the year's sessions and one a group that met; sales from the books, so that C fits account 706.
 */
export const report = fn("annual.report", Key, async ({ year }) => {
  Actor.assertRole("owner", "manager");
  const [own, firm] = await Promise.all([kept(year), Firm.get()]);
  const [training, sold] = await Promise.all([trainingOf(own), soldIn(own)]);
  const facts = { ...training, sold, decisions: own.decisions };
  const products = productsOf(facts);
  const { typed, director } = own;
  const typedMissing: Lacking[] = [
    ...(firm.activityNumber ? [] : (["activity"] as const)),
    ...(director ? [] : (["director"] as const)),
    ...(typed.charges === null ? (["charges"] as const) : []),
    ...(typed.turnover === null ? (["turnover"] as const) : []),
  ].map((code) => ({ code, id: null, cohortID: null, label: null }));
  const sessions: Lacking[] = training.unrecorded.map(({ sessionID, cohortName, ...rest }) => ({
    ...rest,
    id: sessionID,
    label: cohortName,
  }));
  return {
    ...own,
    firm,
    remote: training.remote,
    products,
    /** Basis points of the whole turnover; none while it is not typed. */
    share: typed.turnover ? Math.round((products.total * 10_000) / typed.turnover) : null,
    trainers: trainersOf(facts),
    trainees: traineesOf(facts),
    objectives: objectivesOf(facts),
    specialities: specialitiesOf(facts),
    programmes: training.programmes,
    funders: [...new Map(sold.flatMap(({ funder }) => (funder ? [[funder.funderID, funder]] : []))).values()],
    missing: [...missingOf(facts), ...sessions, ...typedMissing],
    /** The report of a year is due on the last day of April of the next one (R6352-23). */
    isOver: dayOf(now(), firm.zone) > own.to,
  };
});
export type Report = Awaited<ReturnType<typeof report>>;

const Amount = v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0, "number")));
const Saving = v.object({
  year: Year,
  rev: Rev,
  from: Day,
  to: Day,
  typed: v.object({
    charges: Amount,
    wages: Amount,
    bought: Amount,
    turnover: Amount,
    outsourcedPeople: Amount,
    outsourcedHours: Amount,
    entrustedPeople: Amount,
    entrustedHours: Amount,
  }),
  decisions: v.record(v.pipe(v.string(), v.maxLength(80)), v.pipe(v.string(), v.maxLength(20))),
  director: v.nullable(v.object({ name: line(120), role: line(120) })),
});

/**
 * Keeps what is typed and decided of a year. Refused: days that are no year (`annual.period`), a choice that its
 * subject does not have (`annual.choice`), wages and training bought above all charges (`annual.charges`).
 */
export const save = fn("annual.save", Saving, async ({ rev, ...given }) => {
  Actor.assertRole("owner", "manager");
  assertYear(given);
  for (const [subject, choice] of Object.entries(given.decisions)) {
    if (!isChoice(subject, choice)) throw refusedField(`decisions.${subject}`, "annual.choice", "No such choice");
  }
  if (Object.keys(given.decisions).length > DECISIONS_MOST) throw refusedField("decisions", "too_many", "Too many");
  const { charges, wages, bought } = given.typed;
  if (charges !== null && (wages ?? 0) + (bought ?? 0) > charges) {
    throw refusedField("typed.charges", "annual.charges", "Parts are above the whole");
  }
  const { name } = await Member.get(Actor.member().memberID);
  const row = { ...given, savedAt: now(), savedBy: name };
  const written = await db().write(
    { report: rev === 0 ? AnnualReports.create(row) : AnnualReports.replace({ ...row, rev }) },
    { year: given.year, rev: rev + 1 },
  );
  if (written.refused) throw new DomainError("conflict", "annual.changed_meanwhile", "Someone changed this meanwhile");
  return written.answer;
});

function assertYear({ from, to, year }: { from: string; to: string; year: string }): void {
  const isYear = from < to && to.startsWith(year) && to <= plusDays(from, DAYS_MOST);
  if (!isYear) throw refusedField("to", "annual.period", "An accounting year ends in its year, after it began");
}
