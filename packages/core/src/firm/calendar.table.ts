import * as v from "valibot";
import { Day, entity, HOLIDAY_REGIONS } from "../kernel/index.ts";

export const CalendarRow = v.object({
  /** Whose public holidays the firm keeps free. */
  holidays: v.picklist([...HOLIDAY_REGIONS, "none"]),
  /** School holidays and other spans that it keeps free, both ends included. */
  spans: v.array(v.object({ name: v.string(), from: Day, to: Day })),
  /** Places that hold one session at a time, as a group's place names them. */
  rooms: v.array(v.string()),
  /** What a coach needs between two different places. */
  travelMinutes: v.number(),
});

/** When and where the firm works, as its cycles are laid out. */
export const Calendars = entity({
  name: "firmCalendar",
  version: 1,
  schema: CalendarRow,
  key: (_: object) => ({ pk: ["FIRM"], sk: ["CALENDAR"] }),
});
