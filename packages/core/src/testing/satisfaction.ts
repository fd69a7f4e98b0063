import { CohortCards, Cohorts } from "../cohort/index.ts";
import { db } from "../db/index.ts";
import { Enrolments } from "../enrolment/index.ts";
import { Firms } from "../firm/index.ts";
import { Config } from "../gateway/index.ts";
import { Actor, ID, now } from "../kernel/index.ts";
import { Organizations } from "../organization/index.ts";
import { Recount } from "../report/index.ts";
import { Sessions } from "../session/index.ts";
import { Survey } from "../survey/index.ts";
import { asMember, asSystem } from "./actor.ts";

/** Invented groups of invented people, for the tests of surveys and reports. */
export interface Group {
  firmID: string;
  cohortID: string;
  programmeID: string;
  coachID: string;
  organizationID: string;
  sessionIDs: string[];
  enrolmentIDs: string[];
}

export interface GroupOptions {
  people: number;
  sessions?: number;
  firmID?: string;
  programmeID?: string;
  coachID?: string;
  organizationID?: string;
  organizationIDs?: readonly string[];
}

export function configureForTests(): void {
  Config.configure({
    origin: "http://127.0.0.1:1",
    linkKey: "test",
    mailFrom: { name: "Test", address: "test@entrepairs.example" },
    demo: true,
  });
}

const seat = { priceNet: 70_000, vatRate: 2_000 };
const zone = "Europe/Paris";

export async function foundFirm(firmID = ID.createFirm(), anonymityFloor = 4): Promise<string> {
  await asSystem(firmID, () =>
    db().write(
      {
        firm: Firms.put({
          firmID,
          name: "Cabinet Inventé",
          slug: `cabinet-${firmID.slice(-8).toLowerCase()}`,
          siret: "73282932000074",
          vatNumber: null,
          vatRegime: "standard",
          address: { street: "12 rue des Lilas", postalCode: "69003", city: "Lyon", country: "FR" },
          colour: null,
          contactEmail: "bonjour@cabinet-invente.example",
          zone,
          locale: "fr",
          anonymityFloor,
          stripeStatus: "none",
          createdAt: now(),
        }),
      },
      {},
    ),
  );
  return firmID;
}

/** A running group with its people accepted; sessions stand in the past, a day apart. */
export async function addGroup(options: GroupOptions): Promise<Group> {
  const group: Group = {
    firmID: options.firmID ?? (await foundFirm()),
    cohortID: ID.create("cohort"),
    programmeID: options.programmeID ?? ID.create("programme"),
    coachID: options.coachID ?? ID.create("member"),
    organizationID: options.organizationID ?? ID.create("organization"),
    sessionIDs: Array.from({ length: options.sessions ?? 3 }, () => ID.create("session")),
    enrolmentIDs: Array.from({ length: options.people }, () => ID.create("enrolment")),
  };
  await asSystem(group.firmID, async () => {
    await db().write({ client: organizationRow(group), ...cohortRows(group), sessions: sessionRows(group) }, {});
    const people = group.enrolmentIDs.map((enrolmentID, at) =>
      enrolmentRow(group, enrolmentID, options.organizationIDs?.[at]),
    );
    for (let at = 0; at < people.length; at += 30) await db().write({ people: people.slice(at, at + 30) }, {});
  });
  return group;
}

function organizationRow({ organizationID }: Group) {
  const unknown = { siret: null, vatNumber: null, address: null, billingEmail: null, contactName: null };
  return Organizations.put({ organizationID, name: "Client Inventé", ...unknown, createdAt: now() });
}

function cohortRows({ cohortID, programmeID, coachID, organizationID, sessionIDs, enrolmentIDs }: Group) {
  const shared = {
    cohortID,
    programmeID,
    coachID,
    organizationID,
    name: "Groupe inventé",
    coachName: "Coach Inventée",
    programmeTitle: "Parcours inventé",
    organizationName: "Client Inventé",
    status: "running" as const,
    seatsMin: 5,
    seatsMax: 8,
  };
  const card = {
    seatsTaken: enrolmentIDs.length,
    sessionsHeld: 0,
    sessionsTotal: sessionIDs.length,
    nextSession: null,
    satisfaction: null,
    waiting: 0,
  };
  const cohort = {
    ...seat,
    programmeSlug: "parcours-invente",
    nature: "training" as const,
    openToVisitors: false,
    seats: [],
    zone,
    modality: "onsite" as const,
    place: null,
    link: null,
    charter: { version: 1, rules: [] },
    anonymityFloor: 4,
    createdAt: "2026-01-01T08:00:00.000Z",
  };
  return { cohort: Cohorts.create({ ...shared, ...cohort }), card: CohortCards.create({ ...shared, ...card }) };
}

