import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Invoice } from "@entrepairs/core/invoice";
import { Payment } from "@entrepairs/core/payment";
import { Directory } from "@entrepairs/core/platform";
import type { DemoPeople } from "../demo-door.ts";
import { UNFINISHED } from "../settings.ts";
import { addClient, connectPayments, type Founded, found, join as joinFirm, publish } from "./firm.ts";
import { enrol, hold, open } from "./group.ts";
import { firstInvoice, orderBeginning, orderUnderWay } from "./order.ts";
import { goOnAmongPeers } from "./peers.ts";
import { firm, otherFirm, people, sauvignyPeople, valdorPeople } from "./people.ts";
import { complainOnce } from "./quality.ts";
import { meetToday } from "./room.ts";
import { as, day, happened, instant, weekdayFrom } from "./stage.ts";
import { askToMakeUp } from "./visit.ts";

/** Puts two invented firms in place, once, by the commands that people use; answers who may sign in. */
export async function seedDemo(folder: string, localStripe: string | undefined): Promise<DemoPeople> {
  const known = await Directory.firmOfSlug(firm.slug).catch(() => undefined);
  if (known) return whoSignsIn(known);
  writeFileSync(join(folder, UNFINISHED), "");
  const rivage = await found(people.owner, { ...firm, siret: "99000001000019", vatNumber: "FR13990000010" });
  await story(rivage, localStripe);
  await second();
  rmSync(join(folder, UNFINISHED));
  return whoSignsIn(rivage.firmID);
}

function whoSignsIn(firmID: string): DemoPeople {
  const home = `/app/f/${firmID}/`;
  return {
    owner: { email: people.owner.email, path: home },
    coach: { email: people.coach.email, path: home },
    sponsor: { email: people.sponsor.email, path: `${home}espace` },
    participant: { email: people.participant.email, path: `${home}parcours` },
  };
}

/** A firm in the middle of its work: a group under way, one that begins, one open to all. */
async function story(rivage: Founded, localStripe: string | undefined): Promise<void> {
  const { owner } = rivage;
  const coach = await joinFirm(rivage, people.coach, "coach");
  const otherCoach = await joinFirm(rivage, people.otherCoach, "coach");
  const valdor = await addClient(owner, valdorDetails, valdorPeople);
  const sauvigny = await addClient(owner, sauvignyDetails, sauvignyPeople);
  await joinFirm(rivage, people.sponsor, "sponsor", valdor.organizationID);
  await joinFirm(rivage, people.otherSponsor, "sponsor", sauvigny.organizationID);
  const programmeID = await publish(owner, "parcours", "Hélène Moreau, référente handicap : handicap@rivage.example");
  await connectPayments(rivage, localStripe);

  const underWay = await open(
    owner,
    {
      programmeID,
      name: "Managers de proximité Valdor",
      organizationID: valdor.organizationID,
      coachID: coach.memberID,
      modality: "onsite",
      place: "Valdor, salle Belvédère, Nantes",
      // Half of its sessions were answered: its sponsor reads a first report.
      cycle: cycle(-128, 2, "09:30", 6),
    },
    -158,
  );
  const seated = await enrol(owner, underWay, { ...valdor, people: valdor.people.slice(0, 6), accepting: 6 });
  const ordered = await orderUnderWay(owner, { organizationID: valdor.organizationID, cohortID: underWay.cohortID });
  await invoice(owner, ordered, { issuedDays: -140, paidDays: -115 });
  await hold(coach, underWay, seated, followed);
  await meetToday(coach, underWay.cohortID, valdor.people);
  await complainOnce(rivage);

  const beginning = await open(
    owner,
    {
      programmeID,
      name: "Responsables de service Sauvigny",
      organizationID: sauvigny.organizationID,
      coachID: otherCoach.memberID,
      modality: "hybrid",
      place: "Mairie de Sauvigny, salle du Conseil",
      link: "https://visio.exemple.fr/sauvigny",
      cycle: cycle(9, 4, "14:00", 6),
    },
    -20,
  );
  await enrol(owner, beginning, { ...sauvigny, accepting: 4 });
  const { organizationID } = sauvigny;
  const waiting = await orderBeginning(owner, { organizationID, cohortID: beginning.cohortID });
  await invoice(owner, waiting, { issuedDays: -5 });
  await askToMakeUp(owner, { host: underWay, home: beginning }, people.participant.email);

  await open(
    owner,
    {
      programmeID,
      name: "Groupe ouvert de printemps",
      coachID: coach.memberID,
      modality: "remote",
      link: "https://visio.exemple.fr/ouvert",
      openToVisitors: true,
      cycle: cycle(40, 5, "09:00", 6),
    },
    -3,
  );
}

