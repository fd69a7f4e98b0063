import { Accounting } from "../accounting/index.ts";
import { followedOf } from "../attendance/index.ts";
import { Cohorts } from "../cohort/index.ts";
import { db, rowsOf } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Firm } from "../firm/index.ts";
import { Funding, Fundings } from "../funding/index.ts";
import { type Day, dayOf, now, plusDays } from "../kernel/index.ts";
import { Member } from "../member/index.ts";
import { Orders } from "../order/index.ts";
import { Participants } from "../participant/index.ts";
import { Programme } from "../programme/index.ts";
import { type Session, Sessions } from "../session/index.ts";
import { FUNDER_LINES, isChoice, type Product } from "./boxes.ts";
import type { FollowedFact, LedFact, ProgrammeFact, SoldFact } from "./figures.ts";

interface Year {
  from: Day;
  to: Day;
  decisions: Readonly<Record<string, string>>;
}

/** A firm that holds more sessions in a year needs another way to count them. */
const SESSIONS_MAX = 20_000;

/** A session whose people nobody recorded, or that nobody marked as held. */
export interface Unrecorded {
  code: "presence" | "session";
  cohortID: string;
  sessionID: string;
  cohortName: string;
  startsAt: string;
  people: number;
}

export interface Training {
  followed: FollowedFact[];
  led: LedFact[];
  programmes: ProgrammeFact[];
  unrecorded: Unrecorded[];
  /** Some of it was held at a distance. */
  remote: boolean;
}

/** What was taught and followed in the year: one list of its sessions, then each group that met. */
export async function trainingOf({ from, to }: Pick<Year, "from" | "to">): Promise<Training> {
  const [{ zone }, members, all] = await Promise.all([Firm.get(), Member.list(), sessionsOf(from, to)]);
  const within = ({ startsAt }: Pick<Session.Info, "startsAt">) => {
    const day = dayOf(startsAt, zone);
    return day >= from && day <= to;
  };
  const ids = [...new Set(all.filter(within).map(({ cohortID }) => cohortID))];
  const groups = (await Promise.all(ids.map((cohortID) => Enrolment.groupOf(cohortID)))).filter(
    ({ cohort }) => cohort.nature === "training" && cohort.status !== "cancelled",
  );
  const parts = groups.map((group) => partOf(group, within));
  const people = await statusesOf(parts.flatMap(({ seats }) => seats.map(({ enrolment }) => enrolment)));
  const names = new Map(members.map(({ memberID, name }) => [memberID, name]));
  return {
    followed: parts.flatMap(({ seats, group }) =>
      seats.map(({ enrolment, minutes }) =>
        factOf(group, enrolment, { minutes, status: people.get(enrolment.enrolmentID) ?? null }),
      ),
    ),
    led: ledOf(parts, names),
    programmes: await programmesOf(groups),
    unrecorded: parts.flatMap(({ unrecorded }) => unrecorded),
    remote: parts.some(({ held }) => held.some(({ modality }) => modality !== "onsite")),
  };
}

async function sessionsOf(from: Day, to: Day): Promise<Session.Stored[]> {
  // A day more on each side: an instant's day is told by the firm's zone.
  const between = [`${plusDays(from, -1)}`, `${plusDays(to, 2)}~`] as const;
  const { items } = await db().query({ pk: ["SESSIONS"], index: "g1", between, limit: SESSIONS_MAX });
  return rowsOf(Sessions, items);
}

type Part = ReturnType<typeof partOf>;

function partOf(group: Enrolment.Group, within: (session: Session.Info) => boolean) {
  const { cohort, enrolments } = group;
  // What a group does among its peers is nobody's training.
  const led = group.sessions.filter(
    (one) => within(one) && !(cohort.autonomousSince && one.startsAt >= cohort.autonomousSince),
  );
  const held = led.filter(({ status }) => status === "held");
  const people = enrolments.map(({ enrolmentID, given, family }) => ({ enrolmentID, name: `${given} ${family}` }));
  const told = followedOf({ ...group, sessions: held }, people);
  const byID = new Map(enrolments.map((one) => [one.enrolmentID, one]));
  const seats = told.flatMap(({ enrolmentID, minutes }) => {
    const enrolment = byID.get(enrolmentID);
    return enrolment && minutes > 0 ? [{ enrolment, minutes }] : [];
  });
  const silent = told.filter(({ seated, unrecorded }) => seated && unrecorded.length > 0);
  const unrecorded = led.flatMap((session): Unrecorded[] => {
    const { sessionID, startsAt, zone, status } = session;
    const about = { cohortID: cohort.cohortID, cohortName: cohort.name, sessionID, startsAt };
    if (status === "planned" && startsAt < now()) return [{ ...about, code: "session" as const, people: 0 }];
    const day = dayOf(startsAt, zone);
    const missing = status === "held" ? silent.filter((one) => one.unrecorded.includes(day)).length : 0;
    return missing > 0 ? [{ ...about, code: "presence" as const, people: missing }] : [];
  });
  return { group, held, seats, unrecorded };
}

