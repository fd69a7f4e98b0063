import { Enrolment } from "@entrepairs/core/enrolment";
import type { Actor } from "@entrepairs/core/kernel";
import { Order } from "@entrepairs/core/order";
import { people } from "./people.ts";
import { as, bearer, day, happened, instant } from "./stage.ts";

interface Client {
  organizationID: string;
  cohortID: string;
}

/** The signed order behind the group under way, before its first session, and a draft of another. */
export async function orderUnderWay(owner: Actor.Member, underWay: Client): Promise<string> {
  const signed = await quoted(owner, underWay, {
    object: "Codéveloppement pour six managers de Valdor",
    days: -156,
    schedule: "order",
  });
  await signAs(owner, signed, -148, { name: people.sponsor.name, role: "Directrice des ressources humaines" });
  await as(owner, () => Order.create(draftFor(underWay.organizationID)));
  return signed;
}

/** The order behind the group that begins: its agreement waits for its signature, its deposit does not. */
export async function orderBeginning(owner: Actor.Member, beginning: Client): Promise<string> {
  const waiting = await quoted(owner, beginning, {
    object: "Accompagnement de cinq responsables de service",
    days: -12,
    seats: 5,
    isPublic: true,
    schedule: "deposit30",
  });
  await approved(owner, waiting, -6, { name: people.otherSponsor.name, role: "Directeur général des services" });
  await happened(instant(-6), () => as(owner, () => agreementOf(waiting, beginning.cohortID)));
  const reason = "La Ville engage l’acompte sur son budget de l’année, avant la signature de la convention.";
  await happened(instant(-5), () => as(owner, () => Order.waive({ orderID: waiting, reason })));
  return waiting;
}

/** The invoice that the schedule drafted first. */
export async function firstInvoice(owner: Actor.Member, orderID: string): Promise<string> {
  const { instalments } = await as(owner, () => Order.get(orderID));
  const [invoiceID] = instalments.flatMap((part) => part.invoiceID ?? []);
  if (!invoiceID) throw new Error("The demo's order drafted no invoice");
  return invoiceID;
}

interface Quoted {
  object: string;
  days: number;
  seats?: number;
  isPublic?: boolean;
  schedule: "order" | "deposit30";
}

async function quoted(owner: Actor.Member, client: Client, { object, days, seats = 6, isPublic, schedule }: Quoted) {
  // Before the clock is moved: days are counted from the start of the story.
  const validUntil = day(days + 45);
  const signatory = isPublic ? people.otherSponsor : people.sponsor;
  return happened(instant(days), async () => {
    const { orderID } = await as(owner, () =>
      Order.create({
        ...client,
        object,
        buyerKind: isPublic ? "publicBody" : "organization",
        signatory: {
          ...signatory,
          role: isPublic ? "Directeur général des services" : "Directrice des ressources humaines",
        },
        seats,
        lines: [
          {
            basis: "seat",
            description: "Parcours de codéveloppement, une place",
            quantity: `${seats}`,
            unitNet: 118_000,
          },
          { basis: "extra", description: "Entretien de cadrage avec la direction", quantity: "1", unitNet: 45_000 },
        ],
        schedule,
        validUntil,
      }),
    );
    await as(owner, () => Order.send({ orderID }));
    return orderID;
  });
}

type Signatory = { name: string; role: string };

async function approved(owner: Actor.Member, orderID: string, days: number, signatory: Signatory): Promise<void> {
  const buyer = bearer(owner.firmID, Order.PURPOSE, { orderID });
  await happened(instant(days), () => as(buyer, () => Order.approve({ ...signatory, accepted: true })));
}

async function signAs(owner: Actor.Member, orderID: string, days: number, signatory: Signatory): Promise<void> {
  await approved(owner, orderID, days, signatory);
  const { cohortID } = await as(owner, () => Order.get(orderID));
  await happened(instant(days + 1), () => as(owner, () => agreementOf(orderID, cohortID ?? "")));
  const { agreement } = await as(owner, () => Order.get(orderID));
  const textHash = agreement?.textHash ?? "";
  const buyer = bearer(owner.firmID, Order.PURPOSE, { orderID });
  await happened(instant(days + 3), () => as(buyer, () => Order.sign({ ...signatory, textHash, accepted: true })));
}

async function agreementOf(orderID: string, cohortID: string) {
  const { sessions } = await Enrolment.groupOf(cohortID);
  const planned = sessions.map(({ startsAt, minutes, zone }) => ({ startsAt, minutes, zone }));
  return Order.sendAgreement({ orderID, sessions: planned });
}

const draftFor = (organizationID: string) => ({
  organizationID,
  object: "Flash codéveloppement, trois séances",
  signatory: { ...people.sponsor, role: "Directrice des ressources humaines" },
  seats: 8,
  lines: [{ basis: "session" as const, description: "Séance de trois quarts d’heure", quantity: "3", unitNet: 90_000 }],
  schedule: "order" as const,
  validUntil: day(30),
});
