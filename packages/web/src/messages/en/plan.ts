import type { fr } from "../fr/plan.ts";

export const en: typeof fr = {
  title: (name: string) => `Schedule of ${name}`,
  mine: "My payments",
  caption: "Schedule",
  when: "When",
  amount: "Amount with VAT",
  state: "State",
  invoice: "Invoice",
  total: "In all",
  trigger: {
    period: (day: string) => `From ${day}`,
    session: (day: string) => `After the session of ${day}`,
    day: (day: string) => `On ${day}`,
  },
  states: {
    waiting: "To come",
    preparing: "Being prepared",
    toPay: "To pay",
    partlyPaid: "Paid in part",
    processing: "Debit under way",
    paid: "Paid",
    credited: "Cancelled by a credit note",
    dropped: "Will not be asked",
  },
  withdrawal: (day: string) =>
    `Withdrawal period up to and including ${day}: nothing is asked for or collected, no invoice is issued.`,
  mineWithdrawal: (day: string) =>
    `You may withdraw from the contract up to and including ${day}. Nothing is asked for or collected before then.`,
  running: (paid: string, gross: string) => `${paid} paid of ${gross}.`,
  byItself: "Each instalment is invoiced by itself, when it comes due: there is nothing to invoice by hand.",
  paid: "All is paid.",
  ended: "This seat is no longer taken: nothing more will be asked.",
  card: (last4: string) => `Saved card, ending in ${last4}.`,
  debit: (last4: string) => `Saved account, ending in ${last4}.`,
  noMethod: "No saved card: each invoice is paid on its page.",
  next: (amount: string, when: string) => `Next instalment: ${amount}, ${when}.`,
  nextWhen: {
    period: (day: string) => `from ${day}`,
    session: (day: string) => `after the session of ${day}`,
    day: (day: string) => `on ${day}`,
  },
  pay: (amount: string) => `Pay ${amount}`,
  see: (number: string) => `Invoice ${number}`,
  contract: "Contract, card and withdrawal",
  seeInvoice: (number: string) => `Open invoice ${number}`,
  draft: "Draft",
  errors: {
    "plan.not_found": "This seat has no schedule.",
    "plan.not_begun": "No way to pay is asked for before the end of the withdrawal period.",
  },
};
