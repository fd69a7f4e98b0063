import type * as v from "valibot";
import type { Row } from "../kernel/index.ts";
import type { Organizations } from "../organization/index.ts";
import { instantOf } from "../session/index.ts";
import { type Columns, dayIn, type LineProblem, plain, tableOf } from "./cell.ts";
import { clientOf } from "./invoice-list.ts";
import type { TakenPerson } from "./takeover.table.ts";

export const SESSIONS_MAX = 14;
const PEOPLE_MAX = 8;

export interface TakenSession {
  startsAt: string;
  minutes: number;
  held: boolean;
}

/**
 * The sessions of a group, one a line: `15/09/2026 09:00 3h30`. Those that ended before `now` were held; the others
 * are to come. Pure; every line that cannot be taken is named.
 */
export function sessionsIn(text: string, by: { zone: string; now: string }) {
  const rows = text
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .map((raw, at) => ({ line: at + 1, raw: raw.replace(/[\s\u00a0;,]+/g, " ").trim() }))
    .filter(({ raw }) => raw !== "");
  const sessions: (TakenSession & { line: number })[] = [];
  const problems: LineProblem[] = [];
  for (const { line, raw } of rows) {
    const read = sessionOf(raw, by);
    if (typeof read === "string") problems.push({ line, code: read });
    else sessions.push({ line, ...read });
  }
  if (rows.length === 0) problems.push({ line: 0, code: "sessions_missing" });
  if (rows.length > SESSIONS_MAX) problems.push({ line: 0, code: "sessions_many" });
  sessions.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  const double = sessions.find((one, at) => sessions[at - 1] && endOf(sessions[at - 1]) > one.startsAt);
  if (double) problems.push({ line: double.line, code: "session_overlap" });
  return { sessions, problems };
}

function endOf(session: TakenSession | undefined): string {
  if (!session) return "";
  return new Date(Date.parse(session.startsAt) + session.minutes * 60_000).toISOString();
}

function sessionOf(raw: string, { zone, now }: { zone: string; now: string }): TakenSession | string {
  const [dayText = "", timeText = "", ...rest] = raw.split(" ");
  const day = dayIn(dayText);
  if (!day) return "date";
  const [, hour, minute = "00"] = /^([01]?\d|2[0-3])[:hH]([0-5]\d)?$/.exec(timeText) ?? [];
  if (hour === undefined) return "time";
  const minutes = minutesOf(rest.join(""));
  if (minutes === undefined || minutes < 30 || minutes > 600) return "duration";
  const startsAt = instantOf(day, `${hour.padStart(2, "0")}:${minute}`, zone);
  const end = new Date(Date.parse(startsAt) + minutes * 60_000).toISOString();
  if (startsAt < now && end > now) return "session_now";
  return { startsAt, minutes, held: end <= now };
}

/** Minutes of `3h30`, `3h`, `210`, `210min`. */
function minutesOf(text: string): number | undefined {
  const [, hours, rest = "0"] = /^(\d{1,2})[hH](\d{2})?$/.exec(text) ?? [];
  if (hours !== undefined) return Number(hours) * 60 + Number(rest);
  const [, minutes] = /^(\d{2,3})(?:min)?$/.exec(text) ?? [];
  return minutes === undefined ? undefined : Number(minutes);
}

const COLUMNS: Columns<"given" | "family" | "email" | "client" | "invoice" | "missed"> = {
  given: ["prenom", "first name", "given name"],
  family: ["nom", "nom de famille", "last name", "family name"],
  email: ["adresse", "courriel", "email", "e mail", "mail", "adresse e mail"],
  client: ["client", "entreprise", "company"],
  invoice: ["facture", "n de facture", "invoice"],
  missed: ["absences", "seances manquees", "absent", "missed"],
};

type Person = v.InferOutput<typeof TakenPerson>;

interface Known {
  organizations: readonly Row<typeof Organizations>[];
  /** Of whom no client is named. */
  organizationID: string | null;
  held: number;
  /** The invoice taken over of a number; undefined when there is none. */
  invoiceOf(number: string): string | undefined;
}

/** The people of a running group, their client and the invoice that billed them; every line that cannot be taken is named. Pure. */
export function peopleIn(
  text: string,
  known: Known,
): { people: (Person & { line: number })[]; problems: LineProblem[] } {
  const { lines, problems } = tableOf(text, {
    columns: COLUMNS,
    required: ["given", "family", "email"],
    linesMax: PEOPLE_MAX,
  });
  const people: (Person & { line: number })[] = [];
  for (const { line, cells } of problems.length > 0 ? [] : lines) {
    const read = personOf(cells, known);
    if (typeof read === "string") problems.push({ line, code: read });
    else if (people.some(({ email }) => email === read.email)) problems.push({ line, code: "email_twice" });
    else people.push({ line, ...read });
  }
  return { people, problems };
}

function personOf(cells: Record<keyof typeof COLUMNS, string>, known: Known): Person | string {
  const [given, family] = [cells.given, cells.family].map((text) => text.replace(/[;\t"<>]/g, " ").trim());
  const email = cells.email.toLowerCase();
  if (!given || !family || given.length > 80 || family.length > 80) return "name_missing";
  if (!/^[^\s@<>;,"]{1,64}@[^\s@<>;,"]{1,190}\.[^\s@<>;,"]{2,}$/.test(email)) return "email";
  const client = organizationOf(cells.client, known);
  if (!client) return cells.client === "" ? "client_missing" : "client_not_found";
  const invoiceID = cells.invoice === "" ? null : known.invoiceOf(cells.invoice);
  if (invoiceID === undefined) return "invoice_unknown";
  const missed = missedIn(cells.missed, known.held);
  if (!missed) return "missed";
  const { organizationID, name: organizationName } = client;
  return { given, family, email, organizationID, organizationName, invoiceID, missed };
}

function organizationOf(named: string, { organizations, organizationID }: Known) {
  if (named === "") return organizations.find((one) => one.organizationID === organizationID);
  const siret = /^[\d\s]{14,20}$/.test(named) ? named.replace(/\s/g, "") : null;
  return clientOf({ name: named, siret }, organizations);
}

/** Numbers of held sessions: `2, 4`. */
function missedIn(text: string, held: number): number[] | undefined {
  if (plain(text) === "" || plain(text) === "0") return [];
  const numbers = text
    .split(/[\s,;/]+/)
    .filter(Boolean)
    .map(Number);
  const fit = numbers.every((one) => Number.isInteger(one) && one >= 1 && one <= held);
  return fit ? [...new Set(numbers)] : undefined;
}
