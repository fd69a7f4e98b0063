import { Enrolment } from "@entrepairs/core/enrolment";
import { Organization } from "@entrepairs/core/organization";
import { Participant, PeopleImport } from "@entrepairs/core/participant";
import { Cycle } from "@entrepairs/core/session";
import type { FirmWorld } from "./firm.ts";

export interface ClientGroup {
  cohortID: string;
  organizationID: string;
  /** Who is to leave. */
  enrolmentID: string;
  enrolmentIDs: readonly string[];
  person: string;
  mailbox: string;
  /** Of the act that is tried again. */
  key: string;
}

let groups = 0;

/** Two people of one client in a group of their own; one of them is to leave. Acts as whoever calls. */
export async function clientGroup({ people }: FirmWorld, programmeID: string): Promise<ClientGroup> {
  const one = crypto.randomUUID().slice(0, 8);
  const [person, mailbox] = [`une.${one}@exemple.fr`, `compta.${one}@exemple.fr`];
  const { organizationID } = await Organization.create({
    name: `Client ${one}`,
    address: { street: "1 rue de l’Essai", postalCode: "75001", city: "Paris", country: "FR" },
    siret: "99000003600014",
    billingEmail: mailbox,
  });
  await PeopleImport.run({ organizationID, text: `Une Essai <${person}>\nDeux Essai <deux.${one}@exemple.fr>` });
  const known = await Participant.ofOrganization(organizationID);
  const { cohortID } = await Cycle.open({
    programmeID,
    name: `Groupe ${one}`,
    organizationID,
    coachID: people.coach.actor.memberID,
    modality: "onsite",
    place: "Salle d’essai",
    cycle: { start: `${2030 + Math.floor(groups / 100)}-01-07`, rhythm: rhythm(groups++), regular: 0 },
  });
  const participantIDs = known.map(({ participantID }) => participantID);
  const { enrolmentIDs } = await Enrolment.enrol({ cohortID, organizationID, participantIDs });
  const { enrolments } = await Enrolment.groupOf(cohortID);
  const enrolmentID = enrolments.find(({ email }) => email === person)?.enrolmentID ?? "";
  return { cohortID, organizationID, enrolmentID, enrolmentIDs, person, mailbox, key: crypto.randomUUID() };
}

/** Another week for each group: one coach leads them all. */
function rhythm(at: number) {
  return { everyWeeks: 1 + (at % 26), weekday: (1 + (at % 5)) as 1 | 2 | 3 | 4 | 5, time: "09:00" };
}
