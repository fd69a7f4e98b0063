import * as v from "valibot";
import { db, rowsOf } from "../db/index.ts";
import { Discoveries, Discovery } from "../discovery/index.ts";
import { Calendars, Calendar as FirmCalendar, Firms } from "../firm/index.ts";
import { Actor, Day, dayOf, fn, type Holiday, namedHolidays, notFound, plusDays } from "../kernel/index.ts";
import { Members } from "../member/index.ts";
import { Session, type SessionInfo, Sessions } from "../session/index.ts";
import { type Clash, clashesOf } from "./clash.ts";

const PeriodDay = v.pipe(Day, v.minValue("2000-01-01", "day"), v.maxValue("2099-12-31", "day"));
export const Period = v.object({ from: PeriodDay, to: PeriodDay, mine: v.optional(v.boolean(), false) });

export type Meeting = SessionInfo & { discoveryID: string | null; coachName: string; clash: Clash | null };

/** A day on which the firm does not work, and why. */
export interface DayOff {
  day: Day;
  holiday: Holiday | null;
  span: string | null;
}

/**
 * A calendar from one day to another, both included, as walls of the firm's zone show them: the firm's meetings, or a
 * coach's own, discovery sessions among them; what meets what; the days on which the firm does not work.
 */
export const period = fn("calendar.period", Period, async ({ from, to, mine }) => {
  Actor.assertRole("owner", "manager", "coach");
  // A day begins up to fourteen hours before it does in UTC, and ends as much after: the zone is known with the answer.
  const around = { from: `${plusDays(from, -1)}T00:00:00.000Z`, to: `${plusDays(to, 2)}T00:00:00.000Z`, mine };
  const { items } = await db().query(Session.rangeOf(around));
  const all: (SessionInfo & { discoveryID: string | null })[] = [
    ...rowsOf(Sessions, items).map((session) => ({ ...session, discoveryID: null })),
    ...rowsOf(Discoveries, items).map(ofDiscovery),
  ];
  const coachIDs = [...new Set(all.map(({ coachID }) => coachID))];
  const [firm, kept, coaches] = await db().gets(
    { entity: Firms, key: {} },
    { entity: Calendars, key: {} },
    coachIDs.map((memberID) => ({ entity: Members, key: { memberID } })),
  );
  if (!firm) throw notFound("firm");
  const calendar = kept ?? FirmCalendar.USUAL;
  const names = new Map(coaches.flatMap((coach) => (coach ? [[coach.memberID, coach.name] as const] : [])));
  const clashes = clashesOf(all, calendar);
  const meetings = all
    .filter(({ startsAt }) => isWithin(dayOf(startsAt, firm.zone), { from, to }))
    .sort((one, other) => one.startsAt.localeCompare(other.startsAt) || one.sessionID.localeCompare(other.sessionID))
    .map((one) => ({
      ...one,
      coachName: names.get(one.coachID) ?? "",
      clash: clashes.get(one.sessionID) ?? null,
    }));
  return { zone: firm.zone, meetings, daysOff: daysOff(calendar, { from, to }) };
});

/** A meeting of no group. */
const ofDiscovery = (one: Discovery.Stored) => ({
  ...Discovery.asSession(one),
  cohortID: "",
  discoveryID: one.discoveryID,
});

const isWithin = (day: Day, { from, to }: { from: Day; to: Day }) => from <= day && day <= to;

/** The public holidays and the spans that a firm keeps free between two days, in order. Pure. */
export function daysOff(
  { holidays, spans }: Pick<FirmCalendar.Info, "holidays" | "spans">,
  asked: { from: Day; to: Day },
): DayOff[] {
  const off = new Map<Day, DayOff>();
  for (let day = asked.from; day <= asked.to; day = plusDays(day, 1)) {
    const span = spans.find((one) => isWithin(day, one));
    if (span) off.set(day, { day, holiday: null, span: span.name });
  }
  for (let year = Number(asked.from.slice(0, 4)); holidays !== "none" && year <= Number(asked.to.slice(0, 4)); year++) {
    for (const [day, holiday] of namedHolidays(year, holidays)) {
      if (isWithin(day, asked)) off.set(day, { day, span: off.get(day)?.span ?? null, holiday });
    }
  }
  return [...off.values()].sort((one, other) => one.day.localeCompare(other.day));
}
