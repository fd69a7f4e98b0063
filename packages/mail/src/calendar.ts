import ICAL from "ical.js";
import { tzlib_get_ical_block as vtimezoneOf } from "timezones-ical-library";
import { oneLine, webAddress } from "./clean.ts";
import type { Invitation, Mailbox } from "./compose.ts";

export type AttendeeStatus = "needsAction" | "accepted" | "declined" | "tentative";

/** A meeting as a calendar keeps it. No topic and no name of a client of a consultation belongs in its texts. */
export interface CalendarEvent {
  /** One for the life of the meeting, whatever becomes of it. */
  uid: string;
  /** How often it was changed since it was first said: a calendar keeps the highest. */
  sequence: number;
  /** When it was last changed; the bytes depend on it, not on when they are made. */
  changedAt: string;
  startsAt: string;
  minutes: number;
  /** IANA zone whose wall clock the meeting follows. */
  zone: string;
  title: string;
  description: string;
  place: string | null;
  url: string | null;
  organizer: Mailbox;
  attendee: (Mailbox & { status: AttendeeStatus }) | null;
  cancelled: boolean;
  /** Minutes before the start at which the calendar reminds; null for none. */
  alarmMinutes: number | null;
  /** The hour stays free in the calendar of who only reads it. */
  isFree?: boolean;
}

export interface Feed {
  name: string;
  events: readonly CalendarEvent[];
}

const PARTSTAT = { needsAction: "NEEDS-ACTION", accepted: "ACCEPTED", declined: "DECLINED", tentative: "TENTATIVE" };

/**
 * An invitation, its update (same uid, higher sequence) or its cancellation, as RFC 5546 section 3.2 has them sent to
 * one attendee. Same event, same bytes.
 */
export function invitationOf(event: CalendarEvent): Invitation {
  const method = event.cancelled ? "CANCEL" : "REQUEST";
  return { method, text: calendarOf({ method }, [event]) };
}

/** A person's meetings as a calendar program subscribes to them; asks to be read again each hour. Same meetings, same bytes. */
export function feedOf({ name, events }: Feed): string {
  return calendarOf({ name: oneLine(name) }, events);
}

/** Several meetings told at once, as RFC 5546 section 3.2.1 has them said without an answer; a cancelled one is so marked. */
export function publicationOf({ name, events }: Feed): Invitation {
  return { method: "PUBLISH", text: calendarOf({ method: "PUBLISH", name: oneLine(name) }, events) };
}

function calendarOf(head: { method?: string; name?: string }, events: readonly CalendarEvent[]): string {
  const calendar = new ICAL.Component("vcalendar");
  calendar.updatePropertyWithValue("version", "2.0");
  calendar.updatePropertyWithValue("prodid", "-//Entrepairs//Entrepairs//FR");
  calendar.updatePropertyWithValue("calscale", "GREGORIAN");
  if (head.method) calendar.updatePropertyWithValue("method", head.method);
  if (head.name) named(calendar, head.name);
  const zones = new Map([...new Set(events.map(({ zone }) => zone))].map((zone) => [zone, timezoneOf(zone)]));
  for (const zone of zones.values()) if (zone) calendar.addSubcomponent(zone.component);
  for (const event of events) calendar.addSubcomponent(componentOf(event, zones.get(event.zone)));
  return `${calendar.toString()}\r\n`;
}

function named(calendar: ICAL.Component, name: string): void {
  calendar.updatePropertyWithValue("name", name);
  calendar.updatePropertyWithValue("x-wr-calname", name);
  calendar.addPropertyWithValue("refresh-interval", "PT1H").setParameter("value", "DURATION");
  calendar.updatePropertyWithValue("x-published-ttl", "PT1H");
}

/** The rules of a zone's clocks; undefined for a zone without any, which is then written in UTC. */
function timezoneOf(zone: string): ICAL.Timezone | undefined {
  const [block] = vtimezoneOf(zone);
  if (!block) return undefined;
  const whole = new ICAL.Component(ICAL.parse(`BEGIN:VCALENDAR\r\n${block}\r\nEND:VCALENDAR`));
  const component = whole.getFirstSubcomponent("vtimezone");
  if (!component) return undefined;
  // The library answers an alias by the zone it follows (Réunion by Dubai); the calendar is to say the zone we name.
  component.updatePropertyWithValue("tzid", zone);
  for (const name of ["x-lic-location", "last-modified"]) component.removeAllProperties(name);
  return new ICAL.Timezone({ component, tzid: zone });
}

