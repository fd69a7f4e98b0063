import { db } from "@entrepairs/core/db";
import { Enrolment } from "@entrepairs/core/enrolment";
import { Firm } from "@entrepairs/core/firm";
import { Framing } from "@entrepairs/core/framing";
import { Actor, ID, now, plusMinutes } from "@entrepairs/core/kernel";
import { Link } from "@entrepairs/core/link";
import { Order } from "@entrepairs/core/order";
import { Poll } from "@entrepairs/core/poll";
import { Cycle } from "@entrepairs/core/session";
import { Survey } from "@entrepairs/core/survey";
import { Visit } from "@entrepairs/core/visit";
import { sweep } from "@entrepairs/functions/outbox/consume.ts";
import type { FirmWorld } from "./firm.ts";

/** A page of the site on which something is asked, at its address; `at` where it is asked at that instant alone. */
export type Scene = readonly [name: string, address: string, at?: string];

const SEATS = 5;

/** Every state in which the site asks something, reached as its people would: a group with seats, a full one, an offer. */
export async function scenesOf(firm: FirmWorld): Promise<Scene[]> {
  const open = await groupFor(firm, "Ouvert", { start: "2031-01-06", seats: 8 });
  const full = await groupFor(firm, "Complet", { start: "2030-01-07", seats: SEATS });
  for (let at = 0; at < SEATS; at++) await asVisitor(firm, () => sign(full, `pris.${at}.${firm.mark}@exemple.fr`));
  const waiting = await waitingIn(firm, full);
  const form = `/c/${firm.slug}/programmes/${firm.ids.programme}/inscription`;
  const group = (cohortID: string, payer: string) => `${form}?groupe=${cohortID}&payeur=${payer}`;
  const payers = ["entreprise", "independant", "moi"];
  const asked: Scene[] = [
    ["sign-in", "/connexion?retour=/app/"],
    ["founding", "/cabinet/nouveau"],
    ...payers.map((payer) => [`enrolment, ${payer}`, group(open, payer)] as const),
    ["enrolment, in English", `/en${group(open, "entreprise")}`],
    ["waiting list", group(full, "moi")],
    ["charter", `/charte/${firm.links.charter}`],
    ["charter on the enrolment", `/inscription/${await acceptedLink(firm)}`],
    ["one's own clocks", `/presence/${await acceptedLink(firm)}`],
    ["quote", `/devis/${await quoteLink(firm)}`],
    ["poll", `/sondage/${firm.links[Poll.PURPOSE]}`],
    ["agreement of an order", `/devis/${firm.links[Order.PURPOSE]}/convention`],
    ["documents handed out", `/documents/${firm.links.document}`],
    ["framing note", `/cadrage/${await framingLink(firm)}`],
    ["complaint", `/c/${firm.slug}/reclamation`],
    ["complaint, in English", `/en/c/${firm.slug}/reclamation`],
    ["make-up seat", await makeUpPage(firm)],
    ["discovery session", `/c/${firm.slug}/decouvertes/${firm.ids.discoveryID}`],
    ["discovery session, in English", `/en/c/${firm.slug}/decouvertes/${firm.ids.discoveryID}`],
    ...(await signing(firm)),
    ...(await surveys(firm)),
  ];
  const offered = await offer(firm, full, waiting);
  return [...asked, ...payers.map((payer) => [`offered seat, ${payer}`, `${offered}?payeur=${payer}`] as const)];
}

const asFirm = <R>({ firmID }: FirmWorld, body: () => Promise<R>) =>
  Actor.provide({ type: "system", firmID, job: "forms" }, body);
const asVisitor = <R>({ firmID }: FirmWorld, body: () => Promise<R>) =>
  Actor.provide({ type: "visitor", firmID }, body);

/** A group that is to begin, open to visitors. */
async function groupFor(firm: FirmWorld, name: string, { start, seats }: { start: string; seats: number }) {
  const { cohortID } = await Actor.provide(firm.people.owner.actor, () =>
    Cycle.open({
      programmeID: firm.ids.programmeID ?? "",
      name: `${name} ${firm.mark}`,
      coachID: firm.people.otherCoach.actor.memberID,
      modality: "onsite",
      place: "Salle d’essai",
      openToVisitors: true,
      seatsMin: SEATS,
      seatsMax: seats,
      cycle: { start, rhythm: { everyWeeks: 4, weekday: 3, time: "14:00" }, regular: 1 },
    }),
  );
  return cohortID;
}

async function sign(cohortID: string, email: string): Promise<void> {
  const { cohort, sessions } = await Enrolment.groupOf(cohortID);
  const shown = {
    kind: "contract" as const,
    locale: "fr" as const,
    firm: await Firm.get(),
    cohort,
    sessions,
    at: now(),
  };
  const payer = {
    kind: "individual" as const,
    address: { street: "3 rue de l’Essai", postalCode: "69001", city: "Lyon" },
    signatory: "Alix Essai",
    accepted: true as const,
    textHash: Enrolment.textOf(shown).hash,
  };
  const person = { cohortID, given: "Alix", family: "Essai", email, locale: "fr" as const };
  await Enrolment.request({ ...person, commits: true, payer });
}

