import type { Followed, Signing } from "../attendance/index.ts";
import type { Certificate } from "../certificate/index.ts";
import type { Enrolment } from "../enrolment/index.ts";
import type { Firm } from "../firm/index.ts";
import { dayOf, type Row } from "../kernel/index.ts";
import { Order } from "../order/index.ts";
import type { Programme } from "../programme/index.ts";
import type { Published } from "../report/index.ts";
import type { Attainments } from "./document.table.ts";
import type { Values } from "./fill.ts";
import type { Locale, Paper } from "./kind.ts";

export interface Target {
  kind: Paper;
  subjectID: string;
}

/** What the documents of a group speak of, read at once. */
export interface Scene {
  firm: Firm.Info;
  programme: Programme.Info;
  group: Enrolment.Group;
  /** Clients by id. */
  names: ReadonlyMap<string, string>;
  followed: readonly Followed[];
  attainments: readonly Row<typeof Attainments>[];
  /** Certificates as they were signed, sheets that are closed, and what each client's report published. */
  certificates: readonly Certificate.Info[];
  sheets: ReadonlyMap<string, Signing.Signed>;
  reports: ReadonlyMap<string, Published.ShownStage>;
}

export type Person = Enrolment.Group["enrolments"][number];

export const seatedOf = ({ enrolments }: Pick<Enrolment.Group, "enrolments">): Person[] =>
  enrolments.filter(({ status }) => status === "accepted");
export const nameOf = ({ given, family }: Pick<Person, "given" | "family">): string => `${given} ${family}`;

const listed = (items: readonly string[]): string => items.map((item) => `– ${item}`).join("\n");

/** The words of one document in one language; what is not known is empty. Pure. */
export function valuesOf(scene: Scene, { kind, subjectID }: Target, locale: Locale): Values {
  return {
    ...groupValues(scene, locale),
    ...programmeValues(scene, locale),
    ...(kind === "employerSummons" && clientValues(scene, subjectID)),
    ...((kind === "summons" || kind === "attestation") && personValues(scene, subjectID, locale)),
    ...(kind === "attestation" && { heures: heldHours(scene) }),
  };
}

const ABROAD = {
  fr: "à distance ; le lien de chaque séance est envoyé par courriel",
  en: "remote; each session’s link is mailed",
};

/** Who meets, when, where: for every document of a group. Pure. */
export function groupValues({ firm, group }: Pick<Scene, "firm" | "group">, locale: Locale): Values {
  const { cohort } = group;
  const { street, postalCode, city } = firm.address;
  const sessions = group.sessions.filter(({ status }) => status !== "cancelled");
  const [first] = sessions;
  const minutes = sessions.reduce((sum, session) => sum + session.minutes, 0);
  const remote = cohort.modality === "remote" ? ABROAD[locale] : "";
  return {
    cabinet: firm.name,
    adresse: `${street}, ${postalCode} ${city}`,
    courriel: firm.contactEmail,
    programme: cohort.programmeTitle,
    groupe: cohort.name,
    coach: cohort.coachName,
    dates: listed(sessions.map((one) => `${Order.momentIn(one, locale)}, ${lengthIn(one.minutes)}`)),
    premiere: first ? Order.momentIn(first, locale) : "",
    lieu: cohort.place ?? remote,
    heures: minutes > 0 ? lengthIn(minutes) : "",
  };
}

function programmeValues({ programme }: Scene, locale: Locale): Values {
  const contact = programme.disabilityContact ?? "";
  const label = locale === "fr" ? "Référent handicap : " : "Disability contact: ";
  return {
    buts: programme.goals ?? "",
    objectifs: listed(programme.objectives),
    public: programme.public.join(", "),
    prerequis: programme.prerequisites ?? "",
    contenu: listed(programme.outline),
    methodes: programme.methods ?? "",
    evaluation: programme.results ?? "",
    handicap: contact && `${label}${contact}`,
  };
}

const COMPANY = { fr: "Entreprise : ", en: "Company: " };

function clientValues({ group, names }: Scene, organizationID: string): Values {
  const own = seatedOf(group).filter((one) => one.organizationID === organizationID);
  return { organisation: names.get(organizationID) ?? "", personnes: listed(own.map(nameOf)) };
}

function personValues(scene: Scene, enrolmentID: string, locale: Locale): Values {
  const person = scene.group.enrolments.find((one) => one.enrolmentID === enrolmentID);
  const company = person?.organizationID ? scene.names.get(person.organizationID) : undefined;
  const own = scene.followed.find((one) => one.enrolmentID === enrolmentID);
  const [from, until] = [own?.days[0], own?.days.at(-1)];
  const day = (one: string | undefined) => (one ? dayIn(one, locale) : "");
  return {
    personne: person ? nameOf(person) : "",
    organisation: company ? `${COMPANY[locale]}${company}` : "",
    du: day(from),
    au: day(until),
    suivi: own ? lengthIn(own.minutes) : "",
    acquis: attainedIn(scene, enrolmentID, locale),
  };
}

/** What an attestation measures presence against: hours held so far, planned ones while none was. */
function heldHours({ group: { sessions } }: Scene): string {
  const held = sessions.filter(({ status }) => status === "held");
  const counted = held.length > 0 ? held : sessions.filter(({ status }) => status !== "cancelled");
  return lengthIn(counted.reduce((sum, { minutes }) => sum + minutes, 0));
}

const LEVEL = {
  fr: { reached: "acquis", partly: "en cours d’acquisition", notReached: "non acquis", notAssessed: "non évalué" },
  en: { reached: "reached", partly: "under way", notReached: "not reached", notAssessed: "not assessed" },
};

function attainedIn({ attainments }: Scene, enrolmentID: string, locale: Locale): string {
  const results = attainments.find((one) => one.enrolmentID === enrolmentID)?.results ?? [];
  const colon = locale === "fr" ? " : " : ": ";
  return listed(results.map(({ objective, level }) => `${objective}${colon}${LEVEL[locale][level]}`));
}

/** `3 h 30`, the same in both languages. */
export function lengthIn(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest}\u00a0min`;
  return `${hours}\u00a0h${rest > 0 ? `\u00a0${String(rest).padStart(2, "0")}` : ""}`;
}

/** `8 juin 2027`. */
export function dayIn(day: string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(locale === "fr" ? "fr-FR" : "en-GB", { dateStyle: "long", timeZone: "UTC" });
  return format.format(new Date(`${day}T00:00:00.000Z`)).replace(/^1 /, locale === "fr" ? "1er " : "1 ");
}

export function dayOfFirst({ sessions }: Pick<Enrolment.Group, "sessions">): string | undefined {
  const first = sessions.find(({ status }) => status !== "cancelled");
  return first && dayOf(first.startsAt, first.zone);
}
