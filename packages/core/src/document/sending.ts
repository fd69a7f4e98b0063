import * as v from "valibot";
import { db } from "../db/index.ts";
import { Enrolment } from "../enrolment/index.ts";
import { Firm } from "../firm/index.ts";
import { Actor, dayOf, fn, now, plusDays, plusMinutes } from "../kernel/index.ts";
import { instantOf } from "../session/index.ts";
import { DocumentSettings } from "./document.table.ts";
import { dayOfFirst } from "./facts.ts";

/** Ten days before the first session, unless the firm says otherwise. */
const SHIPPED = { daysBefore: 10 };
const AT = "08:00";

/** How many days before the first session the documents leave by themselves; null: never. Asks for no role. */
export async function settingsNow(): Promise<{ daysBefore: number | null; rev: number }> {
  const found = await db().get(DocumentSettings, {});
  return found ?? { ...SHIPPED, rev: 0 };
}

export const settings = fn("document.settings", v.object({}), async () => {
  Actor.assertRole("owner", "manager");
  return { daysBefore: (await settingsNow()).daysBefore };
});

const Days = v.nullable(v.pipe(v.number(), v.integer("days"), v.minValue(1, "days"), v.maxValue(60, "days")));

export const changeSettings = fn("document.changeSettings", v.object({ daysBefore: Days }), async ({ daysBefore }) => {
  Actor.assertRole("owner", "manager");
  const written = await db().write({ settings: DocumentSettings.put({ daysBefore }) }, { daysBefore });
  return written.answer;
});

/** `isLate`: the planned day is over, what is to leave leaves at the next occasion. */
export type When = { at: string; isLate: boolean } | undefined;

/**
 * When a group's documents leave by themselves: so many days before its first session, else the next morning for who
 * came later, else at once when there is no morning left. Nothing for a group that is over, full of nobody, or begun.
 */
export async function whenDue(cohortID: string): Promise<When> {
  Actor.assertSystem();
  const [{ daysBefore }, { zone }, group] = await Promise.all([settingsNow(), Firm.get(), Enrolment.groupOf(cohortID)]);
  const first = dayOfFirst(group);
  const isOver = group.cohort.status === "cancelled" || group.cohort.status === "closed";
  if (daysBefore === null || isOver || !first) return undefined;
  const startsAt = group.sessions.find(({ status }) => status !== "cancelled")?.startsAt ?? "";
  return dueAt({ first, startsAt, daysBefore, zone, at: now() });
}

interface Moment {
  first: string;
  startsAt: string;
  daysBefore: number;
  zone: string;
  at: string;
}

/** Pure. */
export function dueAt({ first, startsAt, daysBefore, zone, at }: Moment): When {
  if (startsAt <= at) return undefined;
  const planned = instantOf(plusDays(first, -daysBefore), AT, zone);
  if (planned > at) return { at: planned, isLate: false };
  const morning = instantOf(plusDays(dayOf(at, zone), 1), AT, zone);
  return { at: morning < plusMinutes(startsAt, -60) ? morning : at, isLate: true };
}
