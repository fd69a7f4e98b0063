import { Seats } from "@entrepairs/core/cohort";
import { Enrolment } from "@entrepairs/core/enrolment";
import { Firm } from "@entrepairs/core/firm";
import { Config } from "@entrepairs/core/gateway";
import { Invoice } from "@entrepairs/core/invoice";
import { amounts, plusDays } from "@entrepairs/core/kernel";
import { Link } from "@entrepairs/core/link";
import { Due } from "@entrepairs/core/platform";
import { instantOf } from "@entrepairs/core/session";
import { type EnrolmentNext, type MessageKind, type MessageParams, render } from "@entrepairs/mail";
import type { Happened, Job } from "./dispatch.ts";
import { sendOnce } from "./mail.ts";

/** One enrolment with its group and firm, read anew: an event carries ids alone. */
async function about({ ids }: Pick<Happened, "ids">) {
  const { cohortID = "", enrolmentID = "" } = ids;
  const [firm, group] = await Promise.all([Firm.get(), Enrolment.groupOf(cohortID)]);
  const enrolment = group.enrolments.find((one) => one.enrolmentID === enrolmentID);
  if (!enrolment) throw new Error("An event names an enrolment that is not there");
  const sessions = group.sessions.filter(({ status }) => status !== "cancelled");
  return { firm, cohort: group.cohort, sessions, enrolment };
}
type About = Awaited<ReturnType<typeof about>>;

function address(path: "inscription" | "charte" | "contrat", linkID: string | undefined): string {
  return `${Config.use().origin}/${path}/${Link.tokenOf(linkID ?? "")}`;
}

async function mail<Kind extends MessageKind>(
  mailID: string,
  { firm, enrolment }: About,
  message: { to?: string; kind: Kind; params: MessageParams[Kind] },
): Promise<void> {
  await sendOnce(mailID, {
    to: message.to ?? enrolment.email,
    replyTo: firm.contactEmail,
    locale: enrolment.locale,
    content: render(message.kind, message.params, enrolment.locale),
  });
}

function common({ firm, cohort, enrolment }: About) {
  return {
    firmName: firm.name,
    programmeTitle: cohort.programmeTitle,
    url: address("inscription", enrolment.linkID),
  };
}

async function mailOffer(mailID: string, happened: Happened): Promise<void> {
  const found = await about(happened);
  const { enrolment, firm, sessions } = found;
  if (enrolment.status !== "invited") return;
  const organizationName = enrolment.payers.find(({ kind }) => kind === "organization")?.name ?? firm.name;
  const params = { ...common(found), organizationName, sessions };
  await mail(mailID, found, { kind: "enrolmentOffer", params });
}

const offer: Job = (happened) => mailOffer(`offer-${happened.ids.enrolmentID}`, happened);
/** Each reminder is a cause of its own. */
const remind: Job = (happened) => mailOffer(happened.eventID, happened);

async function mailReceived(found: About, next: EnrolmentNext): Promise<void> {
  const { enrolmentID, priceNet, vatRate } = found.enrolment;
  const { gross } = amounts(priceNet, vatRate);
  const params = { ...common(found), reference: Enrolment.reference(enrolmentID), grossCents: gross, next };
  await mail(`received-${enrolmentID}`, found, { kind: "enrolmentReceived", params });
}

/** Proof of the agreement, to who pays. */
async function mailAgreement(found: About): Promise<void> {
  const { enrolment, cohort } = found;
  const [payer] = enrolment.payers;
  if (!enrolment.agreement || payer?.kind !== "company") return;
  const { signatory, signedAt } = enrolment.agreement;
  await mail(`agreement-${enrolment.enrolmentID}`, found, {
    to: payer.email,
    kind: "agreementAccepted",
    params: {
      ...common(found),
      payerName: payer.name,
      signatoryName: signatory,
      reference: Enrolment.reference(enrolment.enrolmentID),
      acceptedAt: signedAt,
      zone: cohort.zone,
      url: address("contrat", enrolment.contractLinkID),
    },
  });
}

/** What happens if nothing does: the held seat goes to the next when its term is over. */
async function watchHold({ cohort, enrolment }: About): Promise<void> {
  const seat = cohort.seats.find(({ enrolmentID }) => enrolmentID === enrolment.enrolmentID);
  if (!seat?.heldUntil) return;
  const { cohortID, enrolmentID } = enrolment;
  const dueKey = `hold.${enrolmentID}.${Date.parse(seat.heldUntil)}`;
  await Due.schedule({
    dueAt: seat.heldUntil,
    dueKey,
    event: Enrolment.Event.HoldEnded,
    ids: { cohortID, enrolmentID },
  });
}

const holdForCard: Job = async (happened) => {
  const found = await about(happened);
  await watchHold(found);
  await mailReceived(found, { kind: "card" });
  await mailAgreement(found);
};

