import { LEVELS, NONE, OBJECTIVES, PRODUCTS, type Product, TRAINEES, type Trainee, wholeHours } from "./boxes.ts";

/** One document and what it sold, with what tells its box. */
export interface SoldFact {
  invoiceID: string;
  number: string;
  buyerName: string;
  buyer: "organization" | "company" | "publicBody" | "individual" | "funder";
  /** Of the funder, the line that the firm says or that is usual. */
  funder: { funderID: string; name: string; line: Product } | null;
  /** What was sold: training, something else, or nobody knows. */
  nature: "training" | "service" | "unknown";
  services: number;
  compensation: number;
}

/** One seat of a training action and what was followed of it in the year. */
export interface FollowedFact {
  enrolmentID: string;
  name: string;
  cohortID: string;
  cohortName: string;
  programmeID: string;
  minutes: number;
  status: "employee" | "jobSeeker" | "selfEmployed" | "publicServant" | "other" | null;
  /** Every payer of the seat is the person himself. */
  paysHimself: boolean;
}

/** What one person led of training actions in the year. */
export interface LedFact {
  coachID: string;
  name: string;
  minutes: number;
  sessions: number;
}

export interface ProgrammeFact {
  programmeID: string;
  title: string;
  nsfCode: string | null;
}

export interface Facts {
  sold: readonly SoldFact[];
  followed: readonly FollowedFact[];
  led: readonly LedFact[];
  programmes: readonly ProgrammeFact[];
  /** What the firm said of what no record tells. */
  decisions: Readonly<Record<string, string>>;
}

/** What stands behind a figure: a document, a seat, a coach. */
export interface Behind {
  kind: "invoice" | "seat" | "coach";
  id: string;
  cohortID: string | null;
  label: string;
  /** Cents or minutes. */
  value: number;
}
export interface MoneyLine {
  box: string;
  cents: number;
  behind: Behind[];
}
export interface PeopleLine {
  box: string;
  people: number;
  minutes: number;
  hours: number;
  behind: Behind[];
}
export interface PeopleFrame {
  lines: PeopleLine[];
  /** What has no box yet is part of the total. */
  total: { people: number; minutes: number; hours: number };
}

/** What is missing for a box: each with the subject that decides it, or the page that mends it. */
export interface Missing {
  code: "invoice" | "coach" | "person" | "nsf" | "level";
  id: string;
  cohortID: string | null;
  label: string;
}

const UNKNOWN = "unknown";

/** C: products by origin. A document of no training is shown and not counted; one of unknown nature waits. Pure. */
export function productsOf({ sold, decisions }: Facts): { lines: MoneyLine[]; funds: number; total: number } {
  const placed = sold.flatMap((one) => partsOf(one, decisions));
  const lines = [...PRODUCTS, UNKNOWN, NONE].flatMap((box) => {
    const own = placed.filter((part) => part.box === box);
    if (own.length === 0 && (box === UNKNOWN || box === NONE)) return [];
    const behind = own.map(({ sale, cents }) => ({
      kind: "invoice" as const,
      id: sale.invoiceID,
      cohortID: null,
      label: `${sale.number} – ${sale.buyerName}`,
      value: cents,
    }));
    return [{ box, cents: own.reduce((sum, { cents }) => sum + cents, 0), behind }];
  });
  const counted = placed.filter(({ box }) => box !== UNKNOWN && box !== NONE);
  // Line 2 of the form: what training funds paid, 2a to 2h.
  const funds = lines.filter(({ box }) => /^2[a-h]$/.test(box)).reduce((sum, { cents }) => sum + cents, 0);
  return { lines, funds, total: counted.reduce((sum, { cents }) => sum + cents, 0) };
}

function partsOf(sale: SoldFact, decisions: Facts["decisions"]): { sale: SoldFact; box: string; cents: number }[] {
  const decided = decisions[`invoice:${sale.invoiceID}`];
  const box = decided ?? (sale.nature === "unknown" ? UNKNOWN : sale.nature === "service" ? NONE : lineOf(sale));
  return [
    { sale, box, cents: sale.services },
    // A fee for a seat given up sells no training: it is among the other products of the activity.
    { sale, box: decided ?? (box === UNKNOWN || box === NONE ? box : "11"), cents: sale.compensation },
  ].filter(({ cents }) => cents !== 0);
}

function lineOf({ buyer, funder }: SoldFact): Product {
  if (buyer === "funder") return funder?.line ?? "8";
  if (buyer === "publicBody") return "3";
  return buyer === "individual" ? "9" : "1";
}

/** F-1: trainees by what they are. Who pays all of his seat himself is an individual at his own cost. Pure. */
export function traineesOf({ followed, decisions }: Facts): PeopleFrame {
  return frame(followed, [...TRAINEES], (one) => traineeOf(one, decisions));
}

function traineeOf(one: FollowedFact, decisions: Facts["decisions"]): Trainee | typeof UNKNOWN {
  const decided = decisions[`person:${one.enrolmentID}`];
  if (decided) return decided as Trainee;
  if (one.status === "jobSeeker") return "c";
  if (one.paysHimself) return "d";
  if (one.status === "employee") return "a";
  return one.status ? "e" : UNKNOWN;
}

/**
 * F-3: what for; other training than a certified one unless the firm says so. Below line a, once someone is in it, its
 * levels, whose people and hours are line a's. Pure.
 */
