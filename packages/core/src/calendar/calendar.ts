/** Dates as people keep them: their own calendar, the reminders, whether they come. What the outside may ask. */
export { agenda, type Entry } from "./agenda.ts";
export { Said } from "./calendar.table.ts";
export type { Clash } from "./clash.ts";
export { DigestDue, digestAt, mondayOf } from "./digest.ts";
export { type DayOff, type Meeting, Period, period } from "./month.ts";
export {
  answer,
  type Expected,
  expected,
  expectedOf,
  mine,
  PURPOSE,
  presencesOf,
  seatedIn,
} from "./presence.ts";
export {
  afterMove,
  lookAt,
  ownReminderAt,
  REMINDERS,
  type Reminded,
  type Reminder,
  ReminderDue,
  reminderAt,
  remindersAt,
} from "./reminder.ts";
export { replyAddress, replyAddressIn, replyCode, takeReply } from "./reply.ts";
export { chooseZone, groupsOf, ownZone, ZoneChosen } from "./zone.ts";
export { zonesOf } from "./zones.ts";