function sessionRows({ cohortID, coachID, sessionIDs }: Group) {
  return sessionIDs.map((sessionID, at) =>
    Sessions.create({
      sessionID,
      cohortID,
      coachID,
      cohortName: "Groupe inventé",
      zone,
      minutes: 180,
      number: at + 1,
      kind: at === 0 ? "kickoff" : at === sessionIDs.length - 1 ? "review" : "regular",
      startsAt: `2026-02-${String(at + 1).padStart(2, "0")}T08:00:00.000Z`,
      templateID: "steps-100",
      modality: "onsite",
      place: null,
      link: null,
      status: "planned",
      heldAt: null,
    }),
  );
}

function enrolmentRow(group: Group, enrolmentID: string, organizationID = group.organizationID) {
  return Enrolments.create({
    enrolmentID,
    cohortID: group.cohortID,
    participantID: ID.create("participant"),
    organizationID,
    ...seat,
    given: "Ana",
    family: "Lopes",
    email: `${enrolmentID.toLowerCase()}@client-invente.example`,
    job: null,
    locale: "fr",
    status: "accepted",
    origin: "firm",
    payers: [],
    agreement: null,
    acceptedAt: now(),
    datesCommittedAt: null,
    charter: null,
    invoiceID: null,
    createdAt: now(),
  });
}

/** Opens the wave of the group's n-th session (from 0), or of its end. */
export async function openWave(group: Group, session: number | "end"): Promise<string> {
  const { cohortID } = group;
  const sessionID = session === "end" ? null : (group.sessionIDs[session] ?? "");
  const timing = session === "end" ? "hot" : "closing";
  const surveyID = await asSystem(group.firmID, () => Survey.open({ cohortID, timing, sessionID }));
  if (!surveyID) throw new Error("Nobody was asked");
  await asSystem(group.firmID, () => Recount.refresh(surveyID));
  return surveyID;
}

/** What the bearer of one person's link does. */
export function asBearer<R>(group: Group, surveyID: string, at: number, body: () => R): R {
  const enrolmentID = group.enrolmentIDs[at] ?? "";
  const { firmID } = group;
  const linkID = ID.derived("link", surveyID, enrolmentID);
  return Actor.provide(
    { type: "link", firmID, linkID, purpose: "survey", subject: { surveyID, respondentID: enrolmentID } },
    body,
  );
}

/** People answer in turn, then the wave closes as its jobs would close it. */
export async function answerWave(
  group: Group,
  surveyID: string,
  all: readonly Record<string, unknown>[],
): Promise<void> {
  for (const [at, answers] of all.entries()) {
    await asBearer(group, surveyID, at, () => Survey.answer({ answers }));
  }
  await asSystem(group.firmID, async () => {
    await Survey.closeWhenOver(surveyID);
    await Recount.refresh(surveyID);
  });
}

export const useful = (value: number, text = "", released = false) => ({ useful: value, word: { text, released } });

export const hot = (value: number, recommendation: number, text = "", released = false) => ({
  problems: value,
  ideas: value,
  relations: value,
  network: value,
  facilitation: value,
  safety: value,
  recommendation,
  words: { text, released },
});

export async function finish(group: Group): Promise<void> {
  await asSystem(group.firmID, () => Recount.endCycle(group.cohortID));
}

export const asOwner = <R>({ firmID }: Group, body: () => R) => asMember({ firmID, roles: ["owner"] }, body);
export const asCoach = <R>({ firmID, coachID }: Group, body: () => R) =>
  asMember({ firmID, roles: ["coach"], memberID: coachID }, body);
export const asOtherCoach = <R>({ firmID }: Group, body: () => R) => asMember({ firmID, roles: ["coach"] }, body);
export const asSponsor = <R>({ firmID }: Group, organizationID: string, body: () => R) =>
  asMember({ firmID, roles: ["sponsor"], organizationID }, body);
