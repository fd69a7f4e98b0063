import ICAL from "ical.js";

export interface Entry {
  uid: string;
  sequence: number;
  status: string;
  /** On the wall, as the file says it: `2026-11-09T09:00:00`. */
  start: string;
  zone: string;
}

/** A calendar file as a calendar program reads it: its method, and its entries in order. */
export function readCalendar(text: string): { method: string; entries: Entry[] } {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const entries = calendar.getAllSubcomponents("vevent").map((component) => {
    const { uid, sequence, startDate } = new ICAL.Event(component);
    const status = String(component.getFirstPropertyValue("status"));
    const zone = String(component.getFirstProperty("dtstart")?.getFirstParameter("tzid") ?? "");
    return { uid, sequence, status, start: String(startDate), zone };
  });
  return { method: String(calendar.getFirstPropertyValue("method") ?? ""), entries };
}
