/** What programs let their reader answer. */
export const SAID = ["ACCEPTED", "TENTATIVE", "DECLINED"] as const;
export type Said = (typeof SAID)[number];

/** The answer of a calendar program to one invitation. */
export interface Reply {
  /** The organizer. */
  to: string;
  /** A message, as programs send it. */
  raw: string;
}

/** Whether a calendar text invites one attendee, so that his program would answer. */
export function invites(calendar: string): boolean {
  return replyTo(calendar, "ACCEPTED") !== undefined;
}

/** What a calendar program would send; undefined when nobody is invited. */
export function replyTo(calendar: string, said: Said): Reply | undefined {
  const lines = calendar.replace(/\r?\n[ \t]/g, "").split(/\r?\n/);
  const line = (name: string) => lines.find((one) => new RegExp(`^${name}[;:]`, "i").test(one));
  const address = (text = "") => /mailto:([^\s;:,]+)$/i.exec(text)?.[1];
  const [to, from] = [address(line("ORGANIZER")), address(line("ATTENDEE"))];
  if (line("METHOD") !== "METHOD:REQUEST" || !to || !from) return undefined;
  const kept = ["UID", "SEQUENCE", "DTSTAMP", "ORGANIZER"].flatMap((name) => line(name) ?? []);
  const event = ["BEGIN:VEVENT", ...kept, `ATTENDEE;PARTSTAT=${said}:mailto:${from}`, "END:VEVENT"];
  const head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Boite locale//FR", "METHOD:REPLY"];
  const body = [...head, ...event, "END:VCALENDAR"];
  const headers = [`From: ${from}`, `To: ${to}`, "Subject: Reponse", "MIME-Version: 1.0"];
  const type = 'Content-Type: text/calendar; charset=utf-8; method=REPLY; name="reply.ics"';
  return { to, raw: [...headers, type, "", ...body, ""].join("\r\n") };
}
