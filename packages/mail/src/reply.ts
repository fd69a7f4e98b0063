import ICAL from "ical.js";
import PostalMime from "postal-mime";

/** What a calendar program answers to an invitation (RFC 5546, section 3.2.3): nothing of it is kept but this. */
export interface CalendarReply {
  uid: string;
  sequence: number;
  /** The address that the invitation named. */
  attendee: string;
  said: "accepted" | "declined" | "tentative";
  /** The UTC instant that a counter-proposal asks for in its place (RFC 5546, section 3.2.7). */
  proposes?: string;
}

/** A reply is a few kilobytes; more is not read. */
export const MESSAGE_MAX_BYTES = 256_000;
const CALENDAR_MAX = 32_000;

/**
 * The answer in a message, whatever else the message holds; undefined when there is none that is plainly one: METHOD
 * REPLY or COUNTER, one event, one attendee, who says whether he comes. Never throws: anyone may write to an address.
 */
export async function calendarReplyIn(raw: Uint8Array): Promise<CalendarReply | undefined> {
  if (raw.byteLength > MESSAGE_MAX_BYTES) return undefined;
  try {
    const { attachments } = await PostalMime.parse(raw, { maxNestingDepth: 8 });
    const part = attachments.find(({ mimeType }) => mimeType === "text/calendar" || mimeType === "application/ics");
    if (!part) return undefined;
    const { content } = part;
    return replyOf(typeof content === "string" ? content : new TextDecoder().decode(content));
  } catch {
    return undefined;
  }
}

function replyOf(text: string): CalendarReply | undefined {
  if (text.length > CALENDAR_MAX) return undefined;
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents("vevent");
  const [event] = events;
  if (calendar.name !== "vcalendar" || !event || events.length > 1) return undefined;
  const method = textOf(calendar, "method").toUpperCase();
  if (method !== "REPLY" && method !== "COUNTER") return undefined;
  const attendees = event.getAllProperties("attendee");
  const [attendee] = attendees;
  if (!attendee || attendees.length > 1) return undefined;
  const said = saidBy(attendee, method);
  const sequence = Number(event.getFirstPropertyValue("sequence") ?? 0);
  const address = String(attendee.getFirstValue()).replace(/^mailto:/i, "");
  if (!said || !Number.isSafeInteger(sequence) || sequence < 0) return undefined;
  const proposes = method === "COUNTER" ? startOf(event) : undefined;
  return { uid: textOf(event, "uid"), sequence, attendee: address, said, ...(proposes && { proposes }) };
}

/** "Delegated" says nothing of his coming. */
const SAID: Readonly<Record<string, CalendarReply["said"]>> = {
  ACCEPTED: "accepted",
  DECLINED: "declined",
  TENTATIVE: "tentative",
};

/** Who asks for another time and no more than that leaves this one open. */
function saidBy(attendee: ICAL.Property, method: "REPLY" | "COUNTER"): CalendarReply["said"] | undefined {
  const status = String(attendee.getFirstParameter("partstat") ?? "NEEDS-ACTION").toUpperCase();
  return method === "COUNTER" && status === "NEEDS-ACTION" ? "tentative" : SAID[status];
}

/** By the zone's rules in the file itself; an hour of no zone is no instant. */
function startOf(event: ICAL.Component): string | undefined {
  const start = event.getFirstPropertyValue("dtstart");
  if (!(start instanceof ICAL.Time) || start.isDate || start.zone === ICAL.Timezone.localTimezone) return undefined;
  return start.toJSDate().toISOString();
}

function textOf(component: ICAL.Component, name: string): string {
  const value = component.getFirstPropertyValue(name);
  return typeof value === "string" ? value : "";
}