async function waitingIn(firm: FirmWorld, cohortID: string): Promise<string> {
  const email = `attend.${firm.mark}@exemple.fr`;
  const person = { cohortID, given: "Lou", family: "Essai", email, locale: "fr" as const };
  const { linkID } = await asVisitor(firm, () => Enrolment.joinWaiting(person));
  return String(linkID);
}

/** Someone gives his seat up; who waited is offered it and has to say who pays. */
async function offer(firm: FirmWorld, cohortID: string, linkID: string): Promise<string> {
  await Actor.provide(firm.people.owner.actor, async () => {
    const { enrolments } = await Enrolment.groupOf(cohortID);
    const { enrolmentID = "" } = enrolments.find(({ status }) => status === "held") ?? {};
    await Enrolment.cancel({ cohortID, enrolmentID });
  });
  await sweep();
  await asFirm(firm, () => Enrolment.promote(cohortID));
  return `/inscription/${await asFirm(firm, async () => Link.tokenOf(linkID))}`;
}

/** Someone of the fixture has a session to make up for, and a sister group that takes him in. */
async function makeUpPage(firm: FirmWorld): Promise<string> {
  const path = "/api/f/:firm/cohort/:cohortID/enrolment/:enrolmentID/visit";
  const { cohortID = "", enrolmentID = "" } = firm.at[`POST ${path}`] ?? {};
  const { missedID = "" } = (firm.bodies[`POST ${path}`] ?? {}) as { missedID?: string };
  const expiresAt = plusMinutes(now(), 24 * 60);
  return asFirm(firm, async () => {
    const subject = { cohortID, enrolmentID };
    const { linkID, operation } = Link.issue({ purpose: Visit.GUEST_PURPOSE, subject, expiresAt });
    await db().write({ operation }, {});
    return `/rattrapage/${Link.tokenOf(linkID)}?seance=${missedID}`;
  });
}

async function acceptedLink(firm: FirmWorld): Promise<string> {
  const { cohortID = "", acceptedID } = firm.ids;
  return asFirm(firm, async () => {
    const { enrolments } = await Enrolment.groupOf(cohortID);
    return Link.tokenOf(enrolments.find(({ enrolmentID }) => enrolmentID === acceptedID)?.linkID ?? "");
  });
}

/** A quote that waits for its client. */
async function quoteLink(firm: FirmWorld): Promise<string> {
  return Actor.provide(firm.people.owner.actor, async () => {
    const { orderID } = await Order.create({
      organizationID: firm.ids.organizationID ?? "",
      object: "Accompagnement",
      signatory: { name: "Inès Essai", email: `ines.devis.${firm.mark}@exemple.fr`, role: "Directrice" },
      seats: 5,
      lines: [{ basis: "seat", description: "Une place", quantity: "5", unitNet: 70_000 }],
      validUntil: "2036-12-31",
    });
    await Order.send({ orderID });
    return Link.tokenOf((await Order.get(orderID)).linkID ?? "");
  });
}

/** A framing note that waits for its sponsor. */
async function framingLink(firm: FirmWorld): Promise<string> {
  const { cohortID = "", organizationID = "" } = firm.ids;
  return Actor.provide(firm.people.owner.actor, async () => {
    await Framing.send({ cohortID, organizationID });
    return Link.tokenOf((await Framing.ofCohort({ cohortID })).at(-1)?.linkID ?? "");
  });
}

/** A half-day to sign for, while its session is on: in the room by the code, and by one's own link. */
async function signing(firm: FirmWorld): Promise<Scene[]> {
  const { cohortID = "", sessionID = "", code } = firm.ids;
  const { sessions } = await asFirm(firm, () => Enrolment.groupOf(cohortID));
  const at = sessions.find((session) => session.sessionID === sessionID)?.startsAt ?? "";
  return [
    ["sheet by its code", `/emargement/${code}`, at],
    ["sheet by one's link", `/emargement/lien/${await acceptedLink(firm)}`, at],
  ];
}

/** The question after a session, and each screen of the survey at the end. */
async function surveys(firm: FirmWorld): Promise<Scene[]> {
  const { cohortID = "", acceptedID = "" } = firm.ids;
  const { linkID, surveyID, token } = await asFirm(firm, async () => {
    const opened = await Survey.open({ cohortID, timing: "hot", sessionID: null });
    const id = ID.derived("link", String(opened), acceptedID);
    return { linkID: id, surveyID: String(opened), token: Link.tokenOf(id) };
  });
  const bearer = { type: "link", firmID: firm.firmID, linkID, purpose: Survey.PURPOSE } as const;
  // Its last screen names what is missing on the others: all are filled in.
  await Actor.provide({ ...bearer, subject: { surveyID, enrolmentID: acceptedID } }, () =>
    Survey.save({ answers: FIGURES }),
  );
  const steps = Array.from({ length: 8 }, (_, at) => [`survey, ${at + 1}`, `/avis/${token}?etape=${at + 1}`] as const);
  return [["closing question", `/avis/${firm.links.survey}`], ...steps];
}

const FIGURES = {
  problems: "4",
  ideas: "4",
  relations: "4",
  network: "4",
  facilitation: "4",
  safety: "4",
  recommendation: "8",
};