/** Another firm for which the same coach works: he switches without signing in again. */
async function second(): Promise<void> {
  const confluence = await found(
    { name: "Odile Marchand", email: "odile.marchand@confluence.example" },
    { ...otherFirm, siret: "99000002800011", vatNumber: "FR67990000028" },
  );
  const coach = await joinFirm(confluence, people.coach, "coach");
  const programmeID = await publish(confluence.owner, "cercle", "accueil@confluence.example");
  await open(
    confluence.owner,
    {
      programmeID,
      name: "Cercle de dirigeants de Confluence",
      coachID: coach.memberID,
      modality: "onsite",
      place: "3 rue de l’Exemple, Lyon",
      openToVisitors: true,
      cycle: cycle(20, 3, "18:00", 4),
    },
    -10,
  );
  await goOnAmongPeers(confluence, coach, soierieDetails);
}

/** Half-days of three hours and a half: eight of them are the 28 hours of one programme, six the 21 of the other. */
function cycle(startDays: number, weekday: 1 | 2 | 3 | 4 | 5, time: string, regular: number) {
  const minutes = { kickoff: 210, regular: 210, review: 210 };
  return { start: weekdayFrom(startDays, weekday), rhythm: { everyWeeks: 4, weekday, time }, regular, minutes };
}

/** Issues what an order's schedule drafted; a transfer pays it when it was paid. */
async function invoice(
  owner: Founded["owner"],
  orderID: string,
  when: { issuedDays: number; paidDays?: number },
): Promise<void> {
  const invoiceID = await firstInvoice(owner, orderID);
  const issuedAt = instant(when.issuedDays, 10);
  await happened(issuedAt, () => as(owner, () => Invoice.issue({ invoiceID })));
  if (when.paidDays === undefined) return;
  const { gross: amount } = await as(owner, () => Invoice.get(invoiceID));
  const receivedOn = day(when.paidDays);
  await happened(instant(when.paidDays, 10), () =>
    as(owner, () => Payment.record({ invoiceID, method: "transfer", amount, receivedOn })),
  );
}

const valdorDetails = {
  name: "Valdor Industrie (démonstration)",
  siret: "99000003600014",
  address: { street: "4 avenue de l’Exemple", postalCode: "44800", city: "Saint-Herblain", country: "FR" },
  billingEmail: "comptabilite@valdor.example",
  contactName: people.sponsor.name,
};

const soierieDetails = {
  name: "Réseau Soierie (démonstration)",
  siret: "99000005100013",
  address: { street: "8 montée de l’Exemple", postalCode: "69001", city: "Lyon", country: "FR" },
  billingEmail: "comptabilite@soierie.example",
  contactName: "Anne Vial",
};

const sauvignyDetails = {
  name: "Ville de Sauvigny (démonstration)",
  siret: "99000004400018",
  address: { street: "Place de l’Exemple", postalCode: "69210", city: "Sauvigny", country: "FR" },
  billingEmail: "finances@sauvigny.example",
  contactName: people.otherSponsor.name,
  // It may pay by card, as some do: the tour's invoice is paid online.
  publicBody: { serviceCodeRequired: false, engagementRequired: false, isHospital: false, takesCards: true },
};

/** By session, but the last one held, which the coach still has to mark: what each of the six said of its use, with a word here and there. */
const followed = [
  {
    answers: [
      [4, "Le cadre est clair, je m’y sens en confiance."],
      [5],
      [4],
      [3],
      [5, "Hâte d’apporter mon sujet."],
      [4],
    ],
  },
  {
    answers: [[5], [4, "Deux idées à essayer dès lundi."], undefined, [4], [5], [4]],
    missing: { 2: { presence: "excused", reason: "En déplacement sur le site de Lyon" } },
  },
  { answers: [[4], [4], [5, "J’ai osé dire ce qui coinçait."], [3], undefined, [5]] },
  {
    answers: [
      [4],
      [5],
      [5, "Les questions m’ont fait changer d’angle."],
      [3, "Un peu court en fin de séance."],
      [5],
      [5, "Le groupe écoute vraiment."],
    ],
    missing: { 3: { presence: "late", lateMinutes: 15 } },
  },
] as const;
