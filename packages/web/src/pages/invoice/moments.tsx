import { dayPlain, money } from "../../format/index.ts";
import { today } from "../../format/today.ts";
import { words } from "../../messages/invoice.ts";
import { words as references } from "../../messages/references.ts";
import { words as platform } from "../../messages/submission.ts";
import type { Moment } from "../../ui/timeline.tsx";
import { Moment as At, Day } from "../../ui/value.tsx";
import type { Invoice, Whole } from "./invoice.data.ts";
import { isCredit } from "./invoice-state.tsx";

const at = (instant: string) => <At at={instant} />;

/** What happened to an invoice and what comes, in order. */
export function momentsOf({ invoice, attempts, payments, refunds, disputes, moments }: Whole): Moment[] {
  if (invoice.status === "draft") {
    return [
      { id: "drafted", state: "done", title: words().moments.drafted, detail: at(invoice.createdAt) },
      ...early(invoice),
      { id: "issue", state: "now", title: words().moments.toIssue },
    ];
  }
  const drafted = { id: "drafted", title: words().moments.drafted, detail: at(invoice.createdAt) };
  return [
    // A credit note is issued as it is made.
    ...(isCredit(invoice.kind) || invoice.takenOverOn ? [] : [{ ...drafted, state: "done" as const }]),
    ...early(invoice),
    {
      id: "issued",
      state: "done",
      title: words().moments.issued(invoice.number ?? ""),
      detail: <Day day={invoice.issuedOn} />,
    },
    invoice.takenOverOn ? takenOver(invoice.takenOverOn) : sent(invoice),
    ...toDeposit(invoice),
    ...happened({ attempts, payments, refunds, disputes, moments }),
    ...(isCredit(invoice.kind) ? [] : [outcome(invoice)]),
  ];
}

/** Why a part of an order is invoiced before its agreement is signed, in the firm's own words. */
function early({ kind, reason }: Invoice): Moment[] {
  if (!reason || isCredit(kind) || kind === "corrected" || kind === "fee") return [];
  return [{ id: "early", state: "done", title: words().moments.early, detail: reason }];
}

/** Another tool drafted it and sent it. */
function takenOver(day: string): Moment {
  return { id: "takenOver", state: "done", title: words().moments.takenOver, detail: <Day day={day} /> };
}

function sent({ sentAt }: Invoice): Moment {
  if (sentAt) return { id: "sent", state: "done", title: words().moments.sent, detail: at(sentAt) };
  return { id: "sent", state: "to-come", title: words().moments.toSend };
}

/** A public body reads its invoice where it was deposited. */
function toDeposit({ buyer, deposit }: Invoice): Moment[] {
  if (buyer.kind !== "publicBody" || deposit) return [];
  return [{ id: "deposit", state: "now", title: references().deposit.toDo }];
}

type Money = Pick<Whole, "attempts" | "payments" | "refunds" | "disputes" | "moments">;

function happened({ attempts, payments, refunds, disputes, moments }: Money): Moment[] {
  const dated = [
    ...attempts.flatMap(tried),
    ...moments.map(noted),
    ...payments.map((payment) => ({
      on: payment.receivedAt,
      id: payment.reference,
      state: "done" as const,
      title: words().moments.received(money(payment.amount), words().methods[payment.method]),
      detail: <Day day={payment.receivedAt} />,
    })),
    ...payments.flatMap(cameBack),
    ...disputes.map(contested),
    ...refunds.map((refund) => ({
      on: refund.createdAt,
      id: `refund-${refund.refundKey}`,
      state: refund.status === "owed" ? ("now" as const) : ("done" as const),
      title: returned(refund),
      detail: at(refund.createdAt),
    })),
  ];
  return dated.sort((one, other) => one.on.localeCompare(other.on)).map(({ on: _, ...moment }) => moment);
}

/** What happened beside its money: a reminder, a credit note, a correction, a word of ours or of a platform. */
function noted(moment: Whole["moments"][number]): Moment & { on: string } {
  const { momentID: id, at: on, kind, step, number = "", amount = 0, text, code = "" } = moment;
  const said = words().moments;
  const title = {
    reminded: () => (step ? said.remindedStep(step) : said.reminded),
    credited: () => said.credited(number, money(amount)),
    corrected: () => said.corrected(number),
    note: () => text ?? "",
    status: () => (text ? `${statusOf(code)} (${text})` : statusOf(code)),
    sentAgain: () => said.sentAgain,
    deposited: () => references().deposit.moment(dayPlain(code), text ?? ""),
  }[kind]();
  return { on, id, state: "done", title, detail: at(on) };
}

/** A code of the approved platform, in words. */
function statusOf(code: string): string {
  return platform().statuses[Number(code)] ?? code;
}

function returned({ status, amount, byHand }: Whole["refunds"][number]): string {
  const said = words().moments;
  if (byHand === "setOff") return said.setOff(money(amount));
  const told = { owed: said.refunded, pending: said.refundPending, sent: said.refundSent, failed: said.refundFailed };
  return told[status](money(amount));
}

/** Recorded by hand, then undone. */
function cameBack({ reference, amount, method, returnedOn }: Whole["payments"][number]): (Moment & { on: string })[] {
  if (!returnedOn) return [];
  const title = words().moments.cameBack(money(amount), words().methods[method]);
  // After its receipt, whatever the hour of it.
  const on = `${returnedOn}T12:00:00.001Z`;
  return [{ on, id: `back-${reference}`, state: "dropped", title, detail: <Day day={returnedOn} /> }];
}

function contested({ disputeID: id, openedAt: on, amount, status, answerBy }: Whole["disputes"][number]) {
  const said = words().moments;
  const told = { open: said.disputed, underReview: said.disputed, won: said.disputeWon, lost: said.disputeLost };
  const state = { open: "now", underReview: "now", won: "done", lost: "dropped" } as const;
  const detail = status === "open" && answerBy ? said.answerBy(dayPlain(answerBy)) : at(on);
  return { on, id, state: state[status], title: told[status](money(amount)), detail };
}

/** Attempts that wait or that failed; those that succeeded are told by their payment, those that ended by nothing. */
function tried({ attemptID: id, status, createdAt: on }: Whole["attempts"][number]): (Moment & { on: string })[] {
  if (status === "processing") {
    const detail = words().moments.processingHint;
    return [{ on, id, state: "now", title: words().moments.processing, detail }];
  }
  if (status === "open") return [{ on, id, state: "now", title: words().moments.opened, detail: at(on) }];
  if (status === "failed") return [{ on, id, state: "dropped", title: words().moments.failed, detail: at(on) }];
  return [];
}

function outcome(invoice: Invoice): Moment {
  if (invoice.status === "credited") {
    return { id: "credited", state: "done", title: words().moments.creditedWhole };
  }
  if (invoice.status === "paid") {
    return { id: "paid", state: "done", title: words().moments.paid, detail: <Day day={invoice.paidAt} /> };
  }
  if (invoice.lapsedAt) {
    return { id: "lapsed", state: "done", title: words().moments.lapsed, detail: at(invoice.lapsedAt) };
  }
  const late = invoice.dueOn !== null && invoice.dueOn < today();
  return {
    id: "due",
    state: "next",
    title: words().moments.toPay(money(invoice.due)),
    detail: late ? words().moments.late : words().moments.before(invoice.dueOn ? dayPlain(invoice.dueOn) : ""),
  };
}
