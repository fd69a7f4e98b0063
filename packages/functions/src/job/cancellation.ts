import { Cancellation } from "@entrepairs/core/cancellation";
import { Cohort } from "@entrepairs/core/cohort";
import { Enrolment } from "@entrepairs/core/enrolment";
import { Firm } from "@entrepairs/core/firm";
import { Config } from "@entrepairs/core/gateway";
import { Invoice } from "@entrepairs/core/invoice";
import { now, plusMinutes } from "@entrepairs/core/kernel";
import { Link } from "@entrepairs/core/link";
import { Member } from "@entrepairs/core/member";
import { Due } from "@entrepairs/core/platform";
import { Session } from "@entrepairs/core/session";
import { Terms } from "@entrepairs/core/terms";
import { type MessageKind, type MessageParams, render } from "@entrepairs/mail";
import type { Job } from "./dispatch.ts";
import { sendOnce } from "./mail.ts";

const DAY_MINUTES = 24 * 60;

interface Letter<Kind extends MessageKind> {
  to: string;
  locale: "fr" | "en";
  kind: Kind;
  params: MessageParams[Kind];
}

async function mail<Kind extends MessageKind>(mailID: string, firm: Firm.Info, letter: Letter<Kind>): Promise<void> {
  const { to, locale, kind, params } = letter;
  if (to) await sendOnce(mailID, { to, replyTo: firm.contactEmail, locale, content: render(kind, params, locale) });
}

const groupURL = (firm: Firm.Info, cohortID: string) =>
  `${Config.use().origin}/app/f/${firm.firmID}/groupes/${cohortID}?onglet=participants`;

/** Does what was decided, then tells each of those it concerns, once. */
const settle: Job = async ({ ids }) => {
  const key = { cohortID: ids.cohortID ?? "", cancellationID: ids.cancellationID ?? "" };
  await Cancellation.settle(key);
  const [row, firm, { cohort, enrolments }] = await Promise.all([
    Cancellation.get(key),
    Firm.get(),
    Enrolment.groupOf(key.cohortID),
  ]);
  const about = { firmName: firm.name, what: row.name, cohortName: cohort.name, programmeTitle: cohort.programmeTitle };
  const own = enrolments.filter((one) => one.enrolmentID === row.enrolmentID);
  // A whole group that is cancelled has a mail of its own for its people and its coach knows.
  if (cohort.status !== "cancelled") {
    for (const { enrolmentID, email: to, locale, linkID } of own) {
      const url = linkID ? `${Config.use().origin}/inscription/${Link.tokenOf(linkID)}` : groupURL(firm, key.cohortID);
      const params = { ...about, reader: "person" as const, url };
      await mail(`cancellation-${row.cancellationID}-${enrolmentID}`, firm, {
        to,
        locale,
        kind: "cancellationTold",
        params,
      });
    }
    const coach = await Member.get(cohort.coachID);
    const params = { ...about, reader: "coach" as const, url: groupURL(firm, key.cohortID) };
    await mail(`cancellation-${row.cancellationID}-coach`, firm, {
      to: coach.email,
      locale: firm.locale,
      kind: "cancellationTold",
      params,
    });
  }
  await tellPayers(row, firm, about);
};

async function tellPayers(
  row: Awaited<ReturnType<typeof Cancellation.get>>,
  firm: Firm.Info,
  about: { firmName: string; what: string; cohortName: string; programmeTitle: string },
): Promise<void> {
  const [payers, done] = await Promise.all([Cancellation.payersOf(row), Cancellation.doneOf(row)]);
  for (const { payerID, buyer } of payers) {
    const his = done.find((one) => one.payerID === payerID);
    const gross = (kind: string) =>
      (his?.documents ?? []).reduce((sum, one) => sum + (one.kind === kind ? one.gross : 0), 0);
    const { refunded = 0, heldBack = 0, byHand = 0 } = his ?? {};
    const money = { creditGross: gross("credit"), heldGross: gross("held"), feeNet: gross("fee") };
    const url = await payerURL(firm, row.credits.find((one) => one.payerID === payerID)?.invoiceID);
    const amounts = { ...money, refunded, heldBack, byHand };
    const params = { ...about, ...amounts, reader: "payer" as const, reason: row.reason, url };
    await mail(`cancellation-${row.cancellationID}-payer-${payerID ?? ""}`, firm, {
      to: buyer.email,
      locale: firm.locale,
      kind: "cancellationTold",
      params,
    });
  }
}

/** Where a payer sees how his invoice stands; the firm's public page where he has none. */
async function payerURL(firm: Firm.Info, invoiceID: string | undefined): Promise<string> {
  const url = invoiceID && Invoice.payURL(await Invoice.get(invoiceID));
  return url || `${Config.use().origin}/c/${firm.slug}`;
}