const confirmInvoiced: Job = async (happened) => {
  const found = await about(happened);
  await mailReceived(found, { kind: "invoice" });
  await mailAgreement(found);
};

const sendContract: Job = async (happened) => {
  const found = await about(happened);
  const { enrolment, firm } = found;
  const until = enrolment.agreement?.withdrawalUntil;
  if (!until) return;
  const { cohortID, enrolmentID, priceNet, vatRate } = enrolment;
  const dueAt = instantOf(plusDays(until, 1), "00:00", firm.zone);
  const event = Enrolment.Event.WithdrawalEnded;
  await Due.schedule({ dueAt, dueKey: `withdrawal.${enrolmentID}`, event, ids: { cohortID, enrolmentID } });
  const url = address("contrat", enrolment.contractLinkID);
  const { gross } = amounts(priceNet, vatRate);
  const instalments = await Enrolment.instalmentsSigned(enrolmentID);
  const withdrawUrl = `${url}/renoncer`;
  const schedule = instalments.map(({ trigger, on, amount }) => ({ trigger, on, cents: amount }));
  const params = {
    ...common(found),
    grossCents: gross,
    withdrawalEndsOn: until,
    url,
    withdrawUrl,
    instalments: schedule,
  };
  await mail(`contract-${enrolmentID}`, found, { kind: "trainingContract", params });
};

const acknowledgeWithdrawal: Job = async (happened) => {
  const found = await about(happened);
  const { enrolment, firm } = found;
  const url = address("contrat", enrolment.contractLinkID);
  const reference = Enrolment.reference(enrolment.enrolmentID);
  const withdrawnAt = enrolment.endedAt ?? enrolment.createdAt;
  const refundedCents = await collectedOn(enrolment);
  const params = { ...common(found), reference, withdrawnAt, zone: firm.zone, url, refundedCents };
  await mail(`withdrawn-${enrolment.enrolmentID}`, found, { kind: "withdrawalReceived", params });
};

/** What came for a seat, cents: nothing should, before the period is over. */
async function collectedOn(enrolment: About["enrolment"]): Promise<number> {
  const invoices = await Promise.all(Enrolment.invoicesOf(enrolment).map(({ invoiceID }) => Invoice.find(invoiceID)));
  return invoices.reduce((sum, invoice) => sum + (invoice?.paid ?? 0), 0);
}

/** Only someone who came alone is told that he waits: an employer's people are told when there is a seat. */
const tellWaiting: Job = async (happened) => {
  const found = await about(happened);
  if (found.enrolment.origin === "visitor") await mailReceived(found, { kind: "waiting" });
};

const offerSeat: Job = async (happened) => {
  const found = await about(happened);
  await watchHold(found);
  const { cohort, enrolment, sessions } = found;
  const seat = cohort.seats.find(({ enrolmentID }) => enrolmentID === enrolment.enrolmentID);
  const [first] = sessions;
  if (!seat?.heldUntil || !first) return;
  const params = { ...common(found), startsAt: first.startsAt, zone: first.zone, until: seat.heldUntil };
  await mail(`seat-${enrolment.enrolmentID}`, found, { kind: "seatOffered", params });
};

/** As many of the waiting list as there are seats; each offer is a command of its own. */
const promote: Job = async ({ ids }) => {
  for (let seats = 0; seats < Seats.SEATS_MOST; seats++) {
    if (!(await Enrolment.promote(ids.cohortID ?? ""))) return;
  }
};

const askCharter: Job = async (happened) => {
  const found = await about(happened);
  const { cohort, enrolment } = found;
  if (enrolment.charter?.version === cohort.charter.version) return;
  const params = {
    firmName: found.firm.name,
    cohortName: cohort.name,
    url: address("charte", enrolment.charterLinkID),
  };
  await mail(happened.eventID, found, { kind: "charterToSign", params });
};

const key = ({ cohortID = "", enrolmentID = "" }: Happened["ids"]) => ({ cohortID, enrolmentID });
const expire: Job = async ({ ids }) => {
  await Enrolment.expireHold(key(ids));
};
const endWithdrawal: Job = async ({ ids }) => {
  await Enrolment.endWithdrawal(key(ids));
};

export const on = {
  [Enrolment.Event.Offered]: offer,
  [Enrolment.Event.Reminded]: remind,
  [Enrolment.Event.Waitlisted]: tellWaiting,
  [Enrolment.Event.SeatOffered]: offerSeat,
  [Enrolment.Event.SeatReleased]: promote,
  [Enrolment.Event.CardChosen]: holdForCard,
  [Enrolment.Event.InvoiceAsked]: confirmInvoiced,
  [Enrolment.Event.ContractSigned]: sendContract,
  [Enrolment.Event.Withdrawn]: acknowledgeWithdrawal,
  [Enrolment.Event.CharterAsked]: askCharter,
  [Enrolment.Event.HoldEnded]: expire,
  [Enrolment.Event.WithdrawalEnded]: endWithdrawal,
};
