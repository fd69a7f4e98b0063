import type { fr } from "../fr/payment.ts";

export const en: typeof fr = {
  title: "Online payment",
  settings: "Settings",
  intro:
    "Your clients pay by card or SEPA direct debit on Stripe’s page. The money goes straight to your Stripe account: Entrepairs never touches it.",
  simulated: "Stripe is simulated on this machine: no money moves and no bank is contacted.",
  standing: "Connection status",
  state: { none: "Not connected", pending: "Unfinished", restricted: "Action needed", active: "Connected" },
  told: {
    none: "Your clients cannot pay online yet. To be paid by bank transfer, enter your IBAN under Settings, Firm: your invoices will show it.",
    pending: "Your Stripe account exists, but registration is not finished or Stripe is still checking it.",
    restricted: "Stripe has suspended payments to your account. It needs something from you.",
    active: "Your clients pay online using the link on each invoice.",
  },
  connect: "Connect to Stripe",
  resume: "Finish registration",
  review: "Review my details on Stripe",
  connectHint: "You will identify yourself on Stripe’s page, then come back here. It takes about ten minutes.",
  ownerOnly: "Only an owner of the firm can connect payments.",
  missing: "What Stripe still needs",
  requirement: {
    identity: "The identity of the company and of its representative",
    bank: "A bank account for payouts",
    activity: "The description of your activity",
    terms: "The acceptance of Stripe’s terms",
    other: "Another detail that Stripe asks for",
  },
  refresh: "Check again",
  errors: {
    "payment.refused_by_stripe": "Stripe refused this request. Try again, or contact us if it keeps happening.",
    "payment.stripe_unreachable": "Stripe is not responding. Try again in a moment.",
    "payment.not_connected": "Set up online payment first.",
  },
};