function factOf(
  { cohort }: Enrolment.Group,
  { enrolmentID, given, family, payers }: Enrolment.Info,
  told: Pick<FollowedFact, "minutes" | "status">,
): FollowedFact {
  const paysHimself = payers.length > 0 && payers.every(({ kind }) => kind === "individual");
  const { cohortID, name: cohortName, programmeID } = cohort;
  return { enrolmentID, name: `${given} ${family}`, cohortID, cohortName, programmeID, paysHimself, ...told };
}

async function statusesOf(enrolments: readonly Enrolment.Info[]) {
  const keys = enrolments.map(({ organizationID, participantID }) => ({
    entity: Participants,
    key: { organizationID, participantID },
  }));
  const [found] = await db().gets(keys);
  return new Map(enrolments.map(({ enrolmentID }, at) => [enrolmentID, found[at]?.traineeStatus ?? null]));
}

function ledOf(parts: readonly Part[], names: ReadonlyMap<string, string>): LedFact[] {
  const led = new Map<string, LedFact>();
  for (const { coachID, minutes } of parts.flatMap(({ held }) => held)) {
    const known = led.get(coachID) ?? { coachID, name: names.get(coachID) ?? "", minutes: 0, sessions: 0 };
    led.set(coachID, { ...known, minutes: known.minutes + minutes, sessions: known.sessions + 1 });
  }
  return [...led.values()].sort((one, other) => one.name.localeCompare(other.name, "fr"));
}

async function programmesOf(groups: readonly Enrolment.Group[]): Promise<ProgrammeFact[]> {
  const ids = new Set(groups.map(({ cohort }) => cohort.programmeID));
  return (await Programme.list({}))
    .filter(({ programmeID }) => ids.has(programmeID))
    .map(({ programmeID, title, nsfCode }) => ({ programmeID, title, nsfCode }));
}

/** What was sold in the year, as the books have it, with what tells its box. */
export async function soldIn({ from, to, decisions }: Year): Promise<SoldFact[]> {
  const [sales, funders] = await Promise.all([Accounting.sales({ from, to }), Funding.funders({})]);
  const natures = await naturesOf(sales.map(({ invoice }) => invoice));
  const files = await filesOf(sales.flatMap(({ invoice }) => invoice.fundingID ?? []));
  return sales
    .filter(({ services, compensation }) => services !== 0 || compensation !== 0)
    .map(({ invoice, services, compensation }) => {
      const { invoiceID, number, buyer, fundingID } = invoice;
      const funder = funders.find(({ funderID }) => funderID === files.get(fundingID ?? ""));
      return {
        invoiceID,
        number: number ?? "",
        buyerName: buyer.name,
        buyer: buyer.kind,
        funder: funder ? { funderID: funder.funderID, name: funder.name, line: lineOf(funder, decisions) } : null,
        nature: natures(invoice),
        services,
        compensation,
      };
    });
}

function lineOf({ funderID, kind }: Funding.Funder, decisions: Year["decisions"]): Product {
  const decided = decisions[`funder:${funderID}`] ?? "";
  return isChoice(`funder:${funderID}`, decided) ? (decided as Product) : FUNDER_LINES[kind];
}

type Sold = Accounting.Sale["invoice"];

/** Of the groups whose seats a document bills, else of its order; two natures on one document are nobody's guess. */
async function naturesOf(invoices: readonly Sold[]) {
  const cohortIDs = [...new Set(invoices.flatMap(cohortsOn))];
  const orderIDs = [...new Set(invoices.flatMap(({ orderID }) => orderID ?? []))];
  const [cohorts, orders] = await db().gets(
    cohortIDs.map((cohortID) => ({ entity: Cohorts, key: { cohortID } })),
    orderIDs.map((orderID) => ({ entity: Orders, key: { orderID } })),
  );
  const ofCohort = new Map(cohorts.flatMap((one) => (one ? [[one.cohortID, one.nature] as const] : [])));
  const ofOrder = new Map(orders.flatMap((one) => (one ? [[one.orderID, one.nature] as const] : [])));
  return (invoice: Sold): SoldFact["nature"] => {
    if (invoice.fundingID) return "training";
    const found = new Set(cohortsOn(invoice).flatMap((cohortID) => ofCohort.get(cohortID) ?? []));
    if (found.size === 1) return [...found][0] ?? "unknown";
    if (found.size > 1) return "unknown";
    return ofOrder.get(invoice.orderID ?? "") ?? "unknown";
  };
}

const cohortsOn = ({ lines }: Sold) => lines.flatMap(({ seats }) => seats.map(({ cohortID }) => cohortID));

async function filesOf(fundingIDs: readonly string[]): Promise<Map<string, string>> {
  const keys = [...new Set(fundingIDs)].map((fundingID) => ({ entity: Fundings, key: { fundingID } }));
  const [found] = await db().gets(keys);
  return new Map(found.flatMap((one) => (one ? [[one.fundingID, one.funderID] as const] : [])));
}