function componentOf(event: CalendarEvent, zone: ICAL.Timezone | undefined): ICAL.Component {
  const component = new ICAL.Component("vevent");
  const set = (name: string, value: string | number | ICAL.Time) => component.updatePropertyWithValue(name, value);
  const startMs = Date.parse(event.startsAt);
  set("uid", oneLine(event.uid));
  set("sequence", event.sequence);
  set("dtstamp", utcOf(Date.parse(event.changedAt)));
  set("last-modified", utcOf(Date.parse(event.changedAt)));
  moment(component, "dtstart", startMs, zone);
  moment(component, "dtend", startMs + event.minutes * 60_000, zone);
  set("summary", oneLine(event.title));
  if (event.description) set("description", lines(event.description));
  if (event.place) set("location", oneLine(event.place));
  if (event.url) set("url", webAddress(event.url));
  set("status", event.cancelled ? "CANCELLED" : "CONFIRMED");
  set("transp", event.isFree ? "TRANSPARENT" : "OPAQUE");
  people(component, event);
  if (event.alarmMinutes !== null && !event.cancelled) component.addSubcomponent(alarmOf(event, event.alarmMinutes));
  return component;
}

function people(component: ICAL.Component, { organizer, attendee }: CalendarEvent): void {
  component
    .addPropertyWithValue("organizer", `mailto:${oneLine(organizer.address)}`)
    .setParameter("cn", oneLine(organizer.name));
  if (!attendee) return;
  const property = component.addPropertyWithValue("attendee", `mailto:${oneLine(attendee.address)}`);
  property.setParameter("cn", oneLine(attendee.name));
  property.setParameter("role", "REQ-PARTICIPANT");
  property.setParameter("partstat", PARTSTAT[attendee.status]);
  property.setParameter("rsvp", attendee.status === "needsAction" ? "TRUE" : "FALSE");
}

function alarmOf({ title }: CalendarEvent, minutes: number): ICAL.Component {
  const alarm = new ICAL.Component("valarm");
  alarm.updatePropertyWithValue("action", "DISPLAY");
  alarm.updatePropertyWithValue("description", oneLine(title));
  alarm.updatePropertyWithValue("trigger", ICAL.Duration.fromSeconds(-minutes * 60));
  return alarm;
}

function moment(component: ICAL.Component, name: string, atMs: number, zone: ICAL.Timezone | undefined): void {
  const local = zone && localOf(atMs, zone);
  const property = component.addPropertyWithValue(name, local ?? utcOf(atMs));
  if (local) property.setParameter("tzid", zone.tzid);
}

/**
 * What clocks truly show: ical.js's own conversion names an hour that does not exist before clocks go forward. Undefined
 * for an hour that clocks show twice: a local time names the first (RFC 5545, 3.3.5) but programs differ, so it is said
 * in UTC.
 */
function localOf(atMs: number, zone: ICAL.Timezone): ICAL.Time | undefined {
  const wall = formatOf(zone.tzid).format(atMs);
  if (SHIFTS_MS.some((by) => formatOf(zone.tzid).format(atMs + by) === wall)) return undefined;
  const local = ICAL.Time.fromDateTimeString(wall.replace(" ", "T"));
  local.zone = zone;
  return local.toUnixTime() * 1_000 === atMs ? local : undefined;
}

/** Clocks go back by an hour, or by half of one (Lord Howe). */
const SHIFTS_MS = [-3_600_000, -1_800_000, 1_800_000, 3_600_000];

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs a thousand times what using it does. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
  formats.set(timeZone, made);
  return made;
}

function utcOf(atMs: number): ICAL.Time {
  return ICAL.Time.fromJSDate(new Date(atMs), true);
}

/** Lines that a text has on purpose stay; whatever else could end a line does not. */
function lines(text: string): string {
  return text
    .split("\n")
    .map((line) => oneLine(line))
    .join("\n");
}