/** Drafts name who sits there now; who leaves, who pays and the coaches are told, each once. */
const follow: Job = async ({ ids }) => {
  const { cohortID = "", enrolmentID = "", toCohortID = "", toEnrolmentID = "" } = ids;
  const [firm, from, to] = await Promise.all([Firm.get(), Enrolment.groupOf(cohortID), Enrolment.groupOf(toCohortID)]);
  const before = from.enrolments.find((one) => one.enrolmentID === enrolmentID);
  const after = to.enrolments.find((one) => one.enrolmentID === toEnrolmentID);
  if (!before || !after) throw new Error("A replacement names a seat that is not there");
  const nameOf = ({ given, family }: Enrolment.Info) => `${given} ${family}`;
  const by = { cohortID: toCohortID, enrolmentID: toEnrolmentID, name: nameOf(after) };
  for (const { invoiceID } of Enrolment.invoicesOf(after)) await Invoice.followSeat({ invoiceID, enrolmentID, by });
  const moves = cohortID !== toCohortID;
  const { cohort } = from;
  const about = {
    firmName: firm.name,
    leaverName: nameOf(before),
    newcomerName: nameOf(after),
    cohortName: cohort.name,
    programmeTitle: cohort.programmeTitle,
    ...(moves && { toCohortName: to.cohort.name }),
  };
  // Who moves answers for his new seat; who is replaced sees that his own has ended.
  const linkID = (moves ? after : before).linkID;
  const url = linkID
    ? `${Config.use().origin}/inscription/${Link.tokenOf(linkID)}`
    : `${Config.use().origin}/c/${firm.slug}`;
  const person = { reader: moves ? ("moved" as const) : ("person" as const), url };
  await mail(`replacement-${enrolmentID}-person`, firm, {
    to: before.email,
    locale: before.locale,
    kind: "replacementTold",
    params: { ...about, ...person },
  });
  await tellOthers(`replacement-${enrolmentID}`, firm, { about, seat: after, coachIDs: [cohort, to.cohort] });
};

async function tellOthers(
  mailID: string,
  firm: Firm.Info,
  told: {
    about: Omit<MessageParams["replacementTold"], "reader" | "url">;
    seat: Enrolment.Stored;
    coachIDs: readonly { coachID: string; cohortID: string }[];
  },
): Promise<void> {
  const { about, seat, coachIDs } = told;
  const { locale } = firm;
  const paying = seat.payers.flatMap((payer) => (payer.kind === "funder" ? [] : [payer]));
  for (const payer of paying) {
    const { email: to } = await Invoice.buyerOf(payer);
    const billing = Enrolment.invoicesOf(seat).find(({ payerID }) => payerID === null || payerID === payer.payerID);
    const params = { ...about, reader: "payer" as const, url: await payerURL(firm, billing?.invoiceID) };
    await mail(`${mailID}-payer-${payer.payerID}`, firm, { to, locale, kind: "replacementTold", params });
  }
  for (const { coachID, cohortID } of coachIDs) {
    const { email: to } = await Member.get(coachID);
    const params = { ...about, reader: "coach" as const, url: groupURL(firm, cohortID) };
    // One coach of both groups is told once.
    await mail(`${mailID}-coach-${coachID}`, firm, { to, locale, kind: "replacementTold", params });
  }
}

/** The day on which a group that is too small asks for a decision. */
async function watchDeadline(cohortID: string): Promise<void> {
  const [{ sessions }, { deadlineDays }] = await Promise.all([Enrolment.groupOf(cohortID), Terms.current()]);
  const [first] = sessions.filter(({ status }) => status !== "cancelled");
  if (!first || first.startsAt <= now()) return;
  const dueAt = plusMinutes(first.startsAt, -deadlineDays * DAY_MINUTES);
  const event = Cancellation.Event.Deadline;
  await Due.schedule({ dueAt, dueKey: `deadline.${cohortID}`, event, ids: { cohortID } });
}

/** Its deadline has come, unless its dates moved meanwhile: too small, the firm and its coach are told once a date. */
const lookAtDeadline: Job = async ({ ids }) => {
  const { cohortID = "" } = ids;
  const [firm, { cohort, sessions, enrolments }, { deadlineDays }] = await Promise.all([
    Firm.get(),
    Enrolment.groupOf(cohortID),
    Terms.current(),
  ]);
  const [first] = sessions.filter(({ status }) => status !== "cancelled");
  if (!first || !Cancellation.isShort(cohort, enrolments)) return;
  if (plusMinutes(first.startsAt, -deadlineDays * DAY_MINUTES) > now()) return watchDeadline(cohortID);
  const accepted = enrolments.filter(({ status }) => status === "accepted" || status === "held").length;
  const params = {
    firmName: firm.name,
    cohortName: cohort.name,
    accepted,
    seatsMin: cohort.seatsMin,
    startsAt: first.startsAt,
    zone: first.zone,
    url: groupURL(firm, cohortID),
  };
  const coach = await Member.get(cohort.coachID);
  for (const to of new Set([firm.contactEmail, coach.email])) {
    const mailID = `short-${cohortID}-${Date.parse(first.startsAt)}-${to === coach.email ? "coach" : "firm"}`;
    await mail(mailID, firm, { to, locale: firm.locale, kind: "groupShort", params });
  }
};

const watch: Job = async ({ ids }) => watchDeadline(ids.cohortID ?? "");

export const on = {
  [Cancellation.Event.Decided]: settle,
  [Cancellation.Event.Deadline]: lookAtDeadline,
  [Enrolment.Event.Replaced]: follow,
  [Enrolment.Event.Transferred]: follow,
  [Cohort.Event.Opened]: watch,
  [Session.Event.Moved]: watch,
  [Session.Event.CycleMoved]: watch,
  [Session.Event.Cancelled]: watch,
  [Session.Event.MadeUp]: watch,
};