export function objectivesOf({ followed, decisions }: Facts): PeopleFrame {
  const of = ({ programmeID }: FollowedFact): string => decisions[`programme:${programmeID}`] ?? "d";
  const [first, ...others] = OBJECTIVES;
  const { lines, total } = frame(followed, [...LEVELS, first, ...others], of);
  const diplomas = lines.filter(({ box }) => box.startsWith(first));
  const sum = (of: (line: PeopleLine) => number) => diplomas.reduce((all, line) => all + of(line), 0);
  const whole: PeopleLine = {
    box: first,
    people: sum(({ people }) => people),
    minutes: sum(({ minutes }) => minutes),
    hours: sum(({ hours }) => hours),
    behind: diplomas.flatMap(({ behind }) => behind),
  };
  const levels = whole.people > 0 ? diplomas.filter(({ box }) => box !== first) : [];
  return { lines: [whole, ...levels, ...lines.filter((line) => !diplomas.includes(line))], total };
}

const SPECIALITIES_MOST = 5;
export const OTHERS = "others";

/** F-4: the five specialities (NSF code) of the most hours, then all others. Pure. */
export function specialitiesOf({ followed, programmes }: Facts): PeopleFrame {
  const codes = new Map(programmes.map(({ programmeID, nsfCode }) => [programmeID, nsfCode]));
  const of = ({ programmeID }: FollowedFact) => codes.get(programmeID) ?? UNKNOWN;
  const hours = new Map<string, number>();
  for (const one of followed) if (of(one) !== UNKNOWN) hours.set(of(one), (hours.get(of(one)) ?? 0) + one.minutes);
  const known = [...hours]
    .sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))
    .map(([code]) => code);
  const first = known.slice(0, SPECIALITIES_MOST);
  const boxes = known.length > first.length ? [...first, OTHERS] : first;
  return frame(followed, boxes, (one) => {
    const code = of(one);
    return code === UNKNOWN || first.includes(code) ? code : OTHERS;
  });
}

function frame(followed: readonly FollowedFact[], boxes: string[], of: (one: FollowedFact) => string): PeopleFrame {
  const present = followed.some((one) => of(one) === UNKNOWN) ? [...boxes, UNKNOWN] : boxes;
  const lines = present.map((box) => {
    const own = followed.filter((one) => of(one) === box);
    const minutes = own.reduce((sum, one) => sum + one.minutes, 0);
    return { box, people: own.length, minutes, hours: 0, behind: own.map(seatBehind) };
  });
  const { total, parts } = wholeHours(lines.map(({ minutes }) => minutes));
  const whole = lines.map((line, at) => ({ ...line, hours: parts[at] ?? 0 }));
  const minutes = lines.reduce((sum, line) => sum + line.minutes, 0);
  return { lines: whole, total: { people: followed.length, minutes, hours: total } };
}

function seatBehind({ enrolmentID, cohortID, name, cohortName, minutes }: FollowedFact): Behind {
  return { kind: "seat", id: enrolmentID, cohortID, label: `${name} – ${cohortName}`, value: minutes };
}

/** E: who taught, inside and outside; those of whom nobody said so wait. Pure. */
export function trainersOf({ led, decisions }: Facts): PeopleFrame {
  const of = ({ coachID }: LedFact) => decisions[`coach:${coachID}`] ?? UNKNOWN;
  const boxes = ["inside", "outside", ...(led.some((one) => of(one) === UNKNOWN) ? [UNKNOWN] : [])];
  const lines = boxes.map((box) => {
    const own = led.filter((one) => of(one) === box);
    const behind = own.map(({ coachID, name, minutes }) => ({
      kind: "coach" as const,
      id: coachID,
      cohortID: null,
      label: name,
      value: minutes,
    }));
    return { box, people: own.length, minutes: own.reduce((sum, { minutes }) => sum + minutes, 0), hours: 0, behind };
  });
  const { total, parts } = wholeHours(lines.map(({ minutes }) => minutes));
  const minutes = lines.reduce((sum, line) => sum + line.minutes, 0);
  return {
    lines: lines.map((line, at) => ({ ...line, hours: parts[at] ?? 0 })),
    total: { people: led.length, minutes, hours: total },
  };
}

/** What no record tells and nobody said. Pure. */
export function missingOf(facts: Facts): Missing[] {
  const { led, followed, programmes, decisions } = facts;
  const used = new Set(followed.map(({ programmeID }) => programmeID));
  const waiting = (code: Missing["code"], behind: readonly Behind[]) =>
    behind.map(({ id, cohortID, label }) => ({ code, id, cohortID, label }));
  const unknown = (lines: readonly { box: string; behind: Behind[] }[]) =>
    lines.filter(({ box }) => box === UNKNOWN).flatMap(({ behind }) => behind);
  return [
    ...waiting("invoice", unknown(productsOf(facts).lines)),
    ...led
      .filter(({ coachID }) => !decisions[`coach:${coachID}`])
      .map(({ coachID, name }) => ({ code: "coach" as const, id: coachID, cohortID: null, label: name })),
    ...waiting("person", unknown(traineesOf(facts).lines)),
    ...programmes
      .filter(({ programmeID, nsfCode }) => used.has(programmeID) && !nsfCode)
      .map(({ programmeID, title }) => ({ code: "nsf" as const, id: programmeID, cohortID: null, label: title })),
    ...programmes
      .filter(({ programmeID }) => used.has(programmeID) && decisions[`programme:${programmeID}`] === "a")
      .map(({ programmeID, title }) => ({ code: "level" as const, id: programmeID, cohortID: null, label: title })),
  ];
}
